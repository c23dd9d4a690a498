/*
 * output - the answer to a query as JSON ("search/1") and CSV.
 */
#ifndef SEARCH_OUTPUT_H
#define SEARCH_OUTPUT_H

#include "base/json.h"
#include "search/run.h"

/* One object: how the query was read, counts, the hits of the page, facets. */
void result_json(struct json *j, const struct query *q, const struct result *r);

/* A line with the names of the columns, then a line for each hit of the page. */
void result_csv(struct buf *b, const struct result *r);

#endif
