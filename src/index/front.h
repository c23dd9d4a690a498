/*
 * front - sorted keys, each without what it shares with the one before, and what belongs to them.
 *
 * Blocks of FRONT_BLOCK keys begin with a whole key. In front of them stands an
 * index in two runs: the first eight bytes of each block's first key, as a number,
 * and where the block begins.
 */
#ifndef INDEX_FRONT_H
#define INDEX_FRONT_H

#include "base/buf.h"
#include "index/layout.h"

/* Keys on their way into a file; they come in order. */
struct front_put {
	struct buf entries;
	struct buf heads, places; /* the index: 64 and 32 bits a block */
	uint32_t n;
	char last[KEY_MOST];
	size_t last_n;
};

void front_begin(struct front_put *f);
void front_put(struct front_put *f, Str key, Str about); /* `key` of at most KEY_MOST bytes */
void front_end(struct front_put *f, struct buf *out);    /* appends the table and releases the rest */

/* A table in memory. */
struct front {
	uint32_t n, blocks;
	const unsigned char *heads, *places, *entries, *end;
};

/* False where the sizes do not fit. */
bool front_open(struct front *f, Str bytes, uint32_t n);

/* A key of a table, and what belongs to it. */
struct front_at {
	const struct front *f;
	uint32_t number; /* of the key, from 0 */
	const unsigned char *next;
	Str key, about;
	char bytes[KEY_MOST];
};

/* Go to the first key that is not below `key`; false at the end of the table. */
bool front_seek(const struct front *f, Str key, struct front_at *at);
bool front_number(const struct front *f, uint32_t number, struct front_at *at); /* to the key of that number */
bool front_next(struct front_at *at);                                           /* false at the end */
bool front_find(const struct front *f, Str key, struct front_at *at);           /* exactly this key */

#endif
