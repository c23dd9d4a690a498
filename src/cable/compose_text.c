/*
 * compose_text - the text: paragraphs and headings in their order, and the signer.
 *
 * Where a further section began its page line is put, at the end of the
 * paragraph that it cut: else a section that is missing could not be seen.
 */
#include "cable/compose_part.h"
#include "cable/wrap.h"

enum { RULE_LEAST = 3, POST_COLUMNS = 10 };

/* Does a rule stand right below the line of a heading? */
static bool is_ruled(const struct cable *c, const struct heading *h)
{
	uint32_t next = compose_line_at(c, h->span.off) + 1;

	return next < c->lines.n && c->lines.v[next].kind == NODE_RULE;
}

static void put_rule(struct composer *k, size_t columns)
{
	buf_fill(k->out, '-', columns < RULE_LEAST ? RULE_LEAST : columns);
	buf_byte(k->out, '\n');
}

/* Boxed with rules of its own length, or plain, as it came. */
static void put_heading(struct composer *k, const struct heading *h)
{
	bool ruled = is_ruled(k->c, h);
	size_t columns = wrap_width(h->text);

	compose_gap(k);
	if (columns > LINE_COLUMNS)
		columns = LINE_COLUMNS;
	if (ruled)
		put_rule(k, columns);
	wrap_put(k->out, STR_NONE, h->text, 0, wrap_reads_on);
	if (ruled)
		put_rule(k, columns);
}

/* "ALMATY 00003273  002 OF 003" between blank lines of its own. */
static void put_page(struct composer *k, int section, int of)
{
	const struct mrn *m = &k->c->mrn;
	Str post = compose_post(k, m->post);

	k->section = section;
	if (!m->number || !m->post.n)
		return;
	compose_gap(k);
	buf_printf(k->out, "\n%.*s %08u  %03d OF %03d\n\n\n", STR_ARG(str_trim(str_cut(post, 0, POST_COLUMNS))),
	           (unsigned)m->number, section, of);
}

/* Page lines from `*page` on that stand before `off` and open a section. */
static void put_pages(struct composer *k, uint32_t *page, uint32_t off)
{
	const struct sections *s = &k->c->sections;

	for (; *page < s->pages.n && s->pages.v[*page].span.off < off; ++*page) {
		const struct page_mark *p = &s->pages.v[*page];

		if (k->section && p->section && p->section != k->section)
			put_page(k, p->section, s->of);
	}
}

static void put_signer(struct composer *k)
{
	if (!k->c->signer.n)
		return;
	compose_gap(k);
	wrap_put(k->out, STR_NONE, k->c->signer, 0, wrap_reads_on);
}

/* Headings from `*heading` on that stand before `off`, with the page lines between them. */
static void put_headings(struct composer *k, uint32_t *heading, uint32_t *page, uint32_t off)
{
	const struct cable *c = k->c;

	for (; *heading < c->headings.n && c->headings.v[*heading].span.off < off; ++*heading) {
		put_pages(k, page, c->headings.v[*heading].span.off);
		put_heading(k, &c->headings.v[*heading]);
	}
	put_pages(k, page, off);
}

/* The paragraph that follows one directly; NULL where a heading does. */
static const struct paragraph *next_of(const struct cable *c, uint32_t i, uint32_t heading)
{
	const struct paragraph *next = i + 1 < c->paragraphs.n ? &c->paragraphs.v[i + 1] : NULL;

	return next && heading < c->headings.n && c->headings.v[heading].span.off < next->span.off ? NULL : next;
}

void compose_text(struct composer *k)
{
	const struct cable *c = k->c;
	uint32_t page = 0, heading = 0;

	for (uint32_t i = 0; i < c->paragraphs.n; i++) {
		put_headings(k, &heading, &page, c->paragraphs.v[i].span.off);
		compose_paragraph(k, &c->paragraphs.v[i], next_of(c, i, heading));
	}
	put_headings(k, &heading, &page, UINT32_MAX);
	put_signer(k);
}
