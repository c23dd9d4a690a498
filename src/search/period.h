/*
 * period - days from one to another, as a query writes them.
 *
 * A date stands for all days it leaves open: 2006 is the year, 2006-09 the
 * month.
 */
#ifndef SEARCH_PERIOD_H
#define SEARCH_PERIOD_H

#include "base/buf.h"
#include "base/calendar.h"

/* Both days belong to it, as 20060918; 0 is open. */
struct period {
	int from, to;
};

/*
 * Read all of `s`: "2006", "2006-09", "2006-09-18", "18sep06", "sep 2006", or two of
 * them with ".." between, of which one may be missing. Ends that come the wrong way
 * round are exchanged. False if it is no date; `*out` is then as it was.
 */
bool period_read(Str s, struct period *out);

/* Print as "in 2006", "on 18 September 2006", "from September 2006 to December 2006", "up to 1979". */
void period_print(struct buf *b, struct period p);

int period_day_after(int day);
int period_day_before(int day);

#endif
