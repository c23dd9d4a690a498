/*
 * html - a Cablegate page: one telegram within links, a table and markup.
 *
 * Pages of 2010 have a <pre> for the header and one for the body, those of 2011
 * the same with anchors at the paragraphs; line ends may be written "&#x000A;".
 * Later pages of other collections have the text in a <div>. The time of the
 * stamp "Created" is wrong, its day is right.
 */
#include "intake/cablegate.h"
#include "intake/cut.h"
#include "intake/markup.h"

enum { LOOK = 4096 };

bool kind_is_html(Str head)
{
	static const Str signs[] = { S_INIT("<html"), S_INIT("<!doctype html"), S_INIT("<pre"), S_INIT("<body") };

	take(&head, S("\xEF\xBB\xBF"));
	head = str_cut(str_trim(head), 0, LOOK);
	if (!head.n || *head.p != '<')
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_ifind(head, signs[i]) < head.n)
			return true;
	return false;
}

/* The columns of a record, as a page has them: their text follows in one buffer. */
struct page {
	struct buf text;
	size_t end[4]; /* of id, date, classification, origin */
	struct buf header, body;
};

/* Text of the first link whose address has `sign`, as a column. */
static void put_link(struct page *g, Str html, Str sign)
{
	struct tag_at tag;
	Str content, href;

	while (markup_element(&html, S("a"), &tag, &content)) {
		href = markup_attribute(&tag, S("href"));
		if (str_find(href, sign) < href.n) {
			markup_put_text(&g->text, str_trim(content));
			return;
		}
	}
}

static void read_columns(struct page *g, Str html)
{
	static const Str signs[] = { S_INIT("/cable/"), S_INIT("/date/"), S_INIT("/classification/"), S_INIT("/origin/") };

	for (size_t i = 0; i < 4; i++) {
		put_link(g, html, signs[i]);
		g->end[i] = g->text.n;
	}
}

/* Texts of all <pre>: of two and more the first is the header. */
static bool read_blocks(struct page *g, Str html)
{
	struct tag_at tag;
	Str content;
	bool any = false;

	while (markup_element(&html, S("pre"), &tag, &content)) {
		if (g->body.n) {
			buf_put(&g->header, buf_str(&g->body));
			buf_clear(&g->body);
		}
		markup_put_text(&g->body, content);
		any = true;
	}
	return any;
}

static bool is_text_division(const struct tag_at *tag)
{
	static const Str names[] = { S_INIT("tagged-text"), S_INIT("textbody"), S_INIT("cable-text"), S_INIT("cabletext") };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(markup_attribute(tag, S("id")), names[i]) || str_eq(markup_attribute(tag, S("class")), names[i]))
			return true;
	return false;
}

/* The division that holds the text, else the whole page. */
static void read_division(struct page *g, Str html)
{
	Str rest = html, inner = STR_NONE, content;
	struct tag_at tag;

	while (markup_tag(&rest, &tag)) {
		if (tag.closes || !is_text_division(&tag))
			continue;
		inner = (Str){ tag.all.p - 1, (size_t)(html.p + html.n - tag.all.p + 1) };
		markup_element(&inner, tag.name, &tag, &content);
		markup_put_text(&g->body, content);
		return;
	}
	rest = html;
	markup_put_text(&g->body, markup_element(&rest, S("body"), &tag, &content) ? content : html);
}

static Str column(const struct page *g, size_t i)
{
	return str_cut(buf_str(&g->text), i ? g->end[i - 1] : 0, g->end[i]);
}

/* "2007-05-14 17:05": only the day is to be believed. */
static Str day_only(struct buf *b, Str date)
{
	struct date day;
	unsigned minute;

	if (!cablegate_date(date, &day, &minute))
		return date;
	buf_printf(b, "%04d-%02d-%02d 00:00", day.year, day.month, day.day);
	return buf_str(b);
}

static void give_page(struct cut *c, struct page *g, size_t length)
{
	struct slice slice = { .length = length };
	struct cablegate f = { .id = column(g, 0), .classification = column(g, 2), .origin = column(g, 3),
	                       .header = buf_str(&g->header), .body = buf_str(&g->body) };
	struct buf text, day;

	buf_init(&text, CABLE_TEXT_MOST + 1);
	buf_init(&day, CABLEGATE_DATE);
	f.date = day_only(&day, column(g, 1));
	cablegate_put(&text, &f);
	slice.form = f.id.n ? &form_cablegate_html : NULL;
	cut_made(c, &slice, &text);
	buf_release(&day);
	buf_release(&text);
}

void html_cut(struct cut *c)
{
	struct page g = { 0 };
	Str all;

	if (!cut_whole(c, &all))
		return;
	buf_init(&g.text, INTAKE_HEAD);
	buf_init(&g.header, BUF_MOST);
	buf_init(&g.body, BUF_MOST);
	read_columns(&g, all);
	if (!read_blocks(&g, all))
		read_division(&g, all);
	give_page(c, &g, all.n);
	buf_release(&g.text);
	buf_release(&g.header);
	buf_release(&g.body);
}
