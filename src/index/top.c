/*
 * top - the best documents of a segment: what is held, and the case of one word.
 */
#include "index/top.h"

#include <assert.h>

void top_init(struct top *t, struct arena *a, uint32_t most)
{
	*t = (struct top){ .most = most, .heap = arena_raw(a, ((size_t)most + 1) * sizeof *t->heap) };
}

/* Scores are not negative, so they compare as their bits do. */
static uint64_t key_of(float score, uint32_t number)
{
	uint32_t bits;

	memcpy(&bits, &score, 4);
	return (uint64_t)bits << 32 | (uint32_t)~number;
}

static float score_of(uint64_t key)
{
	uint32_t bits = (uint32_t)(key >> 32);
	float score;

	memcpy(&score, &bits, 4);
	return score;
}

static void sink(uint64_t *heap, uint32_t n, uint64_t key)
{
	uint32_t at = 0, child;

	while ((child = at * 2 + 1) < n) {
		if (child + 1 < n && heap[child + 1] < heap[child])
			child++;
		if (heap[child] >= key)
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = key;
}

static void rise(uint64_t *heap, uint32_t at, uint64_t key)
{
	for (; at > 0 && heap[(at - 1) / 2] > key; at = (at - 1) / 2)
		heap[at] = heap[(at - 1) / 2];
	heap[at] = key;
}

void top_offer(struct top *t, float score, uint32_t doc)
{
	uint64_t key = key_of(score, doc);

	if (t->n < t->most)
		rise(t->heap, t->n++, key);
	else if (t->most && key > t->heap[0])
		sink(t->heap, t->n, key);
	if (t->n == t->most && t->n && score_of(t->heap[0]) > t->least)
		t->least = score_of(t->heap[0]);
}

uint32_t top_take(struct top *t, struct top_hit *out)
{
	uint32_t n = t->n;

	for (; t->n; t->n--) {
		uint64_t key = t->heap[0];

		out[t->n - 1] = (struct top_hit){ score_of(key), ~(uint32_t)key };
		sink(t->heap, t->n - 1, t->heap[t->n - 1]);
	}
	return n;
}

/* ---- One word ---- */

static void offer_block(struct top *t, const struct ranked *r, const struct allow *w, uint32_t block)
{
	uint32_t docs[BLOCK], counts[BLOCK], n, picked;
	float scores[BLOCK];
	uint8_t places[BLOCK + 1];

	n = postings_docs(r->p, block, docs);
	postings_counts(r->p, block, counts);
	kernel->score(docs, counts, n, &r->how, scores);
	picked = kernel->pick(scores, n, t->least, places);
	for (uint32_t i = 0; i < picked; i++)
		if (scores[places[i]] >= t->least && allowed(w, docs[places[i]]))
			top_offer(t, scores[places[i]], docs[places[i]]);
}

enum { FIRST_MOST = 64 }; /* blocks that are looked at first */

/* The blocks with the highest bounds, the highest first: bound in the upper half, block in the lower. */
static uint32_t best_blocks(const struct postings *p, uint32_t from, uint32_t end, uint32_t wanted, uint64_t *best)
{
	uint32_t n = 0;

	for (uint32_t b = from; b < end; b++) {
		uint64_t key = (uint64_t)p->bounds[b] << 32 | b;
		uint32_t at;

		if (n == wanted && key >> 32 <= best[n - 1] >> 32)
			continue;
		at = n < wanted ? n++ : n - 1;
		for (; at > 0 && best[at - 1] < key; at--)
			best[at] = best[at - 1];
		best[at] = key;
	}
	return n;
}

/* Look at the best blocks first: then few of the others can bring anything. */
static void top_many(struct top *t, const struct ranked *r, const struct allow *w, uint32_t from, uint32_t end)
{
	enum { SOME = 512 };
	uint64_t best[FIRST_MOST];
	uint32_t first = best_blocks(r->p, from, end, t->most + 2 < FIRST_MOST ? t->most + 2 : FIRST_MOST, best);
	uint32_t places[SOME], done = 0;

	for (; done < first && rank_most(&r->bound, (uint16_t)(best[done] >> 32)) >= t->least; done++)
		offer_block(t, r, w, (uint32_t)best[done]);
	for (uint32_t at = from; at < end; at += SOME) {
		uint32_t some = end - at < SOME ? end - at : SOME;
		uint32_t n = kernel->pick_bounds(r->p->bounds + at, some, rank_below(&r->bound, t->least), places);

		for (uint32_t i = 0; i < n; i++) {
			uint32_t block = at + places[i], k = 0;

			while (k < done && (uint32_t)best[k] != block)
				k++;
			if (k == done && rank_most(&r->bound, r->p->bounds[block]) >= t->least)
				offer_block(t, r, w, block);
		}
	}
}

void top_word(struct top *t, const struct ranked *r, const struct allow *w)
{
	uint32_t from, end;

	if (r->p->n == 0 || w->from >= w->to || t->most == 0)
		return;
	from = postings_seek(r->p, 0, w->from);
	end = postings_seek(r->p, from, w->to);
	end = end < r->p->blocks ? end + 1 : end;
	if (end - from > 4)
		top_many(t, r, w, from, end);
	else
		for (uint32_t b = from; b < end; b++)
			offer_block(t, r, w, b);
}
