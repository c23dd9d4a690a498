/*
 * part - the parts of a document, as its positions know them.
 *
 * Positions in the index are counted without the gaps between parts, which makes
 * them smaller; where a part ends is told here.
 */
#ifndef INDEX_PART_H
#define INDEX_PART_H

#include "base/arena.h"
#include "base/buf.h"

/* Of a document in the index: positions `at` up to, not including, `end`. */
struct part_at {
	uint32_t at, end;
	uint32_t bits; /* what its user calls it by */
	uint32_t mark; /* number of the mark plus 1; 0 for none */
};
typedef LIST(struct part_at) PartList;

/* Append a document's parts. A document of one part without bits and mark takes no room. */
void parts_put(struct buf *b, const struct part_at *v, uint32_t n);

/* Read them back, in order; a document without any gives one part that never ends. */
void parts_get(struct arena *a, Str bytes, PartList *out);

#endif
