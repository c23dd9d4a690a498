/*
 * period - days from one to another, as a query writes them.
 */
#include "search/period.h"

#include "cable/values.h"

enum { NAME_LETTERS = 3 }; /* of a month that count */

static struct date date_of(int day)
{
	return (struct date){ (int16_t)(day / 10000), (uint8_t)(day / 100 % 100), (uint8_t)(day % 100) };
}

int period_day_after(int day)
{
	return day ? date_number(date_from_days(date_days(date_of(day)) + 1)) : 0;
}

int period_day_before(int day)
{
	return day ? date_number(date_from_days(date_days(date_of(day)) - 1)) : 0;
}

/* All days of a date whose month or day may be 0. */
static bool all_days(unsigned year, unsigned month, unsigned day, struct period *out)
{
	unsigned last_month = month ? month : 12, last_day;

	if (year < 1000 || year > 9999 || month > 12 || (day > 0 && month == 0))
		return false;
	last_day = (unsigned)month_days((int)year, (int)last_month);
	if (day > last_day)
		return false;
	out->from = (int)(year * 10000 + (month ? month : 1) * 100 + (day ? day : 1));
	out->to = (int)(year * 10000 + last_month * 100 + (day ? day : last_day));
	return true;
}

/* "2006", "2006-09", "2006-9-18". */
static bool read_numbers(Str s, struct period *out)
{
	unsigned year;
	uint32_t month = 0, day = 0;

	if (!take_digits(&s, 4, &year))
		return false;
	if (take_byte(&s, '-') && (!take_number(&s, 2, &month) || month == 0))
		return false;
	if (take_byte(&s, '-') && (!take_number(&s, 2, &day) || day == 0))
		return false;
	return s.n == 0 && all_days(year, month, day, out);
}

static bool take_month(Str *s, unsigned *month)
{
	size_t n = 0;
	int found;

	while (n < s->n && is_alpha((unsigned char)s->p[n]))
		n++;
	if (n < NAME_LETTERS)
		return false;
	found = month_read(str_cut(*s, 0, NAME_LETTERS));
	if (found == 0 || !str_istarts(str_of(month_names[found]), str_cut(*s, 0, n)))
		return false;
	*month = (unsigned)found;
	*s = str_cut(*s, n, s->n);
	return true;
}

/* "18sep06", "18 September 2006", "sep 06". */
static bool read_names(Str s, struct period *out)
{
	uint32_t day = 0;
	unsigned month, year;

	if (take_number(&s, 2, &day) && day == 0)
		return false;
	take_blanks(&s);
	if (!take_month(&s, &month))
		return false;
	take_blanks(&s);
	if (s.n == 2 && take_digits(&s, 2, &year))
		year = (unsigned)year_of_two(year);
	else if (!take_digits(&s, 4, &year))
		return false;
	return s.n == 0 && all_days(year, month, day, out);
}

/* "180645Z SEP 06": the day of it. */
static bool read_group(Str s, struct period *out)
{
	struct dtg d;

	return s.n > 0 && dtg_read(s, &d) == s.n && dtg_known(&d) &&
	       all_days((unsigned)d.date.year, d.date.month, d.date.day, out);
}

static bool read_one(Str s, struct period *out)
{
	s = str_trim(s);
	return read_numbers(s, out) || read_names(s, out) || read_group(s, out);
}

bool period_read(Str s, struct period *out)
{
	size_t dots = str_find(s, S(".."));
	struct period from = { 0, 0 }, to = { 0, 0 };
	Str first = str_trim(str_cut(s, 0, dots)), last = str_trim(str_cut(s, dots + 2, s.n));

	if (dots == s.n)
		return read_one(s, out);
	if ((first.n == 0 && last.n == 0) || (first.n > 0 && !read_one(first, &from)) || (last.n > 0 && !read_one(last, &to)))
		return false;
	if (first.n > 0 && last.n > 0 && to.to < from.from)
		*out = (struct period){ to.from, from.to };
	else
		*out = (struct period){ from.from, to.to };
	return true;
}

static bool ends_month(struct date d)
{
	return d.day == month_days(d.year, d.month);
}

/* A day, or the month or year that `whole` says it stands for. */
static void print_date(struct buf *b, struct date d, bool year, bool month)
{
	if (!year && !month)
		buf_printf(b, "%d ", d.day);
	if (!year)
		buf_printf(b, "%s ", month_names[d.month]);
	buf_printf(b, "%d", d.year);
}

void period_print(struct buf *b, struct period p)
{
	struct date from = date_of(p.from ? p.from : 10000101), to = date_of(p.to ? p.to : 99991231);
	bool month = from.day == 1 && ends_month(to), year = month && from.month == 1 && to.month == 12;

	if (p.from == p.to || (month && from.year == to.year && (year || from.month == to.month))) {
		buf_z(b, p.from == p.to ? "on " : "in ");
		print_date(b, from, year, month);
		return;
	}
	if (p.from) {
		buf_z(b, "from ");
		print_date(b, from, year, month);
	}
	if (p.to) {
		buf_z(b, p.from ? " to " : "up to ");
		print_date(b, to, year, month);
	} else {
		buf_z(b, " on");
	}
}
