/*
 * placed_find - where it stands in one document.
 */
#include <assert.h>
#include <stdlib.h>

#include "index/placed.h"

static int by_place(const void *x, const void *y)
{
	const struct extent *a = x, *b = y;

	return a->at != b->at ? (a->at > b->at) - (a->at < b->at) : (a->end > b->end) - (a->end < b->end);
}

/* Put extents in order, each once. They mostly are already. */
static void settle(ExtentList *l)
{
	uint32_t n = 0;
	bool ordered = true;

	for (uint32_t i = 1; i < l->n && ordered; i++)
		ordered = by_place(&l->v[i - 1], &l->v[i]) < 0;
	if (ordered)
		return;
	qsort(l->v, l->n, sizeof *l->v, by_place);
	for (uint32_t i = 0; i < l->n; i++)
		if (n == 0 || by_place(&l->v[n - 1], &l->v[i]) != 0)
			l->v[n++] = l->v[i];
	l->n = n;
}

void placed_word_find(struct arena *a, struct placed_word *w, uint32_t doc, ExtentList *out)
{
	struct cursor *c = placed_cursor(a, w);
	uint32_t from, n;

	if (!(w->p.flags & LIST_POSITIONS) || !cursor_find(c, doc))
		return;
	n = cursor_positions(c);
	if (n > w->room) {
		w->room = n * 2;
		w->places = arena_raw(a, w->room * sizeof *w->places);
	}
	cursor_places(c, w->places, &from);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t code = w->allowed || w->wide ? postings_code(&w->p, from + i) : 0, at = w->places[i];

		if (!w->allowed || w->allowed[code])
			*list_push(a, out) = (struct extent){ at, at + (w->wide ? w->wide[code] : 1) };
	}
}

const struct part_at *placed_part(const PartList *parts, uint32_t at)
{
	uint32_t low = 0, high = parts->n;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (parts->v[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return &parts->v[low];
}

static void need_parts(struct asked *q, uint32_t doc, PartList *parts)
{
	if (parts->n == 0 && !segment_parts(q->s, q->a, doc, parts, q->err))
		q->failed = true;
	if (parts->n == 0)
		*list_push(q->a, parts) = (struct part_at){ 0, UINT32_MAX, 0, 0 };
}

/* Extend each of `out` by the extents of `next` that begin where it ends, unless a part begins there. */
static void join(struct asked *q, uint32_t doc, ExtentList *out, const ExtentList *next, PartList *parts)
{
	ExtentList longer = { 0 };

	for (uint32_t i = 0; i < out->n; i++)
		for (uint32_t k = 0; k < next->n && next->v[k].at <= out->v[i].end; k++) {
			if (next->v[k].at != out->v[i].end)
				continue;
			need_parts(q, doc, parts);
			if (placed_part(parts, next->v[k].at)->at != next->v[k].at)
				*list_push(q->a, &longer) = (struct extent){ out->v[i].at, next->v[k].end };
		}
	*out = longer;
	settle(out);
}

static void find_phrase(struct asked *q, struct placed *p, uint32_t doc, PartList *parts)
{
	for (uint32_t i = 0; i < p->children; i++) {
		placed_find(q, p->child[i], doc, parts);
		if (i == 0)
			for (uint32_t k = 0; k < p->child[0]->extents.n; k++)
				*list_push(q->a, &p->extents) = p->child[0]->extents.v[k];
		else
			join(q, doc, &p->extents, &p->child[i]->extents, parts);
		if (p->extents.n == 0)
			return;
	}
}

/* Both in one part, apart from each other by no more than is allowed. */
static bool near(const struct ask *n, struct extent a, struct extent b)
{
	if (a.end <= b.at)
		return b.at - a.end <= n->near.apart;
	return !n->near.ordered && b.end <= a.at && a.at - b.end <= n->near.apart;
}

/* What was gathered of a pattern in a document. */
static void find_gathered(struct asked *q, struct placed *p, uint32_t doc)
{
	while (p->next_place < p->places.n && p->places.v[p->next_place].doc < doc)
		p->next_place++;
	for (; p->next_place < p->places.n && p->places.v[p->next_place].doc == doc; p->next_place++) {
		const struct place *at = &p->places.v[p->next_place];

		*list_push(q->a, &p->extents) = (struct extent){ at->at, at->end };
	}
}

static void find_near(struct asked *q, struct placed *p, uint32_t doc, PartList *parts)
{
	const ExtentList *one, *other;

	placed_find(q, p->child[0], doc, parts);
	placed_find(q, p->child[1], doc, parts);
	one = &p->child[0]->extents;
	other = &p->child[1]->extents;
	for (uint32_t i = 0; i < one->n; i++)
		for (uint32_t k = 0; k < other->n; k++) {
			struct extent a = one->v[i], b = other->v[k];

			if (!near(p->node, a, b))
				continue;
			need_parts(q, doc, parts);
			if (placed_part(parts, a.at) == placed_part(parts, b.at))
				*list_push(q->a, &p->extents) = (struct extent){ a.at < b.at ? a.at : b.at, a.end > b.end ? a.end : b.end };
		}
}

void placed_find(struct asked *q, struct placed *p, uint32_t doc, PartList *parts)
{
	p->extents.n = 0;
	if (p->gathered) {
		find_gathered(q, p, doc);
		settle(&p->extents);
		return;
	}
	assert(!p->many);
	switch (p->node->kind) {
	case ASK_PHRASE:
		find_phrase(q, p, doc, parts);
		break;
	case ASK_NEAR:
		assert(p->children == 2);
		find_near(q, p, doc, parts);
		break;
	default:
		for (uint32_t i = 0; i < p->words.n; i++)
			placed_word_find(q->a, p->words.v[i], doc, &p->extents);
		for (uint32_t i = 0; i < p->children; i++) {
			placed_find(q, p->child[i], doc, parts);
			for (uint32_t k = 0; k < p->child[i]->extents.n; k++)
				*list_push(q->a, &p->extents) = p->child[i]->extents.v[k];
		}
	}
	settle(&p->extents);
}
