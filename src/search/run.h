/*
 * run - a query over many telegrams: hits in order, exact counts.
 *
 * Every telegram is looked at. All counts are of all hits, whatever page of
 * them is asked for.
 */
#ifndef SEARCH_RUN_H
#define SEARCH_RUN_H

#include "search/diagnose.h"
#include "search/hit.h"
#include "search/tally.h"

/* Telegrams in each month from the first to the last that has any; months between may have none. */
struct timeline {
	int year, month;   /* of the first; year 0 when no month is known */
	uint64_t *counts;
	uint32_t n;
	uint64_t undated;  /* hits whose month is not known */
};

struct run_want {
	enum query_sort sort;    /* SORT_DEFAULT: as the query says, else relevance where there are words, else date */
	uint64_t offset, limit;  /* of the hits in order; limit 0 is all */
	bool facets;             /* also the timeline */
	bool diagnosis;          /* when there is no hit, which part has none */
};

struct result {
	uint64_t searched, total;
	enum query_sort sort;
	uint64_t offset;
	HitList hits;
	struct tally years, posts, classes, tags; /* classes: as sent and as now, each once */
	struct timeline months;
	AbsenceList absent;
	bool diagnosed;          /* `absent` was looked for */
};

/*
 * Run a query. Ties are broken by time, then number, then id, so that pages
 * neither repeat nor skip a telegram. The result lives in `a`.
 */
bool search_run(struct arena *a, struct feed *f, const struct query *q, const struct run_want *want, struct result *out,
                struct error *err);

#endif
