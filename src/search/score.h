/*
 * score - how well a telegram answers a query: the plain definition.
 *
 * A query's leaves are its words, phrases, NEARs and patterns that do not stand behind a NOT, wherever
 * else they stand; those within a phrase or NEAR belong to it. Each is looked for in the whole telegram and gives
 * BM25's score
 *
 *	weight * (k1 + 1) * f / (f + k1 * (1 - b + b * length / average)),  k1 = 1.2, b = 0.75
 *
 * f is how often it stands there; a word that is asked for in all its forms counts COLUMNS_HEAVY times in
 * the subject. The weight of a word is ln(1 + (N - n + 0.5) / (n + 0.5)), where n of N telegrams have it in any form; of a
 * phrase or NEAR it is the sum of its words'; of words that stand for each other in one, the least of
 * them; of a pattern 0. A leaf of weight 0 gives 1 to each telegram that has it.
 */
#ifndef SEARCH_SCORE_H
#define SEARCH_SCORE_H

#include "search/document.h"
#include "search/query.h"

struct scoring;

/* Lives in `a`, like what it points to; the query must stay. */
struct scoring *scoring_open(struct arena *a, const struct query *q);

/*
 * Instead of looking at them: so many telegrams of so many positions in all were searched, and `docs_of` says how
 * many of them have a word, given its stem.
 */
void scoring_know(struct scoring *s, uint64_t docs, uint64_t lengths, uint64_t (*docs_of)(void *data, Str stem), void *data);

/* Every telegram that is searched, hit or not, is to be looked at once; its document must have all plain parts. */
void scoring_look(struct scoring *s, struct arena *scratch, const struct document *d);

/* What is to be kept of a telegram until all were looked at. */
struct scored {
	uint32_t *often; /* of each leaf */
	uint32_t length;
};
struct scored scoring_keep(const struct scoring *s, struct arena *a, struct arena *scratch, const struct document *d);

/* Its score, once all were looked at. */
double scoring_score(const struct scoring *s, const struct scored *one);

#endif
