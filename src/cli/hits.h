/*
 * hits - the answer to a query as a person reads it, in the terminal.
 */
#ifndef CLI_HITS_H
#define CLI_HITS_H

#include "cli/terminal.h"
#include "search/run.h"

/* How the query was read, and what could not be read as it may have been meant. */
void hits_put_reading(struct buf *b, const struct terminal *t, const struct query *q);

/* The count and the reading, then the hits; where there is none, why. `brackets` puts hits in [ ]. */
void hits_put(struct buf *b, const struct terminal *t, struct arena *a, const struct query *q, const struct result *r,
              bool brackets);

/* Hits alone. */
void hits_put_list(struct buf *b, const struct terminal *t, struct arena *a, const HitList *l);

#endif
