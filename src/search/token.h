/*
 * token - the words of a text, folded, with their places.
 *
 * Telegrams write one thing in many ways: O'MARA, VICE-PRESIDENT, SA-3, 003273,
 * U.S.; a redaction is a run of x of any length. Every way gives its forms, and
 * forms of one place share a position. A form that stands for several parts
 * (`vicepresident` for VICE-PRESIDENT) covers the positions of all of them, so
 * that phrases run through it.
 */
#ifndef SEARCH_TOKEN_H
#define SEARCH_TOKEN_H

#include "base/arena.h"

enum {
	WORD_MOST = 96,      /* bytes of a folded word; longer runs are cut into several */
	POSITION_GAP = 1000, /* between two parts of a document: no phrase is that long */
};

/* One form: it covers the positions from `at` up to, not including, `at + wide`. */
struct token {
	Str word; /* folded: lower case, no accents, no apostrophes */
	uint32_t hash;
	uint32_t at;
	uint32_t wide;
	uint32_t off, len; /* its bytes in the text */
};
typedef LIST(struct token) TokenList;

/*
 * Append the forms of `text` to `out`, with positions from `*at` on, and set
 * `*at` behind the last one used. The words live in `a`.
 */
void tokens_read(struct arena *a, Str text, uint32_t *at, TokenList *out);

/* A word as a query has it: one form, the one that is asked for. */
struct term {
	Str word;
	Span span;   /* in the text it was read from */
	bool joined; /* by a hyphen or the like to the term before */
	bool wild;   /* holds * (any characters) or ? (one) */
};
typedef LIST(struct term) TermList;

/*
 * The words of a piece of query text, in order. With `wild` an asterisk belongs to
 * its word, and so does a question mark inside one; they stay in the word as they are.
 * Terms of wildcards alone are left out.
 */
TermList terms_read(struct arena *a, Str text, bool wild);

uint32_t word_hash(Str word);

/* Whether a folded word fits a pattern of * and ?; both count characters, not bytes. */
bool word_fits(Str word, Str pattern);

#endif
