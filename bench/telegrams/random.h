/*
 * random - numbers by chance, the same on every machine and with every compiler.
 *
 * A generator is started from the seed of the run, from what it is for, and from a number,
 * so that a part of the work asks nothing of another one. There is no floating point: the
 * least difference of a logarithm would give other bytes.
 */
#ifndef BENCH_RANDOM_H
#define BENCH_RANDOM_H

#include "base/arena.h"

struct random {
	uint64_t state;
};

/* splitmix64: one addition and a mix. */
static inline uint64_t random_next(struct random *r)
{
	uint64_t z = (r->state += 0x9E3779B97F4A7C15U);

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
	return z ^ (z >> 31);
}

/* 0 to n - 1, even where n is 0: then 0. */
static inline uint32_t random_below(struct random *r, uint32_t n)
{
	return (uint32_t)((random_next(r) >> 32) * n >> 32);
}

/* From `least` to `most`, both included. */
static inline uint32_t random_between(struct random *r, uint32_t least, uint32_t most)
{
	return least + random_below(r, most - least + 1);
}

/* True `share` times in 1000. */
static inline bool random_chance(struct random *r, uint32_t share)
{
	return random_below(r, 1000) < share;
}

struct random random_of(uint64_t seed, uint64_t purpose, uint64_t number);

/* log2 and 2^x with 24 bits behind the point; the argument of log2 is a whole number, not 0. */
int64_t log2_of(uint64_t n);
uint64_t exp2_of(int64_t log); /* rounded down to a whole number; `log` from 0 to 62 */

enum { LOG_ONE = 1 << 24 }; /* 1.0 */

/* Bell-shaped, middle 0, deviation LOG_ONE, never beyond six of them. */
int64_t random_bell(struct random *r);

/* Evenly by logarithm: as many of 10 to 100 as of 100 to 1000. From `least`, at least 1, to `most` - 1. */
uint32_t random_by_log(struct random *r, uint32_t least, uint32_t most);

/* Items by weight, drawn in constant time (Walker's alias method). */
struct lot {
	struct lot_slot {
		uint32_t keep; /* of 2^32, how often the slot is its own item */
		uint32_t other;
	} *v;
	uint32_t n;
};

/* Weights are at least 1, their sum below 2^44. The lot lives in the arena. */
struct lot lot_make(struct arena *a, const uint32_t *weights, uint32_t n);

/* By Zipf and Mandelbrot: rank r weighs 1 / (r + offset)^(exponent / 100). */
struct lot lot_zipf(struct arena *a, uint32_t n, uint32_t offset, uint32_t exponent);

static inline uint32_t lot_draw(const struct lot *l, struct random *r)
{
	uint64_t z = random_next(r);
	uint32_t i = (uint32_t)((z >> 32) * l->n >> 32);

	return (uint32_t)z < l->v[i].keep ? i : l->v[i].other;
}

#endif
