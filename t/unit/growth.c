/*
 * growth - twice the telegram is twice the work, whatever it is made of.
 *
 * Each shape repeats a piece, or several, until the telegram has a given size,
 * and is read, checked, explained, printed and composed at three sizes, each
 * twice the one before. What the second doubling adds must be about twice what the first
 * added; work that does not depend on the size falls out of the difference.
 * Steps are counted (counted.h), so that the result is the same on any machine.
 */
#define T_COUNTED_PLAIN
#include "counted.h"

#include "cable/compose.h"
#include "cable/explain.h"
#include "cable/output.h"
#include "tap.h"

enum {
	SIZE = 8192,
	SLACK = 20000, /* steps that the growth of a list may add at one of the sizes */
};
#define RATIO_MOST 2.2

#define HEADING "R 121530Z JAN 06\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n"
#define CLASS "C O N F I D E N T I A L LIMA 009150\n\n"
#define ELEMENTS "E.O. 12958: DECL: 01/12/2016\nTAGS: PREL, PE\nSUBJECT: EXERCISE\n\n"
#define BODY HEADING CLASS ELEMENTS "1. (C) EXERCISE. "
#define COPY "PAGE 01  LIMA  09150  01 OF 02  121535Z\n\nACTION ARA-20\n\nR 121530Z JAN 79\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n" CLASS

/* In braces stands what is repeated; "@" is a number and "~" a word, of three signs each, that go up. */
static const struct shape {
	const char *name, *form;
} shapes[] = {
	{ "bytes of one line", "{A}" },
	{ "bytes of one line of text", BODY "{A}\n" },
	{ "words of one line of text", BODY "{EXERCISE }\n" },
	{ "lines and nothing else", "{EXERCISE\n}" },
	{ "lines of one paragraph", BODY "{EXERCISE TEXT\n}" },
	{ "blank lines", BODY "\n{\n}END\n" },
	{ "blank lines and nothing else", "{\n}" },
	{ "lines of one blank", BODY "{ \n}" },
	{ "blanks on one line", BODY "{ }\n" },
	{ "carriage returns on one line", BODY "{\r}\n" },
	{ "NUL-like bytes", BODY "{\001}\n" },
	{ "bytes that are no UTF-8", BODY "{\xFF}\n" },
	{ "numbered paragraphs", HEADING CLASS ELEMENTS "{@. (C) EXERCISE.\n\n}" },
	{ "paragraphs with one number", BODY "\n\n{2. (C) EXERCISE.\n\n}" },
	{ "paragraphs without a number", BODY "\n\n{EXERCISE.\n\n}" },
	{ "paragraphs with an unknown mark", BODY "\n\n{@. (X) EXERCISE.\n\n}" },
	{ "headings with a rule", BODY "\n\n{EXERCISE\n--------\n}" },
	{ "headings before numbers", BODY "\n\n{EXERCISE\n\n@. (C) TEXT.\n\n}" },
	{ "rules", BODY "\n{-----\n}" },
	{ "list items", BODY "\n{A. B. C. }\n" },
	{ "opening parentheses", BODY "\n{(}\n" },
	{ "opening parentheses at line starts", BODY "\n\n{(\n\n}\n" },
	{ "quotation marks", BODY "\n{\"}\n" },
	{ "lines QUOTE", BODY "\n{QUOTE\n}" },
	{ "lines UNQUOTE", BODY "\n{UNQUOTE\n}" },
	{ "asterisks", BODY "\n{CONFID*NTIAL\n}" },
	{ "paragraphs SUMMARY without an end", BODY "\n\n{@. (C) SUMMARY: EXERCISE.\n\n}" },
	{ "paragraphs COMMENT without an end", BODY "\n\n{@. (C) COMMENT: EXERCISE.\n\n}" },
	{ "words SUMMARY", BODY "\n\n2. (C) SUMMARY: {SUMMARY: }\n" },
	{ "words END SUMMAR", BODY "\n\n2. (C) SUMMARY: {END SUMMAR }\n" },
	{ "words REFTEL", BODY "{REFTEL }\n" },
	{ "labels of references in the text", HEADING CLASS ELEMENTS "REF: LIMA 1\n\n1. (C) {REF C, }\n" },
	{ "days of the text", BODY "{JANUARY 20 }\n" },
	{ "garbled letters", BODY "doesn{tQ }\n" },
	{ "redactions", BODY "{XXXXXXXX }\n" },
	{ "signs NNNN", BODY "\n{NNNN\n}" },
	{ "signs NNNN within text", BODY "{NNNN }\n" },
	{ "separations", BODY "\n{BT\n}" },
	{ "names at the end", BODY "\n\n{SPECIMEN\n\n}" },
	{ "lines behind the signature", BODY "\n\nSPECIMEN\n\n{NOTE BY OC/T: EXERCISE\n}" },

	{ "transmission identifications", "{VZCZCXYZ@\n}" HEADING },
	{ "routing lines", "VZCZCXYZ0001\n{RR RUEHLP\n}" HEADING CLASS },
	{ "stations on one line", "VZCZCXYZ0001\nRR {RUEHLP }\n" HEADING CLASS },
	{ "stations nobody knows", "VZCZCXYZ0001\nRR {RUZZXQ }\n" HEADING CLASS },
	{ "stations, each another", "VZCZCXYZ0001\nRR {RU~ }\n" HEADING CLASS },
	{ "stations, a line each", "VZCZCXYZ0001\nRR RUEHLP\n{RUEHLP\n}" HEADING CLASS },
	{ "words behind DE", "VZCZCXYZ0001\nRR RUEHC\nDE RUEHPE {#9150 }\n" HEADING CLASS },
	{ "operating signals", "VZCZCXYZ0001\nRR RUEHC\nDE RUEHPE #9150 0121530\nZNR UUUUU {ZZH }\n" HEADING CLASS },
	{ "preambles", "{R 121530Z JAN 06\n}" HEADING CLASS },
	{ "originators", "R 121530Z JAN 06\n{FM AMEMBASSY LIMA\n}" CLASS },
	{ "addressees", HEADING "{RUEHLP/AMEMBASSY LA PAZ PRIORITY 1588\n}" CLASS },
	{ "addressees nobody knows", HEADING "{AMEMBASSY ATLANTIS @\n}" CLASS },
	{ "addressees, each another", HEADING "{AMEMBASSY A~B @\n}" CLASS },
	{ "addressees with indicators nobody knows", HEADING "{RU~/AMEMBASSY LIMA @\n}" CLASS },
	{ "addressees, and stations called", "VZCZCXYZ0001\nRR {RU~ }\nDE RUEHPE #9150 0121530\n" HEADING "{INFO RU~/AMEMBASSY A~ @\n}" CLASS },
	{ "addressees with garbled precedence", HEADING "{AMEMBASSY LA PAZ PIORITY @\n}" CLASS },
	{ "addressees for information", HEADING "{INFO AMEMBASSY QUITO\n}" CLASS },
	{ "addressees exempted", HEADING "{XMT AMEMBASSY QUITO\n}" CLASS },
	{ "words of one address", HEADING "INFO AMEMBASSY {LIMA }\n" CLASS },
	{ "slashes of one address", HEADING "INFO AMEMBASSY LIMA {//A}\n" CLASS },
	{ "capitals of one address", HEADING "INFO R{A}/AMEMBASSY\n" CLASS },
	{ "class words glued to one address", HEADING "INFO AMEMBASSY LIMA 12{UNCLASX}\n" CLASS },

	{ "class lines", HEADING "{UNCLAS LIMA 009150\n}" },
	{ "class words", HEADING "\nUNCLAS {UNCLAS }LIMA 009150\n" },
	{ "letters of one class line", HEADING "\nUNCLAS {LIMA }009150\n" },
	{ "digits of one class line", HEADING "\nUNCLAS LIMA {1}\n" },
	{ "captions, a line each", HEADING CLASS "{SIPDIS\n}" ELEMENTS },
	{ "captions on one line", HEADING CLASS "{SIPDIS, }\n" ELEMENTS },
	{ "captions of several kinds", HEADING CLASS "{SIPDIS, NODIS, EXDIS, LIMDIS, NOFORN, STADIS, }\n" ELEMENTS },
	{ "captions nobody knows", HEADING CLASS "{SIPDISS\n}" ELEMENTS },
	{ "pass lines", HEADING CLASS "{STATE PASS OPIC\n}" ELEMENTS },
	{ "pass lines on one line", HEADING CLASS "PASS {A; }\n" ELEMENTS },
	{ "orders", HEADING CLASS "{E.O. 12958: N/A\n}TAGS: PREL\nSUBJECT: EXERCISE\n" },
	{ "words of one order", HEADING CLASS "E.O. 12958: DECL {1/ }\nTAGS: PREL\n" },
	{ "digits of one order", HEADING CLASS "E.O. 12958: {1}\nTAGS: PREL\n" },
	{ "lines of TAGS", HEADING CLASS "{TAGS: PREL, PE\n}SUBJECT: EXERCISE\n" },
	{ "TAGS", HEADING CLASS "TAGS: {PREL, }\nSUBJECT: EXERCISE\n" },
	{ "TAGS nobody knows", HEADING CLASS "TAGS: {QX@ }\nSUBJECT: EXERCISE\n" },
	{ "TAGS, each another", HEADING CLASS "TAGS: {~, }\nSUBJECT: EXERCISE\n" },
	{ "TAGS written together", HEADING CLASS "TAGS: {PRELPGOV }\nSUBJECT: EXERCISE\n" },
	{ "letters of one of the TAGS", HEADING CLASS "TAGS: {PREL}\nSUBJECT: EXERCISE\n" },
	{ "persons among the TAGS", HEADING CLASS "TAGS: PREL {(SPECIMEN, X) }\nSUBJECT: EXERCISE\n" },
	{ "parentheses among the TAGS", HEADING CLASS "TAGS: {(}\nSUBJECT: EXERCISE\n" },
	{ "subjects", HEADING CLASS "{SUBJECT: EXERCISE\n\n}" },
	{ "labels of the subject on one line", HEADING CLASS "{SUBJECT: }\n" },
	{ "labels SUBJ on one line", HEADING CLASS "SUBJECT: {XSUBJ: }\n" },
	{ "labels TAGS: and REF: on one line", HEADING CLASS "{TAGS: REF: }\n" },
	{ "labels, each another element", HEADING CLASS "E.O. 12958: N/A {TAGS: PE SUBJ: X REF: A }\n" },
	{ "words of one subject", HEADING CLASS "SUBJECT: {EXERCISE }\n" },
	{ "garbled labels", HEADING CLASS "{SUBJELT: EXERCISE\n}" },
	{ "references on one line", HEADING CLASS ELEMENTS "REF: {LIMA @, }\n\n1. (C) EXERCISE.\n" },
	{ "references by semicolon", HEADING CLASS ELEMENTS "REF: {05 LIMA @; }\n\n1. (C) EXERCISE.\n" },
	{ "bare numbers of references", HEADING CLASS ELEMENTS "REF: LIMA 1{, @}\n\n1. (C) EXERCISE.\n" },
	{ "references with one label", HEADING CLASS ELEMENTS "REF: {(A) LIMA @ }\n\n1. (C) EXERCISE.\n" },
	{ "references under Z", HEADING CLASS ELEMENTS "REF: (A) LIMA 1 (B) {LIMA @ }\n\n1. (C) EXERCISE.\n" },
	{ "labels of references", HEADING CLASS ELEMENTS "REF: {A. B. C. }\n\n1. (C) EXERCISE.\n" },
	{ "words of one reference", HEADING CLASS ELEMENTS "REF: {EXERCISE }\n\n1. (C) EXERCISE.\n" },
	{ "letters of one reference", HEADING CLASS ELEMENTS "REF: {A} 12\n\n1. (C) EXERCISE.\n" },
	{ "letters O of one reference", HEADING CLASS ELEMENTS "REF: {O} 12\n\n1. (C) EXERCISE.\n" },
	{ "numbers apart by slashes", HEADING CLASS ELEMENTS "REF: LIMA {1/}\n\n1. (C) EXERCISE.\n" },
	{ "numbers behind slashes and no post", HEADING CLASS ELEMENTS "REF: {/1}\n\n1. (C) EXERCISE.\n" },
	{ "commas, then numbers", HEADING CLASS ELEMENTS "REF: {,}{ 1}\n\n1. (C) EXERCISE.\n" },
	{ "letters, then numbers", HEADING CLASS ELEMENTS "REF: {A}{ 1}\n\n1. (C) EXERCISE.\n" },
	{ "blanks and a stop, then numbers", HEADING CLASS ELEMENTS "REF: LIMA{ }.{ 1}\n\n1. (C) EXERCISE.\n" },
	{ "months behind numbers", HEADING CLASS ELEMENTS "REF: LIMA {12 OF JAN }\n\n1. (C) EXERCISE.\n" },
	{ "airgrams", HEADING CLASS ELEMENTS "REF: {LIMA A-@, }\n\n1. (C) EXERCISE.\n" },
	{ "airgrams of nobody", HEADING CLASS ELEMENTS "REF: {A-@, }\n\n1. (C) EXERCISE.\n" },
	{ "years of references", HEADING CLASS ELEMENTS "REF: {(05) LIMA @ (NOTAL) }\n\n1. (C) EXERCISE.\n" },
	{ "posts nobody knows", HEADING CLASS ELEMENTS "REF: {ATLANTIS~ @, }\n\n1. (C) EXERCISE.\n" },
	{ "talks and letters", HEADING CLASS ELEMENTS "REF: {TELECON SPECIMEN; LETTER; }\n\n1. (C) EXERCISE.\n" },
	{ "digits of one reference", HEADING CLASS ELEMENTS "REF: LIMA {1}\n\n1. (C) EXERCISE.\n" },
	{ "numbers and no post", HEADING CLASS ELEMENTS "REF: {@ }\n\n1. (C) EXERCISE.\n" },
	{ "parentheses of one reference", HEADING CLASS ELEMENTS "REF: LIMA {(}12)\n\n1. (C) EXERCISE.\n" },
	{ "closing parentheses before numbers", HEADING CLASS ELEMENTS "REF: ({12) }\n\n1. (C) EXERCISE.\n" },
	{ "commas before numbers", HEADING CLASS ELEMENTS "REF: LIMA {, }12\n\n1. (C) EXERCISE.\n" },
	{ "blanks before digits", HEADING CLASS ELEMENTS "REF: LIMA {                1$}\n\n1. (C) EXERCISE.\n" },
	{ "date-time groups as references", HEADING CLASS ELEMENTS "REF: {MSG 121530Z JAN 06; }\n\n1. (C) EXERCISE.\n" },
	{ "lines of the REF block", HEADING CLASS ELEMENTS "REF: {LIMA @\n}\n\n1. (C) EXERCISE.\n" },
	{ "lines REF", HEADING CLASS ELEMENTS "{REF: LIMA @\n}\n\n1. (C) EXERCISE.\n" },
	{ "classifiers", HEADING CLASS ELEMENTS "{Classified By: AMBASSADOR SPECIMEN. REASON: 1.4 (B)\n}" },
	{ "reasons", HEADING CLASS ELEMENTS "Classified By: AMBASSADOR SPECIMEN. REASON: 1.4 {(B) }\n" },
	{ "words of one classifier", HEADING CLASS ELEMENTS "Classified By: {SPECIMEN }\n" },
	{ "free lines before an element", HEADING CLASS "{EXERCISE\n}" ELEMENTS },

	{ "page lines of the Department", COPY "{PAGE 02  LIMA  09150  121535Z\n}" },
	{ "pages of the Department", COPY "{EXERCISE\nCONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02  LIMA  09150  121535Z\n\n}" },
	{ "headings of sections", COPY "1. EXERCISE\n{PAGE 01  LIMA  09150  02 OF 05  121535Z\n}" },
	{ "headings of sections, repeated", COPY "1. EXERCISE\n{PAGE 01  LIMA  09150  02 OF 05  121535Z\n\nR 121530Z JAN 79\nFM AMEMBASSY LIMA\n" CLASS "TEXT\n\n}" },
	{ "headings of sections without blank lines", COPY "1. EXERCISE\n{PAGE 01  LIMA  09150  02 OF 05  121535Z\n"
	  "R 121530Z JAN 79\nUNCLAS LIMA 009150\nTAGS: PREL\n}" },
	{ "sections", COPY "1. EXERCISE\n{PAGE 01  LIMA  09150  @ OF 999  121535Z\n}" },
	{ "first pages and no heading below", COPY "1. EXERCISE\n{PAGE 01  LIMA  09150  02 OF 05  121535Z\nTEXT\n\n}" },
	{ "elements of one section's heading", COPY "1. EXERCISE\nPAGE 01  LIMA  09150  02 OF 05  121535Z\n" HEADING CLASS "{TAGS: PREL\n\n}" },
	{ "page lines of the wire", BODY "\n{LIMA 00009150  @ OF 009\n}" },
	{ "banners", COPY "1. EXERCISE\n{CONFIDENTIAL\n}" },
	{ "banners and blank lines", COPY "1. EXERCISE\n{CONFIDENTIAL\n\n}PAGE 02  LIMA  09150  121535Z\n" },
	{ "copies above the heading", "PAGE 01\nACTION ARA-20\nINFO {OCT-01  }\n" HEADING CLASS },
	{ "lines of copies", "ACTION ARA-20\n{INFO OCT-01 EUR-12\n}" HEADING CLASS },
	{ "lines above the heading", "{EXERCISE\n}" HEADING CLASS ELEMENTS },
	{ "dash counters", "ACTION ARA-20\n{--------------------- 054575\n}" HEADING CLASS },
	{ "release banners", BODY "\n{\f\n\nDeclassified/Released US Department of State EO Systematic Review 30 JUN 2005\n\n\n\n\n}" },
	{ "releases in part", BODY "\n{RELEASE IN PART\n}" },
	{ "pages of a release", BODY "\n{UNCLASSIFIED U.S. Department of State Case No. F-2012-1 Doc No. C1 Date: 01/12/2013\n}" },
	{ "exemptions", BODY "\n{B1, 1.4(D), B6\n}" },
	{ "exemptions on one line", BODY "\n{B1, }B1\n" },
	{ "preambles in the text", BODY "\n{R 121530Z JAN 06\n}" },
	{ "telegrams in the text", BODY "\n{R 121530Z JAN 06\nFM AMEMBASSY LIMA\nTEXT\n}" },
	{ "telegrams in the text, each ended", BODY "\n{R 121530Z JAN 06\nFM AMEMBASSY LIMA\nUNCLAS LIMA 1\nUNQUOTE\n}" },

	{ "attributes", BODY "\n\nMessage Attributes\n\n{Document Number: 1979LIMA09150\n}" },
	{ "attributes of other keys", BODY "\n\nMessage Attributes\n\n{Exercise Key: @\n}" },
	{ "lines of one attribute", BODY "\n\nMessage Attributes\nConcepts: {EXERCISE\n}" },
	{ "labels of attributes", BODY "\n{Message Attributes\n}" },

	{ "addressees and attributes", HEADING "{AMEMBASSY A~ @\n}" CLASS ELEMENTS "1. EXERCISE.\n\nMessage Attributes\n{Key ~: @\n}" },
	{ "addressees and their stations and pages", "VZCZCXYZ0001\n" HEADING "{RU~/AMEMBASSY LIMA @\n}" CLASS ELEMENTS
	  "1. (C) EXERCISE.\n{LIMA 00009150  @ OF 999\n\n}" },
	{ "references and paragraphs", HEADING CLASS ELEMENTS "REF: {(A) LIMA @ }\n\n{@. (C) EXERCISE OF REF Z.\n\n}" },
	{ "references and references in the text", HEADING CLASS ELEMENTS "REF: {LIMA @; }\n\n1. (C) {REF B AND REFTEL. }\n" },
	{ "pages and paragraphs", COPY "{@. (C) EXERCISE\nCONFIDENTIAL\n\nPAGE 02  LIMA  09150  @ OF 999  121535Z\n\n@. SUMMARY\n\n}" },
	{ "pages, and release banners", COPY "{PAGE 02  LIMA  09150  @ OF 999  121535Z\n\n}{Declassified/Released US Department of State\n\n}" },
	{ "releases and telegrams in the text", BODY "\n{RELEASE IN PART\nB1\n}{R 121530Z JAN 06\nFM AMEMBASSY LIMA\nTEXT\n}" },
	{ "TAGS, captions and pass lines", HEADING CLASS "{SIPDIS\nSTATE PASS A\n}E.O. 12958: N/A\nTAGS: {QX@ PREL, }\n{SENSITIVE\n}" },
	{ "everything", "VZCZCXYZ0001\nRR {RU~ }\nDE RUEHPE #9150 0121530\nZNY CCCCC ZZH\n" HEADING "{INFO RU~/AMEMBASSY A~ @\n}"
	  CLASS "SIPDIS\n\nE.O. 12958: DECL: 01/12/2016\nTAGS: {QX@, }\nSUBJECT: {EXERCISE }\nREF: {05 LIMA @; }\n\n"
	  "{@. (S) EXERCISE doesnQt REF A SIPDIS JANUARY 20 XXXX\n\n}{LIMA 00009150  @ OF 999\n}{Declassified/Released US Department of State\n}"
	  "\nSPECIMEN\nMessage Attributes\n{Key ~: @\n}" },

	{ "SMART labels", "MRN: 11 LIMA 9150\nDate/DTG: Nov 29, 2011 / 291605Z NOV 11\n{TAGS: PREL\n}\nEXERCISE\n" },
	{ "SMART numbers", "{MRN: 11 LIMA 9150\n}" },
	{ "SMART labels of the foot", "MRN: 11 LIMA 9150\nSubject: EXERCISE\n\n1. EXERCISE\n\nSignature: SPECIMEN\n{Info: AMEMBASSY QUITO\n}" },
	{ "SMART addressees", "MRN: 11 LIMA 9150\nFrom: AMEMBASSY LIMA\nAction: {WASHDC, SECSTATE PRIORITY; }\n\nEXERCISE\n" },
	{ "SMART references", "MRN: 11 LIMA 9150\nFrom: AMEMBASSY LIMA\nReference: {11 LIMA @; }\n\nEXERCISE\n" },
	{ "SMART TAGS", "MRN: 11 LIMA 9150\nFrom: AMEMBASSY LIMA\nTAGS: {PREL, }\n\nEXERCISE\n" },
	{ "SMART values that go on", "MRN: 11 LIMA 9150\nPass Line: { EXERCISE\n}\nEXERCISE\n" },
	{ "lines above the SMART number", "{EXERCISE\n}MRN: 11 LIMA 9150\n" },
	{ "SMART banners", "MRN: 11 LIMA 9150\nSubject: EXERCISE\n\n{SBU\n}" },

	{ "bureaus beside a printed sheet", "INCOMING TELEGRAM Department of State\n\n     FROM: La Paz\n     TO: Secretary of State\n     NO: 88, July 17, noon\n\n{ARA  EXERCISE\n}" },
	{ "bureaus alone beside a printed sheet", "INCOMING TELEGRAM Department of State\n\n     FROM: La Paz\n     TO: Secretary of State\n     NO: 88, July 17, noon\n\n{ARA\n}" },
	{ "blanks above a printed sheet's sender", "INCOMING TELEGRAM S{ }\n     FROM: La Paz\n     NO: 88, July 17, noon\n\nEXERCISE\n" },
	{ "letters above a printed sheet's sender", "INCOMING TELEGRAM {S }\n     FROM: La Paz\n     NO: 88, July 17, noon\n\nEXERCISE\n" },
	{ "class letters above a printed sheet's sender", "INCOMING TELEGRAM {C O N }\n     FROM: La Paz\n     NO: 88, July 17, noon\n\nEXERCISE\n" },
};

static void put_sign(struct buf *b, char c, unsigned number)
{
	switch (c) {
	case '@':
		buf_number(b, 100 + number % 900);
		break;
	case '~':
		for (unsigned k = 26 * 26; k; k /= 26)
			buf_byte(b, (char)('A' + number / k % 26));
		break;
	default:
		buf_byte(b, c);
		break;
	}
}

/* The piece between two braces, as often as its share of the size allows. */
static void put_pieces(struct buf *b, Str piece, size_t share)
{
	size_t to = b->n + share;

	for (unsigned i = 0; b->n < to; i++)
		for (size_t k = 0; k < piece.n; k++)
			put_sign(b, piece.p[k], i);
}

static size_t count_bytes(Str s, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == c;
	return n;
}

static void write_telegram(struct buf *b, const struct shape *s, size_t size)
{
	Str rest = str_of(s->form), plain, piece;
	size_t share = size / count_bytes(rest, '{');

	buf_init(b, BUF_MOST);
	while (str_next(&rest, '{', &plain)) {
		buf_put(b, plain);
		if (str_next(&rest, '}', &piece))
			put_pieces(b, piece, share);
	}
}

static void use(struct arena *a, struct arena *scratch, Str text)
{
	struct cable *c = telegram_read(a, scratch, text);
	struct source source = { .length = text.n };
	const struct finding *why;
	struct buf b;
	struct json j;

	telegram_check(a, c);
	telegram_explain(a, c);
	buf_init(&b, BUF_MOST);
	json_init(&j, &b);
	telegram_json(&j, c, &source, true);
	telegram_compose(a, &b, c, &why);
	buf_release(&b);
}

/* The steps for one telegram of this shape and size. */
static uint64_t steps_of(const struct shape *s, size_t size)
{
	struct arena a, scratch;
	struct buf text;
	uint64_t before;

	write_telegram(&text, s, size);
	arena_init(&a);
	arena_init(&scratch);
	before = counted_steps;
	use(&a, &scratch, buf_str(&text));
	before = counted_steps - before;
	arena_release(&scratch);
	arena_release(&a);
	buf_release(&text);
	return before;
}

/* Does the second doubling of the size add at most twice what the first one added? */
static bool is_linear(const uint64_t *steps)
{
	double first = (double)steps[1] - (double)steps[0], second = (double)steps[2] - (double)steps[1];

	return second <= first * RATIO_MOST + SLACK;
}

/* Where a limit is reached on the way, work changes its pace once: then one doubling more decides. */
static void test_shape(const struct shape *s)
{
	uint64_t steps[4] = { 0 };
	bool linear;

	for (int i = 0; i < 3; i++)
		steps[i] = steps_of(s, (size_t)SIZE << i);
	linear = is_linear(steps);
	if (!linear) {
		steps[3] = steps_of(s, (size_t)SIZE << 3);
		linear = is_linear(steps + 1);
	}
	if (!ok(linear, "%s", s->name))
		for (int i = 0; i < 4; i++)
			printf("# %d bytes: %llu steps\n", SIZE << i, (unsigned long long)steps[i]);
}

static void test_counting(void)
{
	static const uint64_t linear[] = { 1000000, 2000000, 4000000 }, square[] = { 1000000, 4000000, 16000000 };

	ok(steps_of(&shapes[0], SIZE) > SIZE, "steps are counted");
	ok(is_linear(linear) && !is_linear(square), "what grows with the square is found");
}

int main(void)
{
	test_counting();
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		test_shape(&shapes[i]);
	return tap_done();
}
