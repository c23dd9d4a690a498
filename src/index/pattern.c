/*
 * pattern - what a pattern finds, be its forms few or very many.
 *
 * In which documents: the lists of all its words laid over each other. Where: the places in
 * documents that were chosen before, each list looked through once, and then put in order.
 */
#include "index/pattern.h"

#include <stdlib.h>

#include "index/word.h"

struct adding {
	struct asked *q;
	struct set *out;
};

static void add_list(void *data, struct placed_word *w)
{
	struct adding *d = data;

	set_or_postings(d->q->a, d->out, &w->p);
}

static void add_doc(void *data, uint32_t doc, uint32_t count)
{
	struct adding *d = data;

	(void)count;
	d->out->bits[doc / 64] |= 1ull << doc % 64;
}

static void add_allowed(void *data, struct placed_word *w)
{
	if (w->allowed)
		word_each_allowed(w, add_doc, data);
	else
		add_list(data, w);
}

void pattern_set(struct asked *q, struct placed *p, bool all_forms, struct set *out)
{
	struct adding d = { q, out };

	if (p->words.n == 1 && (all_forms || !p->words.v[0]->allowed)) {
		set_postings(q->a, q->s->tail.docs, &p->words.v[0]->p, out);
		return;
	}
	set_open(q->a, q->s->tail.docs, out);
	word_forms_each(q, p, all_forms ? add_list : add_allowed, &d);
	set_settle(q->a, out);
}

/* The places of a pattern in some documents. */
struct gathering {
	struct asked *q;
	struct placed *p;
	const struct set *may;
	ExtentList extents;
	struct cursor cursor; /* one for all words */
	uint32_t *places, room;
};

static void gather_doc(struct gathering *g, struct placed_word *w, uint32_t doc)
{
	g->extents.n = 0;
	placed_word_find(g->q->a, w, doc, &g->extents);
	for (uint32_t i = 0; i < g->extents.n; i++)
		*list_push(g->q->a, &g->p->places) = (struct place){ doc, g->extents.v[i].at, g->extents.v[i].end };
}

/* The shorter of both, documents or list, leads. */
static void gather_word(void *data, struct placed_word *w)
{
	struct gathering *g = data;
	struct placed_word own = *w;
	uint32_t docs[BLOCK], at = 0;
	bool by_list = !g->may->list || g->may->n >= w->p.n;

	w = &own;
	w->c = &g->cursor;
	w->places = g->places;
	w->room = g->room;
	cursor_open(w->c, &w->p);
	for (uint32_t i = 0; !by_list && i < g->may->n; i++)
		gather_doc(g, w, g->may->list[i]);
	for (uint32_t b = 0; by_list && b < w->p.blocks; b++) {
		uint32_t n = postings_docs(&w->p, b, docs);

		for (uint32_t i = 0; i < n; i++)
			if (set_holds(g->may, docs[i], &at))
				gather_doc(g, w, docs[i]);
	}
	g->places = w->places;
	g->room = w->room;
}

static int by_doc(const void *x, const void *y)
{
	const struct place *a = x, *b = y;

	return (a->doc > b->doc) - (a->doc < b->doc);
}

/* Many are counted first: then each goes where it belongs. */
static void sort_places(struct asked *q, struct placed *p)
{
	uint32_t docs = q->s->tail.docs, *at;
	struct place *sorted;

	if (p->places.n < docs / 16) {
		if (p->places.n)
			qsort(p->places.v, p->places.n, sizeof *p->places.v, by_doc);
		return;
	}
	at = arena_array(q->a, uint32_t, docs + 1);
	sorted = arena_raw(q->a, (p->places.n + 1) * sizeof *sorted);
	for (uint32_t i = 0; i < p->places.n; i++)
		at[p->places.v[i].doc + 1]++;
	for (uint32_t i = 0; i < docs; i++)
		at[i + 1] += at[i];
	for (uint32_t i = 0; i < p->places.n; i++)
		sorted[at[p->places.v[i].doc]++] = p->places.v[i];
	p->places.v = sorted;
	p->places.room = p->places.n;
}

void pattern_gather(struct asked *q, struct placed *p, const struct set *may)
{
	enum { FEW = 4 }; /* lists that are as quick to look at one by one */
	struct gathering g;

	for (uint32_t i = 0; i < p->children; i++)
		pattern_gather(q, p->child[i], may);
	p->gathered = p->node->kind == ASK_FORMS && (p->many || p->words.n > FEW);
	p->places.n = p->next_place = 0;
	if (!p->gathered)
		return;
	g.q = q;
	g.p = p;
	g.may = may;
	g.extents = (ExtentList){ 0 };
	g.places = NULL;
	g.room = 0;
	word_forms_each(q, p, gather_word, &g);
	sort_places(q, p);
}
