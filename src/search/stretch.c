/*
 * stretch - where a word or a phrase stands in a part of a document.
 */
#include "search/stretch.h"

#include <assert.h>
#include <stdlib.h>

#include "search/fit.h"

/* The hash saves most comparisons. */
static bool is_form(const struct token *t, const struct query_node *n)
{
	if (n->word.fit == WORD_EXACT)
		return t->hash == n->word.hash && str_eq(t->word, n->word.text);
	return word_fit_holds(n, t->word);
}

static void word_stretches(struct arena *a, const struct document *d, const struct query_node *n, const struct part *p,
                           StretchList *out)
{
	for (uint32_t i = 0; i < p->n; i++) {
		const struct token *t = &d->tokens.v[p->first + i];

		if (is_form(t, n))
			*list_push(a, out) = (struct stretch){ t->at, t->at + t->wide, t->off, t->off + t->len };
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

static void phrase_stretches(struct arena *a, const struct document *d, const struct query_node *n, const struct part *p,
                             StretchList *out)
{
	StretchList so_far = stretches(a, d, n->child[0], p);

	for (uint32_t i = 1; i < n->n && so_far.n > 0; i++) {
		StretchList next = stretches(a, d, n->child[i], p), longer = { 0 };

		for (uint32_t k = 0; k < so_far.n; k++) {
			const struct stretch *s = &so_far.v[k];

			for (uint32_t f = first_at(&next, s->end); f < next.n && next.v[f].at == s->end; f++)
				*list_push(a, &longer) = (struct stretch){ s->at, next.v[f].end, s->off, next.v[f].stop };
		}
		so_far = longer;
	}
	*out = so_far;
}

/* Apart from each other by no more than is allowed. */
static bool is_near(const struct query_node *n, const struct stretch *a, const struct stretch *b)
{
	if (a->end <= b->at)
		return b->at - a->end <= n->near.apart;
	return !n->near.ordered && b->end <= a->at && a->at - b->end <= n->near.apart;
}

static uint32_t widest(const StretchList *l)
{
	uint32_t most = 0;

	for (uint32_t i = 0; i < l->n; i++)
		most = l->v[i].end - l->v[i].at > most ? l->v[i].end - l->v[i].at : most;
	return most;
}

static struct stretch around(const struct stretch *x, const struct stretch *y)
{
	return (struct stretch){ x->at < y->at ? x->at : y->at, x->end > y->end ? x->end : y->end,
	                         x->off < y->off ? x->off : y->off, x->stop > y->stop ? x->stop : y->stop };
}

/* Two stretches near each other. */
struct couple {
	struct stretch one, other;
};
typedef LIST(struct couple) CoupleList;

/* All there are. Of the others only those within reach are looked at. */
static CoupleList couples(struct arena *a, const struct document *d, const struct query_node *n, const struct part *p)
{
	StretchList one = stretches(a, d, n->child[0], p), other = { 0 };
	CoupleList out = { 0 };
	uint32_t reach;

	if (one.n > 0)
		other = stretches(a, d, n->child[1], p);
	reach = n->near.apart + widest(&other);
	for (uint32_t i = 0; i < one.n && out.n < STRETCH_COUPLES; i++) {
		const struct stretch *x = &one.v[i];
		uint32_t from = n->near.ordered ? x->end : x->at > reach ? x->at - reach : 0;

		for (uint32_t k = first_at(&other, from); k < other.n && other.v[k].at <= x->end + n->near.apart; k++) {
			if (is_near(n, x, &other.v[k]) && out.n < STRETCH_COUPLES)
				*list_push(a, &out) = (struct couple){ *x, other.v[k] };
		}
	}
	return out;
}

static void near_stretches(struct arena *a, const struct document *d, const struct query_node *n, const struct part *p,
                           StretchList *out)
{
	CoupleList l = couples(a, d, n, p);

	for (uint32_t i = 0; i < l.n; i++)
		*list_push(a, out) = around(&l.v[i].one, &l.v[i].other);
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

StretchList stretches(struct arena *a, const struct document *d, const struct query_node *n, const struct part *p)
{
	StretchList out = { 0 };

	assert(query_is_text(n));
	if (n->kind == Q_WORD)
		word_stretches(a, d, n, p, &out);
	else if (n->kind == Q_PHRASE)
		phrase_stretches(a, d, n, p, &out);
	else if (n->kind == Q_NEAR)
		near_stretches(a, d, n, p, &out);
	else
		for (uint32_t i = 0; i < n->n; i++) {
			StretchList one = stretches(a, d, n->child[i], p);

			for (uint32_t k = 0; k < one.n; k++)
				*list_push(a, &out) = one.v[k];
		}
	tidy(&out);
	return out;
}

bool stretches_any(struct arena *a, const struct document *d, const struct query_node *n, const struct part *p)
{
	if (n->kind == Q_WORD) {
		for (uint32_t i = 0; i < p->n; i++) {
			if (is_form(&d->tokens.v[p->first + i], n))
				return true;
		}
		return false;
	}
	return stretches(a, d, n, p).n > 0;
}

static bool has(const StretchList *l, const struct stretch *s)
{
	return l->n > 0 && bsearch(s, l->v, l->n, sizeof *s, compare_stretch);
}

static void put_words(struct arena *a, const struct document *d, const struct query_node *n, const struct part *p,
                      const StretchList *of, StretchList *out);

/* The two sides of a NEAR, as far as they make up what is in `of`. */
static void put_sides(struct arena *a, const struct document *d, const struct query_node *n, const struct part *p,
                      const StretchList *of, StretchList *out)
{
	CoupleList l = couples(a, d, n, p);
	StretchList sides[2] = { { 0 }, { 0 } };

	for (uint32_t i = 0; i < l.n; i++) {
		struct stretch whole = around(&l.v[i].one, &l.v[i].other);

		if (!has(of, &whole))
			continue;
		*list_push(a, &sides[0]) = l.v[i].one;
		*list_push(a, &sides[1]) = l.v[i].other;
	}
	for (unsigned i = 0; i < 2; i++) {
		tidy(&sides[i]);
		put_words(a, d, n->child[i], p, &sides[i], out);
	}
}

/* The words of those stretches of a node that are among `of`. */
static void put_words(struct arena *a, const struct document *d, const struct query_node *n, const struct part *p,
                      const StretchList *of, StretchList *out)
{
	StretchList all = { 0 };

	if (n->kind == Q_NEAR)
		put_sides(a, d, n, p, of, out);
	else if (n->kind == Q_OR)
		for (uint32_t i = 0; i < n->n; i++)
			put_words(a, d, n->child[i], p, of, out);
	else
		all = stretches(a, d, n, p);
	for (uint32_t i = 0; i < all.n; i++) {
		if (has(of, &all.v[i]))
			*list_push(a, out) = all.v[i];
	}
}

StretchList stretch_words(struct arena *a, const struct document *d, const struct query_node *n, const struct part *p)
{
	StretchList all = stretches(a, d, n, p), out = { 0 };

	if (n->kind == Q_WORD || n->kind == Q_PHRASE)
		return all;
	put_words(a, d, n, p, &all, &out);
	tidy(&out);
	return out;
}
