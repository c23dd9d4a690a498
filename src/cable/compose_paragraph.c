/*
 * compose_paragraph - one paragraph of the text.
 *
 * Prose is wrapped anew. Lines that were set by hand stay as they are: tables,
 * lists of short lines, the heading of a telegram that is repeated inside.
 */
#include "cable/compose_part.h"
#include "cable/wrap.h"

enum {
	SHORT_COLUMNS = 50, /* a line that ends although the next word would have fitted into so many */
	TABLE_BLANKS = 3,   /* between the columns of a table */
};

struct lines {
	LIST(Str) list;
	Str lead; /* what is put in front of the first: "3. (C) " */
};

static Str lead_of(struct composer *k, const struct paragraph *p)
{
	Str number = p->number >= 0 ? arena_printf(k->a, "%d. ", p->number) : S("");

	return p->mark.n ? arena_printf(k->a, "%.*s(%.*s) ", STR_ARG(number), STR_ARG(p->mark)) : number;
}

/* Where the text of the first line begins. */
static uint32_t text_from(const struct paragraph *p)
{
	if (p->mark_span.len)
		return span_end(p->mark_span) + 1;
	return p->number_span.len ? span_end(p->number_span) + 1 : p->span.off;
}

static bool is_text(uint8_t kind)
{
	return kind == NODE_TEXT || kind == NODE_PARAGRAPH || kind == NODE_EMBEDDED;
}

/* Do the lines, joined as a reader joins them, give the text? */
static bool add_up(const struct lines *l, Str text)
{
	for (uint32_t i = 0; i < l->list.n; i++) {
		take_blanks(&text);
		if (!take(&text, l->list.v[i]))
			return false;
	}
	return str_trim(text).n == 0;
}

/* The lines as they were written; false where they are not simply those of the text. */
static bool gather(struct composer *k, const struct paragraph *p, struct lines *out)
{
	const struct cable *c = k->c;
	uint32_t from = text_from(p), to = span_end(p->span);

	for (uint32_t i = compose_line_at(c, p->span.off); i < c->lines.n && c->lines.v[i].off < to; i++) {
		const struct line *l = &c->lines.v[i];
		uint32_t end = l->off + l->len < to ? l->off + l->len : to;
		Str s;

		if (!is_text(l->kind))
			continue;
		s = str_trim(str_cut(c->text, l->off > from ? l->off : from, end));
		if (s.n)
			*list_push(k->a, &out->list) = s;
	}
	return add_up(out, p->text);
}

static bool has_columns(Str s)
{
	size_t blanks = 0;

	for (size_t i = 0; i < s.n; i++) {
		blanks = s.p[i] == ' ' || s.p[i] == '\t' ? blanks + 1 : 0;
		if (blanks >= TABLE_BLANKS)
			return true;
	}
	return false;
}

/* At least half of the lines are in columns. */
static bool is_table(const struct lines *l)
{
	uint32_t rows = 0;

	for (uint32_t i = 0; i < l->list.n; i++)
		rows += has_columns(l->list.v[i]);
	return rows && rows * 2 >= l->list.n;
}

/* Does the paragraph stand in a telegram that is repeated inside? Asked in order of place. */
static bool is_embedded(struct composer *k, const struct paragraph *p)
{
	const struct cable *c = k->c;

	while (k->embedded < c->embedded.n && span_end(c->embedded.v[k->embedded].span) <= p->span.off)
		k->embedded++;
	return k->embedded < c->embedded.n && p->span.off >= c->embedded.v[k->embedded].span.off;
}

/* Does a line end long before the margin? */
static bool is_short(const struct lines *l, uint32_t i)
{
	Str next = l->list.v[i + 1];
	size_t columns = (i ? 0 : l->lead.n) + wrap_width(l->list.v[i]);

	return columns + 1 + wrap_width(str_cut(next, 0, str_find_byte(next, ' '))) <= SHORT_COLUMNS;
}

static bool is_list(const struct lines *l)
{
	uint32_t few = 0;

	for (uint32_t i = 0; i + 1 < l->list.n; i++)
		few += is_short(l, i);
	return few >= 2 && few * 2 >= l->list.n - 1;
}

/* Lines that a teletype cannot print were set for another width. */
static bool all_fit(const struct lines *l)
{
	for (uint32_t i = 0; i < l->list.n; i++)
		if ((i ? 0 : l->lead.n) + wrap_width(l->list.v[i]) > LINE_COLUMNS)
			return false;
	return true;
}

static bool is_set_by_hand(struct composer *k, const struct paragraph *p, const struct lines *l)
{
	return is_embedded(k, p) || (all_fit(l) && (is_table(l) || is_list(l)));
}

/* Bytes of a line that fit, to the last blank. */
static size_t fit(Str s, size_t columns)
{
	size_t n = 0, blank = 0;

	for (; n < s.n && ((s.p[n] & 0xC0) == 0x80 || columns-- > 0); n++)
		if (s.p[n] == ' ')
			blank = n;
	return n < s.n && blank ? blank : n;
}

/* One line as it was written; in pieces where it is too long. */
static void put_line(struct buf *b, Str s, size_t taken)
{
	do {
		size_t n;

		take(&s, S("\xC2\xB6"));
		n = fit(s, LINE_COLUMNS - taken);
		buf_put(b, str_trim_right(str_cut(s, 0, n)));
		buf_byte(b, '\n');
		s = str_trim(str_cut(s, n, s.n));
		taken = 0;
	} while (s.n);
}

static void put_lines(struct composer *k, const struct lines *l)
{
	for (uint32_t i = 0; i < l->list.n; i++) {
		if (i == 0)
			buf_put(k->out, l->lead);
		put_line(k->out, l->list.v[i], i ? 0 : l->lead.n);
	}
}

/* A line alone in front of a numbered paragraph, without a full stop, would be a heading. */
static bool would_be_heading(const struct paragraph *p, const struct paragraph *next)
{
	Str s = str_trim(p->text);

	return next && next->number >= 0 && p->number < 0 && !p->mark.n && s.n && !memchr(".,;", s.p[s.n - 1], 3) &&
	       wrap_width(s) <= LINE_COLUMNS;
}

/*
 * So the next one follows without an empty line; where a reader would not know
 * it for a new paragraph then, the last word goes on a line of its own.
 */
static void put_no_heading(struct composer *k, Str text, const struct paragraph *next)
{
	size_t last = text.n;

	k->tight = next->number == k->number + 1 || k->number < 0;
	if (k->tight) {
		compose_whole_line(k, text);
		return;
	}
	while (last > 0 && text.p[last - 1] != ' ')
		last--;
	if (last)
		compose_whole_line(k, str_trim(str_cut(text, 0, last)));
	compose_whole_line(k, str_cut(text, last, text.n));
}

void compose_paragraph(struct composer *k, const struct paragraph *p, const struct paragraph *next)
{
	struct lines l = { .lead = lead_of(k, p) };
	bool by_hand = gather(k, p, &l) && l.list.n && is_set_by_hand(k, p, &l);

	compose_gap(k);
	if (would_be_heading(p, next) && !(by_hand && l.list.n > 1))
		put_no_heading(k, str_trim(p->text), next);
	else if (by_hand)
		put_lines(k, &l);
	else
		wrap_put(k->out, l.lead, p->text, 0, wrap_reads_on);
	if (p->number >= 0)
		k->number = p->number;
}
