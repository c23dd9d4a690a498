/*
 * compose_captions - captions and pass lines, one a line, and lines that nobody knows.
 *
 * Pass lines and unknown lines are put as they stand: an item alone, out of a
 * list of them with semicolons, would not be known for a pass line again.
 */
#include "cable/compose_part.h"

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

void compose_lines_below(struct composer *k)
{
	for (uint32_t i = first_element(k->c); i < k->c->lines.n; i++)
		if (is_free(k->c, i))
			put_free_line(k, i, false);
}
