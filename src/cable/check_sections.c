/*
 * check_sections - long telegrams go in sections, and sections in pages (N06 to N14).
 *
 * Archives join the sections again; the page lines between them tell what is missing.
 */
#include "cable/check.h"

enum {
	PAGE_LINES = 20,     /* ACP 127(G) 208: a page */
	SECTION_LINES = 110, /* five pages, and the lines that end a paragraph */
	SHORT_SECTION = 60,
};

/* N06, N07 */
void check_serial_section(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	int first = c->sections.present.n ? c->sections.present.v[0] : 0;

	if (c->transmission.section && c->sections.of > 1 && first &&
	    first != c->transmission.section)
		report(k, r,
		       AT(c->notes.section_span, .expected = arena_printf(k->a, "%02d", first)),
		       "The heading is of section %d, the text of section %d.",
		       c->transmission.section, first);
}

void check_single_section(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	if (c->transmission.section && c->sections.of <= 1 && (class_line(k) != NO_LINE))
		report(k, r, AT(c->notes.section_span),
		       "The serial number names section %d, but the telegram is not divided into sections.",
		       c->transmission.section);
}

/* N08 */
static int next_number(Str *s)
{
	uint32_t n = 0;

	while (s->n && !is_digit(s->p[0]))
		*s = str_cut(*s, 1, s->n);
	return take_number(s, 4, &n) ? (int)n : 0;
}

static bool class_section(const struct check *k, Span *at, int *n, int *of)
{
	Str s;

	if (!(class_line(k) != NO_LINE) || !line_piece(k->c, class_line(k), NODE_SECTION, at))
		return false;
	s = str_at(k->c->text, *at);
	*n = next_number(&s);
	*of = next_number(&s);
	if (*of == 0)
		*of = *n; /* FINAL SECTION OF 02 */
	return *n != 0;
}

void check_section_count(struct check *k, const struct rule *r)
{
	int n, of;
	Span at;

	if (class_section(k, &at, &n, &of) && (n > of || of < 2))
		report(k, r, AT(at),
		       of < 2 ? "Section %d of %d: a telegram in sections has at least two."
		              : "Section %d cannot be one of %d.",
		       n, of);
}

/* N09 */
void check_page_order(struct check *k, const struct rule *r)
{
	const struct sections *s = &k->c->sections;

	for (uint32_t i = 0; i < s->pages.n && !enough(k); i++) {
		const struct page_mark *p = &s->pages.v[i], *before = i ? p - 1 : NULL;

		if (p->of && s->of > 1 && p->of != s->of)
			report(k, r, AT(p->span, .expected = arena_printf(k->a, "%d", s->of)),
			       "This page line counts %d sections, the classification line %d.",
			       p->of, s->of);
		else if (before && p->page && before->page && p->section == before->section &&
		         p->page != before->page + 1)
			report(k, r,
			       AT(p->span,
			          .expected = arena_printf(k->a, "page %d", before->page + 1)),
			       "Page %d follows page %d%s.", p->page, before->page,
			       p->page > before->page ? ": a page is missing" : "");
		else if (before && before->section && p->section > before->section + 1)
			report(k, r, AT(p->span),
			       "Section %d follows section %d: a section is missing.", p->section,
			       before->section);
	}
}

/* N10: in a copy without any page lines they were stripped, and nothing can be said. */
static void print_missing(struct buf *b, const struct sections *s)
{
	for (uint32_t i = 0; i < s->missing.n && i < 8; i++)
		buf_printf(b, "%s%d",
		           i == 0                  ? ""
		           : i + 1 == s->missing.n ? " and "
		                                   : ", ",
		           s->missing.v[i]);
	if (s->missing.n > 8)
		buf_z(b, " and more");
}

void check_sections(struct check *k, const struct rule *r)
{
	const struct sections *s = &k->c->sections;
	struct buf missing;

	if (s->of < 2 || s->complete || s->missing.n == 0 ||
	    (s->pages.n == 0 && k->c->profile != PROFILE_STATE))
		return;
	buf_init(&missing, 200);
	print_missing(&missing, s);
	report(k, r, AT(text_end(k)), "The telegram has %d sections, but this copy lacks %s %.*s.",
	       s->of, s->missing.n == 1 ? "section" : "sections", STR_ARG(buf_str(&missing)));
	buf_release(&missing);
}

/* N11, N12: lines of the first section, up to the next page line. */
static uint32_t lines_before_page(const struct check *k, uint32_t *page)
{
	const struct cable *c = k->c;
	uint32_t from = class_line(k);

	if (from == NO_LINE || c->sections.pages.n == 0)
		return 0;
	for (uint32_t i = 0; i < c->sections.pages.n; i++)
		if (c->sections.pages.v[i].span.off > c->lines.v[from].off) {
			*page = line_with(c, c->sections.pages.v[i].span.off);
			return *page - from - 1;
		}
	return 0;
}

static void check_wire_pages(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	uint32_t last = k->facts.first[NODE_FL5], n = 0;

	for (uint32_t i = last; i < c->lines.n; i++) {
		unsigned kind = c->lines.v[i].kind;

		if (kind == NODE_PAGE_LINE)
			n = 0;
		else if (kind != NODE_BLANK && kind < NODE_VALIDATION && ++n == PAGE_LINES + 1) {
			report(k, r, AT(line_span(c, i)),
			       "This is the %dst line of a page; a page has at most %d.",
			       PAGE_LINES + 1, PAGE_LINES);
			return;
		}
	}
}

void check_page_length(struct check *k, const struct rule *r)
{
	uint32_t page = 0, n = lines_before_page(k, &page);

	if (k->c->profile == PROFILE_ACP127)
		check_wire_pages(k, r);
	else if (n > SECTION_LINES && k->c->sections.of > 1)
		report(k, r, AT(line_span(k->c, page)),
		       "%u lines stand before this page line; a section has at most five pages of %d lines.",
		       (unsigned)n, PAGE_LINES);
}

void check_section_short(struct check *k, const struct rule *r)
{
	uint32_t page = 0, n = lines_before_page(k, &page);

	if (n && n < SHORT_SECTION && k->c->sections.of > 1)
		report(k, r, AT(line_span(k->c, page)),
		       "Only %u lines stand before this page line; a section that goes on usually has about 100, so that text may be lost.",
		       (unsigned)n);
}

/* N13 */
static uint32_t text_line_near(const struct cable *c, uint32_t i, int step)
{
	for (i += (uint32_t)step; i < c->lines.n; i += (uint32_t)step)
		if (c->lines.v[i].kind == NODE_TEXT || c->lines.v[i].kind == NODE_PARAGRAPH)
			return i;
		else if (c->lines.v[i].kind != NODE_BLANK && c->lines.v[i].kind != NODE_RELEASE &&
		         c->lines.v[i].kind != NODE_BANNER)
			return NO_LINE;
	return NO_LINE;
}

void check_page_cut(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	uint32_t page = 0, before, behind;

	if (!lines_before_page(k, &page))
		return;
	before = text_line_near(c, page, -1);
	behind = text_line_near(c, page, 1);
	if (before == NO_LINE || behind == NO_LINE || ends_sentence(line_text(c, before)) ||
	    c->lines.v[behind].kind == NODE_PARAGRAPH)
		return;
	report(k, r, AT(line_span(c, page)),
	       "This page line cuts a sentence: \"%.*s\" goes on with \"%.*s\".",
	       STR_ARG(line_text(c, before)), STR_ARG(line_text(c, behind)));
}

/* N14 */
void check_final_section(struct check *k, const struct rule *r)
{
	int n, of;
	Span at;
	bool final;

	if (!class_section(k, &at, &n, &of))
		return;
	final = str_ifind(line_text(k->c, class_line(k)), S("FINAL")) <
	        line_text(k->c, class_line(k)).n;
	if (k->c->profile == PROFILE_ACP127 ? !final && n == of : final)
		report(k, r, AT(at),
		       final ? "State telegrams number the last section like the others, without FINAL."
		             : "The last section should be called FINAL SECTION.");
}
