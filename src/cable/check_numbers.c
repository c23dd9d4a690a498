/*
 * check_numbers - one number in many places (N01 to N05).
 *
 * A body filed under another telegram's heading is the gravest fault of an
 * archive; it shows here, where the numbers of both stand side by side.
 */
#include "cable/check.h"

/* "ALMATY 003273", "06ALMATY3273": the letters, the number behind them and its digits. */
struct numbered {
	Str post, digits;
	uint32_t number;
};

static bool numbered_read(Str s, struct numbered *out)
{
	size_t from = 0, to;

	while (from < s.n && !is_alpha(s.p[from]))
		from++;
	to = from;
	while (to < s.n && !is_digit(s.p[to]))
		to++;
	out->post = str_trim(str_cut(s, from, to));
	s = out->digits = str_cut(s, to, s.n);
	if (!take_number(&s, 9, &out->number))
		return false;
	out->digits.n -= s.n;
	return out->post.n > 2;
}

static bool form_read(const struct check *k, enum mrn_place where, struct numbered *out, Span *at)
{
	for (uint32_t i = 0; i < k->c->mrn_forms.n; i++) {
		const struct mrn_form *f = &k->c->mrn_forms.v[i];

		if (f->where == where && numbered_read(f->raw, out)) {
			*at = f->span;
			return true;
		}
	}
	return false;
}

/* The number on the classification line, else the one that the archive filed it under. */
static bool own_number(const struct check *k, struct numbered *out)
{
	Span at;

	return form_read(k, MRN_IN_CLASS, out, &at) || form_read(k, MRN_IN_RECORD, out, &at);
}

/* N01 */
void check_serial(struct check *k, const struct rule *r)
{
	Str s = k->c->transmission.serial;
	struct numbered own;
	uint32_t serial;

	if (!s.p || !own_number(k, &own) || !take_number(&s, 6, &serial) || s.n)
		return;
	if (serial % 10000 != own.number % 10000)
		report(k, r,
		       AT(k->c->notes.serial_span,
		          .expected = arena_printf(k->a, "%04u", (unsigned)(own.number % 10000))),
		       "The serial number of the heading is %u, but the telegram has number %u; "
		       "the serial should be its last four digits, so that heading and text may be of two telegrams.",
		       (unsigned)serial, (unsigned)own.number);
}

/* N02 */
void check_record_number(struct check *k, const struct rule *r)
{
	struct numbered line, record;
	Span at, place;

	if (form_read(k, MRN_IN_CLASS, &line, &at) &&
	    form_read(k, MRN_IN_RECORD, &record, &place) && line.number != record.number)
		report(k, r, AT(at, .expected = arena_printf(k->a, "%u", (unsigned)record.number)),
		       "The archive filed this under number %u, but the text says %u: it is the text of another telegram.",
		       (unsigned)record.number, (unsigned)line.number);
}

/* N03: pages that agree with each other show that the classification line is the wrong one. */
static uint32_t odd_pages(const struct check *k, uint32_t number, struct numbered *first, Span *at,
                          uint32_t *alike)
{
	struct numbered page;
	uint32_t n = 0;

	*alike = 0;
	for (uint32_t i = 0; i < k->c->mrn_forms.n; i++) {
		const struct mrn_form *f = &k->c->mrn_forms.v[i];

		if (f->where != MRN_IN_PAGE || !numbered_read(f->raw, &page))
			continue;
		*alike += page.number == number;
		if (page.number != number && n++ == 0) {
			*first = page;
			*at = f->span;
		}
	}
	return n;
}

void check_page_number(struct check *k, const struct rule *r)
{
	struct numbered own, page = { 0 };
	uint32_t alike, odd;
	Span at = { 0, 0 }, line;

	if (!own_number(k, &own) || !(odd = odd_pages(k, own.number, &page, &at, &alike)))
		return;
	if (alike == 0 && odd > 1 && form_read(k, MRN_IN_CLASS, &own, &line))
		report(k, r, AT(line, .expected = arena_printf(k->a, "%u", (unsigned)page.number)),
		       "The classification line gives number %u, the page lines give %u.",
		       (unsigned)own.number, (unsigned)page.number);
	else
		report(k, r, AT(at, .expected = arena_printf(k->a, "%u", (unsigned)own.number)),
		       "This page is of number %u, the telegram of number %u%s.",
		       (unsigned)page.number, (unsigned)own.number,
		       odd > 1 ? "; so are others" : "");
}

/* N04: record ids have no blanks, page lines only the first letters. */
static bool same_post(Str a, Str b)
{
	size_t i = 0, j = 0;

	for (;;) {
		while (i < a.n && !is_alpha(a.p[i]))
			i++;
		while (j < b.n && !is_alpha(b.p[j]))
			j++;
		if (i >= a.n || j >= b.n)
			return i > 2 && j > 2;
		if (to_upper(a.p[i++]) != to_upper(b.p[j++]))
			return false;
	}
}

static bool same_named_post(struct check *k, Str a, Str b)
{
	struct mrn x, y;

	if (same_post(a, b))
		return true;
	return mrn_read(k->a, arena_printf(k->a, "%.*s 1", STR_ARG(a)), &x) &&
	       mrn_read(k->a, arena_printf(k->a, "%.*s 1", STR_ARG(b)), &y) &&
	       str_eq(x.post, y.post);
}

void check_number_post(struct check *k, const struct rule *r)
{
	struct numbered own, other;

	if (!own_number(k, &own))
		return;
	for (uint32_t i = 0; i < k->c->mrn_forms.n; i++) {
		const struct mrn_form *f = &k->c->mrn_forms.v[i];

		if (f->where == MRN_IN_SERIAL || f->where == MRN_IN_ATTRIBUTES ||
		    !numbered_read(f->raw, &other) || same_named_post(k, own.post, other.post))
			continue;
		report(k, r, AT(f->span, .found = other.post, .expected = own.post),
		       "The number here is one of %.*s, that of the telegram one of %.*s.",
		       STR_ARG(other.post), STR_ARG(own.post));
		return;
	}
}

/* N05 */
void check_padding(struct check *k, const struct rule *r)
{
	struct numbered line, page;
	Span at;

	if (form_read(k, MRN_IN_CLASS, &line, &at) && line.digits.n != 6)
		report(k, r,
		       AT(at, .found = line.digits,
		          .expected = arena_printf(k->a, "%06u", (unsigned)line.number)),
		       "The number on the classification line has %u digits; it is written with six.",
		       (unsigned)line.digits.n);
	if (form_read(k, MRN_IN_PAGE, &page, &at) && page.digits.n != 8)
		report(k, r,
		       AT(at, .found = page.digits,
		          .expected = arena_printf(k->a, "%08u", (unsigned)page.number)),
		       "The number on the page line has %u digits; it is written with eight.",
		       (unsigned)page.digits.n);
}
