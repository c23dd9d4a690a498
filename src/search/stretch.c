/*
 * stretch - where a word or a phrase stands in a part of a document.
 */
#include "search/stretch.h"

#include <assert.h>
#include <stdlib.h>

static bool is_form(const struct token *t, const struct query_node *n)
{
	if (n->word.fit == WORD_WILD)
		return word_fits(t->word, n->word.text);
	return t->hash == n->word.hash && str_eq(t->word, n->word.text);
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
	else
		for (uint32_t i = 0; i < n->n; i++) {
			StretchList one = stretches(a, d, n->child[i], p);

			for (uint32_t k = 0; k < one.n; k++)
				*list_push(a, &out) = one.v[k];
		}
	tidy(&out);
	return out;
}
