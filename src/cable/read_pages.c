/*
 * read_pages - page lines: the number and the sections that they tell.
 *
 * "PAGE 02  LA PAZ 02940  01 OF 05  061840Z" (1968 on; the post cut to six
 * columns) and "ALMATY 00003273  002 OF 003" (2002 on; the post cut to ten).
 */
#include "cable/reader.h"

#include <stdlib.h>

/* "01 OF 05", anywhere in a page line. */
static bool find_section(Str s, int *section, int *of)
{
	size_t at = str_ifind(s, S(" OF "));
	size_t from = at;
	uint32_t n, total;
	Str digits;

	if (at == s.n)
		return false;
	while (from > 0 && (is_digit((unsigned char)s.p[from - 1]) || s.p[from - 1] == '.'))
		from--;
	digits = str_cut(s, from, at);
	s = str_cut(s, at + 4, s.n);
	if (!take_number(&digits, 3, &n) || !take_number(&s, 3, &total))
		return false;
	*section = (int)n;
	*of = (int)total;
	return true;
}

/* Post and number: letters, blanks, then digits. */
static Str find_number(Str s)
{
	size_t n = 0;

	while (n < s.n && !is_digit((unsigned char)s.p[n]))
		n++;
	if (n < 2 || s.p[n - 1] != ' ')
		return STR_NONE; /* "RULSSAA4471" names a station */
	while (n < s.n && is_digit((unsigned char)s.p[n]))
		n++;
	return str_cut(s, 0, n);
}

/* A class word ends it; on a Department copy a time or a section does. */
bool is_wire_page(Str line)
{
	enum class_level level;
	Str s = line;
	uint32_t page;

	if (!take(&s, S("PAGE")) || (take_blanks(&s), !take_number(&s, 3, &page)))
		return false;
	while (s.n && !is_digit((unsigned char)s.p[0]))
		s = str_cut(s, 1, s.n);
	while (s.n && is_digit((unsigned char)s.p[0]))
		s = str_cut(s, 1, s.n);
	if (s.n && is_upper((unsigned char)s.p[0]))
		s = str_cut(s, 1, s.n);
	return s.n > 1 && s.p[0] == ' ' && level_read(str_trim(s), &level);
}

static void read_page(struct reader *r, uint32_t line)
{
	struct page_mark *p = list_push(r->a, &r->c->sections.pages);
	Str s = line_text(r, line), number;
	uint32_t page = 0;

	p->raw = s;
	p->span = span_of(r, s);
	if (find_section(s, &p->section, &p->of)) {
		add_section(r, p->section);
		if (r->c->sections.of < p->of)
			r->c->sections.of = p->of;
	}
	if (take(&s, S("PAGE"))) {
		take_blanks(&s);
		take_number(&s, 3, &page);
		p->page = (int)page;
		take_blanks(&s);
	}
	number = is_wire_page(p->raw) ? STR_NONE : find_number(s);
	add_piece(r, NODE_MRN, number);
	add_mrn_form(r, MRN_IN_PAGE, number);
}

static bool is_present(const struct sections *s, int n)
{
	for (uint32_t i = 0; i < s->present.n; i++)
		if (s->present.v[i] == n)
			return true;
	return false;
}

static int by_value(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

void read_pages(struct reader *r)
{
	struct sections *s = &r->c->sections;

	for (uint32_t k = 0; k < r->odd.n && r->odd.v[k] < r->end; k++)
		if (r->c->lines.v[r->odd.v[k]].kind == NODE_PAGE_LINE)
			read_page(r, r->odd.v[k]);
	if (s->of == 0)
		s->of = 1;
	if (s->present.n == 0)
		*list_push(r->a, &s->present) = 1;
	qsort(s->present.v, s->present.n, sizeof *s->present.v, by_value);
	for (int n = 1; n <= s->of && n <= 999; n++)
		if (!is_present(s, n))
			*list_push(r->a, &s->missing) = n;
	s->complete = s->missing.n == 0;
}
