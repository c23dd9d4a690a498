/*
 * compose_refs - the REF block, one label a line:
 *
 *	REF: A. 74 LA PAZ 9412
 *	     B. STATE 12345 (NOTAL)
 *
 * A telegram's number gets the post's words and the year that was written; a
 * year that was left out stays left out. What was said around a number ("AND
 * PREVIOUS", "OF JUNE 5") has no value of its own and is taken from the lines.
 */
#include "cable/compose_part.h"
#include "cable/wrap.h"

enum { INDENT = 5 };

struct refs {
	struct composer *k;
	struct buf b;   /* the item that is being put */
	uint32_t piece; /* the first that does not begin before the last reference */
};

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

static void put_number(struct refs *f, const struct reference *r)
{
	const struct mrn *m = &r->mrn;

	if (m->year && !r->year_inferred && m->post.n)
		buf_printf(&f->b, "%02d ", m->year % 100);
	if (m->post.n)
		buf_printf(&f->b, "%.*s ", STR_ARG(compose_post(f->k, m->post)));
	buf_printf(&f->b, "%s%.*s", m->airgram ? "A-" : "",
	           STR_ARG(compose_digits(f->k, m->number, written_digits(r->raw), 1)));
	buf_z(&f->b, r->notal ? " (NOTAL)" : "");
}

struct labels {
	uint32_t from, to; /* where the first begins and the last ends; both `to` of what was asked if there is none */
};

/* The labels between two places, which come in order. */
static struct labels labels_between(struct refs *f, uint32_t from, uint32_t to)
{
	const struct cable *c = f->k->c;
	struct labels l = { to, to };

	while (f->piece < c->pieces.n && c->pieces.v[f->piece].span.off < from)
		f->piece++;
	for (uint32_t i = f->piece; i < c->pieces.n && c->pieces.v[i].span.off < to; i++)
		if (c->pieces.v[i].kind == NODE_LABEL) {
			if (l.from == to)
				l.from = c->pieces.v[i].span.off;
			l.to = span_end(c->pieces.v[i].span);
		}
	return l;
}

/* The end of the lines that go on with the one at `off`. */
static uint32_t block_end(const struct cable *c, uint32_t off)
{
	uint32_t i = compose_line_at(c, off);
	uint8_t kind = c->lines.v[i].kind;

	while (i + 1 < c->lines.n && c->lines.v[i + 1].kind == kind)
		i++;
	return c->lines.v[i].off + c->lines.v[i].len;
}

/* What the lines of the block say between two places, as one text. */
static Str text_between(struct composer *k, uint32_t from, uint32_t to)
{
	const struct cable *c = k->c;
	uint32_t i = compose_line_at(c, from);
	uint8_t kind = c->lines.v[i].kind;
	Str all = S("");

	for (; i < c->lines.n && c->lines.v[i].off < to; i++) {
		const struct line *l = &c->lines.v[i];
		uint32_t end = l->off + l->len < to ? l->off + l->len : to;

		Str part = str_cut(c->text, l->off > from ? l->off : from, end);

		if (l->kind == kind)
			all = arena_printf(k->a, "%.*s %.*s", STR_ARG(all), STR_ARG(part));
	}
	return str_cut(all, 1, all.n);
}

/* Without the separators around it, a NOTAL that has its value, and an AND before the next number. */
static Str words_alone(Str s, bool notal)
{
	for (bool first = true; first || s.n; first = false) {
		s = str_trim(s);
		if (s.n && memchr(",;.:&", s.p[0], 5))
			s = str_cut(s, 1, s.n);
		else if (s.n && memchr(",;:&/(", s.p[s.n - 1], 6))
			s.n--;
		else if (notal && (take(&s, S("(NOTAL)")) || take(&s, S("NOTAL"))))
			notal = false;
		else if (str_ieq(s, S("AND")) || (s.n > 4 && str_ieq(str_cut(s, s.n - 4, s.n), S(" AND"))))
			s.n -= 3;
		else
			break;
	}
	return s;
}

/* Words between a label and the number: "REF: OUR LIMA 5". */
static void put_words_before(struct refs *f, uint32_t from, uint32_t to)
{
	Str s = words_alone(text_between(f->k, from, to), false);

	if (s.n)
		buf_printf(&f->b, "%.*s ", STR_ARG(s));
}

static void put_words_behind(struct refs *f, const struct reference *r, uint32_t to)
{
	Str s = words_alone(text_between(f->k, span_end(r->span), to), r->notal);

	if (s.n)
		buf_printf(&f->b, "%s%.*s", s.p[0] == '-' || s.p[0] == '/' ? "" : " ", STR_ARG(s));
}

/* Where the reference before `i` ends; for the first one, where its label does. */
static uint32_t gap_from(const struct cable *c, uint32_t i)
{
	if (i)
		return span_end(c->refs.v[i - 1].span);
	return c->lines.v[compose_line_at(c, c->refs.v[0].span.off)].off;
}

static void put_one(struct refs *f, uint32_t i)
{
	const struct cable *c = f->k->c;
	const struct reference *r = &c->refs.v[i];
	uint32_t end = i + 1 < c->refs.n ? c->refs.v[i + 1].span.off : block_end(c, r->span.off);

	if (!is_number_kind(r)) {
		buf_put(&f->b, r->raw);
		return;
	}
	put_words_before(f, labels_between(f, gap_from(c, i), r->span.off).to, r->span.off);
	put_number(f, r);
	put_words_behind(f, r, labels_between(f, span_end(r->span), end).from);
}

/* The references of one label, from `i` on. Returns the one behind them. */
static uint32_t put_item(struct refs *f, uint32_t i)
{
	const struct cable *c = f->k->c;
	Str label = c->refs.v[i].label;
	uint32_t first = i;

	if (label.n)
		buf_printf(&f->b, "%.*s. ", STR_ARG(label));
	for (; i < c->refs.n && str_eq(c->refs.v[i].label, label); i++) {
		if (i > first)
			buf_z(&f->b, is_number_kind(&c->refs.v[i]) && is_number_kind(&c->refs.v[i - 1]) ? ", " : "; ");
		put_one(f, i);
	}
	return i;
}

void compose_refs(struct composer *k)
{
	struct refs f = { .k = k };

	if (!k->c->refs.n)
		return;
	compose_gap(k);
	buf_init(&f.b, BUF_MOST);
	for (uint32_t i = 0; i < k->c->refs.n;) {
		bool labelled = k->c->refs.v[i].label.n != 0;
		Str lead = i ? S("     ") : S("REF: ");

		buf_clear(&f.b);
		i = put_item(&f, i);
		wrap_put(k->out, lead, buf_str(&f.b), labelled ? INDENT + 3 : INDENT, wrap_reads_on);
	}
	buf_release(&f.b);
}
