/*
 * queries - what to ask of the telegrams of a seed, in eight classes.
 */
#ifndef BENCH_QUERIES_H
#define BENCH_QUERIES_H

#include "draft.h"

enum { QUERIES_PER_CLASS = 400 };

/*
 * Print lines "CLASS<TAB>QUERY", as the search peers read them. The words are chosen by
 * how many of a sample of telegrams have them; the sample is the same for every number of
 * telegrams, so the queries fit every corpus of that seed.
 */
void queries_print(struct buf *b, enum era era, uint64_t seed);

#endif
