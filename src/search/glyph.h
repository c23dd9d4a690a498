/*
 * glyph - one character of a text: letter, digit or neither, and what it folds to.
 *
 * Case and accents go, in both directions: what a query writes and what a
 * telegram writes fold to the same bytes.
 */
#ifndef SEARCH_GLYPH_H
#define SEARCH_GLYPH_H

#include "base/str.h"

enum { GLYPH_FOLDED_MOST = 16 }; /* bytes one character folds to */

enum glyph_kind {
	NONE,       /* no part of a word */
	LETTER,
	DIGIT,
	WILD,       /* a wildcard: only a reader of queries makes it one */
	REDACTED,   /* a run of x; never the kind of a single character */
	SILENT,     /* an accent of its own, a soft hyphen: belongs to the word and folds to nothing */
	IDEOGRAPH,  /* a word of its own */
	APOSTROPHE,
};

struct glyph {
	enum glyph_kind kind;
	uint32_t c;
	size_t n; /* bytes in the text; 0 at its end */
	size_t folded_n;
	char folded[GLYPH_FOLDED_MOST];
};

/* The character at the start of `s`; of kind NONE when there is none. */
void glyph_read(Str s, struct glyph *g);

#endif
