/*
 * rank - BM25.
 */
#include "index/rank.h"

#include <math.h>

#include "index/codec.h"

/* Scores are floats: a bound keeps this much above what its block can give. */
static const float slack = 1.00001f;

double rank_idf(uint64_t docs, uint64_t n)
{
	return log(1 + ((double)docs - (double)n + 0.5) / ((double)n + 0.5));
}

struct bm25 rank_how(double weight, double average, const uint16_t *lengths)
{
	return (struct bm25){
		.weight = (float)(weight * (RANK_K1 + 1)),
		.base = (float)(RANK_K1 * (1 - RANK_B)),
		.slope = (float)(RANK_K1 * RANK_B / average),
		.lengths = lengths,
	};
}

/*
 * With x = f / (k1 * b / average * (length + flat)) a score is weight * x / (1 + x). Ratios of
 * a segment are made with its own average; with a smaller one they can grow by the quotient of both.
 */
struct rank_bound rank_bound(double weight, double average, double own)
{
	double wider = own > average ? own / average : 1;

	return (struct rank_bound){ (float)(weight * (RANK_K1 + 1)), (float)(average / (RANK_K1 * RANK_B) * wider) };
}

float rank_most(const struct rank_bound *r, uint16_t bound)
{
	float x = bound_ratio(bound) * r->scale;

	return r->weight * x / (1 + x) * slack;
}

uint16_t rank_below(const struct rank_bound *r, float score)
{
	float share = score / (r->weight * slack), x;
	uint16_t bound;

	if (share >= 1)
		return 0x7FFF;
	x = share / (1 - share) / r->scale;
	bound = bound_of(x);
	while (bound > 0 && rank_most(r, bound) >= score)
		bound--;
	return bound;
}
