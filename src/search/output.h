/*
 * output - the answer to a query as JSON ("search/1") and CSV.
 */
#ifndef SEARCH_OUTPUT_H
#define SEARCH_OUTPUT_H

#include "base/json.h"
#include "search/run.h"
#include "search/similar.h"

/* One object: how the query was read, counts, the hits of the page, facets. */
void result_json(struct json *j, const struct query *q, const struct result *r);

/* The same in pieces: what stands before the hits, some hits, what stands behind them. */
void result_json_begin(struct json *j, const struct query *q, const struct result *r);
void result_json_hits(struct json *j, const HitList *l);
void result_json_end(struct json *j, const struct result *r);

/* Within an object: the hits, as result_json() gives them. */
void hits_json(struct json *j, const HitList *l);

/* A line with the names of the columns; a line for each hit; both. */
void hits_csv_head(struct buf *b);
void hits_csv_rows(struct buf *b, const HitList *l);
void hits_csv(struct buf *b, const HitList *l);

/* Within an object: query, reading, notes, counts. */
void answer_json(struct json *j, const struct query *q, const struct result *r);

/* Telegrams that are like one ("similar/1"). */
void similar_json(struct buf *b, const struct similar *s, int64_t id);

/* The count alone ("count/1"), on a line. */
void count_json(struct buf *b, const struct query *q, const struct result *r);

/* What hits were counted by, of the facets whose bits are in `which` ("facets/1"). */
void facets_json(struct buf *b, const struct query *q, const struct result *r, unsigned which);
void facets_csv(struct buf *b, const struct result *r, unsigned which);

/* Hits by month, or by year where r->months has no month ("timeline/1"). */
void timeline_json(struct buf *b, const struct query *q, const struct result *r);
void timeline_csv(struct buf *b, struct arena *a, const struct result *r);

/* "1974-07", or "1974", of row `i`. */
Str timeline_label(struct arena *a, const struct timeline *t, uint32_t i);

#endif
