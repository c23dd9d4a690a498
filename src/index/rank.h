/*
 * rank - BM25: how much a word weighs, and what bounds its scores.
 *
 * The score of a word in a document is
 *
 *	idf * (k1 + 1) * f / (f + k1 * (1 - b + b * length / average))
 *	idf = ln(1 + (documents - n + 0.5) / (n + 0.5))
 *
 * where f is how often it stands there and n the number of documents that have it.
 * With flat = average * (1 - b) / b it grows with the ratio f / (length + flat)
 * alone; the best ratio of each block is stored.
 */
#ifndef INDEX_RANK_H
#define INDEX_RANK_H

#include "index/kernel.h"

#define RANK_K1 1.2
#define RANK_B 0.75

static inline double rank_average(uint64_t lengths, uint64_t docs)
{
	return docs && lengths ? (double)lengths / (double)docs : 1;
}

static inline float rank_flat(double average)
{
	return (float)(average * (1 - RANK_B) / RANK_B);
}

double rank_idf(uint64_t docs, uint64_t n);

/* How scores are made from bounds of one segment. */
struct rank_bound {
	float weight, scale;
};

/* `weight` is idf, or a sum of some. */
struct bm25 rank_how(double weight, double average, const uint16_t *lengths);

/* `own` is the average of the segment whose bounds are meant, `average` that of all. */
struct rank_bound rank_bound(double weight, double average, double own);

/* A score that no document of a block passes, rounding included. */
float rank_most(const struct rank_bound *r, uint16_t bound);

/* The highest bound whose blocks cannot reach `score`; INT16_MAX where none can. */
uint16_t rank_below(const struct rank_bound *r, float score);

#endif
