/*
 * body - the text of a telegram: paragraphs, headings, page folds, torn edges.
 */
#include "page/body.h"

#include "page/layout.h"
#include "page/places.h"
#include "page/readable.h"
#include "page/words.h"

enum { NUMBERS = 1000 }; /* of paragraphs: three digits */

struct body {
	struct html *h;
	const struct cable *c;
	const struct body_text *t;
	uint32_t paragraph; /* the next one */
	int section;        /* the last one that was begun */
	bool used[NUMBERS]; /* as an anchor */
};

static void mark_hits(struct arena *a, const struct telegram_page *p, struct inks *out)
{
	const uint32_t *places = NULL;
	int of = -1;

	for (uint32_t i = 0; i < p->marks.n; i++) {
		const struct mark *m = &p->marks.v[i];
		const struct part *part = &p->document->parts.v[m->part];

		if (part->kind != PART_PARAGRAPH || m->len == 0)
			continue;
		if (part->paragraph != of)
			places = paragraph_places(a, p->cable, &p->cable->paragraphs.v[part->paragraph]);
		of = part->paragraph;
		*list_push(a, &out->of[INK_HIT]) =
			(struct ink){ .span = { places[m->off],
			                        places[m->off + m->len - 1] + 1 - places[m->off] } };
	}
}

static void mark_repairs(struct arena *a, const struct cable *c, struct inks *out)
{
	for (uint32_t i = 0; i < c->repairs.n; i++) {
		const struct repair *r = &c->repairs.v[i];

		*list_push(a, &out->of[INK_MENDED]) = (struct ink){
			.span = r->span,
			.note = arena_printf(a, "sent %.*s, read as %.*s: %.*s", STR_ARG(r->from),
			                     STR_ARG(r->to), STR_ARG(r->because)),
		};
	}
}

/* Paragraphs in capitals are more than half of the text. */
static bool is_in_capitals(const struct cable *c)
{
	size_t capitals = 0, all = 0;

	for (uint32_t i = 0; i < c->paragraphs.n; i++) {
		Str text = c->paragraphs.v[i].text;

		all += text.n;
		capitals += readable_is_capitals(text) ? text.n : 0;
	}
	return capitals * 2 > all;
}

/* The text of the paragraphs, line by line, without what stands between. */
static Str sentence_case(struct arena *a, const struct cable *c)
{
	char *text = arena_z(a, c->text);

	for (uint32_t i = 0; i < c->paragraphs.n; i++) {
		uint32_t from = paragraph_start(&c->paragraphs.v[i]), end = span_end(c->paragraphs.v[i].span);
		SpanList lines = { 0 };

		for (uint32_t k = line_at(c, from); k < c->lines.n && c->lines.v[k].off < end; k++) {
			const struct line *l = &c->lines.v[k];
			uint32_t off = l->off > from ? l->off : from;

			if (line_is_text(l->kind))
				*list_push(a, &lines) = (Span){ off, l->off + l->len - off };
		}
		readable_set(text, &lines);
	}
	for (uint32_t i = 0; i < c->headings.n; i++)
		readable_set_headline(text, c->headings.v[i].span);
	return (Str){ text, c->text.n };
}

struct body_text body_prepare(struct arena *a, const struct telegram_page *p)
{
	struct body_text t = { .text = p->cable->text };

	t.capitals = is_in_capitals(p->cable);
	if (t.capitals && p->asked->sentence_case)
		t.text = sentence_case(a, p->cable);
	mark_hits(a, p, &t.inks);
	mark_repairs(a, p->cable, &t.inks);
	ink_sort(&t.inks);
	return t;
}

static void put_torn(struct body *b, int section, const char *what)
{
	Str mrn = mrn_str(b->h->a, &b->c->mrn);
	const struct asked look = { .q = mrn.p ? mrn : S("") };

	html_fill(b->h, "<span class=\"torn\" id=\"section$\"><b>Section $ of $ is not held.</b> $ ",
	          html_number(b->h, section), html_number(b->h, section), html_number(b->h, b->c->sections.of),
	          str_of(what));
	if (mrn.p)
		html_fill(b->h, "<a href=\"$\">Look for it under its number</a>", asked_url(b->h->a, &look));
	html_put(b->h, "</span>\n");
}

static bool is_missing(const struct cable *c, int section)
{
	for (uint32_t i = 0; i < c->sections.missing.n; i++)
		if (c->sections.missing.v[i] == section)
			return true;
	return false;
}

/* The torn edges between the section before and this one. */
static void put_gaps(struct body *b, int next)
{
	for (int s = b->section + 1; s < next; s++)
		if (is_missing(b->c, s))
			put_torn(b, s, "What follows is the next one that is.");
	if (next > b->section)
		b->section = next;
}

static const struct page_mark *page_at(const struct cable *c, Span line)
{
	for (uint32_t i = 0; i < c->sections.pages.n; i++)
		if (c->sections.pages.v[i].span.off >= line.off &&
		    c->sections.pages.v[i].span.off < span_end(line))
			return &c->sections.pages.v[i];
	return NULL;
}

static void put_fold(struct body *b, Span line)
{
	const struct page_mark *m = page_at(b->c, line);

	if (m && m->section)
		put_gaps(b, m->section);
	html_fill(b->h, "<span class=\"fold\" title=\"$\"><i>", str_trim(str_at(b->c->text, line)));
	if (m && m->page)
		html_fill(b->h, "page $", html_number(b->h, m->page));
	if (m && m->page && m->section && m->of > 1)
		html_put(b->h, " · ");
	if (m && m->section && m->of > 1)
		html_fill(b->h, "section $ of $", html_number(b->h, m->section), html_number(b->h, m->of));
	if (!m || (!m->page && m->of <= 1))
		html_put(b->h, "next page");
	html_put(b->h, "</i></span>");
}

static void put_run(struct body *b, const struct run *r, bool first)
{
	if (r->kind == RUN_FOLD) {
		put_fold(b, r->span);
		return;
	}
	if (r->breaks)
		html_put(b->h, "<br>");
	else if (!first && !r->tight)
		html_put(b->h, " ");
	ink_put(b->h, b->t->text, r->span, &b->t->inks);
}

static void put_flow(struct body *b, const struct block *k)
{
	html_put(b->h, "<p");
	if (k->kind == BLOCK_ITEM)
		html_put(b->h, " class=\"item\"");
	html_put(b->h, ">");
	for (uint32_t i = 0; i < k->runs.n; i++)
		put_run(b, &k->runs.v[i], i == 0);
	html_put(b->h, "</p>");
}

static void put_table(struct body *b, const struct block *k)
{
	html_put(b->h, "<pre tabindex=\"0\">");
	for (uint32_t i = 0; i < k->runs.n; i++) {
		if (i)
			html_put(b->h, "\n");
		ink_put(b->h, b->t->text, k->runs.v[i].span, &b->t->inks);
	}
	html_put(b->h, "</pre>");
}

static Str anchor_of(struct body *b, const struct paragraph *p)
{
	if (p->number < 0 || p->number >= NUMBERS || b->used[p->number])
		return arena_printf(b->h->a, "t%u", b->paragraph + 1);
	b->used[p->number] = true;
	return arena_printf(b->h->a, "p%d", p->number);
}

static void put_margin_mark(struct body *b, const struct paragraph *p, Str anchor)
{
	if (p->number < 0 && !p->mark.p)
		return;
	html_fill(b->h, "<a class=\"at\" href=\"#$\" title=\"link to this paragraph\">", anchor);
	if (p->number >= 0)
		html_text(b->h->out, html_number(b->h, p->number));
	if (p->mark.p)
		html_fill(b->h, " <i>$</i>", p->mark);
	html_put(b->h, "</a>");
}

/* The paragraph whose first line is `first`; returns the line behind it. */
static uint32_t put_paragraph(struct body *b, uint32_t first)
{
	const struct paragraph *p = &b->c->paragraphs.v[b->paragraph];
	uint32_t end = p->span.len ? line_at(b->c, span_end(p->span) - 1) + 1 : first + 1;
	Str anchor = anchor_of(b, p);
	BlockList blocks;

	if (end <= first)
		end = first + 1;
	blocks = layout_read(b->h->a, b->c, first, end, paragraph_start(p));
	html_fill(b->h, "<div class=\"p\" id=\"$\">", anchor);
	put_margin_mark(b, p, anchor);
	html_put(b->h, "<div>");
	for (uint32_t i = 0; i < blocks.n; i++)
		if (blocks.v[i].kind == BLOCK_TABLE)
			put_table(b, &blocks.v[i]);
		else
			put_flow(b, &blocks.v[i]);
	html_put(b->h, "</div></div>\n");
	b->paragraph++;
	return end;
}

static void put_line(struct body *b, const struct line *l)
{
	Span span = { l->off, l->len };
	Str shown = str_trim(str_at(b->t->text, span));
	Span trimmed = { (uint32_t)(shown.p - b->t->text.p), (uint32_t)shown.n };

	if (l->kind == NODE_PAGE_LINE) {
		put_fold(b, span);
	} else if (l->kind == NODE_HEADING) {
		html_put(b->h, "<h2>");
		ink_put(b->h, b->t->text, trimmed, &b->t->inks);
		html_put(b->h, "</h2>\n");
	} else if (l->kind == NODE_SIGNER) {
		html_fill(b->h, "<p class=\"signer\">$</p>\n", shown);
	} else if (line_is_text(l->kind) && shown.n) {
		html_fill(b->h, "<pre tabindex=\"0\">$</pre>\n", str_trim_right(str_at(b->t->text, span)));
	}
}

/* Whether the next paragraph begins in this line or before it. */
static bool begins_paragraph(const struct body *b, const struct line *l)
{
	return b->paragraph < b->c->paragraphs.n && b->c->paragraphs.v[b->paragraph].span.off < l->off + l->len;
}

static uint32_t first_line(const struct cable *c)
{
	uint32_t off = UINT32_MAX;

	if (c->paragraphs.n)
		off = c->paragraphs.v[0].span.off;
	if (c->headings.n && c->headings.v[0].span.off < off)
		off = c->headings.v[0].span.off;
	return off == UINT32_MAX ? c->lines.n : line_at(c, off);
}

static bool ends_sentence(const struct cable *c)
{
	Str s = c->paragraphs.n ? str_trim_right(c->paragraphs.v[c->paragraphs.n - 1].text) : S("");

	return s.n == 0 || memchr(".!?)\"':", s.p[s.n - 1], 7) != NULL;
}

static void put_last_gaps(struct body *b)
{
	const char *how =
		ends_sentence(b->c) ? "The text stops here." : "The text stops here, in mid-sentence.";

	for (int s = b->section + 1; s <= b->c->sections.of; s++)
		if (is_missing(b->c, s)) {
			put_torn(b, s, how);
			how = "";
		}
}

void body_put(struct html *h, const struct telegram_page *p, const struct body_text *t)
{
	struct body b = { .h = h, .c = p->cable, .t = t };
	uint32_t i = first_line(b.c);

	html_fill(h, "<div class=\"$\">\n",
	          t->capitals && !p->asked->sentence_case ? S("text capitals") : S("text"));
	if (b.c->sections.present.n)
		put_gaps(&b, b.c->sections.present.v[0]);
	while (i < b.c->lines.n)
		if (begins_paragraph(&b, &b.c->lines.v[i]))
			i = put_paragraph(&b, i);
		else
			put_line(&b, &b.c->lines.v[i++]);
	put_last_gaps(&b);
	html_put(h, "</div>\n");
}
