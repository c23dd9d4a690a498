/*
 * places - the positions of a word in one document, in few bits.
 *
 * How many positions the document has, and how often the word stands in it, say
 * how many bits its places take (after Elias and Fano): so nothing need be stored
 * to find the next ones. Of each position the lower bits stand as they are; what is
 * above them grows from one to the next and is written as zeros, with a one for
 * each position. A single position is a number of fixed size.
 */
#ifndef INDEX_PLACES_H
#define INDEX_PLACES_H

#include "base/buf.h"

enum { SPAN_STEPS = 8, SPANS = 184, PLACES_TABLE = 16 };

/* A document's size in positions as one of few steps, never less than it is. */
uint8_t span_of(uint32_t positions);
extern uint32_t span_most[SPANS]; /* positions of a document of this span */

/* Bits that `n` places take in a document of a span. */
extern uint16_t places_table[SPANS][PLACES_TABLE];
uint64_t places_bits_many(uint8_t span, uint32_t n);

static inline uint64_t places_bits(uint8_t span, uint32_t n)
{
	return n < PLACES_TABLE ? places_table[span][n] : places_bits_many(span, n);
}

/* Bits on their way into bytes, the lowest first. */
struct bit_out {
	struct buf *b;
	uint64_t held;
	unsigned count; /* below 8 */
};

void bit_out_end(struct bit_out *o); /* fills up the last byte */

/* Append `n` positions, none before the one before it, all below span_most[span]. */
void places_put(struct bit_out *o, const uint32_t *at, uint32_t n, uint8_t span);

/* Read them from bit number `bit` on. Eight bytes behind them may be read. */
void places_get(const unsigned char *p, uint64_t bit, uint32_t n, uint8_t span, uint32_t *at);

#endif
