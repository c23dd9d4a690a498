/*
 * regex - a pattern that a whole word must match: /nazarba[iy]?ev/.
 *
 * Letters, digits, `.`, `[a-z]`, `[^a-z]`, `\d`, `\w`, groups, `|`, `*`, `+`, `?`,
 * `{2}`, `{2,}`, `{2,4}`. Letters fold as those of words do. A word costs time in
 * its length times that of the pattern at most, and no memory.
 */
#ifndef SEARCH_REGEX_H
#define SEARCH_REGEX_H

#include "base/arena.h"

enum {
	REGEX_PLACES = 512, /* characters of a pattern, those under {n} n times */
	REGEX_DEPTH = 32,   /* nested groups */
	REGEX_REPEAT = 96,  /* of {n}: no word is longer */
};

struct regex;

/* Read a pattern; NULL if it is none, and `*why` then says so. It lives in `a`. */
const struct regex *regex_read(struct arena *a, Str pattern, Str *why);

/* Whether the whole of a folded word matches. Any thread may ask. */
bool regex_fits(const struct regex *r, Str word);

/* What every word that matches begins with; may be empty. */
Str regex_begin(const struct regex *r);

#endif
