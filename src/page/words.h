/*
 * words - numbers, times and names as a person writes them.
 *
 * Everything given lives in the arena or in the tables.
 */
#ifndef PAGE_WORDS_H
#define PAGE_WORDS_H

#include "base/arena.h"
#include "base/calendar.h"

Str words_count(struct arena *a, long long n); /* "2,455" */
Str words_many(struct arena *a, long long n, const char *one,
               const char *many); /* "1 telegram", "2,455 telegrams" */

/* "74LAPAZ1673" as it is cited, "74 LA PAZ 1673"; what is no number stays as it is. */
Str words_mrn(struct arena *a, Str mrn);

Str words_date(struct arena *a, struct date d); /* "30 June 2005"; absent if the date is not known */
Str words_iso_date(struct arena *a, Str iso);   /* the same for "2005-06-30", also with a time behind it */
Str words_stamp(struct arena *a, Str iso);      /* "2006-09-18T06:45Z" as "2006-09-18 06:45Z" */

/* An address in plain words: "Embassy La Paz". */
Str words_place(struct arena *a, Str address);

/* The post with this name in record numbers: "La Paz", "State"; an unknown one as it stands. */
Str words_post(struct arena *a, Str post);

/* With a capital in front. */
Str words_capital(struct arena *a, Str s);

#endif
