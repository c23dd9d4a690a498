/* Tests of src/page: nothing gets out unescaped, banners tell what is so, marks stand where they belong. */
#include <string.h>

#include "base/arena.h"
#include "page/asked.h"
#include "page/banner.h"
#include "page/citing.h"
#include "page/frame.h"
#include "page/html.h"
#include "page/ink.h"
#include "page/layout.h"
#include "page/places.h"
#include "page/readable.h"
#include "page/telegram.h"
#include "page/words.h"
#include "tap.h"

#define EACH(i, list) for (size_t i = 0; i < sizeof(list) / sizeof(*(list)); i++)

static struct arena arena;
static struct buf out;
static struct html html = { &out, &arena };

static struct cable *read_cable(const char *text)
{
	struct arena scratch;
	struct cable *c;

	arena_init(&scratch);
	c = telegram_read(&arena, &scratch, arena_str(&arena, str_of(text)));
	telegram_check(&arena, c);
	arena_release(&scratch);
	return c;
}

static void test_escaping(void)
{
	static const struct { Str text, want; } cases[] = {
		{ S_INIT("WHEAT"), S_INIT("WHEAT") },
		{ S_INIT("<script>alert(1)</script>"), S_INIT("&lt;script&gt;alert(1)&lt;/script&gt;") },
		{ S_INIT("\" onmouseover='x' &amp;"), S_INIT("&quot; onmouseover=&#39;x&#39; &amp;amp;") },
		{ S_INIT("na\xC3\xAFve"), S_INIT("na\xC3\xAFve") },
		{ S_INIT("a\xFF\xFE" "b"), S_INIT("a\xEF\xBF\xBD\xEF\xBF\xBD" "b") },
		{ S_INIT("cut \xC3"), S_INIT("cut \xEF\xBF\xBD") },
		{ S_INIT("a\0b"), S_INIT("a\xE2\x90\x80" "b") },
		{ S_INIT("\x1B[31m\x7F"), S_INIT("\xE2\x90\x9B[31m\xE2\x90\xA1") },
		{ S_INIT("one\r\n\ttwo"), S_INIT("one\xE2\x90\x8D\n\ttwo") },
		{ S_INIT("\xE2\x80\xAEturned"), S_INIT("\xEF\xBF\xBDturned") },
		{ S_INIT("\xC2\x85"), S_INIT("\xEF\xBF\xBD") },
		{ S_INIT(""), S_INIT("") },
	};

	EACH(i, cases) {
		buf_clear(&out);
		html_text(&out, cases[i].text);
		is_str(buf_str(&out), cases[i].want, "escaping, case %zu", i);
	}
}

static void test_filling(void)
{
	buf_clear(&out);
	html_fill(&html, "<a href=\"$\">$</a>", S("/x?a=1&b=\"2\""), S("5 < 6 $"));
	is_str(buf_str(&out), S("<a href=\"/x?a=1&amp;b=&quot;2&quot;\">5 &lt; 6 $</a>"), "both places are filled, and escaped");
	buf_clear(&out);
	html_put(&html, "<hr>");
	is_str(buf_str(&out), S("<hr>"), "markup of the program goes out as it is");
}

static void test_banners(void)
{
	static const struct {
		enum class_level sent;
		Str control;
		enum release_status release;
		enum class_level current;
		struct date date;
		Str authority;
		const char *style;
		Str word, mark, was, story;
	} cases[] = {
		{ LEVEL_CONFIDENTIAL, { 0 }, RELEASE_NONE, LEVEL_NONE, { 0 }, { 0 }, "is-c", S_INIT("CONFIDENTIAL"), S_INIT("C"), { 0 }, { 0 } },
		{ LEVEL_SECRET, { 0 }, RELEASE_DECLASSIFIED, LEVEL_UNCLASSIFIED, { 2005, 6, 30 }, S_INIT("State"), "is-u", S_INIT("UNCLASSIFIED"),
		  S_INIT("U"), S_INIT("S"), S_INIT("sent SECRET, declassified 30 June 2005 (State)") },
		{ LEVEL_UNCLASSIFIED, { 0 }, RELEASE_NONE, LEVEL_NONE, { 0 }, { 0 }, "is-u", S_INIT("UNCLASSIFIED"), S_INIT("U"), { 0 }, { 0 } },
		{ LEVEL_LOU, { 0 }, RELEASE_NONE, LEVEL_NONE, { 0 }, { 0 }, "is-sbu", S_INIT("LIMITED OFFICIAL USE"), S_INIT("LOU"), { 0 }, { 0 } },
		{ LEVEL_TOP_SECRET, { 0 }, RELEASE_NONE, LEVEL_NONE, { 0 }, { 0 }, "is-ts", S_INIT("TOP SECRET"), S_INIT("TS"), { 0 }, { 0 } },
		{ LEVEL_NONE, { 0 }, RELEASE_NONE, LEVEL_NONE, { 0 }, { 0 }, "is-none", S_INIT("CLASSIFICATION NOT KNOWN"), S_INIT("?"), { 0 }, { 0 } },
	};

	EACH(i, cases) {
		struct cable c = { .classification = cases[i].sent, .class_control = cases[i].control };
		struct banner b;

		c.release.status = cases[i].release;
		c.release.current = cases[i].current;
		c.release.date = cases[i].date;
		c.release.authority = cases[i].authority;
		b = banner_of_cable(&arena, &c);
		is_str(str_of(b.style), str_of(cases[i].style), "banner %zu has the colour of what it is now", i);
		is_str(b.word, cases[i].word, "and the word");
		is_str(b.mark, cases[i].mark, "and the mark");
		is_str(b.was, cases[i].was, "and what it was");
		is_str(b.story, cases[i].story, "and how that came");
	}
}

static void test_banner_of_sensitive(void)
{
	struct cable *c = read_cable("UNCLAS LA PAZ 000001\n\nSENSITIVE\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL BL\nSUBJECT: EXERCISE\n\n1. (SBU) Text.\n");
	struct banner b = banner_of_cable(&arena, c);
	const struct summary s = { .class_sent = S("SECRET"), .class_now = S("UNCLASSIFIED"), .release = S("released-in-full"),
	                           .release_date = S("2006-01-31") };

	is_str(b.word, S("UNCLASSIFIED // SENSITIVE"), "sensitive but unclassified is said so");
	is_str(str_of(b.style), S("is-sbu"), "and has its own colour");
	b = banner_of_summary(&arena, &s);
	is_str(b.story, S("sent SECRET, released in full 31 January 2006"), "a summary gives the same banner");
	is_str(b.was, S("S"), "and the mark it had");
}

static void test_readable(void)
{
	static const struct { Str sent, title; } titles[] = {
		{ S_INIT("MINISTER ASKS FOR A LAKE STEAMER (EXERCISE)"), S_INIT("Minister Asks for a Lake Steamer (Exercise)") },
		{ S_INIT("PL-480 TITLE I: AGREEMENT FOR 1974"), S_INIT("PL-480 Title I: Agreement for 1974") },
		{ S_INIT("U.S.-BOLIVIAN TALKS IN LA PAZ AND THE UN"), S_INIT("U.S.-Bolivian Talks in La Paz and the UN") },
		{ S_INIT("LIMA'S FILES SAY"), S_INIT("Lima's Files Say") },
		{ S_INIT("Crate 114 is back"), S_INIT("Crate 114 is back") },
		{ S_INIT(""), S_INIT("") },
	};
	static const struct { Str sent, text; } texts[] = {
		{ S_INIT("THE MINISTER CALLED. HE ASKED MR. QUIST FOR WHEAT."), S_INIT("The minister called. He asked Mr. Quist for wheat.") },
		{ S_INIT("ON MARCH 20 THE PERUVIAN AMBASSADOR LEFT LA PAZ FOR LIMA."), S_INIT("On March 20 the Peruvian ambassador left La Paz for Lima.") },
		{ S_INIT("THE UNITED STATES AND NATO"), S_INIT("The United States and NATO") },
	};

	EACH(i, titles) {
		is_str(readable_title(&arena, titles[i].sent), titles[i].title, "title '%.*s'", STR_ARG(titles[i].sent));
		is_int(readable_title(&arena, titles[i].sent).n, titles[i].sent.n, "is as long as it was");
	}
	EACH(i, texts)
		is_str(readable_text(&arena, texts[i].sent), texts[i].text, "text %zu", i);
}

static void test_words(void)
{
	is_str(words_count(&arena, 0), S("0"), "none");
	is_str(words_count(&arena, 999), S("999"), "below a thousand");
	is_str(words_count(&arena, 2455), S("2,455"), "thousands");
	is_str(words_count(&arena, 2081272), S("2,081,272"), "millions");
	is_str(words_many(&arena, 1, "telegram", "telegrams"), S("1 telegram"), "one");
	is_str(words_mrn(&arena, S("74LAPAZ1673")), S("74 LA PAZ 1673"), "a number as it is cited");
	is_str(words_mrn(&arena, S("05USUNNEWYORK12")), S("05 USUN NEW YORK 12"), "with a prefix before the city");
	is_str(words_mrn(&arena, S("no number")), S("no number"), "what is no number stays");
	is_str(words_iso_date(&arena, S("2005-06-30")), S("30 June 2005"), "a day");
	is_str(words_stamp(&arena, S("2006-09-18T06:45Z")), S("2006-09-18 06:45Z"), "a time");
	is_str(words_post(&arena, S("LAPAZ")), S("La Paz"), "a post by its city");
	is_str(words_post(&arena, S("STATE")), S("State"), "the Department by its own name");
}

static void test_asked(void)
{
	struct asked q = { .q = S("wheat & \"road map\" 100%"), .page = 1 }, with, back;

	is_str(asked_url(&arena, &q), S("/search?q=wheat+%26+%22road+map%22+100%25"), "words are encoded");
	with = asked_toggle(&arena, &q, S("date:1974"), S("date:"));
	with = asked_toggle(&arena, &with, S("from:LAPAZ"), S(""));
	is_str(asked_url(&arena, &with), S("/search?q=wheat+%26+%22road+map%22+100%25&f=date:1974&f=from:LAPAZ"), "facets are added");
	back = asked_toggle(&arena, &with, S("date:1974-03"), S("date:"));
	ok(!asked_has(&back, S("date:1974")) && asked_has(&back, S("date:1974-03")), "one date takes the place of another");
	back = asked_toggle(&arena, &with, S("from:LAPAZ"), S(""));
	ok(!asked_has(&back, S("from:LAPAZ")) && asked_has(&back, S("date:1974")), "a facet takes itself away");
	with.page = 7;
	back = asked_sorted(&with, SORT_DATE);
	is_int(back.page, 1, "another order begins on page 1");
	is_str(telegram_url(&arena, S("74LAPAZ1673"), 5), S("/cable/74LAPAZ1673"), "a telegram by its number");
	is_str(telegram_url(&arena, STR_NONE, 5), S("/telegram/5"), "or by id");
}

static void test_narrowed_query(void)
{
	struct asked asked = { .q = S("wheat OR flour"), .page = 1 };
	struct query *q;

	asked = asked_toggle(&arena, &asked, S("date:1974"), S(""));
	q = asked_query(&arena, &asked);
	is_int(q->root->kind, Q_AND, "facets narrow all of the words");
	is_int(q->root->n, 2, "each a part of its own");
	is_int(q->root->child[0]->kind, Q_OR, "so that an OR among the words stays one");
	is_int(q->root->child[1]->kind, Q_DATE, "and the facet holds for both");
	asked.q = S("");
	is_int(asked_query(&arena, &asked)->root->kind, Q_DATE, "facets alone are a query");
}

static void test_ink(void)
{
	struct inks inks = { 0 };
	Str text = S("the AMEMDASSY & wheat");

	*list_push(&arena, &inks.of[INK_HIT]) = (struct ink){ .span = { 16, 5 } };
	*list_push(&arena, &inks.of[INK_HIT]) = (struct ink){ .span = { 7, 3 } };
	*list_push(&arena, &inks.of[INK_HIT]) = (struct ink){ .span = { 8, 1 } };
	*list_push(&arena, &inks.of[INK_MENDED]) = (struct ink){ .span = { 4, 9 }, .note = S("\"AMEMBASSY\"") };
	ink_sort(&inks);
	buf_clear(&out);
	ink_put(&html, text, (Span){ 0, (uint32_t)text.n }, &inks);
	is_str(buf_str(&out), S("the <span class=\"mended\" title=\"&quot;AMEMBASSY&quot;\">AME</span>"
		"<span class=\"mended\" title=\"&quot;AMEMBASSY&quot;\"><mark>MDA</mark></span>"
		"<span class=\"mended\" title=\"&quot;AMEMBASSY&quot;\">SSY</span> &amp; <mark>wheat</mark>"),
		"a hit inside a mended word, and one beside it");
	buf_clear(&out);
	ink_put(&html, text, (Span){ 18, 3 }, &inks);
	is_str(buf_str(&out), S("<mark>eat</mark>"), "a mark that begins before the piece");
}

static const char sample[] =
	"R 241455Z JAN 74\nFM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC 1923\n\n"
	"LIMITED OFFICIAL USE LA PAZ 9233\n\nE.O. 11652: N/A\nTAGS: EWWT, BL\nSUBJ: EXERCISE: <B>LAKE</B> LEVELS\n\nREF: STATE 901042\n\n"
	"1. EXERCISE. NAVAL OFFICER SOUNDED THE PIER FOR US WITH A MARKED POLE, AS\n"
	"REFTEL ASKED. HE FOUND ELEVEN FEET OF WATER AT THE END OF THE\n"
	"LIMITED OFFICIAL USE\n\nLIMITED OFFICIAL USE\n\nPAGE 02  LA PAZ 09233  241702Z\n\n"
	"PIER. THE FOLLOWING PIECES ARE TOO WIDE FOR THE RAILWAY:\n"
	"     A. THE BOILER OF 1904, WHICH IS EIGHT FEET ACROSS AND HAS NEVER\n"
	"        BEEN OFF THE SHIP.\n"
	"     B. THE FUNNEL.\n\n"
	"     PIECE          FEET     TONS\n"
	"     BOILER            8       12\n\n"
	"2. END. EXERCISE.\nWETHERELL\n";

static void test_layout(void)
{
	struct cable *c = read_cable(sample);
	const struct paragraph *p = &c->paragraphs.v[0];
	BlockList b = layout_read(&arena, c, line_at(c, p->span.off), line_at(c, span_end(p->span) - 1) + 1, paragraph_start(p));
	uint32_t folds = 0;

	is_int(p->number, 1, "the sample has a numbered paragraph");
	is_int(b.n, 3, "running text and two items");
	is_int(b.v[0].kind, BLOCK_PROSE, "text first");
	is_int(b.v[2].kind, BLOCK_ITEM, "then items");
	for (uint32_t i = 0; i < b.v[0].runs.n; i++)
		folds += b.v[0].runs.v[i].kind == RUN_FOLD;
	is_int(folds, 1, "a page break stays inside the sentence");
	is_str(str_at(c->text, b.v[0].runs.v[0].span), S("EXERCISE. NAVAL OFFICER SOUNDED THE PIER FOR US WITH A MARKED POLE, AS"),
	       "number and mark are left out");
	is_int(b.v[1].runs.n, 2, "an item goes on over its lines");
	p = &c->paragraphs.v[1];
	b = layout_read(&arena, c, line_at(c, p->span.off), line_at(c, span_end(p->span) - 1) + 1, paragraph_start(p));
	is_int(b.v[0].kind, BLOCK_TABLE, "columns stay columns");
}

static void test_places(void)
{
	struct cable *c = read_cable(sample);
	const struct paragraph *p = &c->paragraphs.v[0];
	const uint32_t *at = paragraph_places(&arena, c, p);
	size_t pier = str_find(p->text, S("PIER. THE FOLLOWING"));
	bool good = true;

	for (size_t i = 0; i < p->text.n; i++)
		good = good && (p->text.p[i] == ' ' || p->text.p[i] == c->text.p[at[i]]);
	ok(good, "each byte of the paragraph stands at its place in the telegram");
	is_str(str_cut(c->text, at[pier], at[pier] + 9), S("PIER. THE"), "also behind a page break");
}

static void test_citing(void)
{
	struct cable *c = read_cable(sample);

	is_str(citing_sentence(&arena, c, &c->refs.v[0].mrn), S("NAVAL OFFICER SOUNDED THE PIER FOR US WITH A MARKED POLE, AS REFTEL ASKED."),
	       "the sentence that names the only reference");
	is_str(citing_sentence(&arena, c, &(struct mrn){ .post = S("LIMA"), .year = 1974, .number = 7 }), STR_NONE, "none for another number");
}

static bool has(const char *what)
{
	return str_find(buf_str(&out), str_of(what)) < out.n;
}

static void test_telegram_page(void)
{
	static const struct asked asked = { .page = 1 };
	const struct summary self = { .id = 1, .mrn = S("74LAPAZ9233"), .time = S("1974-01-24T14:55Z"), .bytes = 1 };
	struct telegram_page p = { .cable = read_cable(sample), .self = &self, .asked = &asked };

	*list_push(&arena, &p.refers_to) = (struct cited_number){ .mrn = S("74STATE901042"), .raw = S("STATE 901042"), .kind = S("cable"), .citations = 4 };
	buf_clear(&out);
	telegram_page(&html, &p);
	ok(!out.full, "the page is made");
	ok(has("&lt;B&gt;LAKE&lt;/B&gt;") && !has("<B>"), "markup in a subject is text");
	ok(has("id=\"p2\"") && has("href=\"#p2\""), "paragraphs are anchors");
	ok(has("class=\"banner is-sbu\"><b>LIMITED OFFICIAL USE</b>"), "the banner says what it is");
	ok(has("page 2"), "page breaks are told");
	ok(has("class=\"num nothere\" href=\"/cable/74STATE901042\"") && has("not held, cited by 4 telegrams"), "a reference that is not held is set differently");
	ok(has("<p class=\"signer\">WETHERELL</p>"), "who signed");
	ok(has("<pre tabindex=\"0\">"), "the table keeps its columns");
	ok(!has(" style=") && !has("<script"), "no style and no script stands in the page");
	ok(has("sentence case</a>"), "capitals can be switched");
}

static void test_torn_edge(void)
{
	static const struct asked asked = { .page = 1 };
	const struct summary self = { .id = 1, .mrn = S("06LAPAZ9402"), .bytes = 1 };
	struct telegram_page p = { .self = &self, .asked = &asked };

	p.cable = read_cable("R 211410Z SEP 06\nFM AMEMBASSY LA PAZ\nTO RUEHC/SECSTATE WASHDC 9951\nBT\nUNCLAS SECTION 01 OF 02 LA PAZ 009402\n\n"
	                     "E.O. 12958: N/A\nTAGS: SCUL BL\nSUBJECT: EXERCISE\n\n1. EXERCISE. He has been advised to\n");
	buf_clear(&out);
	telegram_page(&html, &p);
	ok(has("Section 2 of 2 is not held.") && has("in mid-sentence"), "a missing section is a torn edge");
}

int main(void)
{
	arena_init(&arena);
	buf_init(&out, 1 << 20);
	test_escaping();
	test_filling();
	test_banners();
	test_banner_of_sensitive();
	test_readable();
	test_words();
	test_asked();
	test_narrowed_query();
	test_ink();
	test_layout();
	test_places();
	test_citing();
	test_telegram_page();
	test_torn_edge();
	buf_release(&out);
	arena_release(&arena);
	return tap_done();
}
