/*
 * compose_class - the classification line: "UNCLAS SECTION 01 OF 03 ALMATY 003273",
 * "C O N F I D E N T I A L LA PAZ 0158".
 *
 * The State form has blanks between the letters of CONFIDENTIAL and above, and
 * cuts UNCLASSIFIED short.
 */
#include "cable/compose_part.h"
#include "cable/wrap.h"

/* "C O N F I D E N T I A L"; words are two blanks apart. */
static void put_spaced(struct buf *b, Str word)
{
	for (size_t i = 0; i < word.n; i++) {
		if (i && word.p[i] != ' ')
			buf_byte(b, ' ');
		buf_byte(b, word.p[i]);
	}
}

static void put_level(struct composer *k)
{
	const struct cable *c = k->c;

	if (c->classification == LEVEL_UNCLASSIFIED)
		buf_z(k->out, "UNCLAS");
	else if (c->classification == LEVEL_LOU)
		buf_put(k->out, level_word(c->classification));
	else
		put_spaced(k->out, level_word(c->classification));
	if (c->class_control.n && !str_starts(c->class_control, S("//")))
		buf_byte(k->out, ' ');
	buf_put(k->out, c->class_control);
}

/* Where the last thing that was understood of the class line ends. */
static uint32_t understood_to(const struct cable *c, const struct line *l)
{
	uint32_t to = span_end(c->notes.class_span);

	for (uint32_t i = 0; i < c->pieces.n && c->pieces.v[i].span.off < l->off + l->len; i++)
		if (c->pieces.v[i].span.off >= to)
			to = span_end(c->pieces.v[i].span);
	return to;
}

/* What stands behind it: a TOSEC number, the words of a service message. */
static Str tail_of(const struct cable *c)
{
	const struct line *l;
	uint32_t to;

	if (!c->notes.class_span.len)
		return STR_NONE;
	l = &c->lines.v[compose_line_at(c, c->notes.class_span.off)];
	to = understood_to(c, l);
	return str_trim(str_cut(c->text, to, l->off + l->len));
}

static void put_number(struct composer *k)
{
	const struct cable *c = k->c;
	const struct mrn *m = &c->mrn;

	if (m->number && m->post.n)
		buf_printf(k->out, " %.*s %s%.*s", STR_ARG(compose_post(k, m->post)), m->airgram ? "A-" : "",
		           STR_ARG(compose_digits(k, m->number, c->notes.class_number, m->airgram ? 1 : 6)));
	else if (c->notes.class_number.n)
		buf_printf(k->out, " %.*s %.*s", STR_ARG(c->notes.class_post), STR_ARG(c->notes.class_number));
}

/* "C O R R E C T E D  C O P Y (FIGURE IN PARA 1)", with its double blanks. */
static void put_corrected(struct composer *k)
{
	for (uint32_t i = 0; i < k->c->lines.n; i++) {
		Str line = compose_line(k->c, i);

		if (k->c->lines.v[i].kind != NODE_CORRECTED)
			continue;
		compose_gap(k);
		compose_whole_line(k, line);
	}
}

int compose_first_section(const struct cable *c)
{
	if (c->sections.of < 2)
		return 0;
	return c->transmission.section ? c->transmission.section : c->sections.present.v[0];
}

/* Room for all of it is nearly always there; a tail may be what a garble joined. */
static void fit_line(struct composer *k, size_t start)
{
	Str line = arena_str(k->a, str_cut(buf_str(k->out), start, k->out->n));

	k->out->n = start;
	compose_whole_line(k, line);
}

void compose_class(struct composer *k)
{
	const struct cable *c = k->c;
	Str tail = tail_of(c);
	size_t start;

	if (c->form == FORM_CODRESS)
		buf_z(k->out, "BT\n");
	if (c->classification == LEVEL_NONE)
		return;
	if (k->wire || c->notes.break_before)
		buf_z(k->out, "BT\n");
	else
		compose_gap(k);
	start = k->out->n;
	put_level(k);
	if (k->section)
		buf_printf(k->out, " SECTION %02d OF %02d", k->section, c->sections.of);
	put_number(k);
	if (tail.n)
		buf_byte(k->out, ' ');
	wrap_put_plain(k->out, tail);
	fit_line(k, start);
	put_corrected(k);
}
