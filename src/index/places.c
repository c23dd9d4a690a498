/*
 * places - the positions of a word in one document, in few bits.
 */
#include "index/places.h"

#include <assert.h>

#include "index/codec.h"

uint32_t span_most[SPANS];
uint16_t places_table[SPANS][PLACES_TABLE];

/* How many lower bits of each position stand as they are. */
static unsigned low_bits(uint32_t most, uint32_t n)
{
	return most > n ? bits_needed(most / n) - 1 : 0;
}

uint64_t places_bits_many(uint8_t span, uint32_t n)
{
	uint32_t most = span_most[span];
	unsigned low;

	if (n == 0 || most == 0)
		return 0;
	if (n == 1)
		return bits_needed(most - 1);
	low = low_bits(most, n);
	return (uint64_t)n * low + n + ((most - 1) >> low);
}

__attribute__((constructor)) static void fill_tables(void)
{
	for (uint32_t i = 0; i < SPANS; i++)
		span_most[i] = i < SPAN_STEPS ? i : (SPAN_STEPS + i % SPAN_STEPS) << (i / SPAN_STEPS - 1);
	for (uint32_t i = 0; i < SPANS; i++)
		for (uint32_t n = 0; n < PLACES_TABLE; n++)
			places_table[i][n] = (uint16_t)places_bits_many((uint8_t)i, n);
}

uint8_t span_of(uint32_t positions)
{
	uint32_t low = 0, high = SPANS - 1;

	assert(positions <= span_most[SPANS - 1]);
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (span_most[middle] < positions)
			low = middle + 1;
		else
			high = middle;
	}
	return (uint8_t)low;
}

/* At most 32 bits. Room for eight bytes is there. */
static void put_bits(struct bit_out *o, uint32_t v, unsigned n)
{
	o->held |= (uint64_t)v << o->count;
	o->count += n;
	memcpy(o->b->p + o->b->n, &o->held, sizeof o->held);
	o->b->n += o->count / 8;
	o->held >>= o->count & ~7u;
	o->count %= 8;
}

void bit_out_end(struct bit_out *o)
{
	if (o->count)
		buf_byte(o->b, (char)o->held);
	o->held = o->count = 0;
}

static void put_zeros(struct bit_out *o, uint32_t n)
{
	for (; n > 32; n -= 32)
		put_bits(o, 0, 32);
	put_bits(o, 0, n);
}

void places_put(struct bit_out *o, const uint32_t *at, uint32_t n, uint8_t span)
{
	uint32_t most = span_most[span], before = 0;
	unsigned low;

	assert(n > 0 && at[n - 1] < most);
	if (!buf_room(o->b, places_bits(span, n) / 8 + 2 * sizeof o->held))
		return;
	if (n == 1) {
		put_bits(o, at[0], bits_needed(most - 1));
		return;
	}
	low = low_bits(most, n);
	for (uint32_t i = 0; i < n; i++)
		put_bits(o, at[i] & ((1u << low) - 1), low);
	for (uint32_t i = 0; i < n; i++) {
		put_zeros(o, (at[i] >> low) - before);
		put_bits(o, 1, 1);
		before = at[i] >> low;
	}
	put_zeros(o, ((most - 1) >> low) - before);
}

/* At most 32 bits from one on. */
static uint32_t get_bits(const unsigned char *p, uint64_t bit, unsigned n)
{
	uint64_t v;

	memcpy(&v, p + bit / 8, 8);
	return (uint32_t)(v >> bit % 8 & ((1ull << n) - 1));
}

void places_get(const unsigned char *p, uint64_t bit, uint32_t n, uint8_t span, uint32_t *at)
{
	uint32_t most = span_most[span], high = 0;
	unsigned low;
	uint64_t ones, place;

	if (n == 1) {
		at[0] = get_bits(p, bit, bits_needed(most - 1));
		return;
	}
	low = low_bits(most, n);
	place = bit + (uint64_t)n * low;
	for (uint32_t i = 0; i < n; i++, bit += low) {
		while (!(ones = get_bits(p, place, 32))) {
			place += 32;
			high += 32;
			if (high > most)
				return; /* not as it was written */
		}
		high += (uint32_t)__builtin_ctzll(ones);
		place += (uint32_t)__builtin_ctzll(ones) + 1;
		at[i] = high << low | get_bits(p, bit, low);
	}
}
