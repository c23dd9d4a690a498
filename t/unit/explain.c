/*
 * explain - what is said about each line, and that every line is said something about.
 */
#include "cable/explain.h"

#include "cable/rules.h"
#include "tap.h"

static const char wire[] =
	"VZCZCXRO1234\n"
	"PP RUEHLP RUEHBR\n"
	"DE RUEHPE #9150/01 0121530\n"
	"ZNR UUUUU ZZH\n"
	"P 121530Z JAN 06\n"
	"FM AMEMBASSY LIMA\n"
	"TO RUEHC/SECSTATE WASHDC PRIORITY 9951\n"
	"INFO RUEHLP/AMEMBASSY LA PAZ 1588\n"
	"BT\n"
	"UNCLAS SECTION 01 OF 02 LIMA 009150\n"
	"\n"
	"SENSITIVE\n"
	"\n"
	"STATE FOR WHA/AND\n"
	"\n"
	"E.O. 193056: N/A\n"
	"TAGS: PREL ETRD PE QQQQ\n"
	"SUBJECT: EXERCISE: A CRATE\n"
	"IN THE CUSTOMS SHED\n"
	"\n"
	"REF: 05 LA PAZ 9402 (NOTAL)\n"
	"\n"
	"1. (SBU) EXERCISE. THE CRATE\n"
	"IS STILL THERE.\n"
	"\n"
	"LIMA 00009150  002 OF 002\n"
	"\n"
	"\n"
	"2. (SBU) EXERCISE. THE OFFICER WILL LOOK AGAIN.\n"
	"SPECIMEN\n"
	"BT\n"
	"#9150\n"
	"\n"
	"NNNN\n";

static const char copy[] =
	"CONFIDENTIAL\n"
	"\n"
	"PAGE 01        LIMA 09150  122110Z\n"
	"ACTION ARA-10\n"
	"\n"
	"INFO  SS-15  L-00  /025 W\n"
	"                  ------------------122111Z 064630 /61\n"
	"R 121530Z JAN 77\n"
	"FM AMEMBASSY LIMA\n"
	"TO SECSTATE WASHDC 9951\n"
	"\n"
	"C O N F I D E N T I A L LIMA 9150\n"
	"\n"
	"E.O. 11652: GDS\n"
	"TAGS: EWWT, PE, (SPECIMEN, TEST A)\n"
	"SUBJ: EXERCISE: A CRATE\n"
	"\n"
	"1. EXERCISE. THE CRATE IS STILL THERE.\n"
	"SPECIMEN\n"
	"\n"
	"CONFIDENTIAL\n"
	"\n"
	"NNN\n"
	"\n"
	"Declassified/Released US Department of State EO Systematic Review 30 JUN 2005\n"
	"\n"
	"Message Attributes\n"
	"Concepts: CRATES\n"
	"Film Number: D770000-0001\n";

/* What stands in an entry, and words that its meaning, one of its details or its troubles must hold. */
static const struct {
	const char *text, *line, *meaning, *detail, *trouble;
} cases[] = {
	{ wire, "VZCZCXRO1234", "message begins", "XRO: the channel", NULL },
	{ wire, "PP RUEHLP RUEHBR", "routing line", "PP: PRIORITY", NULL },
	{ wire, "PP RUEHLP RUEHBR", NULL, "RUEHLP: the station of Embassy La Paz", NULL },
	{ wire, "DE RUEHPE #9150/01 0121530", "from", "RUEHPE: the station of Embassy Lima", NULL },
	{ wire, "DE RUEHPE #9150/01 0121530", NULL, "12 January 2006, at 15:30", NULL },
	{ wire, "DE RUEHPE #9150/01 0121530", NULL, "section 1", NULL },
	{ wire, "ZNR UUUUU ZZH", "protected", "UUUUU: unclassified", NULL },
	{ wire, "P 121530Z JAN 06", "12 January 2006 at 15:30", "P: PRIORITY", "read as 2006" },
	{ wire, "FM AMEMBASSY LIMA", "From whom the telegram is: Embassy Lima.", NULL, NULL },
	{ wire, "TO RUEHC/SECSTATE WASHDC PRIORITY 9951", "act on it: Department of State.", "9951: running number", NULL },
	{ wire, "INFO RUEHLP/AMEMBASSY LA PAZ 1588", "information: Embassy La Paz.", "RUEHLP: routing indicator", NULL },
	{ wire, "BT", "separates", NULL, NULL },
	{ wire, "UNCLAS SECTION 01 OF 02 LIMA 009150", "UNCLASSIFIED", "2 parts", NULL },
	{ wire, "SENSITIVE", "who may see", "Sensitive But Unclassified", NULL },
	{ wire, "STATE FOR WHA/AND", "pass line", "at STATE it is for WHA/AND", NULL },
	{ wire, "E.O. 193056: N/A", "Executive Order", "N/A: not applicable", "12958" },
	{ wire, "TAGS: PREL ETRD PE QQQQ", "TAGS", "PREL: External", "no TAG" },
	{ wire, "TAGS: PREL ETRD PE QQQQ", NULL, "PE: Peru", NULL },
	{ wire, "TAGS: PREL ETRD PE QQQQ", NULL, "QQQQ: not a known code", NULL },
	{ wire, "SUBJECT: EXERCISE: A CRATE\nIN THE CUSTOMS SHED", "about", NULL, NULL },
	{ wire, "REF: 05 LA PAZ 9402 (NOTAL)", "References", "telegram 9402 of La Paz of 2005", NULL },
	{ wire, "REF: 05 LA PAZ 9402 (NOTAL)", NULL, "NOTAL: not all", NULL },
	{ wire, "1. (SBU) EXERCISE. THE CRATE\nIS STILL THERE.", "mark", "(SBU): Sensitive But Unclassified", NULL },
	{ wire, "LIMA 00009150  002 OF 002", "Section 2 of 2 begins", NULL, NULL },
	{ wire, "SPECIMEN", "name of the chief", NULL, NULL },
	{ wire, "#9150", "serial number", NULL, NULL },
	{ wire, "NNNN", "end of the message", NULL, NULL },
	{ copy, "PAGE 01        LIMA 09150  122110Z", "Page 1", NULL, NULL },
	{ copy, "ACTION ARA-10\n\nINFO  SS-15  L-00  /025 W", "add up to the printed total of 25", "ARA-10: Bureau of Inter-American Affairs, 10 copies", NULL },
	{ copy, "ACTION ARA-10\n\nINFO  SS-15  L-00  /025 W", NULL, "none on paper", NULL },
	{ copy, "------------------122111Z 064630 /61", "counter", NULL, NULL },
	{ copy, "C O N F I D E N T I A L LIMA 9150", "CONFIDENTIAL", "LIMA 9150: the number", NULL },
	{ copy, "E.O. 11652: GDS", NULL, "GDS: general declassification schedule", NULL },
	{ copy, "TAGS: EWWT, PE, (SPECIMEN, TEST A)", NULL, "(SPECIMEN, TEST A): a person", NULL },
	{ copy, "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005", "made it public", NULL, NULL },
	{ copy, "Message Attributes\nConcepts: CRATES\nFilm Number: D770000-0001", "National Archives", "Film Number: where", NULL },
};

static const struct explained *find(const ExplainedList *l, Str text, Str line)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (str_eq(str_trim(str_at(text, l->v[i].span)), line))
			return &l->v[i];
	return NULL;
}

static bool holds(const StrList *l, const char *words)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (str_find(l->v[i], str_of(words)) < l->v[i].n)
			return true;
	return false;
}

static void test_case(size_t i, const ExplainedList *l)
{
	const struct explained *e = find(l, str_of(cases[i].text), str_of(cases[i].line));

	if (!ok(e != NULL, "an entry: %s", cases[i].line))
		return;
	if (cases[i].meaning)
		ok(str_find(e->meaning, str_of(cases[i].meaning)) < e->meaning.n, "it means: %s", cases[i].meaning);
	if (cases[i].detail)
		ok(holds(&e->details, cases[i].detail), "a detail: %s", cases[i].detail);
	if (cases[i].trouble)
		ok(holds(&e->troubles, cases[i].trouble), "a trouble: %s", cases[i].trouble);
}

static struct cable *read_text(struct arena *a, Str text)
{
	struct arena scratch;
	struct cable *c;

	arena_init(&scratch);
	c = telegram_read(a, &scratch, text);
	arena_release(&scratch);
	telegram_check(a, c);
	return c;
}

/* Entries are in order, cover every line that is not blank, and carry every finding once. */
static void test_cover(const struct cable *c, const ExplainedList *l)
{
	uint32_t at = 0, troubles = 0;
	bool good = true;

	for (uint32_t i = 0; i < l->n; i++) {
		for (; at < l->v[i].span.off; at++)
			good &= c->text.p[at] == '\n' || is_blank(c->text.p[at]);
		at = span_end(l->v[i].span);
		troubles += l->v[i].troubles.n;
	}
	good &= str_trim(str_cut(c->text, at, c->text.n)).n == 0;
	ok(good, "every line that is not blank is in an entry");
	is_int(troubles, c->findings.n, "every finding is said once");
}

static void test_marks_once(const ExplainedList *l)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->n; i++)
		n += holds(&l->v[i].details, "(SBU): ");
	is_int(n, 1, "a portion mark is explained once");
}

int main(void)
{
	struct arena a;
	const char *texts[] = { wire, copy };
	ExplainedList none;

	arena_init(&a);
	for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
		struct cable *c = read_text(&a, str_of(texts[t]));
		ExplainedList l = telegram_explain(&a, c);

		for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
			if (cases[i].text == texts[t])
				test_case(i, &l);
		test_cover(c, &l);
		if (t == 0)
			test_marks_once(&l);
	}
	none = telegram_explain(&a, read_text(&a, S("")));
	is_int(none.n, 0, "an empty text has no entries");
	arena_release(&a);
	return tap_done();
}
