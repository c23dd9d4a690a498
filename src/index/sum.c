/*
 * sum - the checksum of the index's files.
 */
#include "index/layout.h"

#define LANES 4

static const uint64_t odd = 0x9E3779B97F4A7C15;

static uint64_t turn(uint64_t x, unsigned by)
{
	return x << by | x >> (64 - by);
}

uint64_t sum_bytes(const void *p, size_t n)
{
	const unsigned char *c = p;
	uint64_t lane[LANES] = { 1, 2, 3, 4 }, word = 0, all = n;

	for (; n >= sizeof lane; n -= sizeof lane, c += sizeof lane)
		for (unsigned i = 0; i < LANES; i++) {
			memcpy(&word, c + 8 * i, 8);
			lane[i] = turn((lane[i] ^ word) * odd, 29);
		}
	for (unsigned i = 0; n; i++) {
		size_t some = n < 8 ? n : 8;

		word = 0;
		memcpy(&word, c, some);
		lane[i] = turn((lane[i] ^ word) * odd, 29);
		c += some;
		n -= some;
	}
	for (unsigned i = 0; i < LANES; i++)
		all = turn((all ^ lane[i]) * odd, 31);
	return all ^ all >> 32;
}
