/*
 * foia - requests for the telegrams that are cited and not held: a table, and letters to send.
 *
 * Who has them depends on the year. The National Archives have the electronic
 * telegrams of 1973-79, and most of them can be read on the web at once; they have
 * the older ones on paper. Later ones are the State Department's. Doubtful numbers are never asked for, nor
 * those of other agencies.
 */
#ifndef ARCHIVE_FOIA_H
#define ARCHIVE_FOIA_H

#include "archive/missing.h"

enum foia_office { FOIA_STATE, FOIA_ARCHIVES };

/* The office that has the telegrams of a year. */
enum foia_office foia_office_of(int year);

/* A line with the names of the columns, then a line for each telegram to be asked for. */
void foia_csv(struct buf *b, struct arena *a, const struct missing *m);

/*
 * A letter to one office, with blanks in [brackets] for the writer to fill in.
 * False, and nothing is put, if there is nothing to ask it for. The lists must
 * have been described (missing_describe()).
 */
bool foia_letter(struct buf *b, struct arena *a, enum foia_office office, const struct missing *m);

#endif
