/*
 * compose - reading a composed telegram gives the values it was composed of,
 * and composing it again the same bytes; what may not go out is refused.
 */
#include "cable/compose.h"

#include "cable/names.h"
#include "cable/rules.h"
#include "cable/wrap.h"
#include "samples.h"

/* The values that must survive, each put as text by a function of its name. */
#define VALUES(X) \
	X(mrn) X(time) X(precedence) X(from) X(to) X(info) X(exempt) X(wire) X(classification) X(captions) \
	X(pass_lines) X(order) X(tags) X(subject) X(refs) X(classified_by) X(sections) X(paragraphs) X(headings) X(signer) \
	X(embedded)

enum value {
#define X(name) VALUE_##name,
	VALUES(X)
#undef X
	VALUE_COUNT
};

static void put_time(struct buf *b, const struct cable *c)
{
	if (c->dtg_raw.n)
		buf_printf(b, "%04d-%02d-%02d %d %c", c->dtg.date.year, c->dtg.date.month, c->dtg.date.day, c->dtg.minute,
		           c->dtg.zone);
}

static void put_mrn(struct buf *b, const struct cable *c)
{
	if (c->mrn.number)
		mrn_print(b, &c->mrn);
}

/* A second precedence that is the first one says nothing. */
static void put_precedence(struct buf *b, const struct cable *c)
{
	buf_put(b, precedence_word(c->precedence));
	if (c->info_precedence != c->precedence)
		buf_printf(b, " %.*s", STR_ARG(precedence_word(c->info_precedence)));
	while (b->n && b->p[b->n - 1] == ' ')
		b->n--;
}

static void put_party(struct buf *b, const struct party *p)
{
	buf_printf(b, "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s\n", STR_ARG(p->routing), STR_ARG(p->name), STR_ARG(p->post),
	           STR_ARG(p->office), STR_ARG(precedence_word(p->precedence)), STR_ARG(p->number));
}

static void put_parties(struct buf *b, const PartyList *list)
{
	for (uint32_t i = 0; i < list->n; i++)
		put_party(b, &list->v[i]);
}

static void put_from(struct buf *b, const struct cable *c)
{
	if (c->has_from)
		put_party(b, &c->from);
}

static void put_to(struct buf *b, const struct cable *c)
{
	put_parties(b, &c->to);
}

static void put_info(struct buf *b, const struct cable *c)
{
	put_parties(b, &c->info);
}

static void put_exempt(struct buf *b, const struct cable *c)
{
	put_parties(b, &c->exempt);
}

static void put_strings(struct buf *b, const StrList *list)
{
	for (uint32_t i = 0; i < list->n; i++)
		buf_printf(b, "%.*s\n", STR_ARG(list->v[i]));
}

static void put_wire(struct buf *b, const struct cable *c)
{
	const struct transmission *t = &c->transmission;

	if (!t->station.n && !t->routing.n)
		return;
	buf_printf(b, "%.*s %.*s %.*s/%d %.*s %.*s\n", STR_ARG(t->id), STR_ARG(t->station), STR_ARG(t->serial), t->section,
	           STR_ARG(t->filed), STR_ARG(t->security));
	put_strings(b, &t->routing);
	put_strings(b, &t->signals);
}

static void put_classification(struct buf *b, const struct cable *c)
{
	buf_printf(b, "%.*s %.*s", STR_ARG(level_word(c->classification)), STR_ARG(c->class_control));
}

static void put_captions(struct buf *b, const struct cable *c)
{
	put_strings(b, &c->captions);
}

static void put_pass_lines(struct buf *b, const struct cable *c)
{
	put_strings(b, &c->pass_lines);
}

static void put_order(struct buf *b, const struct cable *c)
{
	const struct executive_order *e = &c->eo;

	buf_printf(b, "%.*s|%.*s|%d|%.*s", STR_ARG(e->order), STR_ARG(e->action), e->date.year ? date_number(e->date) : 0,
	           STR_ARG(e->event));
}

static void put_tags(struct buf *b, const struct cable *c)
{
	buf_z(b, c->has_tags_line ? "TAGS\n" : "");
	for (uint32_t i = 0; i < c->tags.n; i++)
		buf_printf(b, "%.*s\n", STR_ARG(c->tags.v[i].tag));
}

/* Without blanks, line ends and paragraph signs. */
static void put_letters(struct buf *b, Str s)
{
	while (s.n) {
		if (take(&s, S("\xC2\xB6")))
			continue;
		if (!is_blank((unsigned char)s.p[0]) && s.p[0] != '\n')
			buf_byte(b, s.p[0]);
		s = str_cut(s, 1, s.n);
	}
}

static void put_subject(struct buf *b, const struct cable *c)
{
	buf_printf(b, "(%.*s) ", STR_ARG(c->subject_mark));
	put_letters(b, c->subject);
}

static void put_refs(struct buf *b, const struct cable *c)
{
	for (uint32_t i = 0; i < c->refs.n; i++) {
		const struct reference *r = &c->refs.v[i];

		buf_printf(b, "%.*s. ", STR_ARG(r->label));
		if (r->mrn.number)
			mrn_print(b, &r->mrn);
		else
			buf_put(b, r->raw);
		buf_printf(b, " %.*s%s%s\n", STR_ARG(ref_kind_name(r->kind)), r->year_inferred ? " year inferred" : "",
		           r->notal ? " NOTAL" : "");
	}
}

static void put_classified_by(struct buf *b, const struct cable *c)
{
	const struct classified_by *by = &c->classified_by;

	if (!by->there)
		return;
	buf_printf(b, "%.*s|%.*s\n", STR_ARG(by->title), STR_ARG(by->name));
	put_strings(b, &by->reasons);
}

static void put_sections(struct buf *b, const struct cable *c)
{
	buf_printf(b, "of %d:", c->sections.of);
	for (uint32_t i = 0; i < c->sections.present.n; i++)
		buf_printf(b, " %d", c->sections.present.v[i]);
}

static void put_paragraphs(struct buf *b, const struct cable *c)
{
	for (uint32_t i = 0; i < c->paragraphs.n; i++) {
		const struct paragraph *p = &c->paragraphs.v[i];

		buf_printf(b, "%d (%.*s) ", p->number, STR_ARG(p->mark));
		put_letters(b, p->text);
		buf_byte(b, '\n');
	}
}

static void put_headings(struct buf *b, const struct cable *c)
{
	for (uint32_t i = 0; i < c->headings.n; i++) {
		put_letters(b, c->headings.v[i].text);
		buf_byte(b, '\n');
	}
}

static void put_signer(struct buf *b, const struct cable *c)
{
	buf_put(b, c->signer);
}

static void put_embedded(struct buf *b, const struct cable *c)
{
	for (uint32_t i = 0; i < c->embedded.n; i++)
		buf_printf(b, "%.*s %.*s %.*s\n", STR_ARG(c->embedded.v[i].mrn), STR_ARG(c->embedded.v[i].from),
		           STR_ARG(c->embedded.v[i].dtg));
}

static const struct {
	const char *name;
	void (*put)(struct buf *b, const struct cable *c);
} values[] = {
#define X(name) { #name, put_##name },
	VALUES(X)
#undef X
};

static const struct loss {
	const char *file;
	enum value value;
	const char *why;
} losses[] = {
	{ "1962-lapaz-0088-guaqui-steamer.txt", VALUE_time,
	  "a printed sheet has no date-time group, and its local date makes none" },
	{ "1962-lapaz-0088-guaqui-steamer.txt", VALUE_mrn, "the year of a number is that of the date-time group" },
	{ "2008-santiago-9009-partial-extract.txt", VALUE_mrn,
	  "the extract has no date-time group, so the number has no year" },
	{ "1974LAPAZ03295.txt", VALUE_mrn, "all above paragraph 4 is missing, so the number has no year" },
};

static const struct {
	const char *file, *rule;
} refused[] = {
	{ "2009-lapaz-9044-two-whistles.txt", "C07" },
	{ "2009-lima-9230-mispaired.txt", "C03" },
};

static const struct loss *known_loss(const char *file, enum value v)
{
	for (size_t i = 0; i < sizeof losses / sizeof *losses; i++)
		if (strcmp(losses[i].file, file) == 0 && losses[i].value == v)
			return &losses[i];
	return NULL;
}

static const char *known_refusal(const char *file)
{
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (strcmp(refused[i].file, file) == 0)
			return refused[i].rule;
	return NULL;
}

static struct arena arena, scratch;

/* The first line in which two texts differ, of each. */
static void first_difference(Str *a, Str *b)
{
	Str x, y;

	do {
		x = y = STR_NONE;
		if (!str_next(a, '\n', &x) && !str_next(b, '\n', &y))
			break;
		if (x.p)
			str_next(b, '\n', &y);
	} while (str_eq(x, y));
	*a = x;
	*b = y;
}

static void same(Str got, Str want, const char *file, const char *what)
{
	bool good = str_eq(got, want);

	if (!good)
		first_difference(&got, &want);
	if (!ok(good, "%s: %s", file, what))
		tap_differs(got, want);
}

static void compare(const char *file, enum value v, const struct cable *got, const struct cable *want)
{
	const struct loss *loss = known_loss(file, v);
	struct buf a, b;

	buf_init(&a, BUF_MOST);
	buf_init(&b, BUF_MOST);
	values[v].put(&a, got);
	values[v].put(&b, want);
	if (loss)
		ok(!str_eq(buf_str(&a), buf_str(&b)), "%s: %s is lost: %s", file, values[v].name, loss->why);
	else if (!str_eq(buf_str(&a), buf_str(&b)))
		same(buf_str(&a), buf_str(&b), file, values[v].name);
	buf_release(&a);
	buf_release(&b);
}

/* What every composed text keeps. */
static bool is_canonical(Str text)
{
	Str line;

	if (str_find(text, S("\xC2\xB6")) < text.n)
		return false;
	while (str_next(&text, '\n', &line))
		if (wrap_width(line) > LINE_COLUMNS || (line.n && is_blank((unsigned char)line.p[line.n - 1]))) {
			printf("# '%.*s'\n", STR_ARG(line));
			return false;
		}
	return true;
}

static void check_again(const char *file, const struct cable *want, Str text)
{
	const struct finding *why;
	struct cable *c = telegram_read(&arena, &scratch, text);
	struct buf again;

	buf_init(&again, BUF_MOST);
	c->profile = want->profile; /* a copy stays one: rules for what is still to go are stricter */
	for (int v = 0; v < VALUE_COUNT; v++)
		compare(file, (enum value)v, c, want);
	ok(is_canonical(text), "%s: lines of 69 columns, no blanks at their ends", file);
	if (ok(telegram_compose(&arena, &again, c, &why), "%s: what was composed can be composed", file))
		same(buf_str(&again), text, file, "composing again gives the same bytes");
	else
		printf("# %s: %.*s\n", why->rule->id, STR_ARG(why->message));
	buf_release(&again);
}

static void check_file(const char *file, Str text, void *ctx)
{
	const char *rule = known_refusal(file);
	const struct finding *why;
	struct buf b;
	struct cable *c;

	(void)ctx;
	buf_init(&b, BUF_MOST);
	c = telegram_read(&arena, &scratch, text);
	if (rule)
		ok(!telegram_compose(&arena, &b, c, &why) && strcmp(why->rule->id, rule) == 0, "%s is refused", file);
	else if (ok(telegram_compose(&arena, &b, c, &why), "%s is composed", file))
		check_again(file, c, buf_str(&b));
	else
		printf("# %s: %.*s\n", why->rule->id, STR_ARG(why->message));
	buf_release(&b);
	arena_reset(&arena);
	arena_reset(&scratch);
}

/* The leaves of the tree, one after the other, are the telegram. */
static void check_leaves(const char *file, Str text, void *ctx)
{
	const struct cable *c = telegram_read(&arena, &scratch, text);
	const struct node *v;
	struct buf b;
	uint32_t n;

	(void)ctx;
	buf_init(&b, BUF_MOST);
	v = telegram_tree(&arena, c, &n);
	for (uint32_t i = 0; i < n; i++)
		if (v[i].end == i + 1)
			buf_put(&b, str_at(c->text, v[i].span));
	same(buf_str(&b), text, file, "printing the leaves of the tree gives the same bytes");
	buf_release(&b);
	arena_reset(&arena);
	arena_reset(&scratch);
}

static Str wrapped(const char *lead, const char *text)
{
	struct buf b;
	Str s;

	buf_init(&b, BUF_MOST);
	wrap_put(&b, str_of(lead), str_of(text), 0, wrap_reads_on);
	s = arena_str(&arena, buf_str(&b));
	buf_release(&b);
	return s;
}

#define X10 "XXXXXXXXXX"
#define X60 "XXXXXXXXX XXXXXXXXX XXXXXXXXX XXXXXXXXX XXXXXXXXX XXXXXXXXX " /* 60 columns with a blank at the end */

static const struct {
	const char *text, *want, *what;
} wraps[] = {
	{ "", "\n", "nothing is an empty line" },
	{ "  A\n B\t C  ", "A B C\n", "blanks are collapsed" },
	{ "\xC2\xB6" "A. (C) TEXT", "A. (C) TEXT\n", "no paragraph sign is put" },
	{ X60 "12345 Y", X60 "12345\nY\n", "a line has 65 columns" },
	{ X60 "123456 Y", X60 "\n123456 Y\n", "and not 66 where it need not" },
	{ X60 "AT 2359Z", X60 "AT\n2359Z\n", "a word that no longer fits begins the next line" },
	{ X60 "091743Z JAN 74, AND SO ON", X60 "\n091743Z JAN 74, AND SO ON\n", "a date-time group is not broken" },
	{ X60 "74 LA PAZ 9412.", X60 "\n74 LA PAZ 9412.\n", "nor is a number with its post" },
	{ X60 "(REF B).", X60 "\n(REF B).\n", "nor a reference by its letter" },
	{ X60 "AAA - B", X60 "AAA\n- B\n", "no line ends in a hyphen, which would eat the blank" },
	{ X60 "ITEM 4. HE.", X60 "ITEM 4.\nHE.\n", "no line begins like a paragraph" },
	{ X60 "XXXXX SECRET", X60 "\nXXXXX SECRET\n", "nor is a class word alone on one" },
	{ X60 "XX. BOEKER", X60 "\nXX. BOEKER\n", "nor is a name, which would sign the text" },
	{ X60 X10 X10 X10 X10 X10 X10 X10 X10 " Y", X60 "\n" X10 X10 X10 X10 X10 X10 "XXXXXXXXX\nXXXXXXXXXXX Y\n",
	  "a word wider than a line is cut" },
	{ "\xC3\x89" X60 "1234 Y", "\xC3\x89" X60 "1234\nY\n", "columns are characters" },
};

static Str without_blanks_at_ends(Str s)
{
	struct buf b;
	Str line, all;

	buf_init(&b, BUF_MOST);
	while (str_next(&s, '\n', &line)) {
		buf_put(&b, str_trim_right(line));
		if (s.n || s.p)
			buf_byte(&b, '\n');
	}
	all = arena_str(&arena, buf_str(&b));
	buf_release(&b);
	return all;
}

static void test_wrap(void)
{
	for (size_t i = 0; i < sizeof wraps / sizeof *wraps; i++)
		is_str(wrapped("", wraps[i].text), without_blanks_at_ends(str_of(wraps[i].want)), "%s", wraps[i].what);
	is_str(wrapped("SUBJECT: ", "A"), S("SUBJECT: A\n"), "a label in front");
	is_str(wrapped("TAGS: ", ""), S("TAGS:\n"), "and alone, without its blank");
}

#define HEAD \
	"VZCZCXYZ0012\nPP RUEHC\nDE RUEHPE #0150/01 0121530\nZNR UUUUU ZZH\nP 121530Z JAN 06\nFM AMEMBASSY LIMA\n" \
	"TO RUEHC/SECSTATE WASHDC PRIORITY 0051\nINFO RUEHLP/AMEMBASSY LA PAZ 0008\nBT\n"
#define ELEMENTS "E.O. 12958: N/A\nTAGS: PREL PE\nSUBJECT: EXERCISE\n"
#define FOOT "BT\n#0150\n\nNNNN\n"
#define OPEN HEAD "UNCLAS LIMA 000150\n\n"

static const struct {
	const char *text, *rule, *what;
} sent[] = {
	{ OPEN ELEMENTS "\n1. TEXT.\n" FOOT, "", "a good telegram goes out" },
	{ OPEN ELEMENTS "\n1. THE WORD NNNN IS\nTHE END.\n" FOOT, "F14", "NNNN in the text" },
	{ OPEN ELEMENTS "\n1. BEGIN WITH ZCZCABC.\n" FOOT, "F14", "ZCZC in the text" },
	{ HEAD "S E C R E T LIMA 000150\n\n" ELEMENTS "\n1. TEXT.\n" FOOT, "C03", "a warning for less than the class" },
	{ OPEN ELEMENTS "\n1. (C) TEXT.\n" FOOT, "C07", "a portion above the whole" },
	{ OPEN "E.O. 12958: N/A\nTAGS: PREL PE\nSUBJECT: (S) EXERCISE\n\n1. TEXT.\n" FOOT, "C16",
	  "a subject above the whole" },
	{ OPEN "ROGER CHANNEL\n\nDISSENT CHANNEL\n\n" ELEMENTS "\n1. TEXT.\n" FOOT, "K03", "two channels" },
	{ OPEN "TAGS: PREL PE\nSUBJECT: EXERCISE\n\n1. TEXT.\n" FOOT, "E01", "no E.O." },
	{ OPEN "E.O. 12958: N/A\nSUBJECT: EXERCISE\n\n1. TEXT.\n" FOOT, "T01", "no TAGS" },
	{ OPEN "E.O. 12958: N/A\nTAGS: PREL PE\n\n1. TEXT.\n" FOOT, "S01", "no subject" },
	{ "R 121530Z JAN 06\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n\nUNCLAS LIMA 0150\n\n1. TEXT.\n", "",
	  "a copy without a wire heading lacks what it lacks" },
};

/* What is composed of a telegram; the absent Str, and `*rule`, when it may not go out. */
static Str composed(const char *text, const char **rule)
{
	struct cable *c = telegram_read(&arena, &scratch, str_of(text));
	const struct finding *why;
	Str s = STR_NONE;
	struct buf b;

	buf_init(&b, BUF_MOST);
	buf_z(&b, "before");
	*rule = "";
	if (telegram_compose(&arena, &b, c, &why))
		s = arena_str(&arena, str_cut(buf_str(&b), 6, b.n));
	else
		*rule = b.n == 6 ? why->rule->id : "something was put all the same";
	buf_release(&b);
	return s;
}

static void test_refusals(void)
{
	for (size_t i = 0; i < sizeof sent / sizeof *sent; i++) {
		const char *rule;

		composed(sent[i].text, &rule);
		is_str(str_of(rule), str_of(sent[i].rule), "%s", sent[i].what);
	}
}

/* Telegrams, and a part of what must be composed of them; NULL: all of it, unchanged. */
static const struct {
	const char *text, *want, *what;
} forms[] = {
	{ OPEN "SENSITIVE\n\nSIPDIS\n\nDEPT FOR WHA\n\n" ELEMENTS
	  "\nREF: A. 05 LA PAZ 9402\n     B. STATE 12345 (NOTAL)\n\n1. (SBU) TEXT.\n\nSPECIMEN\n" FOOT,
	  NULL, "the canonical form" },
	{ HEAD "UNCLAS SECTION 01 OF 02 LIMA 000150\n\n" ELEMENTS
	  "\n1. TEXT GOES\n\nLIMA 00000150  002 OF 002\n\n\nON.\n" FOOT,
	  "1. TEXT GOES ON.\n\n\nLIMA 00000150  002 OF 002\n\n\nBT\n", "a section begins behind the paragraph that its page cut" },
	{ HEAD "UNCLASSIFIED LIMA 150\n\nSENSITIVE, SIPDIS\n\n" ELEMENTS "\n1. TEXT.\n" FOOT,
	  "UNCLAS LIMA 150\n\nSENSITIVE\n\nSIPDIS\n\nE.O.", "one caption a line; the number's zeros as they came" },
	{ "R 121530Z JAN 74\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC 51\nCONFIDENTIAL LIMA 0150\n\nEO 11652 : GDS\n"
	  "TAGS: PINT,PE\nSUBJ: EXERCISE\nREFS: (A) LAPAZ 17, 18 AND PREVIOUS\n"
	  "(B) OUR STATE A-7 OF MAY 5, 1973; LETTER\n\n1. TEXT.\n",
	  "R 121530Z JAN 74\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC 51\n\n"
	  "C O N F I D E N T I A L LIMA 0150\n\nE.O. 11652: GDS\n"
	  "TAGS: PINT PE\nSUBJECT: EXERCISE\n\nREF: A. LA PAZ 17, LA PAZ 18 AND PREVIOUS\n"
	  "     B. OUR 73 STATE A-7 OF MAY 5, 1973; LETTER\n\n1. TEXT.\n", "nothing is made up" },
	{ "R 121530Z JAN 06\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC 0051\nUNCLAS LIMA 0150\n\n" ELEMENTS
	  "\n1. FIGURES:\n\nYEAR    LEVEL\n2006      214\n2007      231\n\n2. THESE ARE:\nA DIVER\nA MATE\nA COOK\n",
	  "\n1. FIGURES:\n\nYEAR    LEVEL\n2006      214\n2007      231\n\n2. THESE ARE:\nA DIVER\nA MATE\nA COOK\n",
	  "tables and lists stay as they were set" },
	{ OPEN ELEMENTS "\nRESULTS\nFOLLOW\n\n1. TEXT.\n" FOOT,
	  "\n\nRESULTS FOLLOW\n1. TEXT.\n", "a line that would turn into a heading is kept from it" },
	{ OPEN ELEMENTS "\nSummary\n-------------\n\n1. TEXT.\n" FOOT,
	  "\n\n-------\nSummary\n-------\n\n1. TEXT.\n", "a heading is boxed, its rules as long as it" },
};

static void test_forms(void)
{
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		const char *rule;
		Str got = composed(forms[i].text, &rule), want = str_of(forms[i].want);

		if (!want.p)
			is_str(got, str_of(forms[i].text), "%s", forms[i].what);
		else if (!ok(str_find(got, want) < got.n, "%s", forms[i].what))
			tap_differs(got, want);
	}
}

/* Format line 2 goes on below, with routing indicators only. */
static void test_called(void)
{
	const char *rule;
	struct buf b;
	Str got;

	buf_init(&b, BUF_MOST);
	buf_z(&b, "PP");
	for (int i = 0; i < 20; i++)
		buf_printf(&b, " RUEH%c%c", 'A' + i, 'A' + i % 7);
	buf_z(&b, "\nDE RUEHPE #0150 0121530\nZNR UUUUU ZZH\nP 121530Z JAN 06\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\n"
	          "UNCLAS LIMA 000150\n\n" ELEMENTS "\n1. TEXT.\n" FOOT);
	got = composed(arena_z(&arena, buf_str(&b)), &rule);
	ok(str_starts(got, S("PP RUEHAA RUEHBB RUEHCC RUEHDD RUEHEE RUEHFF RUEHGG RUEHHA RUEHIB\nRUEHJC ")) &&
	   str_find(got, S("#0150 0121530\n")) < got.n, "many stations, no section");
	buf_release(&b);
}

int main(void)
{
	arena_init(&arena);
	arena_init(&scratch);
	test_wrap();
	test_refusals();
	test_forms();
	test_called();
	samples_each("examples/telegrams", check_leaves, NULL);
	samples_each("examples/telegrams", check_file, NULL);
	samples_each("../shared/corpus/seed", check_file, NULL);
	samples_each("../shared/corpus/cfpf-1974-79/txt", check_leaves, NULL);
	if (!samples_each("../shared/corpus/cfpf-1974-79/txt", check_file, NULL))
		skip("the corpus of real telegrams is not beside the project");
	arena_release(&arena);
	arena_release(&scratch);
	return tap_done();
}
