/*
 * top - the best documents of a segment, without looking at most of the others.
 *
 * Each block of a list says what its scores cannot pass. Once as many documents
 * are held as are wanted, a block that cannot bring a better one is not unpacked.
 * Of documents with equal scores the one before is better.
 */
#ifndef INDEX_TOP_H
#define INDEX_TOP_H

#include "index/cursor.h"
#include "index/rank.h"
#include "index/set.h"

enum { TOP_LISTS_MOST = 64 }; /* of one OR or AND; with more, each document is scored */

/* The best so far, the worst of them first. */
struct top {
	uint32_t n, most;
	uint64_t *heap; /* score in the upper half, complement of the number in the lower */
	float least;    /* what a document must reach to come in; what other segments hold says it at first */
};

void top_init(struct top *t, struct arena *a, uint32_t most);
void top_offer(struct top *t, float score, uint32_t doc);

struct top_hit {
	float score;
	uint32_t number; /* of the segment */
};

/* Take them out, the best first, so that it is empty; returns how many. `out` has room for `most`. */
uint32_t top_take(struct top *t, struct top_hit *out);

/* Which documents of a segment may come in. */
struct allow {
	uint32_t from, to;
	const uint64_t *bits; /* NULL: all of these */
	const uint64_t *gone; /* but those that were deleted; may be NULL */
};

static inline bool allowed(const struct allow *w, uint32_t doc)
{
	return doc >= w->from && doc < w->to && (!w->bits || set_bit(w->bits, doc)) && !(w->gone && set_bit(w->gone, doc));
}

/* A list whose documents are scored. */
struct ranked {
	const struct postings *p;
	struct bm25 how;
	struct rank_bound bound;
};

/* The best of one list; those that are in any of some, or in all, by the sum of their scores. */
void top_word(struct top *t, const struct ranked *r, const struct allow *w);
void top_or(struct top *t, struct arena *a, const struct ranked *r, uint32_t n, const struct allow *w);
void top_and(struct top *t, struct arena *a, const struct ranked *r, uint32_t n, const struct allow *w);

static inline float ranked_score(const struct ranked *r, uint32_t doc, uint32_t count)
{
	float f = (float)count;

	return r->how.weight * f / (f + (r->how.base + r->how.slope * (float)r->how.lengths[doc]));
}

#endif
