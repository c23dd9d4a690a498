/*
 * flow - the hits of an answer, some at a time: all of them may be more than memory holds.
 *
 * Of an archive only their ids are needed; each portion is read when its turn comes. A
 * telegram that was purged meanwhile is left out. Of files the hits are there already.
 */
#ifndef SEARCH_FLOW_H
#define SEARCH_FLOW_H

#include "search/run.h"

enum { FLOW_PORTION = 200 }; /* hits */

struct flow {
	struct feed *feed;
	struct query *query;
	const struct result *result;
	uint32_t at;
	struct arena a; /* of the portion */
};

/* What to ask search_run() for, so that its result can flow: ids in place of hits, where they will do. */
void flow_want(struct run_want *want, const struct feed *feed);

/* All three are borrowed until it is released. */
void flow_init(struct flow *f, struct feed *feed, struct query *q, const struct result *r);
void flow_release(struct flow *f);

/* Whether hits are left. */
bool flow_more(const struct flow *f);

/* The next ones, which last until the next call; all of them may be gone from the archive. */
bool flow_next(struct flow *f, HitList *out, struct error *err);

#endif
