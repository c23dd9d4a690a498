/*
 * codec - up to 128 small numbers as bytes.
 *
 * A full block is packed with the width that costs least; the few numbers that
 * need more bits stand behind it with what they have above that width. A shorter
 * block has one width for all. Bounds of scores are numbers of 15 bits.
 */
#ifndef INDEX_CODEC_H
#define INDEX_CODEC_H

#include "base/buf.h"
#include "index/kernel.h"

enum {
	CODEC_MOST = 2 + BLOCK * 4 + BLOCK * 2, /* bytes of a block at most */
	CODEC_BEYOND = 8,                       /* bytes behind a block that may be read */
};

/* Append `n` numbers, 1 to 128. */
void codec_put(struct buf *b, const uint32_t *v, uint32_t n);

/* Read `n` numbers back; returns the byte behind them. Room for 128 is needed. */
const unsigned char *codec_get(const unsigned char *p, uint32_t n, uint32_t out[BLOCK]);

const unsigned char *codec_skip(const unsigned char *p, uint32_t n); /* the byte behind them */
uint32_t codec_one(const unsigned char *p, uint32_t n, uint32_t i);  /* number `i` alone */

/* `n` numbers of one width, one behind the other. */
void bits_put(struct buf *b, const uint32_t *v, size_t n, unsigned width);
uint32_t bits_get(const unsigned char *p, size_t i, unsigned width);

static inline size_t bits_bytes(size_t n, unsigned width)
{
	return (n * width + 7) / 8;
}

static inline unsigned bits_needed(uint32_t v)
{
	return v ? 32 - (unsigned)__builtin_clz(v) : 0;
}

/* Numbers of 7 bits a byte, the lowest first. */
void varint_put(struct buf *b, uint64_t v);
uint64_t varint_get(const unsigned char **p, const unsigned char *end); /* 0 where it is cut */

/*
 * A ratio (0 to 65536) as a bound of 15 bits, never less than it was; 0 stays 0, and
 * what is below 2^-23 counts as that. Bounds compare as their ratios do.
 */
uint16_t bound_of(float ratio);
float bound_ratio(uint16_t bound);

#endif
