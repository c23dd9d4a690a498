/*
 * pace - how fast a post's numbers ran in a year: from a number to its time, and back.
 *
 * Telegrams held fix points of the curve. A number that is cited was sent
 * before the telegram that cites it; where a post's own telegrams are not held
 * that is all there is to go by. Some numbers and times are garbled: those that
 * do not fit the others are left out of the curve.
 */
#ifndef ARCHIVE_PACE_H
#define ARCHIVE_PACE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/calendar.h"

/* Minutes since 1970, Zulu. */
#define PACE_NO_TIME INT64_MIN

/* A number and when it was sent, or when it was cited. */
struct pace_point {
	uint32_t number;
	int64_t minute; /* never PACE_NO_TIME */
};
typedef LIST(struct pace_point) PaceList;

struct pace {
	int year;
	PaceList sent;  /* held, ascending in number and in time */
	PaceList cited; /* ascending in number; each with the first time at which it or a higher one is cited */
	double per_day; /* numbers a day; 0: not known */
	double beside;  /* numbers a day of the year beside it, for want of better; 0: not known */
};

/* The time "2006-09-18T06:45Z" in minutes; PACE_NO_TIME for the absent Str or other text. */
int64_t pace_minute(Str time);
struct date pace_date(int64_t minute); /* year 0 for PACE_NO_TIME */
int64_t pace_year_start(int year);

/* Make the curve of a year; the lists are sorted in place. It lives in the arena. */
void pace_init(struct pace *p, struct arena *a, int year, PaceList *sent, PaceList *cited);

/* The number that the post cannot have passed by then; UINT32_MAX when nobody can say. */
uint32_t pace_reach(const struct pace *p, int64_t minute);

/* What an estimated time stands on. */
#define PACE_BASES(X) \
	X(BETWEEN, "between the held telegrams next to it") \
	X(AFTER,   "from the held telegram before it and the usual numbers a day") \
	X(BEFORE,  "from the held telegram after it") \
	X(RATE,    "from the usual numbers a day, as citations show them") \
	X(BESIDE,  "from the usual numbers a day of the year beside it") \
	X(CITED,   "before the telegram that cites it") \
	X(YEAR,    "in its year")
enum pace_basis {
#define X(id, word) PACE_##id,
	PACE_BASES(X)
#undef X
};
Str pace_basis_word(enum pace_basis b);

/* When a number was sent: at the earliest, at the latest, and most likely. */
struct pace_when {
	int64_t from, to, likely;
	enum pace_basis basis;
};
struct pace_when pace_when(const struct pace *p, uint32_t number);

/* Print in words: "between 3 and 7 April 1974", "about 5 May 1974", "about June 1978", "in 1978". */
void pace_when_print(struct buf *b, const struct pace_when *w);

/* Days by which a time lies outside what the held neighbours of its number allow; 0: it fits. */
int pace_misfit(const struct pace *p, uint32_t number, int64_t minute);

/*
 * The one number that differs from `number` in a single digit and fits the time
 * between its held neighbours; 0 if there is none, or more than one.
 */
uint32_t pace_mended(const struct pace *p, uint32_t number, int64_t minute);

#endif
