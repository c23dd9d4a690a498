/*
 * snippet - the piece of a telegram that shows best why it is a hit.
 */
#include "search/snippet.h"

enum {
	LEAD_BYTES = 60, /* what stands before the first hit shown */
	LEAF_BITS = 64,
};

/* Hits of one part: marks `first` to `first + n`. */
struct group {
	uint32_t part, first, n;
	unsigned leaves; /* different words */
};

static unsigned bits(uint64_t set)
{
	unsigned n = 0;

	for (; set; set &= set - 1)
		n++;
	return n;
}

static struct group group_at(const MarkList *m, uint32_t first)
{
	struct group g = { .part = m->v[first].part, .first = first };
	uint64_t leaves = 0;

	for (uint32_t i = first; i < m->n && m->v[i].part == g.part; i++) {
		leaves |= (uint64_t)1 << (m->v[i].leaf % LEAF_BITS);
		g.n++;
	}
	g.leaves = bits(leaves);
	return g;
}

static int rank(const struct document *d, const struct group *g)
{
	uint8_t kind = d->parts.v[g->part].kind;

	return kind == PART_PARAGRAPH ? 2 : kind != PART_SUBJECT;
}

static bool is_better(const struct document *d, const struct group *a, const struct group *b)
{
	if (rank(d, a) != rank(d, b))
		return rank(d, a) > rank(d, b);
	if (a->leaves != b->leaves)
		return a->leaves > b->leaves;
	return rank(d, a) == 2 && a->n > b->n;
}

/* The best group; `more` counts the other paragraphs with hits. False if only the subject has any, or nothing. */
static bool choose(const struct document *d, const MarkList *m, struct group *best, uint32_t *more)
{
	uint32_t paragraphs = 0;
	bool found = false;

	for (uint32_t i = 0; i < m->n;) {
		struct group g = group_at(m, i);

		paragraphs += rank(d, &g) == 2;
		if (rank(d, &g) > 0 && (!found || is_better(d, &g, best))) {
			*best = g;
			found = true;
		}
		i += g.n;
	}
	*more = found && rank(d, best) == 2 ? paragraphs - 1 : paragraphs;
	return found;
}

static bool is_gap(char c)
{
	return is_blank((unsigned char)c) || c == '\n';
}

/* A cut at or behind `at` that splits no word, unless a word is far too long; never a character. */
static size_t cut_behind(Str text, size_t at, size_t most)
{
	size_t i = at;

	while (i < text.n && i < most && !is_gap(text.p[i]))
		i++;
	if (i == most)
		i = at;
	while (i < text.n && ((unsigned char)text.p[i] & 0xc0) == 0x80)
		i++;
	return i;
}

/* The same at or before `at`. */
static size_t cut_before(Str text, size_t at, size_t least)
{
	size_t i = at;

	while (i > least && i < text.n && !is_gap(text.p[i]))
		i--;
	if (i == least)
		i = at;
	while (i > 0 && i < text.n && ((unsigned char)text.p[i] & 0xc0) == 0x80)
		i--;
	return i;
}

/* The first mark of the window of SNIPPET_BYTES that holds most marks. */
static uint32_t densest(const struct mark *m, uint32_t n)
{
	uint32_t best = 0, most = 0, end = 0;

	for (uint32_t i = 0; i < n; i++) {
		while (end < n && m[end].off + m[end].len <= m[i].off + SNIPPET_BYTES - LEAD_BYTES)
			end++;
		if (end > i && end - i > most) {
			most = end - i;
			best = i;
		}
	}
	return best;
}

/* Take the piece of `text` around its hits. */
static void clip(struct arena *a, struct snippet *s, Str text, const struct mark *m, uint32_t n)
{
	size_t from = 0, to = text.n, first = n > 0 ? m[densest(m, n)].off : 0;

	if (text.n > SNIPPET_BYTES) {
		size_t start = first > LEAD_BYTES ? first - LEAD_BYTES : 0;

		if (start + SNIPPET_BYTES > text.n)
			start = text.n - SNIPPET_BYTES;
		if (start > 0)
			from = cut_behind(text, start, first);
		to = from + SNIPPET_BYTES < text.n ? cut_before(text, from + SNIPPET_BYTES, from) : text.n;
	}
	while (from < to && is_gap(text.p[from]))
		from++;
	s->text = str_trim_right(str_cut(text, from, to));
	s->cut_front = from > 0;
	s->cut_end = to < text.n;
	to = from + s->text.n;
	for (uint32_t i = 0; i < n; i++) {
		size_t begin = m[i].off > from ? m[i].off : from, end = m[i].off + m[i].len < to ? m[i].off + m[i].len : to;

		if (begin < end)
			*list_push(a, &s->hits) = (Span){ (uint32_t)(begin - from), (uint32_t)(end - begin) };
	}
}

/* The paragraph that shows what a telegram is about: the first with a number, else the first. */
static int opening(const struct cable *c)
{
	for (uint32_t i = 0; i < c->paragraphs.n; i++) {
		if (c->paragraphs.v[i].number >= 0 && c->paragraphs.v[i].text.n > 0)
			return (int)i;
	}
	return c->paragraphs.n > 0 ? 0 : -1;
}

static void show_paragraph(struct snippet *s, const struct cable *c, int index)
{
	s->kind = PART_PARAGRAPH;
	s->paragraph = index;
	if (index >= 0) {
		s->number = c->paragraphs.v[index].number;
		s->mark = c->paragraphs.v[index].mark;
	}
}

struct snippet snippet_make(struct arena *a, const struct document *d, const MarkList *marks)
{
	struct snippet s = { .kind = PART_PARAGRAPH, .paragraph = -1, .number = -1 };
	const struct cable *c = d->cable;
	const struct part *p;
	struct group g = { 0 };

	if (!choose(d, marks, &g, &s.more)) {
		show_paragraph(&s, c, opening(c));
		if (s.paragraph >= 0)
			clip(a, &s, c->paragraphs.v[s.paragraph].text, NULL, 0);
		return s;
	}
	p = &d->parts.v[g.part];
	s.kind = (enum part_kind)p->kind;
	if (p->kind == PART_PARAGRAPH)
		show_paragraph(&s, c, p->paragraph);
	clip(a, &s, p->text, marks->v + g.first, g.n);
	return s;
}

SpanList snippet_subject(struct arena *a, const struct document *d, const MarkList *marks)
{
	SpanList out = { 0 };

	for (uint32_t i = 0; i < marks->n; i++) {
		const struct mark *m = &marks->v[i];

		if (d->parts.v[m->part].kind == PART_SUBJECT)
			*list_push(a, &out) = (Span){ m->off, m->len };
	}
	return out;
}
