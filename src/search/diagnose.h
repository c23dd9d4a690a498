/*
 * diagnose - why a query finds nothing: which part of it has no hit by itself.
 */
#ifndef SEARCH_DIAGNOSE_H
#define SEARCH_DIAGNOSE_H

#include "search/feed.h"
#include "search/query.h"

/* A part of a query that finds nothing by itself. */
struct absence {
	const struct query_node *node;
	Span span;   /* of the query's text */
	StrList near; /* up to DIAGNOSE_NEAR spellings that the telegrams have */
};
typedef LIST(struct absence) AbsenceList;

enum { DIAGNOSE_PARTS = 32, DIAGNOSE_NEAR = 3 };

/*
 * Walk the feed once more and find the parts of the query without a hit, in the
 * order in which they were written; at most DIAGNOSE_PARTS are looked at, and none
 * behind a NOT. An empty list: each part has hits, but no telegram has all of them.
 */
bool diagnose(struct arena *a, struct feed *f, const struct query *q, AbsenceList *out, struct error *err);

#endif
