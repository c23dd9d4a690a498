/*
 * layout - the lines of a paragraph as blocks: running text, items of a list, tables.
 */
#include "page/layout.h"

#include "page/places.h"

enum {
	FULL_LINE = 50,  /* a paragraph with a line this long runs on from line to line */
	SHORT_LINE = 38, /* in such a paragraph a line this short was ended by hand */
	COLUMN_GAP = 3,  /* blanks inside a line that set columns apart */
};

struct layout {
	struct arena *a;
	Str text;
	BlockList blocks;
	size_t longest;  /* of the paragraph's lines */
	size_t indent;   /* of its first line */
	size_t previous; /* length of the line before; 0 behind a page line */
	bool hyphen;     /* the line before ends with one */
};

/* The bytes of a line without its end and the blanks around it. */
static Str inner(Str text, const struct line *l, uint32_t from)
{
	uint32_t off = l->off > from ? l->off : from;

	return off >= l->off + l->len ? STR_NONE : str_trim(str_cut(text, off, l->off + l->len));
}

static Span span_in(Str text, Str s)
{
	return (Span){ (uint32_t)(s.p - text.p), (uint32_t)s.n };
}

static bool is_table(Str s)
{
	size_t gap = 0;

	for (size_t i = 0; i < s.n; i++) {
		gap = s.p[i] == ' ' ? gap + 1 : s.p[i] == '\t' ? COLUMN_GAP : 0;
		if (gap >= COLUMN_GAP)
			return true;
	}
	return false;
}

/* "A." "(1)" "a)": what numbers an item. */
static bool take_item_number(Str *s)
{
	bool open = take_byte(s, '(');
	uint32_t number;

	if (!take_number(s, 2, &number)) {
		if (!s->n || !is_alpha((unsigned char)s->p[0]))
			return false;
		*s = str_cut(*s, 1, s->n);
	}
	return (take_byte(s, ')') || (!open && take_byte(s, '.'))) && take_byte(s, ' ');
}

static bool is_item(Str s, bool indented)
{
	static const Str bullets[] = { S_INIT("-- "), S_INIT("- "), S_INIT("* "), S_INIT("o "),
		                       S_INIT("\xE2\x80\xA2 ") };
	bool hyphens;

	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
		if (str_starts(s, bullets[i]))
			return indented || i != 3;
	hyphens = str_starts(s, S("--")) && s.n > 2 && is_alpha((unsigned char)s.p[2]);
	return hyphens || (indented && take_item_number(&s));
}

static struct block *last_block(struct layout *y)
{
	return y->blocks.n ? &y->blocks.v[y->blocks.n - 1] : NULL;
}

static struct block *block_for(struct layout *y, enum block_kind kind, bool fresh)
{
	struct block *b = last_block(y);

	if (b && !fresh && b->kind == kind)
		return b;
	b = list_push(y->a, &y->blocks);
	b->kind = kind;
	return b;
}

static void add_run(struct layout *y, struct block *b, struct run r)
{
	*list_push(y->a, &b->runs) = r;
}

static void add_fold(struct layout *y, Str s)
{
	struct block *b = last_block(y);

	if (!b || b->kind == BLOCK_TABLE)
		b = block_for(y, BLOCK_PROSE, true);
	add_run(y, b, (struct run){ .kind = RUN_FOLD, .span = span_in(y->text, s) });
	y->previous = 0;
}

static size_t indent_of(const struct layout *y, Str s, const struct line *l)
{
	return (size_t)(s.p - y->text.p) - l->off;
}

static void add_table_line(struct layout *y, const struct line *l, uint32_t from)
{
	Str whole = str_trim_right(str_cut(y->text, l->off > from ? l->off : from, l->off + l->len));

	add_run(y, block_for(y, BLOCK_TABLE, false),
	        (struct run){ .span = span_in(y->text, whole), .breaks = true });
}

static void add_text(struct layout *y, const struct line *l, Str s)
{
	size_t indent = indent_of(y, s, l);
	struct block *open = last_block(y);
	bool item = is_item(s, indent > y->indent);
	/* What follows an item and is not set in below it is the paragraph again. */
	bool back = open && open->kind == BLOCK_ITEM && y->previous && indent <= y->indent &&
	            y->previous < SHORT_LINE;
	enum block_kind kind = item || (open && open->kind == BLOCK_ITEM && !back) ? BLOCK_ITEM : BLOCK_PROSE;
	struct block *b = block_for(y, kind, item || back);
	bool ended = y->previous && y->previous < SHORT_LINE && y->longest >= FULL_LINE;

	add_run(y, b,
	        (struct run){ .span = span_in(y->text, s), .breaks = b->runs.n && ended, .tight = y->hyphen });
}

static void add_line(struct layout *y, const struct line *l, uint32_t from)
{
	Str s = inner(y->text, l, from);

	if (!s.n)
		return;
	if (l->kind == NODE_PAGE_LINE) {
		add_fold(y, s);
		return;
	}
	if (is_table(s))
		add_table_line(y, l, from);
	else
		add_text(y, l, s);
	y->previous = s.n;
	y->hyphen = s.n > 1 && s.p[s.n - 1] == '-' && is_alnum((unsigned char)s.p[s.n - 2]);
}

static bool is_shown(uint8_t kind)
{
	return line_is_text(kind) || kind == NODE_PAGE_LINE;
}

static void measure(struct layout *y, const struct cable *c, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		const struct line *l = &c->lines.v[i];
		Str s = line_is_text(l->kind) ? inner(y->text, l, 0) : STR_NONE;

		if (s.n > y->longest)
			y->longest = s.n;
		if (i == first && s.n)
			y->indent = indent_of(y, s, l);
	}
}

BlockList layout_read(struct arena *a, const struct cable *c, uint32_t first, uint32_t end, uint32_t from)
{
	struct layout y = { .a = a, .text = c->text };

	measure(&y, c, first, end);
	for (uint32_t i = first; i < end; i++)
		if (is_shown(c->lines.v[i].kind))
			add_line(&y, &c->lines.v[i], from);
	return y.blocks;
}
