/*
 * visible - text out of a telegram that can do nothing to a terminal.
 */
#include "cli/visible.h"

#include <stdio.h>
#include <utf8proc.h>

#include "base/utf8.h"

enum { TAB_STOP = 8 };

/* What one character becomes on the terminal. */
struct glyph {
	size_t bytes; /* of the source */
	size_t width;
	bool as_is;
	char text[16]; /* when it is not written as it is; empty for a tab */
};

static bool turns_direction(uint32_t c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static bool is_harmful(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || turns_direction(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

static void glyph_name(struct glyph *g, unsigned char byte, uint32_t c)
{
	int n = c == UTF8_BAD || c < 0x80 ? snprintf(g->text, sizeof g->text, "<%02X>", (unsigned)byte)
	                                  : snprintf(g->text, sizeof g->text, "<U+%04X>", (unsigned)c);

	g->width = (size_t)n;
}

static struct glyph glyph_at(Str s, size_t column)
{
	struct glyph g = { 0 };
	uint32_t c;

	g.bytes = utf8_read(s, &c);
	if (c == '\t') {
		g.width = TAB_STOP - column % TAB_STOP;
	} else if (c == UTF8_BAD || is_harmful(c)) {
		glyph_name(&g, (unsigned char)s.p[0], c);
	} else {
		g.as_is = true;
		g.width = c < 0x7F ? 1 : (size_t)utf8proc_charwidth((utf8proc_int32_t)c);
	}
	return g;
}

size_t visible_put(struct buf *b, Str s, size_t column)
{
	size_t at = column;

	while (s.n) {
		struct glyph g = glyph_at(s, at);

		if (g.as_is)
			buf_put(b, str_cut(s, 0, g.bytes));
		else if (g.text[0])
			buf_z(b, g.text);
		else
			buf_fill(b, ' ', g.width);
		at += g.width;
		s = str_cut(s, g.bytes, s.n);
	}
	return at - column;
}

size_t visible_width(Str s, size_t column)
{
	size_t at = column;

	while (s.n) {
		struct glyph g = glyph_at(s, at);

		at += g.width;
		s = str_cut(s, g.bytes, s.n);
	}
	return at - column;
}

void visible_put_lines(struct buf *b, Str s)
{
	Str line;

	while (s.n) {
		bool ended = str_find_byte(s, '\n') < s.n;

		str_next(&s, '\n', &line);
		if (ended && line.n && line.p[line.n - 1] == '\r')
			line.n--;
		visible_put(b, line, 0);
		if (ended)
			buf_byte(b, '\n');
	}
}

size_t visible_fit(Str s, size_t most)
{
	size_t at = 0, used = 0;

	while (used < s.n) {
		struct glyph g = glyph_at(str_cut(s, used, s.n), at);

		if (used && at + g.width > most)
			break;
		at += g.width;
		used += g.bytes;
	}
	return used;
}

size_t visible_wrap(Str s, size_t most)
{
	size_t fits = visible_fit(s, most), end = fits;

	if (fits == s.n || is_blank((unsigned char)s.p[fits]))
		return fits;
	while (end > 0 && !is_blank((unsigned char)s.p[end - 1]))
		end--;
	return end ? end : fits;
}
