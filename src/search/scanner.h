/*
 * scanner - a text cut into runs of letters and digits.
 *
 * A run falls into bits where letters meet digits and around redactions: SA3
 * is `sa` and `3`. Apostrophes vanish. A run knows whether a hyphen, the dots of
 * U.S. or the comma of 1,500 joins it to the run before.
 */
#ifndef SEARCH_SCANNER_H
#define SEARCH_SCANNER_H

#include "search/glyph.h"
#include "search/token.h"

enum { BITS_MOST = 12 }; /* of one run; what follows belongs to the last */

/* Letters or digits within a run: `from` to `to` of its word, `off` to `end` of the text. */
struct bit {
	enum glyph_kind kind;
	uint32_t from, to;
	uint32_t off, end;
};

struct run {
	char word[WORD_MOST + GLYPH_FOLDED_MOST];
	uint32_t n;
	uint32_t off, end;
	uint32_t glyphs;
	struct bit bits[BITS_MOST];
	uint32_t bit_count;
	uint32_t xs, xs_off;            /* how many x stand at the end, and where they begin */
	uint32_t first_mark, last_mark; /* where in the word an apostrophe was; 0: nowhere */
	enum glyph_kind last;           /* of the last character */
	bool wild;
	bool joined;                    /* to the run before */
};

/* Set `text`, and `wild` to have * and ? belong to words; the rest is zero. */
struct scanner {
	Str text;
	bool wild;
	size_t at;
	bool grouped;         /* the run before is digits that a comma may continue */
	uint32_t last_glyphs; /* of the run before */
	enum glyph_kind last_kind;
};

/* The next run; false at the end of the text. */
bool scanner_next(struct scanner *sc, struct run *r);

#endif
