/*
 * compose_elements - E.O., TAGS, SUBJECT; and Classified By, which stands below the references.
 */
#include "cable/compose_part.h"
#include "cable/wrap.h"

/* What the E.O. line says behind the number. */
static Str order_value(const struct executive_order *e)
{
	Str s = e->raw;
	size_t n = 0;

	while (n < s.n && n < 7 && (is_digit((unsigned char)s.p[n]) || s.p[n] == ')' || s.p[n] == '('))
		n++;
	while (n < s.n && memchr(" :.,;-", s.p[n], 6))
		n++;
	return str_cut(s, n, s.n);
}

/* The value goes on behind a comma, in parentheses, and with DECL. */
static bool order_goes_on(Str line, Str rest)
{
	int last = line.n ? (unsigned char)line.p[line.n - 1] : ' ';

	return (last == ',' || last == '(' || str_istarts(rest, S("DECL")) || str_find_byte(line, '(') < line.n) &&
	       wrap_reads_on(line, rest);
}

static void put_order(struct composer *k)
{
	const struct executive_order *e = &k->c->eo;
	Str value = order_value(e);

	if (!e->there || !e->raw.n)
		return;
	if (!e->order.n)
		wrap_put(k->out, S("E.O.: "), e->raw, 5, order_goes_on);
	else
		wrap_put(k->out, arena_printf(k->a, "E.O. %.*s%s", STR_ARG(e->order), value.n ? ": " : ""), value, 5,
		         order_goes_on);
}

/* Behind a comma the line goes on whatever follows; without one only with known codes. */
static void put_tag_list(struct composer *k, struct buf *b, const char *separator)
{
	for (uint32_t i = 0; i < k->c->tags.n; i++) {
		const struct cable_tag *t = &k->c->tags.v[i];
		bool person = str_eq(t->kind, S("person"));

		buf_z(b, i ? separator : "");
		buf_z(b, person ? "(" : "");
		buf_put(b, t->tag);
		buf_z(b, person ? ")" : "");
	}
}

static void put_tags(struct composer *k)
{
	static const Str label = S_INIT("TAGS: ");
	struct buf b;

	if (!k->c->has_tags_line)
		return;
	buf_init(&b, BUF_MOST);
	put_tag_list(k, &b, " ");
	if (label.n + b.n > WRAP_COLUMNS) {
		buf_clear(&b);
		put_tag_list(k, &b, ", ");
	}
	wrap_put(k->out, label, buf_str(&b), label.n, wrap_reads_on);
	buf_release(&b);
}

static void put_subject(struct composer *k)
{
	const struct cable *c = k->c;
	Str lead = S("SUBJECT: ");

	if (!c->subject.n)
		return;
	if (c->subject_mark.n)
		lead = arena_printf(k->a, "SUBJECT: (%.*s) ", STR_ARG(c->subject_mark));
	wrap_put(k->out, lead, c->subject, 0, wrap_reads_on);
}

void compose_elements(struct composer *k)
{
	compose_gap(k);
	put_order(k);
	put_tags(k);
	put_subject(k);
}

/* "1.4 (b) and (d)" out of "1.4(b)", "1.4(d)". */
static void put_reasons(struct buf *b, const StrList *reasons)
{
	for (uint32_t i = 0; i < reasons->n; i++) {
		Str section = str_cut(reasons->v[i], 0, 3), letter = str_cut(reasons->v[i], 3, reasons->v[i].n);

		if (i == 0)
			buf_printf(b, "Reason: %.*s ", STR_ARG(section));
		else
			buf_z(b, i + 1 < reasons->n ? ", " : " and ");
		buf_put(b, letter);
	}
	if (reasons->n)
		buf_byte(b, '.');
}

/* A title stands in front of the name, or behind it and a comma, as it was given. */
static void put_classifier(struct buf *b, const struct classified_by *by)
{
	bool behind = by->title.n && str_find(by->raw, by->title) > str_find(by->raw, by->name);

	if (by->title.n && !behind)
		buf_printf(b, "%.*s ", STR_ARG(by->title));
	buf_put(b, by->name);
	if (behind)
		buf_printf(b, ", %.*s", STR_ARG(by->title));
	buf_z(b, ". ");
}

void compose_classified_by(struct composer *k)
{
	const struct classified_by *by = &k->c->classified_by;
	struct buf b;

	if (!by->there || !by->raw.n)
		return;
	compose_gap(k);
	buf_init(&b, BUF_MOST);
	put_classifier(&b, by);
	put_reasons(&b, &by->reasons);
	wrap_put(k->out, S("Classified By: "), buf_str(&b), 0, wrap_reads_on);
	buf_release(&b);
}
