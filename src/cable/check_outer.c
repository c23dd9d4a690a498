/*
 * check_outer - the date that an archive gives a telegram, against the telegram's own (D07 to D10).
 *
 * The programs that printed these dates lost the time and the zone, so that only
 * day, month and year are compared, as printed.
 */
#include "cable/check.h"

/* D07 */
static int year_of_record(const struct cable *c)
{
	for (uint32_t i = 0; i < c->mrn_forms.n; i++) {
		const struct mrn_form *f = &c->mrn_forms.v[i];
		Str s = str_trim(f->raw);
		uint32_t year = 0;
		size_t digits = 0;

		while (digits < s.n && is_digit(s.p[digits]))
			digits++;
		if ((f->where != MRN_IN_RECORD && f->where != MRN_IN_ATTRIBUTES) ||
		    (digits != 2 && digits != 4))
			continue;
		take_number(&s, 4, &year);
		return digits == 2 ? year_of_two(year) : (int)year;
	}
	return 0;
}

/* D08 to D10: "Mon Sep 18 00:00:00 +0200 2006", as a program of 2010 printed it, or "02 JAN 1974". */
struct outer {
	struct date date;
	int weekday; /* -1 if it is not named */
	bool midnight;
	Span span;
};

static int weekday_read(Str s)
{
	static const char names[] = "SunMonTueWedThuFriSat";

	for (int i = 0; i < 7; i++)
		if (str_ieq(str_cut(s, 0, 3), (Str){ names + i * 3, 3 }))
			return i;
	return -1;
}

static bool printed_date_read(Str s, struct outer *o)
{
	unsigned day, year;
	int month;

	o->weekday = weekday_read(s);
	if (o->weekday < 0 || s.n < 20)
		return false;
	month = month_read(str_cut(s, 4, 7));
	o->midnight = str_eq(str_cut(s, 11, 19), S("00:00:00"));
	s = str_cut(s, 8, s.n);
	if (!month || !take_digits(&s, 2, &day))
		return false;
	s = str_cut(s, s.n - 4, s.n);
	if (!take_digits(&s, 4, &year))
		return false;
	o->date = (struct date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return true;
}

static bool draft_date_read(Str s, struct outer *o)
{
	unsigned day, year;
	int month;

	o->weekday = -1;
	s = str_trim(s);
	if (!take_digits(&s, 2, &day) || take_blanks(&s) == 0 ||
	    !(month = month_read(str_cut(s, 0, 3))))
		return false;
	s = str_trim(str_cut(s, 3, s.n));
	if (!take_digits(&s, 4, &year))
		return false;
	o->date = (struct date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return true;
}

static bool outer_of(const struct check *k, struct outer *o)
{
	Str draft;

	memset(o, 0, sizeof *o);
	if (has_line(k, NODE_RECORD_DATE)) {
		o->span = kind_span(k, NODE_RECORD_DATE);
		return printed_date_read(str_at(k->c->text, o->span), o) && date_valid(o->date);
	}
	draft = record_value(k->c, S("Draft Date"), &o->span);
	return draft.p && draft_date_read(draft, o) && date_valid(o->date);
}

void check_year_of_record(struct check *k, const struct rule *r)
{
	int year = year_of_record(k->c);
	struct outer o;

	if (!k->date)
		return;
	if (year && year != k->c->dtg.date.year)
		report(k, r, AT(dtg_span(k), .expected = arena_printf(k->a, "%d", year)),
		       "The date-time group is of %d, but the number of the record of %d.",
		       k->c->dtg.date.year, year);
	else if (outer_of(k, &o) && o.date.year != k->c->dtg.date.year)
		report(k, r, AT(dtg_span(k), .expected = arena_printf(k->a, "%d", o.date.year)),
		       "The date-time group is of %d, but the date of the record of %d.",
		       k->c->dtg.date.year, o.date.year);
}

void check_outer_date(struct check *k, const struct rule *r)
{
	struct outer o;

	if (!k->date || !outer_of(k, &o) || o.date.year != k->c->dtg.date.year ||
	    date_number(o.date) == k->date)
		return;
	report(k, r,
	       AT(o.span, .expected = arena_printf(k->a, "%d %s", k->c->dtg.date.day,
	                                           month_names[k->c->dtg.date.month])),
	       "The archive dates this record %d %s, but the telegram's own date-time group is of %d %s.",
	       o.date.day, month_names[o.date.month], k->c->dtg.date.day,
	       month_names[k->c->dtg.date.month]);
}

void check_outer_weekday(struct check *k, const struct rule *r)
{
	static const char *const names[] = { "Sunday",   "Monday", "Tuesday", "Wednesday",
		                             "Thursday", "Friday", "Saturday" };
	struct outer o;

	if (outer_of(k, &o) && o.weekday >= 0 && o.weekday != date_weekday(o.date))
		report(k, r, AT(o.span, .expected = str_of(names[date_weekday(o.date)])),
		       "The date of the record names the wrong weekday; this day was a %s.",
		       names[date_weekday(o.date)]);
}

void check_outer_time(struct check *k, const struct rule *r)
{
	struct outer o;

	if (outer_of(k, &o) && o.weekday >= 0 && o.midnight)
		report(k, r, AT(o.span),
		       "The archive lost the time of day and printed midnight in its own time zone; "
		       "only day, month and year of this line can be used.");
}
