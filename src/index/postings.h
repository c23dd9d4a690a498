/*
 * postings - the list of a word: in which documents, how often, where.
 *
 * A list is cut into blocks of 128 documents. With more than one block there is
 * a skip list in front: the last document of each, where it begins, where its
 * positions begin, and what bounds its scores.
 */
#ifndef INDEX_POSTINGS_H
#define INDEX_POSTINGS_H

#include "index/build.h"
#include "index/codec.h"
#include "index/places.h"

/* A list in a mapped segment. Lives as long as its segment stays open. */
struct postings {
	uint32_t n, blocks;
	uint32_t total;       /* positions */
	uint32_t heavy;       /* what a heavy occurrence counts; 1 where there is none */
	unsigned flags;
	const uint32_t *last, *where;            /* of blocks: last document, place in `bytes` */
	const uint32_t *placed;                  /* place in `positions`, for lists that have them */
	const uint32_t *before;                  /* positions before it, for lists of several variants */
	const uint16_t *bounds;
	const unsigned char *bytes;            /* of blocks */
	uint16_t most;                         /* the highest bound */
	const unsigned char *positions;
	const uint8_t *spans;                    /* of documents */
	const unsigned char *codes;
	unsigned code_width;
	struct {
		uint32_t last, zero;
		uint16_t bound;
	} one; /* of a list of one block */
};

/* What a list has to know of the documents. Bounds are ratios of counts to lengths[doc] + flat. */
struct postings_about_docs {
	const uint16_t *lengths;
	const uint8_t *spans;
	float flat;
	uint32_t heavy;
};

/* Append a list to `out`. */
void postings_put(struct buf *out, const struct build_word *w, const struct postings_about_docs *d);

/* What stands about a list in the dictionary. */
struct postings_at {
	uint32_t n, total, variant_count;
	unsigned flags;
	uint64_t place; /* in SECTION_POSTINGS */
	uint64_t bytes;
	const unsigned char *variants, *end; /* behind it in the entry */
};

bool postings_about(Str entry, struct postings_at *out);

/* Make a list readable. `bytes` are those of postings_at; `p` stays where it is while it is used. */
void postings_open(struct postings *p, const struct postings_at *about, const unsigned char *bytes, const uint8_t *spans,
                   uint32_t heavy);

static inline uint32_t postings_size(const struct postings *p, uint32_t block)
{
	return block + 1 < p->blocks ? BLOCK : p->n - block * BLOCK;
}

/* The document before the first one that block `block` may hold, as the number it is counted from. */
static inline uint32_t postings_from(const struct postings *p, uint32_t block)
{
	return block ? p->last[block - 1] : UINT32_MAX;
}

/* Documents of a block, in order; returns how many. */
uint32_t postings_docs(const struct postings *p, uint32_t block, uint32_t docs[BLOCK]);

/* How often the word stands in them, heavy ones counted so. 1 for lists without counts. */
void postings_counts(const struct postings *p, uint32_t block, uint32_t counts[BLOCK]);
uint32_t postings_count(const struct postings *p, uint32_t block, uint32_t i); /* of one document */

/* How many positions they have. */
void postings_plain(const struct postings *p, uint32_t block, uint32_t counts[BLOCK]);

/* How many of them are heavy. */
void postings_heavies(const struct postings *p, uint32_t block, uint32_t heavies[BLOCK]);

/* Whether a block is a set of bits; then its words, the first for the documents from *base on. */
const unsigned char *postings_dense(const struct postings *p, uint32_t block, uint32_t *base, uint32_t *words);

/*
 * Where the positions of each document of a block begin, in bits from p->positions; one more at the
 * end. `docs` and `counts` are those of postings_docs() and postings_plain().
 */
void postings_starts(const struct postings *p, uint32_t block, const uint32_t *docs, const uint32_t *counts,
                     uint64_t starts[BLOCK + 1]);

/* The variant at one of all positions. */
static inline uint32_t postings_code(const struct postings *p, uint32_t i)
{
	return bits_get(p->codes, i, p->code_width);
}

/* The first block from `block` on whose last document is not before `doc`; `p->blocks` when there is none. */
uint32_t postings_seek(const struct postings *p, uint32_t block, uint32_t doc);

#endif
