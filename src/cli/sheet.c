/*
 * sheet - a telegram as a person reads it, in the terminal: its text.
 */
#include "cli/sheet.h"

#include "cli/visible.h"

/* What becomes of a line in the text. */
enum shown { SHOW_NOT, SHOW_TEXT, SHOW_HEADING, SHOW_FOOT, SHOW_PAGE, SHOW_BLANK, SHOW_QUOTED };

static const uint8_t shown[NODE_COUNT] = {
	[NODE_PARAGRAPH] = SHOW_TEXT,
	[NODE_TEXT] = SHOW_TEXT,
	[NODE_FIELD] = SHOW_FOOT,
	[NODE_RULE] = SHOW_TEXT,
	[NODE_SIGNER] = SHOW_TEXT,
	[NODE_UNKNOWN] = SHOW_TEXT,
	[NODE_HEADING] = SHOW_HEADING,
	[NODE_PAGE_LINE] = SHOW_PAGE,
	[NODE_BLANK] = SHOW_BLANK,
	[NODE_EMBEDDED] = SHOW_QUOTED,
};

/* How far down the text is put. */
struct body {
	const struct sheet *s;
	struct buf *out;
	const struct cable *c;
	size_t room;                       /* columns beside the margin */
	uint32_t paragraph, page, missing; /* the next of each list */
	uint32_t reflowed;                 /* text before this offset was put already */
	bool begun, blank;                 /* text was put; a blank line is owed */
	bool interrupted;                  /* by lines that are not shown, since the last text */
};

static void put_owed_blank(struct body *b)
{
	if (b->blank && b->begun)
		buf_byte(b->out, '\n');
	b->blank = false;
	b->begun = true;
}

/* "........ page 2 ........" or a torn edge, in the middle of the sheet. */
static void put_across(struct body *b, enum stroke stroke, enum style style, Str words)
{
	size_t used = visible_width(words, 0) + 2, side = used < b->room ? (b->room - used) / 2 : 0;

	b->blank = true;
	put_owed_blank(b);
	buf_fill(b->out, ' ', SHEET_MARGIN);
	style_put(b->out, b->s->terminal, style);
	stroke_put(b->out, b->s->terminal, stroke, side);
	buf_byte(b->out, ' ');
	visible_put(b->out, words, 0);
	buf_byte(b->out, ' ');
	stroke_put(b->out, b->s->terminal, stroke, side);
	style_put(b->out, b->s->terminal, STYLE_END);
	buf_byte(b->out, '\n');
	b->blank = true;
	b->interrupted = false;
}

/* Torn edges for the sections that are missing before section `before`. */
static void put_missing(struct body *b, int before)
{
	const struct sections *all = &b->c->sections;

	for (; b->missing < all->missing.n && all->missing.v[b->missing] < before; b->missing++)
		put_across(b, STROKE_TORN, STYLE_WARNING,
		           arena_printf(b->s->arena, "section %d of %d is not held", all->missing.v[b->missing], all->of));
}

/* The page mark of a line; NULL if it is none that could be read. */
static const struct page_mark *page_at(struct body *b, const struct line *l)
{
	const struct sections *all = &b->c->sections;

	while (b->page < all->pages.n && all->pages.v[b->page].span.off < l->off)
		b->page++;
	if (b->page < all->pages.n && all->pages.v[b->page].span.off < l->off + l->len)
		return &all->pages.v[b->page];
	return NULL;
}

static void put_page(struct body *b, const struct line *l)
{
	const struct page_mark *p = page_at(b, l);
	Str words = S("");

	if (!p || !b->begun) /* the first page begins with the telegram */
		return;
	put_missing(b, p->section);
	if (p->section)
		words = arena_printf(b->s->arena, "section %d of %d%s", p->section, p->of, p->page ? ", " : "");
	if (p->page)
		words = arena_printf(b->s->arena, "%.*spage %d", STR_ARG(words), p->page);
	put_across(b, STROKE_FOLD, STYLE_DIM, words);
}

/* Number and mark of a paragraph; blank beside the lines that follow its first. */
static void put_margin(struct body *b, const struct paragraph *p)
{
	Str number = p && p->number >= 0 ? arena_printf(b->s->arena, "%3d", p->number) : S("");
	Str mark = p ? p->mark : S("");
	Str both = mark.n || number.n ? arena_printf(b->s->arena, "%3.*s %.*s", STR_ARG(number), STR_ARG(mark)) : S("");
	size_t width = visible_width(both, 0);

	style_text(b->out, b->s->terminal, STYLE_DIM, both);
	buf_fill(b->out, ' ', width < SHEET_MARGIN ? SHEET_MARGIN - width : 1);
}

/* What may stand around number and mark of a paragraph: blanks, stops, brackets, a pilcrow. */
static bool is_around(unsigned char c)
{
	return !is_alnum(c) && c != '"' && c != '-' && c != '$';
}

/* The text of a paragraph's first line behind number and mark, which stand in the margin. */
static Str behind_number(const struct cable *c, const struct paragraph *p, Str text)
{
	const Span spans[] = { p->number_span, p->mark_span };

	for (size_t i = 0; i < 2; i++) {
		const char *from = c->text.p + spans[i].off;
		size_t before = 0;

		while (before < text.n && is_around((unsigned char)text.p[before]))
			before++;
		if (spans[i].len == 0 || from < text.p || from > text.p + before)
			continue;
		text = str_cut(text, (size_t)(from - text.p) + spans[i].len, text.n);
		while (text.n && (text.p[0] == '.' || text.p[0] == ')'))
			text = str_cut(text, 1, text.n);
	}
	take_blanks(&text);
	return text;
}

/* The paragraph that begins in this line; NULL if none does. */
static const struct paragraph *paragraph_at(struct body *b, const struct line *l)
{
	const struct cable *c = b->c;

	while (b->paragraph < c->paragraphs.n && c->paragraphs.v[b->paragraph].span.off < l->off)
		b->paragraph++;
	if (b->paragraph < c->paragraphs.n && c->paragraphs.v[b->paragraph].span.off < l->off + l->len)
		return &c->paragraphs.v[b->paragraph];
	return NULL;
}

static Str line_text(const struct cable *c, const struct line *l)
{
	return str_trim_right((Str){ c->text.p + l->off, l->len });
}

/* A text in as many lines as it needs, number and mark before the first. */
static void put_wrapped(struct body *b, const struct paragraph *p, enum style style, Str text)
{
	put_owed_blank(b);
	do {
		size_t n = visible_wrap(text, b->room);

		put_margin(b, p);
		style_text(b->out, b->s->terminal, style, str_trim_right(str_cut(text, 0, n)));
		buf_byte(b->out, '\n');
		text = str_cut(text, n, text.n);
		if (text.n)
			take_blanks(&text);
		p = NULL;
	} while (text.n);
}

/* Was a paragraph, which begins in line `l`, sent without line ends of its own, so that its lines are too wide? */
static bool is_wide(const struct body *b, const struct paragraph *p, const struct line *l)
{
	const struct line *end = b->c->lines.v + b->c->lines.n;

	for (; l < end && l->off < span_end(p->span); l++)
		if (shown[l->kind] == SHOW_TEXT && visible_width(line_text(b->c, l), 0) > b->room)
			return true;
	return false;
}

/* A line as sent, or a whole paragraph whose lines are too wide for that. */
static void put_text(struct body *b, const struct line *l, enum style style)
{
	const struct paragraph *p = paragraph_at(b, l);
	Str text = line_text(b->c, l);

	if (l->off < b->reflowed)
		return;
	if (!p && b->interrupted)
		b->blank = false; /* the page ended in the middle of a paragraph */
	b->interrupted = false;
	if (p && is_wide(b, p, l)) {
		b->reflowed = span_end(p->span);
		put_wrapped(b, p, style, p->text);
		return;
	}
	if (p && (p->number >= 0 || p->mark.n))
		text = behind_number(b->c, p, text);
	put_wrapped(b, p, style, text);
}

/* A telegram inside the text has a bar at its side. */
static void put_quoted(struct body *b, const struct line *l)
{
	put_owed_blank(b);
	buf_fill(b->out, ' ', SHEET_MARGIN - 2);
	stroke_put(b->out, b->s->terminal, STROKE_BAR, 1);
	buf_byte(b->out, ' ');
	visible_put(b->out, line_text(b->c, l), 0);
	buf_byte(b->out, '\n');
}

static void put_line(struct body *b, const struct line *l)
{
	switch ((enum shown)shown[l->kind]) {
	case SHOW_NOT:
		b->interrupted = true;
		break;
	case SHOW_TEXT:
		put_text(b, l, STYLE_END);
		break;
	case SHOW_HEADING:
		put_text(b, l, STYLE_BOLD);
		break;
	case SHOW_FOOT:
		if (b->begun) /* the same labels before the text are told by the head */
			put_text(b, l, STYLE_DIM);
		break;
	case SHOW_PAGE:
		put_page(b, l);
		break;
	case SHOW_BLANK:
		b->blank = true;
		break;
	case SHOW_QUOTED:
		put_quoted(b, l);
		break;
	}
}

void sheet_put_body(const struct sheet *s)
{
	const struct cable *c = s->cable;
	struct body b = { .s = s, .out = s->out, .c = c, .room = s->width - SHEET_MARGIN };

	for (uint32_t i = 0; i < c->lines.n; i++)
		put_line(&b, &c->lines.v[i]);
	put_missing(&b, c->sections.of + 1);
	if (!c->sections.complete && c->sections.missing.n == 0)
		put_across(&b, STROKE_TORN, STYLE_WARNING, S("the text breaks off here"));
	if (!b.begun)
		put_across(&b, STROKE_FOLD, STYLE_DIM, S("no text"));
}

void sheet_put(struct buf *out, const struct terminal *t, struct arena *a, const struct cable *c)
{
	struct sheet s = { .out = out, .terminal = t, .arena = a, .cable = c };

	s.width = t->width < SHEET_MOST ? t->width : SHEET_MOST;
	sheet_put_banner(&s);
	sheet_put_head(&s);
	sheet_put_body(&s);
	buf_byte(out, '\n');
	sheet_put_banner(&s);
}
