/*
 * cursor - a place in the list of a word, moving forward.
 */
#ifndef INDEX_CURSOR_H
#define INDEX_CURSOR_H

#include "base/arena.h"
#include "index/postings.h"

enum { CURSOR_AHEAD = 8 }; /* numbers behind a block that no document has, so that steps may be long */

struct cursor {
	const struct postings *p;
	uint32_t block;       /* decoded; UINT32_MAX: none yet */
	uint32_t n, i;        /* documents of the block; the one found last */
	bool started, ranked;
	const unsigned char *dense;
	uint32_t base, words; /* of a dense block, whose documents are not written out */
	uint32_t doc;
	uint32_t docs[BLOCK + CURSOR_AHEAD];
	uint32_t counts[BLOCK];     /* plain, once started, like the next two */
	uint64_t starts[BLOCK + 1]; /* of each document's positions, in bits */
	uint32_t befores[BLOCK + 1]; /* positions before each document's, in the whole list */
};

void cursor_open(struct cursor *c, const struct postings *p);

/* Whether the list has a document. Each one asked for must not be below the one before. */
bool cursor_find(struct cursor *c, uint32_t doc);

/* Of the document found last: how often the word counts there, */
uint32_t cursor_count(struct cursor *c);

/* how many positions it has, */
uint32_t cursor_positions(struct cursor *c);

/* and they, in order, into `at`; the first of them is number *from of the list's. */
void cursor_places(struct cursor *c, uint32_t *at, uint32_t *from);

#endif
