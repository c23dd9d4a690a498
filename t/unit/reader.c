/*
 * reader - from a telegram's text to its values: small telegrams for each kind
 * of trouble, and the kind of every line of the examples.
 */
#include "base/buf.h"
#include "cable/names.h"
#include "cable/telegram.h"
#include "samples.h"
#include "tap.h"

static struct arena arena, scratch;

static struct cable *read_text(Str text)
{
	arena_reset(&arena);
	return telegram_read(&arena, &scratch, arena_str(&scratch, text));
}

/* A telegram of January 1974 with these lines below its class line. */
static struct cable *read_with(const char *elements)
{
	struct buf b;
	struct cable *c;

	buf_init(&b, 1 << 20);
	buf_z(&b, "O R 091743Z JAN 74\nFM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC IMMEDIATE 1888\n"
		  "INFO AMEMBASSY LIMA\n\nC O N F I D E N T I A L LA PAZ 0158\n\n");
	buf_z(&b, elements);
	buf_z(&b, "\n\n1. EXERCISE TEXT.\nSTEDMAN\n\nNNNN\n");
	c = read_text(buf_str(&b));
	buf_release(&b);
	return c;
}

static void test_heading(void)
{
	struct cable *c = read_with("TAGS: PINT");

	is_str(mrn_str(&arena, &c->mrn), S("74LAPAZ158"), "number with the year of the date-time group");
	ok(c->precedence == PREC_IMMEDIATE && c->info_precedence == PREC_ROUTINE, "two precedences");
	is_str(c->from.post, S("LAPAZ"), "originator's post");
	is_str(c->to.v[0].number, S("1888"), "continuity number");
	is_int(c->to.v[0].precedence, PREC_IMMEDIATE, "addressee's precedence");
	is_str(c->signer, S("STEDMAN"), "signer");
	is_int(c->accounted, c->text.n, "every byte is accounted for");
}

/* Several strings as one: values of a list with blanks between. */
static Str tags_of(const struct cable *c)
{
	Str all = S("");

	for (uint32_t i = 0; i < c->tags.n; i++)
		all = arena_printf(&arena, "%.*s%s%.*s", STR_ARG(all), i ? " " : "", STR_ARG(c->tags.v[i].tag));
	return all;
}

static Str refs_of(const struct cable *c)
{
	Str all = S("");

	for (uint32_t i = 0; i < c->refs.n; i++) {
		const struct reference *x = &c->refs.v[i];
		Str one = x->mrn.number ? mrn_str(&arena, &x->mrn) : ref_kind_name(x->kind);

		all = arena_printf(&arena, "%.*s%s%.*s%s%.*s%s", STR_ARG(all), i ? " " : "", STR_ARG(x->label),
				   x->label.n ? ":" : "", STR_ARG(one), x->notal ? "!" : "");
	}
	return all;
}

static const struct {
	const char *text, *want;
} tag_lines[] = {
	{ "TAGS: PINT BL", "PINT BL" },
	{ "TAGS: PINT, BL.", "PINT BL" },
	{ "TAGS- PINT, BL", "PINT BL" },
	{ "Tags: PINT, BL", "PINT BL" },
	{ "TAOS: PINT, BL", "PINT BL" },
	{ "TAGS: PINTBL", "PINT BL" },
	{ "TAGS: PINTEAID BL", "PINT EAID BL" },
	{ "TAGS: POINT, BL", "PINT BL" },
	{ "TAGS: PINT,\nEAID, BL", "PINT EAID BL" },
	{ "TAGS: OVIP (KISSINGER, HENRY A), BL", "OVIP KISSINGER, HENRY A BL" },
	{ "E.O. 11652: N/A TAGS: PINT, BL", "PINT BL" },
	{ "SUBJECT: NOTHING", "" },
};

static void test_tags(void)
{
	for (size_t i = 0; i < sizeof tag_lines / sizeof *tag_lines; i++)
		is_str(tags_of(read_with(tag_lines[i].text)), str_of(tag_lines[i].want), "%s", tag_lines[i].text);
}

static const struct {
	const char *text, *want;
} ref_lines[] = {
	{ "REF: LIMA 110", "74LIMA110" },
	{ "REF : STATE 012345", "74STATE12345" },
	{ "REF: NONE", "none" },
	{ "REF: A. ANKARA 1074 B. STATE 12345 (NOTAL)", "A:74ANKARA1074 B:74STATE12345!" },
	{ "REF: A) STATE 1, B) LIMA 2", "A:74STATE1 B:74LIMA2" },
	{ "REF: (A) 73 STATE 061194", "A:73STATE61194" },
	{ "REFS: (A) LIMA 173: (B) STATE 5614; (C) STATE 5919", "A:74LIMA173 B:74STATE5614 C:74STATE5919" },
	{ "REF: STATE 188314, 259032", "74STATE188314 74STATE259032" },
	{ "REF: KABUL 936/935", "74KABUL936 74KABUL935" },
	{ "REF: LIMA 0246, AND LIMA 244", "74LIMA246 74LIMA244" },
	{ "REF: 2005 LISBON 1609", "05LISBON1609" },
	{ "REF: STATE (01) 201265", "01STATE201265" },
	{ "REF: CAIRO 5589 AND PREVIOUS", "74CAIRO5589" },
	{ "REF: LA PAZ 364 OF JUNE 5, 1973", "73LAPAZ364" },
	{ "REF: OSD REPORT DTG 251847Z MAR 08", "dtg" },
	{ "REF: 7 FAM 180", "book" },
	{ "REF: STATE A-434", "74STATEA-434" },
	{ "REF: BINNS-BREWIN TELECON", "telcon" },
	{ "REF: FEB 8 WIRELESS", "report" },
	{ "REF: LA PAZ 9999", "73LAPAZ9999" },
	{ "REF: LIMA 9004, 9007 AND 9011", "74LIMA9004 74LIMA9007 74LIMA9011" },
	{ "REF: LIMA 5049-71", "71LIMA5049" },
	{ "REF: LIMA 9101-02", "74LIMA9101" },
	{ "REF: LIMA'S 9120", "74LIMA9120" },
	{ "REF: DEPTEL 45133", "74STATE45133" },
	{ "REF: EMBTEL 101", "74LAPAZ101" },
	{ "REF: STATE CA-3400", "airgram" },
	{ "REF LIMA 110", "74LIMA110" },
	{ "REF: (A) STATE 207984 310241Z AUG 77\n     (B) LIMA 5", "A:77STATE207984 B:74LIMA5" },
	{ "REF: A. LIMA 1\n\n     B. LIMA 2", "A:74LIMA1 B:74LIMA2" },
};

static void test_refs(void)
{
	for (size_t i = 0; i < sizeof ref_lines / sizeof *ref_lines; i++)
		is_str(refs_of(read_with(ref_lines[i].text)), str_of(ref_lines[i].want), "%s", ref_lines[i].text);
}

static const struct {
	const char *line, *mrn;
	enum class_level level;
	const char *caption;
	int section, of;
} class_lines[] = {
	{ "UNCLAS LIMA 9123", "76LIMA9123", LEVEL_UNCLASSIFIED, NULL, 1, 1 },
	{ "UNCLAS QUITO 9123", "76QUITO9123", LEVEL_UNCLASSIFIED, NULL, 1, 1 },
	{ "UNCLAS ROME 9123", "76ROME9123", LEVEL_UNCLASSIFIED, NULL, 1, 1 },
	{ "UNCLAS E F T O SECTION 01 OF 02 LIMA 9011", "76LIMA9011", LEVEL_UNCLASSIFIED, NULL, 1, 2 },
	{ "UNCLAS SENSITIVE LIMA 009123", "76LIMA9123", LEVEL_UNCLASSIFIED, "SENSITIVE", 1, 1 },
	{ "S E C R E T SECTION 1 OF 2 LIMA 9123 EXDIS", "76LIMA9123", LEVEL_SECRET, "EXDIS", 1, 2 },
	{ "CONFIDENTIAL MOSCOW 9876 SECTION 2 OF 3", "76MOSCOW9876", LEVEL_CONFIDENTIAL, NULL, 2, 3 },
	{ "LIMITED OFFICIAL USE NEW DELHI NO. 9123", "76NEWDELHI9123", LEVEL_LOU, NULL, 1, 1 },
	{ "C O N F I D E N I A L LIMA 9123", "76LIMA9123", LEVEL_CONFIDENTIAL, NULL, 1, 1 },
	{ "UNLCAS LIMA 9123", "76LIMA9123", LEVEL_UNCLASSIFIED, NULL, 1, 1 },
	{ "S e c r e t section 01 of 02 lima 009123", "76LIMA9123", LEVEL_SECRET, NULL, 1, 2 },
	{ "S E C R E T FINAL SECTION OF 3 LIMA 9123", "76LIMA9123", LEVEL_SECRET, NULL, 3, 3 },
	{ "C O N F I D E N T I A L LIMA 9I23", "", LEVEL_CONFIDENTIAL, NULL, 1, 1 },
};

static void test_class_lines(void)
{
	for (size_t i = 0; i < sizeof class_lines / sizeof *class_lines; i++) {
		const char *line = class_lines[i].line;
		struct cable *c;
		Str text;

		arena_reset(&scratch);
		text = arena_printf(&scratch, "R 091743Z JUN 76\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC 1888\n%s\n\nTAGS: PINT\n", line);
		c = read_text(text);
		ok(str_eq(mrn_str(&arena, &c->mrn), str_of(class_lines[i].mrn)), "%s: number", line);
		is_int(c->classification, class_lines[i].level, "%s: class", line);
		ok(c->to.n == 1 && c->info.n == 0, "%s: no addressee", line);
		is_str(c->captions.n ? c->captions.v[0] : STR_NONE, str_of(class_lines[i].caption), "%s: caption", line);
		ok(c->sections.present.v[0] == class_lines[i].section && c->sections.of == class_lines[i].of, "%s: section", line);
	}
}

static void test_elements(void)
{
	struct cable *c = read_with("EXDIS\n\nSTATE PASS OPIC\n\nE.OM 11652: GDS\nTAGS: PINT\nSUBJECT: (C) LONG-\nWINDED\n AND WRAPPED");

	is_str(c->captions.n ? c->captions.v[0] : STR_NONE, S("EXDIS"), "caption");
	is_str(c->pass_lines.n ? c->pass_lines.v[0] : STR_NONE, S("STATE PASS OPIC"), "pass line");
	is_str(c->eo.order, S("11652"), "order behind a garbled label");
	is_str(c->eo.action, S("GDS"), "what it says");
	is_str(c->eo.in_force, S("11652"), "the order in force");
	is_str(c->subject, S("LONG-WINDED AND WRAPPED"), "subject joined");
	is_str(c->subject_mark, S("C"), "subject's mark");
	c = read_with("E.O.: UNKNOWN");
	is_str(c->eo.raw, S("UNKNOWN"), "an order that is no number");
	c = read_with("E.O. 11)652: GDS");
	is_str(c->eo.raw, S("11)652: GDS"), "a garbled number is kept as it came");
	c = read_with("Classified By: AMBASSADOR JOHN Q. EXERCISE. REASON: 1.4 (B) AND (D)");
	is_str(c->classified_by.name, S("JOHN Q. EXERCISE"), "who classified");
	is_int(c->classified_by.reasons.n, 2, "two reasons");
	is_str(c->classified_by.reasons.v[1], S("1.4(d)"), "in the normal form");
}

static void test_glue(void)
{
	struct cable *c = read_text(S("VZCZCXRO5590\nPP RUEHLN\nDE RUEHTA #3273/01 2610645\nZNR UUUUU ZZH\nP 180645Z SEP 06\n"
				      "FM AMEMBASSY ALMATY\nTO RUEHC/SECSTATE WASHDC PIORITY 6963\n"
				      "INFO RUEHNE/AMEMBASSY NEW DELHI 0384UNCLAS SECTION 01 OF 03 ALMATY 003273 \n \n"
				      "SIPDIS \n \nSUBJECT: EXERCISE \n \n1. (SBU) Text \n \nALMATY 00003273  002 OF 003 \n \n \n"
				      "goes on. \n"));

	ok(c->notes.glued, "a glued class line is seen");
	is_str(c->info.v[0].number, S("0384"), "the number before it keeps its zero");
	is_int(c->to.v[0].precedence, PREC_PRIORITY, "a misspelt precedence is read");
	is_str(mrn_str(&arena, &c->mrn), S("06ALMATY3273"), "the number behind it");
	is_int(c->sections.missing.n, 1, "one section is missing");
	is_str(c->paragraphs.v[0].text, S("Text goes on."), "the page line is out of the paragraph");
}

static void test_page_lines(void)
{
	struct cable *c = read_text(S("CONFIDENTIAL\n \nPAGE 01  LA PAZ 00158  091826Z\n \n53\nACTION ARA-20\n \nINFO  OCT-01  H-03\n \n"
				      "      NSC-10  /034 W\n                       ---------------------     054575\n"
				      "R 091743Z JAN 74\nFM AMEMBASSY LA PAZ\nTO AMEMBASSY LIMA\nAMEMBASSY QUITO\nCONFIDENTIAL\n \nCONFIDENTIAL\n \n"
				      "PAGE 02  LA PAZ 00158  091826Z\n \nAMEMBASSY BOGOTA\n \nC O N F I D E N T I A L LA PAZ 0158\n \n"
				      "TAGS: PINT BL\nSUBJ: EXERCISE\n \n1. TEXT\nNNN\n"));

	is_int(c->to.n, 3, "a page break does not end an address list");
	is_int(c->distribution.sum, 34, "copies are added up");
	is_int(c->distribution.total, 34, "and the total read");
	is_int(c->profile, PROFILE_AAD, "a Department copy of the 1970s");
	is_int(c->sections.pages.n, 2, "two pages");
}

static void test_release(void)
{
	struct cable *c = read_text(S("Declassified/Released US Department of State EO Systematic Review 30 JUN 2005\n\n\n\n\nMessage Text\n"
				      "SECRET\n \nPAGE 01  LA PAZ 00158  091826Z\nR 091743Z JAN 74\nFM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC 1\n \n"
				      "S E C R E T LA PAZ 0158\n \nTAGS: PINT\nSUBJ: EXERCISE\n \n1. TEXT.\nNNN\n"));
	bool sbu;

	is_int(c->classification, LEVEL_SECRET, "as sent");
	is_int(telegram_level_now(c, &sbu), LEVEL_UNCLASSIFIED, "as it is now");
	is_int(date_number(c->release.date), 20050630, "since when");
}

static void test_odd(void)
{
	static const Str odd[] = { S_INIT(""), S_INIT("\n"), S_INIT("REF:"), S_INIT("TAGS:\n"), S_INIT("E.O."), S_INIT("1."),
		S_INIT("VZCZC"), S_INIT("ZNR"), S_INIT("R 091743Z"), S_INIT("FM "), S_INIT("MRN:"), S_INIT("PAGE 01 A 1"),
		S_INIT("\f\f\f"), S_INIT("Message Attributes"), S_INIT("SUBJECT: ("), S_INIT("TAGS: ((((") };

	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		is_int(read_text(odd[i])->text.n, odd[i].n, "'%.*s' is a telegram", STR_ARG(odd[i]));
	ok(!telegram_likely(read_text(S("Dear Sir,\n\nthis is a letter to the SECRETARY.\n"))), "a letter is not likely one");
	ok(telegram_likely(read_with("TAGS: PINT")), "a telegram is");
}

/* The kind of each line, one a row, lines of one kind that follow each other counted. */
static void dump_kinds(struct buf *b, const struct cable *c)
{
	for (uint32_t i = 0; i < c->lines.n;) {
		uint32_t n = i;

		while (n < c->lines.n && c->lines.v[n].kind == c->lines.v[i].kind)
			n++;
		buf_printf(b, "%u %.*s\n", n - i, STR_ARG(node_name((enum node_kind)c->lines.v[i].kind)));
		i = n;
	}
}

static void compare_golden(const char *name, Str got)
{
	char path[8192];
	struct arena a;
	Str want = STR_NONE;

	arena_init(&a);
	snprintf(path, sizeof path, "%s/%s", tap_path("t/golden/lines"), name);
	if (getenv("UPDATE")) {
		FILE *f = fopen(path, "wb");

		if (f) {
			fwrite(got.p, 1, got.n, f);
			fclose(f);
		}
	}
	ok(file_read(&a, path, 1 << 20, &want, NULL) && str_eq(got, want), "%s: the kind of each line", name);
	arena_release(&a);
}

static void golden(const char *name, Str text, void *ctx)
{
	struct buf b;

	(void)ctx;
	buf_init(&b, 1 << 20);
	dump_kinds(&b, read_text(text));
	compare_golden(name, buf_str(&b));
	buf_release(&b);
}

/* Forms in which telegrams come, each with an example whose lines are written down. */
static const struct {
	const char *form, *file;
	enum profile profile;
} forms[] = {
	{ "ACP 127, plaindress with pilot", "acp127-pilot.txt", PROFILE_STATE },
	{ "ACP 127, readdressal", "1978-readdressal.txt", PROFILE_ACP127 },
	{ "ACP 127, codress", "1978-codress.txt", PROFILE_ACP127 },
	{ "ACP 127, service message", "1978-service-acp127.txt", PROFILE_ACP127 },
	{ "JANAP 128", "1978-navsea-janap128.txt", PROFILE_ACP127 },
	{ "State, full header", "2006-lapaz-9273-wara-wara.txt", PROFILE_STATE },
	{ "archive record of five lines", "2006-lapaz-9402-drawings.txt", PROFILE_ARCHIVE },
	{ "archive, full header below other lines", "1996-print-of-a-post.txt", PROFILE_STATE },
	{ "archive, no header", "2008-santiago-9009-partial-extract.txt", PROFILE_ARCHIVE },
	{ "archive, short header", "1984-short-header.txt", PROFILE_ARCHIVE },
	{ "archive, class line first", "2008-state-917003-short-header.txt", PROFILE_ARCHIVE },
	{ "archive, distribution first", "2007-distribution-first.txt", PROFILE_AAD },
	{ "printout of a data base", "2002-printout.txt", PROFILE_ARCHIVE },
	{ "Department copy of 1969", "1969-department-copy.txt", PROFILE_AAD },
	{ "Department copy of 1974, by NARA", "1974-lapaz-9233-lake-levels.txt", PROFILE_AAD },
	{ "Department copy of 1979, by NARA", "1979-lapaz-19870-five-sections.txt", PROFILE_AAD },
	{ "NARA's withdrawal card", "1974-withdrawal-card.txt", PROFILE_AAD },
	{ "printed sheet of 1962", "1962-lapaz-0088-guaqui-steamer.txt", PROFILE_ARCHIVE },
	{ "SMART", "2011-lapaz-9088-museum-opens.txt", PROFILE_SMART },
	{ "SMART, an old telegram inside", "1985-lapaz-19061-back-converted.txt", PROFILE_SMART },
	{ "SMART in a mail", "2010-mail-wrapper.txt", PROFILE_SMART },
	{ "release under FOIA", "2012-lapaz-9021-foia-release.txt", PROFILE_SMART },
};

static void see_form(const char *name, Str text, void *ctx)
{
	bool *seen = ctx;

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (strcmp(forms[i].file, name) == 0) {
			seen[i] = true;
			is_int(read_text(text)->profile, forms[i].profile, "%s: the profile of %s", name, forms[i].form);
		}
}

static void test_forms(void)
{
	bool seen[sizeof forms / sizeof *forms] = { false };

	samples_each("examples/telegrams", see_form, seen);
	samples_each("t/golden/trouble", see_form, seen);
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		ok(seen[i], "there is a telegram in this form: %s", forms[i].form);
}

int main(void)
{
	arena_init(&arena);
	arena_init(&scratch);
	test_heading();
	test_tags();
	test_refs();
	test_class_lines();
	test_elements();
	test_glue();
	test_page_lines();
	test_release();
	test_odd();
	test_forms();
	samples_each("examples/telegrams", golden, NULL);
	samples_each("t/golden/trouble", golden, NULL);
	arena_release(&arena);
	arena_release(&scratch);
	return tap_done();
}
