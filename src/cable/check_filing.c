/*
 * check_filing - when the communications center got a telegram, against its date-time group (D02 to D04).
 */
#include "cable/check.h"

enum {
	PROMPT = 30, /* minutes from date-time group to filing that need no word */
	DAY = 24 * 60,
};

/* D02 to D04: the filing time counts days from 1 January, "2610645", or names the day, "18/0645Z". */
struct filing {
	int ordinal, day; /* one of them, the other is 0 */
	int minute;       /* of the day */
};

static bool filing_read(Str s, struct filing *out)
{
	struct filing f = { 0, 0, 0 };
	unsigned a, hour, minute;

	if (s.n == 7 && take_digits(&s, 3, &a))
		f.ordinal = (int)a;
	else if (take_digits(&s, 2, &a) && take_byte(&s, '/'))
		f.day = (int)a;
	else
		return false;
	if (!take_digits(&s, 2, &hour) || !take_digits(&s, 2, &minute) || hour > 23 || minute > 59)
		return false;
	f.minute = (int)(hour * 60 + minute);
	*out = f;
	return true;
}

/* Days from the date-time group to the filing, taken to the nearest year or month. */
static int filing_days(const struct filing *f, struct date d)
{
	int days = f->ordinal ? f->ordinal - date_ordinal(d) : f->day - d.day;
	int round = f->ordinal ? 365 : month_days(d.year, d.month);

	if (days < -round / 2)
		days += round + (f->ordinal && month_days(d.year, 2) == 29);
	else if (days > round / 2)
		days -= round;
	return days;
}

static bool filing_of(const struct check *k, struct filing *f)
{
	return k->date && k->c->transmission.filed.p && filing_read(k->c->transmission.filed, f);
}

void check_filing_day(struct check *k, const struct rule *r)
{
	struct filing f;
	int days;

	if (!filing_of(k, &f))
		return;
	days = filing_days(&f, k->c->dtg.date);
	if (days != 0 && days != 1)
		report(k, r, AT(k->c->notes.filed_span),
		       "The filing time names day %d, but the date-time group is of day %d: %d days %s.",
		       f.ordinal ? f.ordinal : f.day,
		       f.ordinal ? date_ordinal(k->c->dtg.date) : k->c->dtg.date.day,
		       days < 0 ? -days : days, days < 0 ? "before it" : "later");
}

void check_filing_delay(struct check *k, const struct rule *r)
{
	struct filing f;
	int minutes;

	if (!filing_of(k, &f))
		return;
	minutes = filing_days(&f, k->c->dtg.date) * DAY + f.minute - k->c->dtg.minute;
	if (minutes < 0)
		report(k, r, AT(k->c->notes.filed_span),
		       "The telegram was filed %d minute%s before its date-time group, when it was not yet released.",
		       -minutes, minutes == -1 ? "" : "s");
	else if (minutes > 0)
		report(k, r,
		       AT(k->c->notes.filed_span, .at_most = minutes <= PROMPT ? SEV_INFO
		                                             : minutes <= DAY  ? SEV_WARNING
		                                                               : 0),
		       "The communications center got the telegram %d minute%s after its date-time group%s",
		       minutes, minutes == 1 ? "" : "s", minutes <= PROMPT ? ", which is soon enough." : "; half an hour is usual.");
}

void check_filing_leap(struct check *k, const struct rule *r)
{
	struct filing f;

	if (filing_of(k, &f) &&
	    (f.ordinal > 366 || (f.ordinal == 366 && month_days(k->c->dtg.date.year, 2) == 28)))
		report(k, r, AT(k->c->notes.filed_span),
		       "The filing time names day %d of the year; %d has 365 days.", f.ordinal,
		       k->c->dtg.date.year);
}
