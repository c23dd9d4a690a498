/*
 * read_order - the E.O. line: "11652: GDS", "12958: DECL: 09/18/2016", "193056: N/A",
 * "12065: GDS 8/12/85 (TOMSETH, VICTOR L.) OR-P".
 *
 * A misspelt order is never replaced by the one that looks like it: the date of
 * the telegram says which one was in force, and that is offered, not filled in.
 */
#include "authority/ita2.h"
#include "authority/orders.h"
#include "cable/elements.h"

/* The number with its stray bytes: "11)065" is 12065 one impulse off and a shift lost. */
static Str take_order(Str *s)
{
	size_t n = 0;
	Str number;

	while (n < s->n && n < 7 && (is_digit((unsigned char)s->p[n]) || s->p[n] == ')' || s->p[n] == '('))
		n++;
	number = str_cut(*s, 0, n);
	*s = str_cut(*s, n, s->n);
	return number;
}

static int order_number(Str raw)
{
	uint32_t n;
	Str s = raw;

	return take_number(&s, 6, &n) && s.n == 0 ? (int)n : 0;
}

/* "116528" is "11652:" with the colon one impulse off. */
static bool is_order_with_colon(Str raw, Str order)
{
	return raw.n == order.n + 1 && str_starts(raw, order) && ita2_one_impulse(raw.p[order.n], ':');
}

/* "11)065": digits that a lost shift or impulse put something else between. */
static bool is_order_with_strays(struct arena *a, Str raw, Str order)
{
	char *digits = arena_raw(a, raw.n + 1);
	size_t n = 0, off = 0;

	for (size_t i = 0; i < raw.n; i++)
		if (is_digit((unsigned char)raw.p[i]))
			digits[n++] = raw.p[i];
	if (n == raw.n || n != order.n)
		return false;
	for (size_t i = 0; i < n; i++)
		off += digits[i] != order.p[i];
	return off <= 1;
}

/* The order in force, if what was sent is that number with garbled characters. */
static bool mend_order(struct reader *r, const struct joined *j, Str raw)
{
	struct executive_order *e = &r->c->eo;
	Str want = e->in_force;

	if (!raw.n || !want.n || order_find(order_number(raw)))
		return false;
	if (!ita2_garbled(raw, want, 2) && !is_order_with_colon(raw, want) && !is_order_with_strays(r->scratch, raw, want))
		return false;
	e->order = want;
	add_repair(r, "E02", str_at(r->text, joined_span(j, raw)), want, "characters one impulse of the five-unit code off, and the order then in force", true);
	return true;
}

/* "09/18/2016", "2016/09/18", "8/12/85", "12/31/1979". */
static bool read_slashed(Str s, struct date *out)
{
	uint32_t a, b, c;
	struct date d;

	if (s.n > 2 && s.p[0] == '0' && is_digit((unsigned char)s.p[2])) /* "011/2/2019" is none */
		return false;
	if (!take_number(&s, 4, &a) || !take_byte(&s, '/') || !take_number(&s, 2, &b) || !take_byte(&s, '/') ||
	    !take_number(&s, 4, &c))
		return false;
	if (a > 31)
		d = (struct date){ (int16_t)a, (uint8_t)b, (uint8_t)c };
	else
		d = (struct date){ (int16_t)(c < 100 ? (uint32_t)(c >= 66 ? 1900 + c : 2000 + c) : c), (uint8_t)a, (uint8_t)b };
	if (!date_valid(d))
		return false;
	*out = d;
	return true;
}

static void find_date(struct executive_order *e, Str value)
{
	for (size_t i = 0; i < value.n; i++)
		if (is_digit((unsigned char)value.p[i]) && (i == 0 || !is_digit((unsigned char)value.p[i - 1])) &&
		    read_slashed(str_cut(value, i, value.n), &e->date))
			return;
}

static void skip_marks(Str *s)
{
	while (s->n && memchr(" :.,;-", s->p[0], 6))
		*s = str_cut(*s, 1, s->n);
}

/* The first word of the value: GDS, DECL, XGDS-1, N/A, OADR. */
static void read_action(struct reader *r, const struct joined *j, Str value)
{
	struct executive_order *e = &r->c->eo;
	size_t n = 0;
	Str rest;

	while (n < value.n && !memchr(" :,;(", value.p[n], 5))
		n++;
	e->action = str_cut(value, 0, n);
	if (n && is_digit((unsigned char)value.p[0]))
		e->action = STR_NONE; /* a bare date */
	add_joined(r, NODE_VALUE, j, value);
	find_date(e, value);
	rest = str_cut(value, n, value.n);
	skip_marks(&rest);
	if (rest.n && !e->date.year)
		e->event = rest;
}

void read_order_in_force(struct reader *r)
{
	int date = telegram_date(r);
	const struct order *o = date ? order_in_force(date) : NULL;

	if (o && r->c->eo.there)
		r->c->eo.in_force = arena_number(r->a, (unsigned)o->number);
}

void read_order(struct reader *r, const struct joined *j, Str value)
{
	struct executive_order *e = &r->c->eo;
	Str number, s = value;

	if (e->there)
		return;
	e->there = true;
	e->raw = value;
	e->span = value.n ? joined_span(j, value) : (Span){ 0, 0 };
	read_order_in_force(r);
	number = take_order(&s);
	e->order = number.n ? number : STR_NONE;
	add_joined(r, NODE_ORDER, j, number);
	mend_order(r, j, number);
	skip_marks(&s);
	if (s.n)
		read_action(r, j, s);
	e->raw = arena_str(r->a, e->raw);
	e->order = e->order.n ? arena_str(r->a, e->order) : STR_NONE;
	e->action = e->action.n ? arena_str(r->a, e->action) : STR_NONE;
	e->event = e->event.n ? arena_str(r->a, e->event) : STR_NONE;
}
