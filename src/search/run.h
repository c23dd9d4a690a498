/*
 * run - a query over many telegrams: hits in order, exact counts.
 *
 * Over an archive with an index the index answers for what it knows, and what came
 * since is looked at one by one; over files, and where there is no index, every
 * telegram is looked at. All counts are of all hits, whatever page of them is asked for.
 */
#ifndef SEARCH_RUN_H
#define SEARCH_RUN_H

#include "search/diagnose.h"
#include "search/facet.h"
#include "search/hit.h"

struct run_want {
	enum query_sort sort;    /* SORT_DEFAULT: as the query says, else relevance where there are words, else date */
	uint64_t offset, limit;  /* of the hits in order; limit 0 is all */
	bool count_only;         /* no hits */
	bool ids;                /* the ids of the hits in order, in place of what a list shows of them */
	bool facets;             /* also the timeline */
	bool parts;              /* what each part of the query finds by itself */
	bool diagnosis;          /* when there is no hit, which part has none */
	size_t patience;         /* look at no more than so many telegrams that the index lacks; 0: at all of them */
};

/* What one node of the query finds by itself. */
struct part_found {
	const struct query_node *node;
	unsigned depth; /* in the tree; 0 is all of it */
	uint64_t n;
};
typedef LIST(struct part_found) PartsFound;

struct result {
	uint64_t searched, total;
	uint64_t unindexed;      /* telegrams that nobody looked at: they were more than the patience */
	uint64_t looked_at;      /* of those searched, by the matcher: the index lacks them */
	bool by_index;           /* an index answered */
	uint64_t generation;     /* of archive and index; 0: files */
	enum lookup_state state;
	enum query_sort sort;
	uint64_t offset;
	HitList hits;
	IdList ids;
	struct tally facets[FACET_COUNT];
	struct timeline months;
	PartsFound parts;        /* in the order in which they were written, each before those below it */
	AbsenceList absent;
	bool diagnosed;          /* `absent` was looked for */
};

/*
 * Run a query; its sets are resolved first. Ties are broken by time, then number, then id, so that pages
 * neither repeat nor skip a telegram as long as the generation is the same. The result lives in `a`.
 */
bool search_run(struct arena *a, struct feed *f, struct query *q, const struct run_want *want, struct result *out,
                struct error *err);

/* What a list shows of some telegrams of an archive, as hits of a query. */
bool search_hits(struct arena *a, struct feed *f, struct query *q, const IdList *ids, HitList *out, struct error *err);

#endif
