/*
 * plan - what --explain says: the tree of a query, what answers it, what each part finds, how long it takes.
 */
#ifndef CLI_PLAN_H
#define CLI_PLAN_H

#include "cli/seek.h"

/* Write it to standard output. The query is run. */
bool plan_put(struct arena *a, struct seek *s, struct query *q, struct error *err);

#endif
