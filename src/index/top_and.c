/*
 * top_and - the best of the documents that are in all of some lists.
 *
 * The shortest list leads. A block of it that cannot reach what is wanted, even
 * with the best that the others have, is skipped; so is a document.
 */
#include <stdlib.h>

#include "index/top.h"

enum { LOOK_AHEAD = 8 }; /* blocks of another list that are looked at for its best */

struct follower {
	const struct ranked *r;
	struct cursor c;
	float most;  /* of its blocks beside the leader's */
	float rest;  /* of it and those behind it */
};

struct together {
	struct top *t;
	const struct allow *w;
	const struct ranked *leader;
	struct follower **follow;
	uint32_t n;
};

static int by_length(const void *x, const void *y)
{
	const struct ranked *a = *(const struct ranked *const *)x, *b = *(const struct ranked *const *)y;

	return (a->p->n > b->p->n) - (a->p->n < b->p->n);
}

/* What a list can bring to documents after `from` and up to `last`. */
static float most_between(const struct follower *f, uint32_t from, uint32_t last)
{
	const struct postings *p = f->r->p;
	uint32_t block = postings_seek(p, f->c.block == UINT32_MAX ? 0 : f->c.block, from + 1);
	uint16_t bound = 0;

	for (uint32_t i = 0; block < p->blocks; block++, i++) {
		if (i == LOOK_AHEAD)
			return rank_most(&f->r->bound, p->most);
		bound = p->bounds[block] > bound ? p->bounds[block] : bound;
		if (p->last[block] >= last)
			break;
	}
	return rank_most(&f->r->bound, bound);
}

static float most_of_others(struct together *g, uint32_t block)
{
	float rest = 0;

	for (uint32_t i = g->n; i-- > 0;) {
		struct follower *f = g->follow[i];

		f->most = most_between(f, postings_from(g->leader->p, block), g->leader->p->last[block]);
		rest = f->rest = rest + f->most;
	}
	return rest;
}

static void offer_doc(struct together *g, uint32_t doc, float score)
{
	for (uint32_t i = 0; i < g->n; i++) {
		struct follower *f = g->follow[i];

		if (score + f->rest < g->t->least || !cursor_find(&f->c, doc))
			return;
		score += ranked_score(f->r, doc, cursor_count(&f->c));
	}
	if (score >= g->t->least && allowed(g->w, doc))
		top_offer(g->t, score, doc);
}

static void offer_block(struct together *g, uint32_t block)
{
	uint32_t docs[BLOCK], counts[BLOCK], n, picked;
	float scores[BLOCK], others = most_of_others(g, block);
	uint8_t places[BLOCK + 1];

	if (rank_most(&g->leader->bound, g->leader->p->bounds[block]) + others < g->t->least)
		return;
	n = postings_docs(g->leader->p, block, docs);
	postings_counts(g->leader->p, block, counts);
	kernel->score(docs, counts, n, &g->leader->how, scores);
	picked = kernel->pick(scores, n, g->t->least - others, places);
	for (uint32_t i = 0; i < picked; i++)
		offer_doc(g, docs[places[i]], scores[places[i]]);
}

void top_and(struct top *t, struct arena *a, const struct ranked *r, uint32_t n, const struct allow *w)
{
	const struct ranked **order = arena_raw(a, (n + 1) * sizeof *order);
	struct together g = { t, w, NULL, arena_raw(a, (n + 1) * sizeof *g.follow), n - 1 };
	uint32_t end;

	for (uint32_t i = 0; i < n; i++)
		order[i] = &r[i];
	qsort(order, n, sizeof *order, by_length);
	g.leader = order[0];
	if (g.leader->p->n == 0 || w->from >= w->to || t->most == 0)
		return;
	for (uint32_t i = 1; i < n; i++) {
		g.follow[i - 1] = arena_raw(a, sizeof **g.follow);
		g.follow[i - 1]->r = order[i];
		cursor_open(&g.follow[i - 1]->c, order[i]->p);
	}
	end = postings_seek(g.leader->p, 0, w->to);
	for (uint32_t b = postings_seek(g.leader->p, 0, w->from); b < g.leader->p->blocks && b <= end; b++)
		offer_block(&g, b);
}
