/*
 * check_orders - the E.O. line and Classified By: for how long, by whom and why (E01 to E13).
 *
 * Which order a telegram should cite is a matter of its date, never of the nearest spelling.
 */
#include "cable/check.h"

#include "authority/orders.h"

enum {
	REASON_MOVED = 20030325, /* reasons went from section 1.5 to 1.4 */
	GRACE = 92, /* days in which posts still wrote the old order, or already the new one */
	YEARS_USUAL = 25,
	YEARS_MOST = 30,
};

static int order_number(const struct cable *c)
{
	Str s = c->eo.order;
	uint32_t n;

	return s.p && take_number(&s, 6, &n) && s.n == 0 ? (int)n : 0;
}

static Span order_span(const struct check *k)
{
	Span at;

	if (has_line(k, NODE_EO) && line_piece(k->c, k->facts.first[NODE_EO], NODE_ORDER, &at))
		return at;
	return k->c->eo.span.len ? k->c->eo.span : kind_span(k, NODE_EO);
}

/* E01 */
void check_order_there(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	if (!c->eo.there && is_whole_telegram(k))
		report(k, r,
		       AT(elements_place(k),
		          .expected = c->eo.in_force.n ? c->eo.in_force : S("E.O.")),
		       "No line E.O. says for how long, or that nothing, is classified; it is required since March 1973.");
}

/* E02 */
void check_order_known(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	Str force = c->eo.in_force;

	report_repairs(k, r);
	if (k->reported || !c->eo.order.p || order_find(order_number(c)))
		return;
	if (force.n)
		report(k, r,
		       AT(order_span(k), .expected = force, .repair_to = force,
		          .because = S("the order in force on the date of the telegram")),
		       "There is no Executive Order %.*s on classification; on the date of this telegram %.*s was in force, "
		       "which may be what was meant.",
		       STR_ARG(c->eo.order), STR_ARG(force));
	else
		report(k, r, AT(order_span(k)),
		       "There is no Executive Order %.*s on classification.", STR_ARG(c->eo.order));
}

/* E03 */
static int plus_days(int date, int days)
{
	struct date d = { (int16_t)(date / 10000), (uint8_t)(date / 100 % 100),
		          (uint8_t)(date % 100) };

	return date_number(date_from_days(date_days(d) + days));
}

void check_order_in_force(struct check *k, const struct rule *r)
{
	const struct order *o = order_find(order_number(k->c));
	Str force = k->c->eo.in_force;

	if (!o || !k->date || order_valid(o, k->date) ||
	    order_valid(o, plus_days(k->date, -GRACE)) || order_valid(o, plus_days(k->date, GRACE)))
		return;
	report(k, r,
	       AT(order_span(k), .expected = force, .repair_to = force,
	          .because = S("the order in force on the date of the telegram")),
	       "Executive Order %d was not in force on the date of this telegram; %.*s was.",
	       o->number, STR_ARG(force));
}

/* E04: words that only some orders know. */
static const struct {
	Str action;
	int first, last;
} forms[] = {
	{ S_INIT("GDS"), 11652, 12065 },  { S_INIT("ADS"), 11652, 11652 },
	{ S_INIT("XGDS"), 11652, 11652 }, { S_INIT("RDS"), 12065, 12065 },
	{ S_INIT("XDS"), 12065, 12065 },  { S_INIT("OADR"), 12356, 13526 },
	{ S_INIT("DECL"), 12356, 13526 }, { S_INIT("DNG"), 12356, 13526 },
};

static bool is_form(Str action, Str form)
{
	return str_istarts(action, form) && (action.n == form.n || !is_alpha(action.p[form.n]));
}

void check_order_form(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	const struct order *o = order_find(order_number(c));

	for (size_t i = 0; o && c->eo.action.p && i < sizeof forms / sizeof *forms; i++)
		if (is_form(c->eo.action, forms[i].action) &&
		    (o->number < forms[i].first || o->number > forms[i].last)) {
			report(k, r, AT(c->eo.span, .found = c->eo.action),
			       "%.*s is no form of Executive Order %d; there it would be one of: %.*s.",
			       STR_ARG(forms[i].action), o->number, STR_ARG(o->forms));
			return;
		}
}

/* E05 */
static bool is_not_applicable(const struct cable *c)
{
	return str_istarts(c->eo.action, S("N/A")) || str_ieq(c->eo.action, S("NA"));
}

void check_order_class(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	if (!c->eo.there || c->classification == LEVEL_NONE)
		return;
	if (is_classified(c) && is_not_applicable(c))
		report(k, r, AT(c->eo.span),
		       "The telegram is %.*s, but the line E.O. says that no order applies (N/A).",
		       STR_ARG(level_word(c->classification)));
	else if (!is_classified(c) && c->eo.date.year)
		report(k, r, AT(c->eo.span, .expected = S("N/A")),
		       "The line E.O. gives a day of declassification, but the telegram is %.*s.",
		       STR_ARG(level_word(c->classification)));
}

/* E06 to E08: the date in the value, "09/18/2016". */
static bool find_slashed(Str s, Str *out)
{
	for (size_t i = 0; i + 5 < s.n; i++) {
		size_t n = i, slashes = 0;

		if (!is_digit(s.p[i]) || (i && (is_digit(s.p[i - 1]) || s.p[i - 1] == '.')))
			continue;
		while (n < s.n && (is_digit(s.p[n]) || s.p[n] == '/'))
			slashes += s.p[n++] == '/';
		if (slashes == 2) {
			*out = str_cut(s, i, n);
			return true;
		}
	}
	return false;
}

void check_declass_date(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	Str date;

	if (c->eo.there && find_slashed(c->eo.raw, &date) &&
	    (c->eo.date.year == 0 || str_find_byte(date, '/') == 3))
		report(k, r, AT(c->eo.span, .found = date, .expected = S("mm/dd/yyyy")),
		       "\"%.*s\" is no date; the line E.O. gives month, day and year.",
		       STR_ARG(date));
}

static int years_between(struct date from, struct date to)
{
	int years = to.year - from.year;

	return years - (date_number(to) % 10000 < date_number(from) % 10000);
}

void check_declass_span(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	int years;

	if (!k->date || c->eo.date.year == 0)
		return;
	if (date_number(c->eo.date) < k->date)
		report(k, r, AT(c->eo.span),
		       "The day of declassification lies before the date of the telegram.");
	years = years_between(c->dtg.date, c->eo.date);
	if (years > YEARS_USUAL ||
	    (years == YEARS_USUAL && date_number(c->eo.date) % 10000 != k->date % 10000))
		report(k, r,
		       AT(c->eo.span, .at_most = years >= YEARS_MOST ? SEV_WARNING : SEV_INFO),
		       "The telegram is to stay classified for more than %d years; the orders allow %d without a special reason.",
		       years, YEARS_USUAL);
}

void check_declass_form(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	Str date;

	if (order_number(c) < 12356 || !find_slashed(c->eo.raw, &date) || !c->eo.date.year)
		return;
	if (date.n > 4 && is_digit(date.p[2]) && is_digit(date.p[3]))
		report(k, r, AT(c->eo.span, .found = date, .expected = S("mm/dd/yyyy")),
		       "The date \"%.*s\" begins with the year; the line E.O. is written month/day/year.",
		       STR_ARG(date));
	else if (date.p[date.n - 3] == '/')
		report(k, r, AT(c->eo.span, .found = date, .expected = S("mm/dd/yyyy")),
		       "The year in \"%.*s\" has two digits; it is read as %d.", STR_ARG(date),
		       c->eo.date.year);
}

/* E09 */
void check_classified_by(struct check *k, const struct rule *r)
{
	if (is_classified(k->c) && !k->c->classified_by.there && is_whole_telegram(k))
		report(k, r, AT(elements_place(k), .expected = S("Classified By:")),
		       "The telegram is %.*s, but no line \"Classified By\" says who classified it and why.",
		       STR_ARG(level_word(k->c->classification)));
}

/* E10 */
void check_reason(struct check *k, const struct rule *r)
{
	const struct classified_by *cb = &k->c->classified_by;

	report_repairs(k, r);
	if (cb->there && cb->reasons.n == 0)
		report(k, r, AT(cb->span, .expected = S("1.4 (b)")),
		       "Classified By gives no reason; "
		       "it should name section 1.4 (1.5 before 2003) of the order with letters from a to h.");
}

/* E11: posts went on writing the old section for a year. */
void check_reason_section(struct check *k, const struct rule *r)
{
	const struct classified_by *cb = &k->c->classified_by;
	bool old;

	if (!cb->there || cb->reasons.n == 0 || !k->date)
		return;
	old = str_starts(cb->reasons.v[0], S("1.5"));
	if (old == (k->date > REASON_MOVED))
		report(k, r, AT(cb->span, .found = cb->reasons.v[0]),
		       old ? "The reasons for classification stand in section 1.4 of the order since 25 March 2003, no longer in 1.5."
		           : "Before 25 March 2003 the reasons for classification stood in section 1.5 of the order, not in 1.4.");
}

/* E12 */
void check_order_label(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	Str s;

	report_repairs(k, r);
	if (k->reported || !c->eo.order.p || !has_line(k, NODE_EO))
		return;
	s = line_text(c, k->facts.first[NODE_EO]);
	take_blanks(&s);
	if (take(&s, S("E.O.")) && take_blanks(&s) && str_starts(s, c->eo.order) &&
	    s.n > c->eo.order.n && s.p[c->eo.order.n] == ':')
		return;
	report(k, r,
	       AT(kind_span(k, NODE_EO),
	          .expected = arena_printf(k->a, "E.O. %.*s:", STR_ARG(c->eo.order))),
	       "The line should begin with \"E.O. %.*s:\".", STR_ARG(c->eo.order));
}

/* E13 */
void check_needless_classifier(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	if (c->classified_by.there && c->classification == LEVEL_UNCLASSIFIED)
		report(k, r, AT(kind_span(k, NODE_CLASSIFIED_BY)),
		       "Somebody is named who classified the telegram, but it is UNCLASSIFIED.");
}
