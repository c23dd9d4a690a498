/*
 * ask - a query as a question to the index.
 *
 * The question finds the same telegrams as match.h, of those that the index has.
 */
#ifndef SEARCH_ASK_H
#define SEARCH_ASK_H

#include "index/ask.h"
#include "search/query.h"

/*
 * The question that a query asks; its sets must be resolved. Lives in `a` and points into the
 * query. Any number of threads may use it.
 */
const struct ask *ask_make(struct arena *a, const struct query *q);

/* The same of one node, for whoever asks what a part of a query finds by itself. */
const struct ask *ask_node(struct arena *a, const struct query_node *n);

#endif
