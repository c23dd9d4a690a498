/*
 * found - a hit as far as the order of hits needs it.
 */
#ifndef SEARCH_FOUND_H
#define SEARCH_FOUND_H

#include "search/feed.h"
#include "search/query.h"

struct found {
	int64_t id;
	int64_t time; /* cable_time(); COLUMN_NONE: not known */
	float score;
	bool asked;    /* it bears a number that the query asks for */
	bool numbered; /* `mrn` was looked up */
	struct mrn mrn;
	uint32_t ready; /* of files: index of its hit */
};
typedef LIST(struct found) FoundList;

/*
 * Sort hits. Relevance: telegrams that bear a number asked for, then by score. Dates: those without a
 * time last either way. Ties are broken by time, then number, then id. Numbers: see archive/numbers.h.
 */
void found_sort(struct found *v, size_t n, enum query_sort sort);

/* Do they stand in the order given by what they are sorted by alone: neither number nor id? */
bool found_tied(const struct found *x, const struct found *y, enum query_sort sort);

#endif
