/*
 * calendar - days of the Gregorian calendar.
 */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include "base/str.h"

/* A day; year 0 means "not known". */
struct date {
	int16_t year;
	uint8_t month, day;
};

bool date_valid(struct date d);
long date_days(struct date d);            /* days since 1970-01-01 */
struct date date_from_days(long days);
int date_ordinal(struct date d);          /* 1 January is 1 */
int date_weekday(struct date d);          /* 0 is Sunday */
int date_number(struct date d);           /* 20060918 */
int month_days(int year, int month);

/* A month by its first three letters, case folded; 0 when there is none. */
int month_read(Str name);
extern const char *const month_names[13];  /* [1] is "January" */
extern const char *const month_short[13];  /* [1] is "JAN" */

#endif
