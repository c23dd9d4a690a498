/*
 * compose_elements - what stands between class line and text, in the order of
 * 5 FAH-2 H-252: captions, pass lines, E.O., TAGS, SUBJECT, Classified By.
 */
#include "cable/compose_part.h"
#include "cable/wrap.h"

static void put_block(struct composer *k, Str text)
{
	compose_gap(k);
	compose_whole_line(k, text);
}

/* The first line of E.O., TAGS or SUBJECT: what stands above and what below it is put there. */
static uint32_t first_element(const struct cable *c)
{
	for (uint32_t i = 0; i < c->lines.n; i++)
		if (c->lines.v[i].kind == NODE_EO || c->lines.v[i].kind == NODE_TAGS || c->lines.v[i].kind == NODE_SUBJECT)
			return i;
	return c->lines.n;
}

/* Pass lines, and lines that nobody knows; the header labels of SMART and of printed sheets are none. */
static bool is_free(const struct cable *c, uint32_t line)
{
	uint8_t kind = c->lines.v[line].kind;

	return kind == NODE_PASS_LINE ||
	       (kind == NODE_FIELD && c->notes.class_span.len && c->profile != PROFILE_SMART);
}

/* Without the semicolon that ends a list of them. */
static Str free_line(const struct cable *c, uint32_t line)
{
	Str s = compose_line(c, line);

	while (s.n && memchr("; ", s.p[s.n - 1], 2))
		s.n--;
	return s;
}

/* Pass lines in the header of a SMART message, which has labels for them. */
static void put_smart_lines(struct composer *k)
{
	const SpanList *where = &k->c->where[WHERE_PASS_LINES];

	for (uint32_t i = 0; i < k->c->pass_lines.n && i < where->n; i++)
		if (k->c->lines.v[compose_line_at(k->c, where->v[i].off)].kind == NODE_FIELD)
			put_block(k, k->c->pass_lines.v[i]);
}

/* Lines that followed each other and are one address or one sentence still do; pass lines are set apart. */
static void put_free_line(struct composer *k, uint32_t line, bool apart)
{
	k->tight = line && is_free(k->c, line - 1) && !(apart && k->c->lines.v[line].kind == NODE_PASS_LINE);
	put_block(k, free_line(k->c, line));
}

void compose_captions(struct composer *k)
{
	uint32_t to = first_element(k->c);

	for (uint32_t i = 0; i < k->c->captions.n; i++)
		put_block(k, k->c->captions.v[i]);
	put_smart_lines(k);
	for (uint32_t i = 0; i < to; i++)
		if (is_free(k->c, i))
			put_free_line(k, i, true);
}

static void put_lines_below(struct composer *k)
{
	for (uint32_t i = first_element(k->c); i < k->c->lines.n; i++)
		if (is_free(k->c, i))
			put_free_line(k, i, false);
}

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

	if (!c->subject.n)
		return;
	wrap_put(k->out, c->subject_mark.n ? arena_printf(k->a, "SUBJECT: (%.*s) ", STR_ARG(c->subject_mark)) : S("SUBJECT: "),
	         c->subject, 0, wrap_reads_on);
}

void compose_elements(struct composer *k)
{
	compose_gap(k);
	put_order(k);
	put_tags(k);
	put_subject(k);
	put_lines_below(k);
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
