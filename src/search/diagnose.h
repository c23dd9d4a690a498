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
	StrList near; /* up to DIAGNOSE_NEAR spellings, or numbers, that the telegrams have */
};
typedef LIST(struct absence) AbsenceList;

enum {
	DIAGNOSE_PARTS = 32,
	DIAGNOSE_NEAR = 3,
	DIAGNOSE_LEAST = 4, /* bytes: shorter words are near to too much */
};

/* The parts of a query that may be to blame, in the order in which they were written; returns how many. */
unsigned diagnose_parts(const struct query *q, const struct query_node *parts[DIAGNOSE_PARTS]);

/* The one word that a part asks for, absent if it asks for more or for a pattern. */
Str diagnose_word(const struct query_node *n);

/*
 * Walk the feed once more and find the parts of the query without a hit, in the
 * order in which they were written; at most DIAGNOSE_PARTS are looked at, and none
 * behind a NOT. An empty list: each part has hits, but no telegram has all of them.
 */
bool diagnose(struct arena *a, struct feed *f, const struct query *q, AbsenceList *out, struct error *err);

/* Give the parts that are numbers those that are held next to them. */
bool diagnose_numbers(struct arena *a, struct feed *f, AbsenceList *absent, struct error *err);

#endif
