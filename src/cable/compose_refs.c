/*
 * compose_refs - the REF block, one label a line:
 *
 *	REF: A. 74 LA PAZ 9412
 *	     B. STATE 12345 (NOTAL)
 *
 * A telegram's number gets the post's words and the year that was written; a
 * year that was left out stays left out. What was said around a number ("AND
 * PREVIOUS", "OF JUNE 5") is kept.
 */
#include "cable/compose_part.h"
#include "cable/wrap.h"

enum { INDENT = 5 };

static bool is_number_kind(const struct reference *r)
{
	return r->mrn.number && (r->kind == REF_CABLE || r->kind == REF_AIRGRAM);
}

/* The digits at the end of what was written. */
static Str written_digits(Str raw)
{
	size_t n = raw.n;

	while (n > 0 && is_digit((unsigned char)raw.p[n - 1]))
		n--;
	return str_cut(raw, n, raw.n);
}

static void put_number(struct composer *k, struct buf *b, const struct reference *r)
{
	const struct mrn *m = &r->mrn;

	if (m->year && !r->year_inferred)
		buf_printf(b, "%02d ", m->year % 100);
	if (m->post.n)
		buf_printf(b, "%.*s ", STR_ARG(compose_post(k, m->post)));
	buf_printf(b, "%s%.*s", m->airgram ? "A-" : "", STR_ARG(compose_digits(k, m->number, written_digits(r->raw), 1)));
	buf_z(b, r->notal ? " (NOTAL)" : "");
}

static bool same_label(const struct reference *a, const struct reference *b)
{
	return str_eq(a->label, b->label);
}

/* The references of one label, from `*i` on, which is moved behind them. */
static void put_item(struct composer *k, struct buf *b, uint32_t *i)
{
	const struct reference *r = &k->c->refs.v[*i], *first = r;

	if (r->label.n)
		buf_printf(b, "%.*s. ", STR_ARG(r->label));
	for (; *i < k->c->refs.n && same_label(first, r = &k->c->refs.v[*i]); ++*i) {
		if (r != first)
			buf_z(b, is_number_kind(r) && is_number_kind(r - 1) ? ", " : "; ");
		if (is_number_kind(r))
			put_number(k, b, r);
		else
			buf_put(b, r->raw);
	}
}

void compose_refs(struct composer *k)
{
	struct buf b;

	if (!k->c->refs.n)
		return;
	compose_gap(k);
	buf_init(&b, BUF_MOST);
	for (uint32_t i = 0; i < k->c->refs.n;) {
		Str lead = i ? S("     ") : S("REF: ");

		buf_clear(&b);
		put_item(k, &b, &i);
		wrap_put(k->out, lead, buf_str(&b), INDENT + 3 * (b.n > 1 && b.p[1] == '.'), wrap_reads_on);
	}
	buf_release(&b);
}
