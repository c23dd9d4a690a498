/*
 * codec - up to 128 small numbers as bytes.
 */
#include "index/codec.h"

#include <assert.h>

/* The width that costs least, when numbers above it pay two bytes each; what they have above is one byte. */
static unsigned best_width(const uint32_t *v, uint32_t *beyond)
{
	unsigned of[34] = { 0 }, most = 32, best;
	uint32_t count = 0;
	size_t least;

	for (unsigned i = 0; i < BLOCK; i++)
		of[bits_needed(v[i])]++;
	while (most && !of[most])
		most--;
	best = most;
	least = (size_t)16 * most;
	*beyond = 0;
	for (unsigned w = most; w-- > 0 && most - w <= 8;) {
		count += of[w + 1];
		if ((size_t)16 * w + (size_t)2 * count < least) {
			least = (size_t)16 * w + (size_t)2 * count;
			best = w;
			*beyond = count;
		}
	}
	return best;
}

static void put_full(struct buf *b, const uint32_t *v)
{
	uint32_t beyond, low[BLOCK], n = 0;
	unsigned width = best_width(v, &beyond);
	unsigned char packed[BLOCK * 4], place[BLOCK], high[BLOCK];

	for (unsigned i = 0; i < BLOCK; i++) {
		low[i] = width == 32 ? v[i] : v[i] & ((1u << width) - 1);
		if (width < 32 && v[i] >> width) {
			place[n] = (unsigned char)i;
			high[n++] = (unsigned char)(v[i] >> width);
		}
	}
	assert(n == beyond);
	block_pack(low, width, packed);
	buf_byte(b, (char)width);
	buf_byte(b, (char)n);
	buf_put(b, (Str){ (char *)packed, (size_t)width * 16 });
	buf_put(b, (Str){ (char *)place, n });
	buf_put(b, (Str){ (char *)high, n });
}

void codec_put(struct buf *b, const uint32_t *v, uint32_t n)
{
	uint32_t all = 0;

	assert(n >= 1 && n <= BLOCK);
	if (n == BLOCK) {
		put_full(b, v);
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		all |= v[i];
	buf_byte(b, (char)bits_needed(all));
	bits_put(b, v, n, bits_needed(all));
}

const unsigned char *codec_get(const unsigned char *p, uint32_t n, uint32_t out[BLOCK])
{
	unsigned width = p[0] <= 32 ? p[0] : 32, beyond;
	const unsigned char *place;

	if (n < BLOCK) {
		for (uint32_t i = 0; i < n; i++)
			out[i] = bits_get(p + 1, i, width);
		return p + 1 + bits_bytes(n, width);
	}
	beyond = p[1] & (BLOCK - 1);
	kernel->unpack(p + 2, width, out);
	place = p + 2 + (size_t)width * 16;
	for (unsigned i = 0; i < beyond; i++)
		out[place[i] & (BLOCK - 1)] |= (uint32_t)place[beyond + i] << width;
	return place + (size_t)2 * beyond;
}

const unsigned char *codec_skip(const unsigned char *p, uint32_t n)
{
	unsigned width = p[0] <= 32 ? p[0] : 32;

	if (n < BLOCK)
		return p + 1 + bits_bytes(n, width);
	return p + 2 + (size_t)width * 16 + (size_t)2 * (p[1] & (BLOCK - 1));
}

uint32_t codec_one(const unsigned char *p, uint32_t n, uint32_t i)
{
	unsigned width = p[0] <= 32 ? p[0] : 32, beyond;
	const unsigned char *place;
	uint32_t v;

	if (n < BLOCK)
		return bits_get(p + 1, i, width);
	v = block_one(p + 2, width, i);
	beyond = p[1] & (BLOCK - 1);
	place = p + 2 + (size_t)width * 16;
	for (unsigned k = 0; k < beyond; k++)
		if (place[k] == i)
			v |= (uint32_t)place[beyond + k] << width;
	return v;
}

void bits_put(struct buf *b, const uint32_t *v, size_t n, unsigned width)
{
	uint64_t held = 0;
	unsigned count = 0;

	for (size_t i = 0; i < n && width; i++) {
		held |= (uint64_t)v[i] << count;
		count += width;
		for (; count >= 8; count -= 8, held >>= 8)
			buf_byte(b, (char)held);
	}
	if (count)
		buf_byte(b, (char)held);
}

uint32_t bits_get(const unsigned char *p, size_t i, unsigned width)
{
	size_t bit = i * width;
	uint64_t v;

	if (width == 0)
		return 0;
	memcpy(&v, p + bit / 8, 8);
	return (uint32_t)(v >> bit % 8 & ((1ull << width) - 1));
}

void varint_put(struct buf *b, uint64_t v)
{
	for (; v >= 0x80; v >>= 7)
		buf_byte(b, (char)(v | 0x80));
	buf_byte(b, (char)v);
}

uint64_t varint_get(const unsigned char **p, const unsigned char *end)
{
	uint64_t v = 0;

	for (unsigned shift = 0; *p < end && shift < 64; shift += 7) {
		unsigned char c = *(*p)++;

		v |= (uint64_t)(c & 0x7F) << shift;
		if (c < 0x80)
			return v;
	}
	return 0;
}

/* The upper bits of a float, from 2^-23 on: 5 bits and a bit more of exponent, 9 of mantissa. */
enum { BOUND_SHIFT = 14, BOUND_LEAST = (127 - 23) << 9 };

uint16_t bound_of(float ratio)
{
	uint32_t bits, up;

	if (ratio <= 0)
		return 0;
	memcpy(&bits, &ratio, 4);
	up = (bits + (1u << BOUND_SHIFT) - 1) >> BOUND_SHIFT;
	up = up > BOUND_LEAST ? up - BOUND_LEAST : 1;
	return (uint16_t)(up < 0x7FFF ? up : 0x7FFF);
}

float bound_ratio(uint16_t bound)
{
	uint32_t bits = ((uint32_t)bound + BOUND_LEAST) << BOUND_SHIFT;
	float ratio;

	if (bound == 0)
		return 0;
	memcpy(&ratio, &bits, 4);
	return ratio;
}
