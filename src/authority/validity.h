/*
 * validity - from when to when a fact held.
 *
 * Days are numbers such as 20061115, so that they compare as they read. 0 is
 * "not known": a span without a beginning or an end is open on that side, and
 * a question without a date is answered yes.
 */
#ifndef AUTHORITY_VALIDITY_H
#define AUTHORITY_VALIDITY_H

#include <stdbool.h>

/* Both days belong to the span. */
struct validity {
	int from, to;
};

/* Whether `date` may lie in the span; an unknown date lies in every span. */
static inline bool validity_has(struct validity v, int date)
{
	return date == 0 || ((v.from == 0 || date >= v.from) && (v.to == 0 || date <= v.to));
}

#endif
