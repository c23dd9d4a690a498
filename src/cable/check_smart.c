/*
 * check_smart - messages of the SMART system, from 2009 on (M01 to M05).
 *
 * A header that a program made agrees with itself, unless it was made up for
 * an old telegram or read back from a picture.
 */
#include "cable/check.h"

#include "authority/captions.h"


/* The first line of a label of header or foot; NO_LINE if there is none. */
static uint32_t field_line(const struct check *k, Str label)
{
	const struct cable *c = k->c;

	for (uint32_t i = k->facts.first[NODE_FIELD]; i < c->lines.n; i++)
		if (c->lines.v[i].kind == NODE_FIELD &&
		    str_istarts(str_trim(line_text(c, i)), label))
			return i;
	return NO_LINE;
}

/* M01 */
void check_smart_year(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	uint32_t line = field_line(k, S("MRN"));

	if (line != NO_LINE && c->mrn.number && c->mrn.year && k->date &&
	    c->mrn.year != c->dtg.date.year)
		report(k, r, AT(line_span(c, line)),
		       "The number of the message is of %u, its date-time group of %d.",
		       c->mrn.year, c->dtg.date.year);
}

/* M02: "Date/DTG:  Nov 28, 2011 / 281605Z NOV 11" */
static bool front_date(Str s, struct date *out)
{
	size_t colon = str_find_byte(s, ':');
	unsigned day, year;
	int month;

	s = str_trim(str_cut(s, colon + 1, s.n));
	month = s.n > 12 ? month_read(str_cut(s, 0, 3)) : 0;
	s = str_cut(s, 4, s.n);
	if (!month || !take_digits(&s, 2, &day) || !take_byte(&s, ',') ||
	    (take_blanks(&s), !take_digits(&s, 4, &year)))
		return false;
	*out = (struct date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return true;
}

void check_smart_date(struct check *k, const struct rule *r)
{
	uint32_t line = field_line(k, S("Dat"));
	struct date d;

	if (line != NO_LINE && k->date && front_date(line_text(k->c, line), &d) &&
	    date_number(d) != k->date)
		report(k, r, AT(line_span(k->c, line)),
		       "The date in front and the date-time group behind it are not the same day.");
}

/* M03 */
void check_smart_use(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	if (field_line(k, S("MRN")) != NO_LINE && c->eo.order.p && !str_eq(c->eo.order, S("13526")))
		report(k, r,
		       AT(c->eo.span.len ? c->eo.span : kind_span(k, NODE_EO),
		          .expected = S("13526")),
		       "SMART messages cite Executive Order 13526; this one cites %.*s.",
		       STR_ARG(c->eo.order));
}

/* M04, M05: the banner at the head and the one at the foot. */
static uint32_t last_banner(const struct cable *c)
{
	for (uint32_t i = c->lines.n; i-- > 0;)
		if (c->lines.v[i].kind == NODE_BANNER &&
		    !str_eq(str_trim(line_text(c, i)), S("SBU")))
			return i;
	return NO_LINE;
}

void check_smart_banners(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	uint32_t first = k->facts.first[NODE_BANNER], last = last_banner(c);

	if (first == NO_LINE || last == NO_LINE ||
	    str_eq(str_trim(line_text(c, first)), str_trim(line_text(c, last))))
		return;
	report(k, r, AT(line_span(c, last), .expected = str_trim(line_text(c, first))),
	       "The banner at the foot says %.*s, the one at the head %.*s.",
	       STR_ARG(str_trim(line_text(c, last))), STR_ARG(str_trim(line_text(c, first))));
}
