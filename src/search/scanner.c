/*
 * scanner - a text cut into runs of letters and digits.
 */
#include "search/scanner.h"

enum { REDACTION = 3 }; /* so many x in a row are one */

static bool is_word_kind(enum glyph_kind k)
{
	return k == LETTER || k == DIGIT || k == WILD || k == IDEOGRAPH;
}

static void scanner_peek(const struct scanner *sc, size_t at, struct glyph *g)
{
	glyph_read(str_cut(sc->text, at, sc->text.n), g);
}

/* A wildcard: an asterisk anywhere, a question mark only inside a word, so that questions stay questions. */
static void scanner_wildcard(const struct scanner *sc, size_t at, enum glyph_kind last, struct glyph *g)
{
	struct glyph next;

	if (g->c == '*')
		g->kind = WILD;
	if (g->c != '?' || !is_word_kind(last))
		return;
	scanner_peek(sc, at + g->n, &next);
	if (is_word_kind(next.kind) || next.c == '*' || next.c == '?')
		g->kind = WILD;
}

static void scanner_glyph(const struct scanner *sc, size_t at, enum glyph_kind last, struct glyph *g)
{
	scanner_peek(sc, at, g);
	if (sc->wild && g->kind == NONE && g->n > 0)
		scanner_wildcard(sc, at, last, g);
}

static struct bit *run_bit(struct run *r, enum glyph_kind kind, uint32_t off)
{
	struct bit *b = r->bit_count > 0 ? &r->bits[r->bit_count - 1] : NULL;

	if (b && (b->kind == kind || r->bit_count == BITS_MOST))
		return b;
	b = &r->bits[r->bit_count++];
	*b = (struct bit){ .kind = kind, .from = r->n, .to = r->n, .off = off, .end = off };
	return b;
}

/* The x at the end of the run have become a redaction: give them a piece of their own. */
static void run_redact(struct run *r)
{
	struct bit *b = &r->bits[r->bit_count - 1];
	uint32_t from = r->n - REDACTION, end = b->end;

	if (from > b->from && r->bit_count < BITS_MOST) {
		b->to = from;
		b->end = r->xs_off;
		b = &r->bits[r->bit_count++];
	} else if (from > b->from) {
		return;
	}
	*b = (struct bit){ .kind = REDACTED, .from = from, .to = r->n, .off = r->xs_off, .end = end };
}

static void run_count_x(struct run *r, const struct glyph *g, uint32_t off)
{
	if (g->c != 'x' && g->c != 'X') {
		r->xs = 0;
		return;
	}
	if (r->xs++ == 0)
		r->xs_off = off;
}

static void run_append(struct run *r, const struct glyph *g, uint32_t off)
{
	uint32_t end = off + (uint32_t)g->n;
	struct bit *b;

	run_count_x(r, g, off);
	r->glyphs++;
	r->last = g->kind;
	r->wild |= g->kind == WILD;
	r->end = end;
	if (r->xs > REDACTION) { /* a longer redaction is the same word */
		r->bits[r->bit_count - 1].end = end;
		return;
	}
	b = run_bit(r, g->kind == WILD ? LETTER : g->kind, off);
	memcpy(r->word + r->n, g->folded, g->folded_n);
	r->n += (uint32_t)g->folded_n;
	b->to = r->n;
	b->end = end;
	if (r->xs == REDACTION)
		run_redact(r);
}

/* Bytes that nearly all words are made of: letters of ASCII but x, which may be a redaction. */
static bool is_plain(unsigned char c)
{
	return is_alpha(c) && c != 'x' && c != 'X';
}

/* Append all plain letters from `at` on at once, as run_append() would one by one; returns how many. */
static size_t run_plain(const struct scanner *sc, struct run *r, size_t at)
{
	const char *p = sc->text.p + at;
	size_t n = 0, most = sc->text.n - at;
	struct bit *b;

	if (r->n >= WORD_MOST || (r->n > 0 && r->last == IDEOGRAPH))
		return 0;
	most = most < WORD_MOST - r->n ? most : WORD_MOST - r->n;
	for (; n < most && is_plain((unsigned char)p[n]); n++)
		r->word[r->n + n] = (char)(p[n] | 0x20);
	if (n == 0)
		return 0;
	b = run_bit(r, LETTER, (uint32_t)at);
	r->xs = 0;
	r->glyphs += (uint32_t)n;
	r->last = LETTER;
	r->n += (uint32_t)n;
	r->end = (uint32_t)(at + n);
	b->to = r->n;
	b->end = r->end;
	return n;
}

/* An apostrophe between two letters vanishes; the run remembers where it was. */
static bool run_apostrophe(const struct scanner *sc, struct run *r, size_t at, const struct glyph *g)
{
	struct glyph next;

	scanner_glyph(sc, at + g->n, LETTER, &next);
	if (r->last != LETTER || (next.kind != LETTER && next.kind != WILD))
		return false;
	if (r->first_mark == 0)
		r->first_mark = r->n;
	r->last_mark = r->n;
	return true;
}

/* Whether the glyph at `at` belongs to the run; appends it. */
static bool run_take(const struct scanner *sc, struct run *r, size_t at, const struct glyph *g)
{
	switch (g->kind) {
	case LETTER: case DIGIT: case WILD:
		if (r->n >= WORD_MOST || r->last == IDEOGRAPH)
			return false;
		run_append(r, g, (uint32_t)at);
		return true;
	case SILENT:
		r->end = (uint32_t)(at + g->n);
		r->bits[r->bit_count - 1].end = r->end;
		return true;
	case APOSTROPHE:
		return run_apostrophe(sc, r, at, g);
	default:
		return false;
	}
}

/* The number of digits that a comma may group: 1 to 3 before it, 3 behind. */
static bool joins_number(const struct scanner *sc, const struct run *r)
{
	return sc->grouped && r->glyphs == 3 && r->bit_count == 1 && r->bits[0].kind == DIGIT;
}

/* Whether the one character between two runs makes them a compound. */
static bool scanner_joins(const struct scanner *sc, size_t gap, const struct run *r)
{
	struct glyph g;
	bool digits;

	if (gap == 0 || gap >= r->off)
		return false;
	scanner_peek(sc, gap, &g);
	if (gap + g.n != r->off)
		return false;
	digits = sc->last_kind == DIGIT && r->bits[0].kind == DIGIT;
	if (g.c == ',')
		return joins_number(sc, r);
	if (g.c == '.')
		return sc->last_glyphs == 1 && r->glyphs == 1 && sc->last_kind == LETTER && r->last == LETTER;
	return (g.c == '-' || (g.c >= 0x2010 && g.c <= 0x2013)) && !digits;
}

static void scanner_remember(struct scanner *sc, const struct run *r)
{
	bool digits = r->bit_count == 1 && r->bits[0].kind == DIGIT && r->glyphs <= 3;

	sc->grouped = digits && (!r->joined || sc->grouped);
	sc->last_glyphs = r->glyphs;
	sc->last_kind = r->last;
}

static bool is_blank_byte(unsigned char c)
{
	return c == ' ' || c == '\n' || c == '.' || c == ',';
}

bool scanner_next(struct scanner *sc, struct run *r)
{
	struct glyph g;
	size_t gap = sc->at;

	for (;; sc->at += g.n) {
		while (!sc->wild && sc->at < sc->text.n && is_blank_byte((unsigned char)sc->text.p[sc->at]))
			sc->at++;
		if (sc->at >= sc->text.n)
			return false;
		scanner_glyph(sc, sc->at, NONE, &g);
		if (is_word_kind(g.kind))
			break;
	}
	r->n = r->glyphs = r->bit_count = r->xs = r->first_mark = r->last_mark = 0;
	r->wild = false;
	r->off = (uint32_t)sc->at;
	do {
		size_t plain = run_plain(sc, r, sc->at);

		if (plain)
			g.n = plain;
		else if (r->n == 0)
			run_append(r, &g, (uint32_t)sc->at);
		else if (!run_take(sc, r, sc->at, &g))
			break;
		sc->at += g.n;
		scanner_glyph(sc, sc->at, r->last, &g);
	} while (sc->at < sc->text.n);
	r->joined = scanner_joins(sc, gap, r);
	scanner_remember(sc, r);
	return true;
}
