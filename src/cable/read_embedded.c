/*
 * read_embedded - telegrams repeated inside the text. They are named and
 * located; none of their values is taken for the outer telegram's.
 */
#include "cable/reader.h"

enum { FROM_WITHIN = 3 };

static bool is_text(const struct reader *r, uint32_t i)
{
	uint8_t kind = r->c->lines.v[i].kind;

	return kind == NODE_TEXT || kind == NODE_PARAGRAPH || kind == NODE_BLANK || kind == NODE_HEADING;
}

/* A preamble inside the text with an originator close below it. */
static uint32_t find_from(const struct reader *r, uint32_t i)
{
	for (uint32_t k = i + 1; k <= i + FROM_WITHIN && k < r->end; k++)
		if (r->look[k] == LOOK_FM)
			return k;
	return 0;
}

static uint32_t find_end(const struct reader *r, uint32_t i)
{
	for (uint32_t k = i + 1; k < r->end; k++)
		if (r->look[k] == LOOK_UNQUOTE || r->c->lines.v[k].kind == NODE_END || r->c->lines.v[k].kind == NODE_SIGNER)
			return k;
	return r->end;
}

static void find_mrn(struct reader *r, uint32_t from, uint32_t to, int year, struct embedded *e)
{
	enum class_level level;
	struct mrn m;

	for (uint32_t k = from; k < to; k++) {
		Str s = line_text(r, k);
		size_t n = r->look[k] == LOOK_CLASS ? level_read(s, &level) : 0;

		if (n && mrn_read(r->a, str_cut(s, n, s.n), &m)) {
			if (!m.year)
				m.year = (uint16_t)year;
			e->mrn = mrn_str(r->a, &m);
			return;
		}
	}
}

void read_embedded(struct reader *r)
{
	for (uint32_t k = 0, i = 0; k < r->odd.n && r->odd.v[k] < r->end; k++) {
		uint32_t from, end;
		struct embedded *e;
		struct dtg d = { 0 };
		size_t skip = 0;
		Str s;

		if (r->odd.v[k] < i) /* inside the one before */
			continue;
		i = r->odd.v[k];
		if (r->look[i] != LOOK_FL5 || !is_text(r, i) || !(from = find_from(r, i)))
			continue;
		end = find_end(r, i);
		e = list_push(r->a, &r->c->embedded);
		s = line_text(r, i);
		while (skip < s.n && !is_digit((unsigned char)s.p[skip]))
			skip++;
		e->dtg = str_cut(s, skip, skip + dtg_read(str_cut(s, skip, s.n), &d));
		e->from = str_cut(line_text(r, from), 3, line_text(r, from).n);
		find_mrn(r, from, end, d.date.year, e);
		e->span = (Span){ r->c->lines.v[i].off, (end < r->end ? r->c->lines.v[end].off : (uint32_t)r->text.n) - r->c->lines.v[i].off };
		for (uint32_t l = i; l <= from; l++)
			set_kind(r, l, NODE_EMBEDDED);
		i = end;
	}
}
