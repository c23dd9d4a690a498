/*
 * check_dates - the date-time group, and days that the text names (D01, D05, D06, D11 to D13).
 */
#include "cable/check.h"

#include <time.h>

enum {
	DAY = 24 * 60,
	HALF_YEAR = 180,    /* a day named further ahead is one of last year */
	FIRST_YEAR = 1960,  /* no telegram of these forms is older */
	FOUR_DIGITS = 2006, /* ACP 127(G) 113 asks for them from this year */
};

/* D01 */
static const char *impossible(Str s)
{
	unsigned day, hour, minute;
	int month;

	if (!take_digits(&s, 2, &day) || !take_digits(&s, 2, &hour) || !take_digits(&s, 2, &minute))
		return NULL;
	s = str_trim(s);
	s = str_trim(str_cut(s, s.n && is_alpha(s.p[0]) ? 1 : 0, s.n)); /* the zone, "Z" */
	month = s.n >= 3 ? month_read(str_cut(s, 0, 3)) : 0;
	if (hour > 23)
		return "hour";
	if (minute > 59)
		return "minute";
	if (s.n && !month)
		return "month";
	return day == 0 || day > 31 || (month && (int)day > month_days(2000, month)) ? "day" : NULL;
}

/* The group as it stands, also where it names a day that the reader would not take. */
static Span group_span(const struct check *k)
{
	Span line = kind_span(k, NODE_FL5);

	for (uint32_t i = line.off; i + 6 < span_end(line); i++) {
		Str s = { k->c->text.p + i, 6 };
		unsigned n;

		if (take_digits(&s, 6, &n))
			return (Span){ i, span_end(line) - i };
	}
	return dtg_span(k);
}

void check_dtg_possible(struct check *k, const struct rule *r)
{
	const struct date d = k->c->dtg.date;
	Span at = group_span(k);
	Str raw = str_at(k->c->text, at);
	const char *what = impossible(raw);

	if (!what && d.year && d.month && d.day > month_days(d.year, d.month))
		what = "day";
	if (what)
		report(k, r, AT(at),
		       "The date-time group \"%.*s\" names %s %s that does not exist.",
		       STR_ARG(raw), what[0] == 'h' ? "an" : "a", what);
}

/* D05 */
void check_year_missing(struct check *k, const struct rule *r)
{
	if (has_line(k, NODE_FL5) && k->c->dtg_raw.p && k->c->dtg.year_digits == 0)
		report(k, r, AT(dtg_span(k)),
		       "The date-time group leaves out the year, which must be known from elsewhere.");
}

/* D06 */
void check_year_digits(struct check *k, const struct rule *r)
{
	const struct dtg *d = &k->c->dtg;
	int other = d->date.year < 2000 ? d->date.year + 100 : d->date.year - 100;

	if (!k->date || d->year_digits != 2 ||
	    (k->c->profile == PROFILE_ACP127 && d->date.year < FOUR_DIGITS))
		return;
	report(k, r, AT(dtg_span(k), .expected = arena_printf(k->a, "%d", d->date.year)),
	       "The year has two digits; it is read as %d, not as %d.", d->date.year, other);
}

/* D11 */
static int today(void)
{
	return date_number(date_from_days((long)(time(NULL) / (DAY * 60)) +
	                                  1)); /* a day of grace for clocks */
}

void check_dtg_era(struct check *k, const struct rule *r)
{
	int year = k->c->dtg.date.year;

	if (k->date && year < FIRST_YEAR)
		report(k, r, AT(dtg_span(k)),
		       "The date-time group is of %d; telegrams of this form begin about %d.", year,
		       FIRST_YEAR);
	else if (k->date > today())
		report(k, r, AT(dtg_span(k)),
		       "The date-time group is of %d, which is still to come.", year);
}

/*
 * D13: "HE SIGNED IT ON SEPTEMBER 18" in a telegram of the 17th. Only a verb of
 * the past right in front makes it odd; most days to come are told as such.
 */
static Str word_before(Str s)
{
	size_t to = s.n, from;

	while (to > 0 && (s.p[to - 1] == ' ' || s.p[to - 1] == '\n'))
		to--;
	for (from = to; from > 0 && is_alpha(s.p[from - 1]); from--)
		;
	return str_cut(s, from, to);
}

static bool is_past(Str word)
{
	static const Str verbs[] = { S_INIT("MET"),       S_INIT("HELD"),      S_INIT("LEFT"),
		                     S_INIT("SIGNED"),    S_INIT("ARRIVED"),   S_INIT("DEPARTED"),
		                     S_INIT("ANNOUNCED"), S_INIT("PUBLISHED"), S_INIT("DIED"),
		                     S_INIT("OCCURRED"),  S_INIT("RETURNED"),  S_INIT("OPENED") };

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (str_ieq(word, verbs[i]))
			return true;
	return false;
}

/* "WILL BE HELD", "TO BE SIGNED" */
static bool is_to_come(Str s)
{
	static const Str words[] = { S_INIT("WILL"),  S_INIT("BE"),    S_INIT("TO"), S_INIT("IF"),
		                     S_INIT("SHALL"), S_INIT("WOULD"), S_INIT("NOT") };

	for (int n = 0; n < 6; n++) {
		Str word = word_before(s);

		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (str_ieq(word, words[i]))
				return true;
		if (word.n == 0)
			return false;
		s.n = (size_t)(word.p - s.p);
	}
	return false;
}

static bool is_past_day(const struct check *k, const struct named_day *d)
{
	Str before = { k->c->text.p, d->span.off }, on = word_before(before), verb;

	if (!str_ieq(on, S("ON")))
		return false;
	before.n = (size_t)(on.p - before.p);
	verb = word_before(before);
	before.n = (size_t)(verb.p - before.p);
	return is_past(verb) && !is_to_come(before);
}

void check_days_to_come(struct check *k, const struct rule *r)
{
	for (uint32_t i = 0; k->date && i < k->facts.days_n && !enough(k); i++) {
		const struct named_day *d = &k->facts.days[i];
		struct date day = { k->c->dtg.date.year, d->month, d->day };
		long later = date_valid(day) ? date_days(day) - date_days(k->c->dtg.date) : 0;

		if (later > 1 && later < HALF_YEAR && is_past_day(k, d))
			report(k, r, AT(d->span),
			       "The text tells of %d %s as of the past, %ld days after the date-time group.",
			       d->day, month_names[d->month], later);
	}
}

/* D12 */
void check_zone(struct check *k, const struct rule *r)
{
	const struct dtg *d = &k->c->dtg;

	if (has_line(k, NODE_FL5) && k->c->dtg_raw.p && d->zone && d->zone != 'Z')
		report(k, r, AT(dtg_span(k), .expected = S("Z")),
		       "The time is of zone %c; telegrams between posts give Zulu time (Greenwich), letter Z.",
		       d->zone);
}
