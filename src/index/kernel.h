/*
 * kernel - the innermost loops, in plain C and for the processor at hand.
 *
 * All of them work on blocks of 128 numbers. Packed numbers lie in four lanes of
 * 32: number i is in lane i % 4, at row i / 4; each lane is a stream of bits in
 * little-endian words of 32 bits, and the words of the lanes take turns.
 */
#ifndef INDEX_KERNEL_H
#define INDEX_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BLOCK = 128, BLOCK_LANES = 4, BLOCK_ROWS = BLOCK / BLOCK_LANES };

/* What BM25 needs of a word and of a segment's documents: weight * f / (f + base + slope * length). */
struct bm25 {
	float weight, base, slope;
	const uint16_t *lengths; /* one more than there are documents may be read */
};

struct kernels {
	const char *name;
	bool (*usable)(void);

	/* 128 numbers of `width` bits (0 to 32) from 16 * width bytes. */
	void (*unpack)(const unsigned char *in, unsigned width, uint32_t out[BLOCK]);

	/* Differences to numbers: each grows by one more than its difference, the first from `before`. */
	void (*add_up)(uint32_t v[BLOCK], uint32_t before);

	/* The scores of `n` documents. */
	void (*score)(const uint32_t *docs, const uint32_t *often, uint32_t n, const struct bm25 *how, float *out);

	/* Places of the scores that are at least `least`, in order; their number. `n` at most 128. */
	uint32_t (*pick)(const float *scores, uint32_t n, float least, uint8_t *places);

	/* Places of the bounds above `than`, in order; their number. Room for `n` is needed. */
	uint32_t (*pick_bounds)(const uint16_t *bounds, uint32_t n, uint16_t than, uint32_t *places);
};

/* Every set that this program was built with, NULL at the end; the plain one comes first. */
extern const struct kernels *const kernels_all[];

/* The best set that this processor can run; chosen once, when the program starts. */
extern const struct kernels *kernel;

/* Pack 128 numbers that fit `width` bits into 16 * width bytes. */
void block_pack(const uint32_t v[BLOCK], unsigned width, unsigned char *out);

/* Number `i` of a packed block, without the others. */
static inline uint32_t block_one(const unsigned char *in, unsigned width, unsigned i)
{
	unsigned bit = i / BLOCK_LANES * width, lane = i % BLOCK_LANES;
	uint32_t low = 0, high = 0;
	uint64_t both;

	if (width == 0)
		return 0;
	__builtin_memcpy(&low, in + ((size_t)(bit / 32) * BLOCK_LANES + lane) * 4, 4);
	if (bit % 32 + width > 32)
		__builtin_memcpy(&high, in + ((size_t)(bit / 32 + 1) * BLOCK_LANES + lane) * 4, 4);
	both = (uint64_t)high << 32 | low;
	return (uint32_t)(both >> bit % 32 & ((1ull << width) - 1));
}

#endif
