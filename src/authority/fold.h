/*
 * fold - words as the tables are keyed: capitals, single blanks, none at the ends.
 *
 * Shared by the look-ups and by tools/mktables.c, which lays out the hash tables:
 * both must hash alike. Folding and hashing are one pass, on the parser's hot path.
 */
#ifndef AUTHORITY_FOLD_H
#define AUTHORITY_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { FOLD_MOST = 96 }; /* bytes of the longest key; mktables refuses longer ones */

struct folded {
	uint32_t hash;
	size_t n;
	char p[FOLD_MOST];
};

static inline uint32_t fold_hash(const char *p, size_t n)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * 16777619u;
	return h ^ h >> 15;
}

static inline bool fold_is_blank(char c)
{
	return is_blank(c) || c == '\n';
}

/* Fold `s`; false if it is longer than any key. With `squeeze` blanks are dropped. */
static inline bool fold(struct folded *f, Str s, bool squeeze)
{
	bool blank = false;

	f->n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (fold_is_blank(s.p[i])) {
			blank = f->n > 0 && !squeeze;
			continue;
		}
		if (f->n + blank >= FOLD_MOST)
			return false;
		if (blank)
			f->p[f->n++] = ' ';
		blank = false;
		f->p[f->n++] = (char)to_upper(s.p[i]);
	}
	f->hash = fold_hash(f->p, f->n);
	return true;
}

static inline Str folded_str(const struct folded *f)
{
	return (Str){ f->p, f->n };
}

#endif
