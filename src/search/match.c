/*
 * match - the plain matcher: the definition of what a query finds.
 *
 * A word or phrase stands at stretches of positions within one part: a word at
 * each of its forms, a phrase where the stretch of one word ends and that of the
 * next begins. Everything else is yes or no over the parts in view.
 */
#include "search/match.h"

#include <assert.h>
#include <stdlib.h>

#include "search/filter.h"

enum { SUBJECT_WEIGHT = 5, SCORE_OF_WORD = 1000, SCORE_HALF = 2, SCORE_LENGTH = 400, SCORE_OF_NUMBER = 1000000 };

/* Positions `at` to `end`, bytes `off` to `stop` of the part's text. */
struct stretch {
	uint32_t at, end, off, stop;
};
typedef LIST(struct stretch) StretchList;

/* The parts that a node may look at: those that every surrounding view allows. */
struct view {
	const struct view *outer;
	unsigned kinds; /* bits; 0: as the outer view, or the plain parts */
	unsigned over;  /* only paragraphs below one of these; 0: any */
	Str mark;       /* only paragraphs with this mark; absent: any */
	int only;       /* only this part; -1: any */
};

struct matcher {
	struct arena *a;
	const struct document *d;
	MarkList marks;
	uint32_t leaves, score;
};

static bool is_separator(char c)
{
	return c == '/' || c == ',' || c == ' ' || c == '-';
}

/* The whole portion mark, or one word of it: S/NF is marked S, and NF. */
static bool mark_fits(Str mark, Str want)
{
	size_t from = 0;

	if (str_ieq(mark, want))
		return true;
	for (size_t i = 0; i <= mark.n; i++) {
		if (i < mark.n && !is_separator(mark.p[i]))
			continue;
		if (i > from && str_ieq(str_cut(mark, from, i), want))
			return true;
		from = i + 1;
	}
	return false;
}

static bool in_view(const struct matcher *m, const struct view *v, uint32_t index)
{
	const struct part *p = &m->d->parts.v[index];
	unsigned kinds = 0;

	for (; v; v = v->outer) {
		if (v->only >= 0 && (uint32_t)v->only != index)
			return false;
		if (v->kinds && !(v->kinds & 1u << p->kind))
			return false;
		if ((v->over && !(p->over & v->over)) || (v->mark.p && !mark_fits(p->mark, v->mark)))
			return false;
		kinds |= v->kinds;
	}
	return kinds || (PARTS_PLAIN & 1u << p->kind);
}

static bool is_form(const struct token *t, const struct query_node *n)
{
	if (n->word.wild)
		return word_fits(t->word, n->word.text);
	return t->hash == n->word.hash && str_eq(t->word, n->word.text);
}

static void stretches(struct matcher *m, const struct query_node *n, const struct part *p, StretchList *out);

static void word_stretches(struct matcher *m, const struct query_node *n, const struct part *p, StretchList *out)
{
	for (uint32_t i = 0; i < p->n; i++) {
		const struct token *t = &m->d->tokens.v[p->first + i];

		if (is_form(t, n))
			*list_push(m->a, out) = (struct stretch){ t->at, t->at + t->wide, t->off, t->off + t->len };
	}
}

/* The first stretch that begins at a position or behind it. */
static uint32_t first_at(const StretchList *l, uint32_t at)
{
	uint32_t from = 0, to = l->n;

	while (from < to) {
		uint32_t mid = from + (to - from) / 2;

		if (l->v[mid].at < at)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

static void phrase_stretches(struct matcher *m, const struct query_node *n, const struct part *p, StretchList *out)
{
	StretchList so_far = { 0 };

	stretches(m, n->child[0], p, &so_far);
	for (uint32_t i = 1; i < n->n && so_far.n > 0; i++) {
		StretchList next = { 0 }, longer = { 0 };

		stretches(m, n->child[i], p, &next);
		for (uint32_t k = 0; k < so_far.n; k++) {
			const struct stretch *s = &so_far.v[k];

			for (uint32_t f = first_at(&next, s->end); f < next.n && next.v[f].at == s->end; f++)
				*list_push(m->a, &longer) = (struct stretch){ s->at, next.v[f].end, s->off, next.v[f].stop };
		}
		so_far = longer;
	}
	*out = so_far;
}

static int compare_stretch(const void *a, const void *b)
{
	const struct stretch *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->end < y->end ? -1 : x->end > y->end;
}

/* In order of place, each once. */
static void tidy(StretchList *l)
{
	uint32_t n = 0;
	bool ordered = true;

	for (uint32_t i = 1; i < l->n; i++)
		ordered &= compare_stretch(&l->v[i - 1], &l->v[i]) < 0;
	if (ordered)
		return;
	qsort(l->v, l->n, sizeof *l->v, compare_stretch);
	for (uint32_t i = 0; i < l->n; i++) {
		if (n == 0 || compare_stretch(&l->v[n - 1], &l->v[i]) != 0)
			l->v[n++] = l->v[i];
	}
	l->n = n;
}

/* Where a word, a phrase, or one of several of them stands in a part. `out` is empty. */
static void stretches(struct matcher *m, const struct query_node *n, const struct part *p, StretchList *out)
{
	switch (n->kind) {
	case Q_WORD:
		word_stretches(m, n, p, out);
		break;
	case Q_PHRASE:
		phrase_stretches(m, n, p, out);
		break;
	default:
		assert(n->kind == Q_OR);
		for (uint32_t i = 0; i < n->n; i++) {
			StretchList one = { 0 };

			stretches(m, n->child[i], p, &one);
			for (uint32_t k = 0; k < one.n; k++)
				*list_push(m->a, out) = one.v[k];
		}
	}
	tidy(out);
}

static bool text_holds(struct matcher *m, const struct query_node *n, const struct view *v)
{
	for (uint32_t i = 0; i < m->d->parts.n; i++) {
		StretchList l = { 0 };

		if (!in_view(m, v, i))
			continue;
		stretches(m, n, &m->d->parts.v[i], &l);
		if (l.n > 0)
			return true;
	}
	return false;
}

static bool holds(struct matcher *m, const struct query_node *n, const struct view *v);

/* What a Q_IN lets its child see. */
static struct view view_of(const struct query_node *n, const struct view *outer)
{
	return (struct view){ .outer = outer, .kinds = n->scope.parts, .mark = n->scope.mark, .only = -1 };
}

static bool holds_in_part(struct matcher *m, const struct query_node *n, const struct view *v, uint32_t part)
{
	struct view one = { .outer = v, .only = (int)part };

	return holds(m, n, &one);
}

/* There is a part in view, and the child holds of all of them together, or of one alone. */
static bool in_holds(struct matcher *m, const struct query_node *n, const struct view *outer)
{
	struct view v = view_of(n, outer);

	for (uint32_t i = 0; i < m->d->parts.n; i++) {
		if (!in_view(m, &v, i))
			continue;
		if (n->n == 0)
			return true;
		if (!n->scope.one)
			return holds(m, n->child[0], &v);
		if (holds_in_part(m, n->child[0], &v, i))
			return true;
	}
	return false;
}

static bool holds(struct matcher *m, const struct query_node *n, const struct view *v)
{
	switch (n->kind) {
	case Q_ALL:
		return true;
	case Q_WORD: case Q_PHRASE:
		return text_holds(m, n, v);
	case Q_IN:
		return in_holds(m, n, v);
	case Q_NOT:
		return !holds(m, n->child[0], v);
	case Q_AND: case Q_OR:
		for (uint32_t i = 0; i < n->n; i++) {
			if (holds(m, n->child[i], v) == (n->kind == Q_OR))
				return n->kind == Q_OR;
		}
		return n->kind == Q_AND;
	default:
		return filter_holds(n, m->d->cable);
	}
}

bool match(struct arena *scratch, const struct query *q, const struct document *d)
{
	struct matcher m = { .a = scratch, .d = d };

	return holds(&m, q->root, NULL);
}

bool match_node(struct arena *scratch, const struct query_node *n, const struct document *d)
{
	struct matcher m = { .a = scratch, .d = d };

	return holds(&m, n, NULL);
}

enum answer { NO, MAYBE, YES };

/* What the values say before any word is looked at. */
static enum answer possible(const struct query_node *n, const struct cable *c)
{
	enum answer so_far = n->kind == Q_AND ? YES : NO, one;

	if (filter_is(n->kind))
		return filter_holds(n, c) ? YES : NO;
	if (n->kind == Q_ALL)
		return YES;
	if (n->kind == Q_NOT)
		return (enum answer)(YES - possible(n->child[0], c));
	if (n->kind != Q_AND && n->kind != Q_OR)
		return MAYBE;
	for (uint32_t i = 0; i < n->n; i++) {
		one = possible(n->child[i], c);
		if (n->kind == Q_AND ? one < so_far : one > so_far)
			so_far = one;
	}
	return so_far;
}

bool match_possible(const struct query *q, const struct cable *c)
{
	return possible(q->root, c) != NO;
}

/* Marks of one word or phrase, and what they weigh. */
static void collect_text(struct matcher *m, const struct query_node *n, const struct view *v)
{
	uint64_t count = 0;

	for (uint32_t i = 0; i < m->d->parts.n; i++) {
		const struct part *p = &m->d->parts.v[i];
		StretchList l = { 0 };

		if (!in_view(m, v, i))
			continue;
		stretches(m, n, p, &l);
		count += (uint64_t)l.n * (p->kind == PART_SUBJECT ? SUBJECT_WEIGHT : 1);
		for (uint32_t k = 0; k < l.n; k++)
			*list_push(m->a, &m->marks) = (struct mark){ i, l.v[k].off, l.v[k].stop - l.v[k].off, m->leaves };
	}
	m->leaves++;
	m->score += (uint32_t)(SCORE_OF_WORD * count / (count + SCORE_HALF + m->d->length / SCORE_LENGTH));
}

static void collect(struct matcher *m, const struct query_node *n, const struct view *v);

/* Words of a summary are marked in the paragraphs below it: those have the numbers. */
static void collect_in(struct matcher *m, const struct query_node *n, const struct view *outer)
{
	struct view v = view_of(n, outer);

	if (v.kinds & PARTS_OVER) {
		v.over = v.kinds & PARTS_OVER;
		v.kinds = PART_BIT(PARAGRAPH);
	}
	for (uint32_t i = 0; n->scope.one && i < m->d->parts.n; i++) {
		struct view one = { .outer = &v, .only = (int)i };

		if (in_view(m, &v, i) && holds(m, n->child[0], &one))
			collect(m, n->child[0], &one);
	}
	if (!n->scope.one && n->n > 0)
		collect(m, n->child[0], &v);
}

/* `n` holds. */
static void collect(struct matcher *m, const struct query_node *n, const struct view *v)
{
	switch (n->kind) {
	case Q_WORD: case Q_PHRASE:
		collect_text(m, n, v);
		break;
	case Q_IN:
		collect_in(m, n, v);
		break;
	case Q_AND: case Q_OR:
		for (uint32_t i = 0; i < n->n; i++) {
			if (holds(m, n->child[i], v))
				collect(m, n->child[i], v);
		}
		break;
	case Q_NUMBER:
		m->score += filter_is_number(n, m->d->cable) ? SCORE_OF_NUMBER : 0;
		break;
	default:
		break;
	}
}

static int compare_mark(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->part != y->part)
		return x->part < y->part ? -1 : 1;
	if (x->off != y->off)
		return x->off < y->off ? -1 : 1;
	return x->len > y->len ? -1 : x->len < y->len;
}

/* In order of place; what overlaps becomes one. */
static void merge(MarkList *l)
{
	uint32_t n = 0;

	if (l->n > 1)
		qsort(l->v, l->n, sizeof *l->v, compare_mark);
	for (uint32_t i = 0; i < l->n; i++) {
		struct mark *last = n > 0 ? &l->v[n - 1] : NULL, *m = &l->v[i];

		if (!last || last->part != m->part || last->off + last->len <= m->off)
			l->v[n++] = *m;
		else if (m->off + m->len > last->off + last->len)
			last->len = m->off + m->len - last->off;
	}
	l->n = n;
}

MarkList match_marks(struct arena *a, const struct query *q, const struct document *d, uint32_t *score)
{
	struct matcher m = { .a = a, .d = d };

	collect(&m, q->root, NULL);
	merge(&m.marks);
	if (score)
		*score = m.score;
	return m.marks;
}
