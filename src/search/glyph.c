/*
 * glyph - one character of a text: letter, digit or neither, and what it folds to.
 *
 * Nearly all telegrams are ASCII, which never reaches the Unicode library; no
 * other file uses it.
 */
#include "search/glyph.h"

#include <utf8proc.h>

#include "base/utf8.h"

/* Letters that no decomposition takes apart, and what people type for them. */
static const struct { uint32_t c; char plain[4]; } plain_letters[] = {
	{ 0xe6, "ae" }, { 0xf0, "d" }, { 0xf8, "o" }, { 0xfe, "th" }, { 0x111, "d" }, { 0x127, "h" },
	{ 0x131, "i" }, { 0x142, "l" }, { 0x153, "oe" }, { 0x167, "t" },
};

static void glyph_put(struct glyph *g, const char *p, size_t n)
{
	if (g->folded_n + n > GLYPH_FOLDED_MOST)
		return;
	memcpy(g->folded + g->folded_n, p, n);
	g->folded_n += n;
}

static void glyph_put_char(struct glyph *g, uint32_t c)
{
	char bytes[4];

	for (size_t i = 0; i < sizeof plain_letters / sizeof *plain_letters; i++) {
		if (plain_letters[i].c == c) {
			glyph_put(g, plain_letters[i].plain, strlen(plain_letters[i].plain));
			return;
		}
	}
	glyph_put(g, bytes, utf8_write(c, bytes));
}

static void glyph_fold(struct glyph *g)
{
	utf8proc_int32_t out[8];
	int last_class = 0;
	utf8proc_option_t how = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
	                        UTF8PROC_IGNORE;
	utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)g->c, out, 8, how, &last_class);

	for (utf8proc_ssize_t i = 0; i < n && i < 8; i++)
		glyph_put_char(g, (uint32_t)out[i]);
}

/* Scripts written without blanks: each character counts as a word. */
static bool is_ideograph(uint32_t c)
{
	return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
	       (c >= 0x20000 && c <= 0x3ffff);
}

static bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x2bc;
}

static enum glyph_kind kind_of(uint32_t c)
{
	if (is_apostrophe(c))
		return APOSTROPHE;
	if (is_ideograph(c))
		return IDEOGRAPH;
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO:
		return LETTER;
	case UTF8PROC_CATEGORY_ND:
		return DIGIT;
	case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME: case UTF8PROC_CATEGORY_CF:
		return SILENT;
	default:
		return NONE;
	}
}

/* A character past ASCII. */
static void glyph_read_wide(Str s, struct glyph *g)
{
	g->n = utf8_read(s, &g->c);
	g->folded_n = 0;
	g->kind = g->c == UTF8_BAD ? NONE : kind_of(g->c);
	if (g->kind == LETTER || g->kind == DIGIT || g->kind == IDEOGRAPH)
		glyph_fold(g);
	if (g->kind == LETTER && g->folded_n == 0)
		g->kind = SILENT;
}

void glyph_read(Str s, struct glyph *g)
{
	unsigned char c = s.n > 0 ? (unsigned char)*s.p : 0;

	if (s.n == 0) {
		*g = (struct glyph){ .kind = NONE };
		return;
	}
	if (c >= 0x80) {
		glyph_read_wide(s, g);
		return;
	}
	g->c = c;
	g->n = 1;
	g->folded_n = 1;
	g->folded[0] = (char)(is_upper(c) ? c + 0x20 : c);
	g->kind = is_alpha(c) ? LETTER : is_digit(c) ? DIGIT : is_apostrophe(c) ? APOSTROPHE : NONE;
}
