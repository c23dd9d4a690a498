/*
 * inquiry - random queries: every operator, nested, about what the telegrams of a room have.
 *
 * Half of the words and values are drawn from one telegram, so that many of them meet in it; what its
 * text has side by side is asked for as phrases and NEARs.
 */
#ifndef T_INQUIRY_H
#define T_INQUIRY_H

#include "lib/room.h"
#include "search/query.h"

/* A random query, and the telegram that it is drawn from. It lives in `a`. */
struct query *inquiry_make(struct arena *a, struct room *r);

/* A query of a tree. */
struct query *inquiry_of(struct arena *a, const struct query_node *root);

/*
 * The smallest query that still fails: pieces are left out as long as `fails` says so. Lives in `a`.
 */
struct query *inquiry_shrink(struct arena *a, const struct query *q, bool (*fails)(void *data, const struct query *q),
                             void *data);

/* Print it as a comment of TAP, as a tree. */
void inquiry_print(const struct query *q);

/* "phrase" */
const char *inquiry_kind(enum query_kind kind);

/* Count the kinds of nodes below one, by enum query_kind. */
void inquiry_count(const struct query_node *n, uint64_t *kinds);

#endif
