/*
 * hash64 - 64 bits that stand for some bytes: fast, and no protection against anybody.
 */
#ifndef ARCHIVE_HASH64_H
#define ARCHIVE_HASH64_H

#include "base/str.h"

/* Mix one number into a state; any number may begin it. */
static inline uint64_t hash64_number(uint64_t state, uint64_t v)
{
	state = (state ^ v) * UINT64_C(0x9E3779B97F4A7C15);
	state ^= state >> 32;
	state *= UINT64_C(0xD6E8FEB86659FD93);
	return state ^ state >> 29;
}

/* Mix bytes into a state, and how many there were. */
static inline uint64_t hash64_bytes(uint64_t state, Str s)
{
	size_t i = 0;

	for (; i + 8 <= s.n; i += 8) {
		uint64_t v = 0;

		for (unsigned k = 0; k < 8; k++) /* the same on every machine; compilers make one load of it */
			v |= (uint64_t)(unsigned char)s.p[i + k] << (8 * k);
		state = hash64_number(state, v);
	}
	for (uint64_t v = 1; i <= s.n; i++) {
		if (i == s.n)
			return hash64_number(hash64_number(state, v), s.n);
		v = v << 8 | (unsigned char)s.p[i];
	}
	return state;
}

#endif
