/*
 * html - text into HTML, always escaped.
 */
#include "page/html.h"

#include <assert.h>

#include "base/utf8.h"

enum { NOT_SHOWN = 0xFFFD, PICTURES = 0x2400, PICTURE_OF_DELETE = 0x2421 };

static Str escape_of(unsigned char c)
{
	switch (c) {
	case '&': return S("&amp;");
	case '<': return S("&lt;");
	case '>': return S("&gt;");
	case '"': return S("&quot;");
	case '\'': return S("&#39;");
	}
	return STR_NONE;
}

/* Marks that turn the direction of writing, or hide where a word ends. */
static bool is_deceptive(uint32_t c)
{
	return c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/* The character that stands for `c` on a page. */
static uint32_t shown(uint32_t c)
{
	if (c == '\n' || c == '\t')
		return c;
	if (c < 0x20)
		return PICTURES + c;
	if (c == 0x7F)
		return PICTURE_OF_DELETE;
	if (c == UTF8_BAD || (c >= 0x80 && c < 0xA0) || is_deceptive(c))
		return NOT_SHOWN;
	return c;
}

static size_t put_character(struct buf *b, Str s)
{
	uint32_t c;
	size_t n = utf8_read(s, &c);
	Str escape = c < 0x80 ? escape_of((unsigned char)c) : STR_NONE;
	char utf8[4];

	if (escape.p)
		buf_put(b, escape);
	else
		buf_put(b, (Str){ utf8, utf8_write(shown(c), utf8) });
	return n;
}

static bool is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7F && !escape_of(c).p;
}

void html_text(struct buf *b, Str s)
{
	size_t i = 0;

	while (i < s.n) {
		size_t run = i;

		while (run < s.n && is_plain((unsigned char)s.p[run]))
			run++;
		buf_put(b, str_cut(s, i, run));
		i = run;
		if (i < s.n)
			i += put_character(b, str_cut(s, i, s.n));
	}
}

void html_fill_from(struct html *h, Str markup, const Str *text, size_t n)
{
	size_t used = 0;

	for (;;) {
		size_t at = str_find_byte(markup, '$');

		buf_put(h->out, str_cut(markup, 0, at));
		if (at == markup.n)
			break;
		assert(used < n);
		html_text(h->out, text[used++]);
		markup = str_cut(markup, at + 1, markup.n);
	}
	assert(used == n);
}

Str html_number(struct html *h, long long n)
{
	return arena_printf(h->a, "%lld", n);
}
