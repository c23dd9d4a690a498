/*
 * snippet - which paragraph of a hit is shown, and what of it.
 */
#include "search/snippet.h"

#include "tap.h"

static struct arena arena;

static void add_paragraph(struct cable *c, int number, Str mark, Str text)
{
	*list_push(&arena, &c->paragraphs) = (struct paragraph){ .number = number, .mark = mark, .text = text };
}

static struct snippet snippet_of(const struct cable *c, const char *text)
{
	const struct query *q = query_read(&arena, str_of(text), false);
	const struct document *d = document_read(&arena, c, q->parts);
	MarkList marks = match_marks(&arena, q, d);

	return snippet_make(&arena, d, &marks);
}

static Str hits_of(const struct snippet *s)
{
	Str out = S("");

	for (uint32_t i = 0; i < s->hits.n; i++)
		out = arena_printf(&arena, "%.*s[%.*s]", STR_ARG(out), (int)s->hits.v[i].len, s->text.p + s->hits.v[i].off);
	return out;
}

static void test_choice(void)
{
	struct cable *c = arena_new(&arena, struct cable);
	struct snippet s;

	c->subject = S("EXERCISE: CRATES");
	*list_push(&arena, &c->tags) = (struct cable_tag){ .tag = S("EWWT") };
	add_paragraph(c, -1, STR_NONE, S("EXERCISE."));
	add_paragraph(c, 1, S("U"), S("A crate and a crate and a crate."));
	add_paragraph(c, 2, S("C"), S("A crate with a whistle."));
	add_paragraph(c, 3, S("S/NF"), S("A whistle, one crate, a whistle."));

	s = snippet_of(c, "crate whistle");
	is_int(s.number, 3, "most words, then most hits");
	is_str(s.mark, S("S/NF"), "with its mark");
	is_int(s.paragraph, 3, "and its place");
	is_str(hits_of(&s), S("[whistle][crate][whistle]"), "its hits");
	is_int(s.more, 2, "two more paragraphs have hits");
	is_int(snippet_of(c, "\"a crate\"").number, 1, "then the first");

	s = snippet_of(c, "=crates");
	ok(s.paragraph == 1 && s.hits.n == 0 && s.more == 0, "a hit in the subject alone shows how the text begins");
	s = snippet_of(c, "date:1974 OR tag:EWWT");
	ok(s.paragraph == 1 && s.hits.n == 0, "so does a query without words");
	s = snippet_of(c, "ewwt");
	ok(s.kind == PART_TAG && s.paragraph < 0 && s.number < 0, "a hit elsewhere shows the place");
	is_str(hits_of(&s), S("[EWWT]"), "and is marked there");

	c = arena_new(&arena, struct cable);
	ok(!snippet_of(c, "").text.p, "a telegram without text shows nothing");
}

/* `count` times "word " with `piece` at one place. */
static Str long_text(int count, int at, const char *piece)
{
	Str out = S("");

	for (int i = 0; i < count; i++)
		out = arena_printf(&arena, "%.*s%s ", STR_ARG(out), i == at ? piece : "w\u00f6rd");
	return out;
}

static void test_clip(void)
{
	for (int at = 0; at < 400; at += 57) {
		struct cable *c = arena_new(&arena, struct cable);
		struct snippet s;

		add_paragraph(c, 1, STR_NONE, long_text(400, at, "steam whistle"));
		s = snippet_of(c, "\"steam whistle\"");
		is_str(hits_of(&s), S("[steam whistle]"), "a hit behind %d words is shown", at);
		ok(s.text.n <= SNIPPET_BYTES + 8 && s.text.n > SNIPPET_BYTES / 6, "in about %d bytes", SNIPPET_BYTES);
		ok(str_starts(s.text, S("w\u00f6rd ")) || str_starts(s.text, S("steam")), "from the beginning of a word");
		ok(str_ends(s.text, S("\u00f6rd")) || str_ends(s.text, S("whistle")), "to the end of one");
		ok(s.cut_front == (at > 12) && s.cut_end == (at < 399), "and tells where it is cut");
	}
}

/* A word longer than the piece, in characters of several bytes. */
static void test_no_blanks(void)
{
	struct cable *c = arena_new(&arena, struct cable);
	Str text = S("");
	struct snippet s;

	for (int i = 0; i < 500; i++)
		text = arena_printf(&arena, "%.*s\u00e9", STR_ARG(text));
	add_paragraph(c, 1, STR_NONE, text);
	s = snippet_of(c, "");
	ok(s.text.n <= SNIPPET_BYTES + 2 && s.text.n % 2 == 0, "a text without blanks is cut between characters");
}

static void test_densest(void)
{
	struct cable *c = arena_new(&arena, struct cable);
	struct snippet s;

	add_paragraph(c, 1, STR_NONE, arena_printf(&arena, "steam %s steam and steam and steam %s", long_text(100, 200, "").p,
	                                           long_text(100, 200, "").p));
	s = snippet_of(c, "steam");
	is_str(hits_of(&s), S("[steam][steam][steam]"), "of several places the one with most hits is shown");
}

static void test_subject(void)
{
	struct cable *c = arena_new(&arena, struct cable);
	const struct query *q = query_read(&arena, S("crate 114"), false);
	const struct document *d;
	MarkList marks;
	SpanList l;

	c->subject = S("EXERCISE: CRATE 114");
	add_paragraph(c, 1, STR_NONE, S("Crate 114."));
	d = document_read(&arena, c, q->parts);
	marks = match_marks(&arena, q, d);
	l = snippet_subject(&arena, d, &marks);
	is_int(l.n, 2, "hits of the subject");
	is_str(str_at(c->subject, l.v[1]), S("114"), "as its spans");
}

int main(void)
{
	arena_init(&arena);
	test_choice();
	test_clip();
	test_no_blanks();
	test_densest();
	test_subject();
	arena_release(&arena);
	return tap_done();
}
