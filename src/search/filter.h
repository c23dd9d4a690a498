/*
 * filter - whether a telegram has the value that a query asks for.
 */
#ifndef SEARCH_FILTER_H
#define SEARCH_FILTER_H

#include "search/period.h"
#include "search/query.h"

/* Whether the kind is one of those that look at the telegram's values alone. */
bool filter_is(enum query_kind kind);

/* `n` must be of such a kind. */
bool filter_holds(const struct query_node *n, const struct cable *c);

/* Whether the telegram has the number that a Q_NUMBER asks for. */
bool filter_is_number(const struct query_node *n, const struct cable *c);

/* Whether a number asked for means one that is there; a year that either does not say is any. */
bool mrn_means(const struct mrn *want, const struct mrn *m);

/* The days on which the telegram may have been sent: one, a month or a year; open when nothing is known. */
struct period cable_days(const struct cable *c);

/* The canonical name of the post that sent it, absent if unknown. */
Str cable_post(const struct cable *c);

#endif
