/*
 * dtg - date-time groups such as "121530Z JAN 75".
 *
 * Real telegrams leave out the month or the year, glue the month to the year
 * and, on the Department's own copies of 1973-74, print the receipt in front.
 */
#include "cable/values.h"

enum { PIVOT = 66 };

int year_of_two(unsigned yy)
{
	return (int)(yy >= PIVOT ? 1900 + yy : 2000 + yy);
}

static bool take_year(Str *s, struct dtg *d)
{
	unsigned yyyy, yy;
	Str four = *s, two = *s;

	if (take_digits(&four, 4, &yyyy) && yyyy >= 1900 && yyyy < 2100) {
		d->date.year = (int16_t)yyyy;
		d->year_digits = 4;
		*s = four;
		return true;
	}
	if (!take_digits(&two, 2, &yy) || (two.n && is_digit((unsigned char)two.p[0])))
		return false;
	d->date.year = (int16_t)year_of_two(yy);
	d->year_digits = 2;
	*s = two;
	return true;
}

/* Month and year behind the group; either may be missing. */
static void take_month(Str *s, struct dtg *d)
{
	Str t = *s;
	int month;

	take_blanks(&t);
	month = month_read(t);
	if (!month)
		return;
	d->date.month = (uint8_t)month;
	*s = str_cut(t, 3, t.n);
	t = *s;
	take_blanks(&t);
	if (take_year(&t, d))
		*s = t;
}

size_t dtg_read(Str s, struct dtg *out)
{
	struct dtg d = { 0 };
	unsigned day, hour, minute;
	Str t = s;

	if (!take_digits(&t, 2, &day) || !take_digits(&t, 2, &hour) || !take_digits(&t, 2, &minute))
		return 0;
	if (str_starts(t, S(" Z"))) /* "241549 Z JAN 74" */
		take_byte(&t, ' ');
	if (t.n == 0 || !is_upper((unsigned char)t.p[0]) || day == 0 || day > 31 || hour > 23 || minute > 59)
		return 0;
	d.zone = t.p[0];
	t = str_cut(t, 1, t.n);
	d.date.day = (uint8_t)day;
	d.minute = (uint16_t)(hour * 60 + minute);
	take_month(&t, &d);
	*out = d;
	return s.n - t.n;
}

bool dtg_known(const struct dtg *d)
{
	return date_valid(d->date);
}

static void print_hour(struct buf *b, const struct dtg *d, const char *between)
{
	buf_digits(b, d->minute / 60u, 2);
	buf_z(b, between);
	buf_digits(b, d->minute % 60u, 2);
}

void dtg_print(struct buf *b, const struct dtg *d)
{
	buf_digits(b, d->date.day, 2);
	print_hour(b, d, "");
	buf_byte(b, d->zone ? d->zone : 'Z');
	if (d->date.month) {
		buf_byte(b, ' ');
		buf_z(b, month_short[d->date.month]);
	}
	if (d->date.year) {
		buf_byte(b, ' ');
		buf_digits(b, (unsigned)d->date.year % 100, 2);
	}
}

void dtg_print_time(struct buf *b, const struct dtg *d)
{
	date_print(b, d->date);
	buf_byte(b, 'T');
	print_hour(b, d, ":");
	buf_byte(b, 'Z');
}

void date_print(struct buf *b, struct date d)
{
	buf_digits(b, (unsigned)d.year, 4);
	buf_byte(b, '-');
	buf_digits(b, d.month, 2);
	buf_byte(b, '-');
	buf_digits(b, d.day, 2);
}
