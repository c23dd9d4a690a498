/*
 * cablegate - the columns that the Cablegate records have in every form, and the
 * telegram's text out of them.
 */
#ifndef INTAKE_CABLEGATE_H
#define INTAKE_CABLEGATE_H

#include "base/buf.h"
#include "base/calendar.h"

/* In the order of the CSV. Any may be absent or empty. */
struct cablegate {
	Str row, date, id, origin, classification, refs, header, body;
};

enum { CABLEGATE_COLUMNS = 8, CABLEGATE_DATE = 20 /* bytes of a date, at most */ };

/*
 * Put the telegram: header, then body, on lines of their own. A header without a
 * FM line, as extracts have it, leaves the telegram without number, date and
 * origin: then the five lines of the form `cablegate-text` stand in front.
 */
void cablegate_put(struct buf *b, const struct cablegate *f);

/*
 * "9/18/2006 6:45", "2006-09-18 06:45" at the front of `s`: its day and the minute
 * of that day. Returns the bytes used, 0 if there is none.
 */
size_t cablegate_date(Str s, struct date *day, unsigned *minute);

#endif
