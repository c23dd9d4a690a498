/*
 * top_or - the best of the documents that are in any of some lists.
 *
 * Documents are taken in windows. In each, the lists that together cannot reach
 * what is wanted are set aside; the others are added up, document by document, and
 * only what could still be among the best is looked up in those set aside. The
 * best of each list alone says from the beginning what must be reached.
 */
#include "index/top.h"

#include <float.h>

enum { WINDOW_LEAST = 1024, WINDOW_MOST = 4096 };

struct runner {
	const struct ranked *r;
	uint32_t block;          /* the first that reaches into the window */
	float most;              /* in the window */
	uint32_t docs_of, scores_of; /* blocks that are decoded; UINT32_MAX: none */
	uint32_t n, at;              /* of the block in docs; where the window begins in it */
	uint32_t docs[BLOCK + CURSOR_AHEAD], counts[BLOCK];
	float scores[BLOCK];
};

struct window {
	struct top *t;
	const struct allow *w;
	struct runner **run;     /* in order of what they can bring, the least first */
	float *upto;             /* what those up to one can bring together */
	uint32_t n, essential;   /* the first that is not set aside */
	uint32_t from, to;
	float sums[WINDOW_MOST];
};

static void need_docs(struct runner *u, uint32_t block)
{
	if (u->docs_of == block)
		return;
	u->n = postings_docs(u->r->p, block, u->docs);
	for (uint32_t i = 0; i < CURSOR_AHEAD; i++)
		u->docs[u->n + i] = UINT32_MAX;
	u->docs_of = block;
	u->at = 0;
}

static void need_scores(struct runner *u, uint32_t block)
{
	need_docs(u, block);
	if (u->scores_of == block)
		return;
	postings_counts(u->r->p, block, u->counts);
	kernel->score(u->docs, u->counts, u->n, &u->r->how, u->scores);
	u->scores_of = block;
}

/* What a list can bring in the window; its first block there is found on the way. */
static void look_ahead(struct runner *u, uint32_t from, uint32_t to)
{
	const struct postings *p = u->r->p;
	uint16_t bound = 0;

	u->block = postings_seek(p, u->block, from);
	for (uint32_t b = u->block; b < p->blocks && (b == 0 || p->last[b - 1] + 1 < to); b++)
		bound = p->bounds[b] > bound ? p->bounds[b] : bound;
	u->most = bound ? rank_most(&u->r->bound, bound) : 0;
}

/* Order the lists, and set aside those that cannot reach it together. False where all cannot. */
static bool split(struct window *x)
{
	float sum = 0;

	for (uint32_t i = 1; i < x->n; i++) {
		struct runner *u = x->run[i];
		uint32_t at = i;

		for (; at > 0 && x->run[at - 1]->most > u->most; at--)
			x->run[at] = x->run[at - 1];
		x->run[at] = u;
	}
	x->essential = 0;
	for (uint32_t i = 0; i < x->n; i++) {
		sum += x->run[i]->most;
		x->upto[i] = sum;
		if (sum < x->t->least || sum <= 0)
			x->essential = i + 1;
	}
	return x->essential < x->n;
}

static void add_list(struct window *x, struct runner *u)
{
	const struct postings *p = u->r->p;

	for (uint32_t b = u->block; b < p->blocks && (b == 0 || p->last[b - 1] + 1 < x->to); b++) {
		uint32_t i;

		need_scores(u, b);
		for (i = u->at; i < u->n && u->docs[i] < x->from; i++)
			continue;
		for (; i < u->n && u->docs[i] < x->to; i++)
			x->sums[u->docs[i] - x->from] += u->scores[i];
		u->at = i;
	}
}

/* The score of a document in a list that was set aside; 0 where it is not there, or where it does not matter. */
static float look_up(const struct window *x, struct runner *u, uint32_t doc, float missing)
{
	const struct postings *p = u->r->p;
	uint32_t block = postings_seek(p, u->block, doc), i;

	u->block = block; /* documents come in order */
	if (block == p->blocks || (block && p->last[block - 1] + 1 >= x->to))
		return 0;
	if (u->docs_of != block && rank_most(&u->r->bound, p->bounds[block]) < missing)
		return 0;
	need_docs(u, block);
	for (i = 0; u->docs[i + CURSOR_AHEAD - 1] < doc;)
		i += CURSOR_AHEAD;
	while (u->docs[i] < doc)
		i++;
	if (u->docs[i] != doc)
		return 0;
	return u->scores_of == block ? u->scores[i] : ranked_score(u->r, doc, postings_count(p, block, i));
}

static void offer(struct window *x, uint32_t doc, float score)
{
	for (uint32_t i = x->essential; i-- > 0;) {
		if (score + x->upto[i] < x->t->least)
			return;
		score += look_up(x, x->run[i], doc, x->t->least - score - (i ? x->upto[i - 1] : 0));
	}
	if (score >= x->t->least && allowed(x->w, doc))
		top_offer(x->t, score, doc);
}

/* Every score is above 0, so what is above 0 is a document. */
static void offer_window(struct window *x)
{
	float aside = x->essential ? x->upto[x->essential - 1] : 0;
	uint8_t places[BLOCK + 1];

	for (uint32_t at = 0; at < x->to - x->from; at += BLOCK) {
		float least = x->t->least - aside;
		uint32_t n = kernel->pick(x->sums + at, BLOCK, least > FLT_MIN ? least : FLT_MIN, places);

		for (uint32_t i = 0; i < n; i++)
			offer(x, x->from + at + places[i], x->sums[at + places[i]]);
	}
	memset(x->sums, 0, (x->to - x->from) * sizeof *x->sums);
}

/* One list alone counts: its scores need not be added up. */
static void offer_list(struct window *x, struct runner *u)
{
	const struct postings *p = u->r->p;
	float aside = x->essential ? x->upto[x->essential - 1] : 0;
	uint8_t places[BLOCK + 1];

	for (uint32_t b = u->block; b < p->blocks && (b == 0 || p->last[b - 1] + 1 < x->to); b++) {
		uint32_t picked;

		if (rank_most(&u->r->bound, p->bounds[b]) + aside < x->t->least)
			continue;
		need_scores(u, b);
		picked = kernel->pick(u->scores, u->n, x->t->least - aside, places);
		for (uint32_t i = 0; i < picked; i++) {
			uint32_t doc = u->docs[places[i]];

			if (doc >= x->from && doc < x->to)
				offer(x, doc, u->scores[places[i]]);
		}
	}
}

/* A window is about a block of the longest list, so that bounds are near to what is there. */
static uint32_t window_size(const struct ranked *r, uint32_t n, const struct allow *w)
{
	uint64_t most = 1, size = WINDOW_LEAST;

	for (uint32_t i = 0; i < n; i++)
		most = r[i].p->n > most ? r[i].p->n : most;
	while (size < WINDOW_MOST && size * most < (uint64_t)BLOCK * w->to)
		size *= 2;
	return (uint32_t)size;
}

/* The worst of the best of one list alone: at least this is reached. */
static float reached(struct arena *a, const struct ranked *r, const struct top *t, const struct allow *w)
{
	struct top alone;

	top_init(&alone, a, t->most);
	alone.least = t->least;
	top_word(&alone, r, w);
	return alone.n == alone.most ? alone.least : 0;
}

void top_or(struct top *t, struct arena *a, const struct ranked *r, uint32_t n, const struct allow *w)
{
	struct window *x = arena_new(a, struct window);
	uint32_t size = window_size(r, n, w);

	if (t->most == 0 || n == 0)
		return;
	*x = (struct window){ .t = t, .w = w, .n = n };
	x->run = arena_raw(a, n * sizeof *x->run);
	x->upto = arena_raw(a, n * sizeof *x->upto);
	for (uint32_t i = 0; i < n; i++) {
		float least = reached(a, &r[i], t, w);

		t->least = least > t->least ? least : t->least;
		x->run[i] = arena_raw(a, sizeof **x->run);
		x->run[i]->r = &r[i];
		x->run[i]->block = 0;
		x->run[i]->docs_of = x->run[i]->scores_of = UINT32_MAX;
	}
	for (x->from = w->from; x->from < w->to; x->from = x->to) {
		x->to = w->to - x->from < size ? w->to : x->from + size;
		for (uint32_t i = 0; i < n; i++)
			look_ahead(x->run[i], x->from, x->to);
		if (!split(x))
			continue;
		if (x->essential + 1 == n) {
			offer_list(x, x->run[n - 1]);
			continue;
		}
		for (uint32_t i = x->essential; i < n; i++)
			add_list(x, x->run[i]);
		offer_window(x);
	}
}
