/*
 * random - numbers by chance, the same on every machine and with every compiler.
 */
#include "random.h"

enum { LOG_BITS = 24 };

/* 2 to the power of 1/2, 1/4, 1/8 ..., with 31 bits behind the point. */
static const uint32_t roots[LOG_BITS] = {
	0xB504F334, 0x9837F052, 0x8B95C1E4, 0x85AAC368, 0x82CD8699, 0x8164D1F4,
	0x80B1ED50, 0x8058D7D3, 0x802C6437, 0x8016302F, 0x800B179D, 0x80058BAF,
	0x8002C5D0, 0x800162E6, 0x8000B173, 0x800058B9, 0x80002C5D, 0x8000162E,
	0x80000B17, 0x8000058C, 0x800002C6, 0x80000163, 0x800000B1, 0x80000059,
};

struct random random_of(uint64_t seed, uint64_t purpose, uint64_t number)
{
	struct random r = { seed };

	r.state = random_next(&r) ^ purpose;
	r.state = random_next(&r) ^ number;
	return r;
}

int64_t log2_of(uint64_t n)
{
	int whole = 63 - __builtin_clzll(n);
	uint64_t x = whole > 31 ? n >> (whole - 31) : n << (31 - whole);
	int64_t log = (int64_t)whole << LOG_BITS;

	/* Squaring doubles the logarithm, and each whole 1 that it gives is the next bit. */
	for (int64_t bit = LOG_ONE / 2; bit; bit /= 2) {
		x = x * x >> 31;
		if (x >> 32) {
			x >>= 1;
			log += bit;
		}
	}
	return log;
}

uint64_t exp2_of(int64_t log)
{
	int whole = (int)(log >> LOG_BITS);
	uint64_t x = (uint64_t)1 << 31;

	for (int i = 0; i < LOG_BITS; i++)
		if (log & (LOG_ONE / 2 >> i))
			x = x * roots[i] >> 31;
	return whole > 31 ? x << (whole - 31) : x >> (31 - whole);
}

int64_t random_bell(struct random *r)
{
	int64_t sum = 0;

	for (int i = 0; i < 12; i++)
		sum += (int64_t)(random_next(r) >> 40);
	return sum - 6 * (int64_t)LOG_ONE;
}

uint32_t random_by_log(struct random *r, uint32_t least, uint32_t most)
{
	int64_t from = log2_of(least), to = log2_of(most);
	uint64_t n = exp2_of(from + (int64_t)((random_next(r) >> 40) * (uint64_t)(to - from) >> 24));

	return n < most ? (uint32_t)n : most - 1;
}

struct lot lot_make(struct arena *a, const uint32_t *weights, uint32_t n)
{
	struct lot l = { arena_array(a, struct lot_slot, n), n };
	uint64_t *left = arena_array(a, uint64_t, n), sum = 0;
	uint32_t *small = arena_array(a, uint32_t, n), *large = arena_array(a, uint32_t, n), smalls = 0, larges = 0;

	for (uint32_t i = 0; i < n; i++)
		sum += weights[i];
	for (uint32_t i = 0; i < n; i++) {
		left[i] = (uint64_t)weights[i] * n;
		l.v[i] = (struct lot_slot){ UINT32_MAX, i };
		*(left[i] < sum ? &small[smalls++] : &large[larges++]) = i;
	}
	/* A slot that its item does not fill is filled up by one that overflows. */
	while (smalls && larges) {
		uint32_t s = small[--smalls], g = large[larges - 1];

		l.v[s] = (struct lot_slot){ (uint32_t)((left[s] << 19) / sum << 13), g };
		left[g] -= sum - left[s];
		if (left[g] < sum) {
			larges--;
			small[smalls++] = g;
		}
	}
	return l;
}

struct lot lot_zipf(struct arena *a, uint32_t n, uint32_t offset, uint32_t exponent)
{
	uint32_t *weights = arena_array(a, uint32_t, n);
	int64_t first = log2_of(1 + offset);

	for (uint32_t i = 0; i < n; i++) {
		int64_t log = 30 * (int64_t)LOG_ONE - (log2_of(i + 1 + offset) - first) * exponent / 100;

		weights[i] = log > 0 ? (uint32_t)exp2_of(log) : 1;
	}
	return lot_make(a, weights, n);
}
