/*
 * pairs - two frequent words side by side, as a word of their own.
 *
 * The most frequent forms of a segment are paired: each two of them that stand
 * side by side in one part have a list of the documents, with how often. A phrase
 * of such forms need not look at positions.
 */
#ifndef INDEX_PAIRS_H
#define INDEX_PAIRS_H

#include "index/invert.h"

enum {
	PAIRED_MOST = 104,
	PAIRED_SHARE = 6, /* a form is paired when one document in so many has it */
};

/* The key of a pair's list, written to `out`. */
Str pair_key(Str first, Str second, char out[KEY_MOST]);

/* Choose the forms, write their lists, and name them in `rest`. `docs` is the order of documents. */
void pairs_build(struct build *b, const struct invert *v, const uint32_t *docs, struct arena *a, struct build_rest *rest);

#endif
