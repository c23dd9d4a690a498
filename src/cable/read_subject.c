/*
 * read_subject - the SUBJECT block, joined to one line.
 */
#include "cable/elements.h"

/* A mark in small letters is one only where it is a known one: "(s) reporting". */
static bool is_small_mark(Str s)
{
	static const Str marks[] = { S_INIT("u"), S_INIT("c"), S_INIT("s"), S_INIT("sbu"), S_INIT("c/nf"), S_INIT("s/nf") };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_eq(s, marks[i]))
			return true;
	return false;
}

/* "(SBU) TEXT": the mark in front, without it in `*s`. */
static Str take_mark(Str *s)
{
	size_t end = str_find_byte(*s, ')');
	Str mark;

	if (!s->n || s->p[0] != '(' || end == s->n || end > 14)
		return STR_NONE;
	mark = str_cut(*s, 1, end);
	for (size_t i = 0; i < mark.n && !is_small_mark(mark); i++)
		if (!is_upper((unsigned char)mark.p[i]) && !memchr("/ -", mark.p[i], 3))
			return STR_NONE;
	*s = str_trim(str_cut(*s, end + 1, s->n));
	return mark;
}

void read_subject(struct reader *r, const struct joined *j, Str value)
{
	Str s = value, mark;

	if (r->c->subject.n || !value.n)
		return;
	mark = take_mark(&s);
	if (mark.n) {
		add_joined(r, NODE_MARK, j, mark);
		r->c->subject_mark = arena_str(r->a, mark);
	}
	add_joined(r, NODE_VALUE, j, s);
	add_joined_where(r, WHERE_SUBJECT, j, s);
	r->c->subject = arena_str(r->a, s);
}
