/*
 * The innermost loops and the packing of numbers: every set of loops against the plain one,
 * what was put against what is got.
 */
#include "index/codec.h"
#include "index/front.h"
#include "index/places.h"
#include "tap.h"

static uint64_t state = 88172645463325252;

static uint32_t chance(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)(state >> 32);
}

static uint32_t below(uint32_t n)
{
	return (uint32_t)((uint64_t)chance() * n >> 32);
}

static void fill(uint32_t *v, uint32_t n, unsigned width)
{
	for (uint32_t i = 0; i < n; i++)
		v[i] = width ? chance() >> (32 - width) : 0;
}

/* ---- Sets of loops ---- */

static bool unpack_agrees(const struct kernels *k, unsigned width)
{
	uint32_t v[BLOCK], out[BLOCK];
	unsigned char packed[BLOCK * 4 + 16];

	fill(v, BLOCK, width);
	block_pack(v, width, packed);
	k->unpack(packed, width, out);
	if (memcmp(v, out, sizeof v) != 0)
		return false;
	for (unsigned i = 0; i < BLOCK; i++)
		if (block_one(packed, width, i) != v[i])
			return false;
	return true;
}

static void test_unpack(const struct kernels *k)
{
	unsigned bad = 0;

	for (unsigned width = 0; width <= 32; width++)
		for (int i = 0; i < 20; i++)
			bad += !unpack_agrees(k, width);
	is_int(bad, 0, "%s: 128 numbers of every width come back", k->name);
}

static void test_add_up(const struct kernels *k)
{
	uint32_t v[BLOCK], other[BLOCK], bad = 0;

	for (int i = 0; i < 50; i++) {
		uint32_t before = i ? chance() >> 8 : UINT32_MAX;

		fill(v, BLOCK, 10);
		memcpy(other, v, sizeof v);
		kernels_all[0]->add_up(v, before);
		k->add_up(other, before);
		bad += memcmp(v, other, sizeof v) != 0;
	}
	is_int(bad, 0, "%s: differences add up as in the plain set", k->name);
}

static void test_score(const struct kernels *k)
{
	static uint16_t lengths[1000 + 2];
	struct bm25 how = { 3.5f, 0.3f, 0.0021f, lengths };
	uint32_t docs[BLOCK], often[BLOCK], bad = 0;
	float plain[BLOCK], own[BLOCK];

	for (int i = 0; i < 1000; i++)
		lengths[i] = (uint16_t)chance();
	for (uint32_t n = 1; n <= BLOCK; n++) {
		for (uint32_t i = 0; i < n; i++) {
			docs[i] = below(1000);
			often[i] = 1 + below(20);
		}
		kernels_all[0]->score(docs, often, n, &how, plain);
		k->score(docs, often, n, &how, own);
		for (uint32_t i = 0; i < n; i++)
			bad += plain[i] - own[i] > 1e-6f || own[i] - plain[i] > 1e-6f;
	}
	is_int(bad, 0, "%s: scores are those of the plain set", k->name);
}

static void test_pick(const struct kernels *k)
{
	float scores[BLOCK];
	uint16_t bounds[BLOCK];
	uint8_t plain[BLOCK + 1], own[BLOCK + 1];
	uint32_t plain_places[BLOCK], own_places[BLOCK], bad = 0;

	for (uint32_t n = 0; n <= BLOCK; n++) {
		uint32_t found;

		for (uint32_t i = 0; i < n; i++) {
			scores[i] = (float)below(8);
			bounds[i] = (uint16_t)below(0x7FFF);
		}
		found = kernels_all[0]->pick(scores, n, 5, plain);
		bad += k->pick(scores, n, 5, own) != found || memcmp(plain, own, found) != 0;
		found = kernels_all[0]->pick_bounds(bounds, n, 0x5000, plain_places);
		bad += k->pick_bounds(bounds, n, 0x5000, own_places) != found ||
		       memcmp(plain_places, own_places, found * sizeof *own_places) != 0;
	}
	is_int(bad, 0, "%s: picks what the plain set picks", k->name);
}

/* ---- Codec ---- */

static bool codec_agrees(uint32_t n, unsigned width, bool outliers)
{
	uint32_t v[BLOCK], out[BLOCK];
	struct buf b;
	bool good;

	fill(v, n, width);
	for (uint32_t i = 0; outliers && i < 3; i++)
		v[below(n)] = chance() >> below(24);
	buf_init(&b, 1 << 20);
	codec_put(&b, v, n);
	good = b.n <= CODEC_MOST;
	buf_put(&b, S("12345678"));
	good &= codec_get((unsigned char *)b.p, n, out) == (unsigned char *)b.p + b.n - 8;
	good &= codec_skip((unsigned char *)b.p, n) == (unsigned char *)b.p + b.n - 8;
	good &= memcmp(v, out, n * sizeof *v) == 0;
	for (uint32_t i = 0; i < n; i++)
		good &= codec_one((unsigned char *)b.p, n, i) == v[i];
	buf_release(&b);
	return good;
}

static void test_codec(void)
{
	unsigned bad = 0;

	for (uint32_t n = 1; n <= BLOCK; n++)
		for (unsigned width = 0; width <= 32; width++)
			bad += !codec_agrees(n, width, false) + !codec_agrees(n, width, true);
	is_int(bad, 0, "blocks of 1 to 128 numbers of every width come back, alone and together");
}

static void test_bounds(void)
{
	unsigned bad = 0;

	for (int i = 0; i < 100000; i++) {
		float a = (float)(1 + below(1000)) / (float)(1 + below(100000)), b = (float)(1 + below(1000)) / (float)(1 + below(100000));

		bad += bound_ratio(bound_of(a)) < a || bound_ratio(bound_of(a)) > a * 1.002f;
		bad += (a <= b) && bound_of(a) > bound_of(b);
	}
	is_int(bad, 0, "bounds are not below their ratios, near to them, and in their order");
	is_int(bound_of(0), 0, "nothing is nothing");
}

static void test_varint(void)
{
	unsigned bad = 0;

	for (unsigned shift = 0; shift < 64; shift++) {
		uint64_t v = ((uint64_t)chance() << 32 | chance()) >> shift;
		struct buf b;
		const unsigned char *p;

		buf_init(&b, 64);
		varint_put(&b, v);
		p = (unsigned char *)b.p;
		bad += varint_get(&p, p + b.n) != v || p != (unsigned char *)b.p + b.n;
		p = (unsigned char *)b.p;
		bad += b.n > 1 && varint_get(&p, p + b.n - 1) != 0;
		buf_release(&b);
	}
	is_int(bad, 0, "numbers of 7 bits a byte come back; a cut one is 0");
}

/* ---- Places ---- */

static bool places_agree(uint32_t most, uint32_t n)
{
	uint32_t at[400], out[400], n2 = 1 + below(3), two[3] = { 0 };
	uint8_t span = span_of(most);
	struct buf b;
	struct bit_out o = { &b, 0, 0 };
	bool good;

	for (uint32_t i = 0; i < n; i++) /* in order, some of them twice */
		at[i] = i && below(10) == 0 ? at[i - 1] : (uint32_t)((uint64_t)most * i / n) + below(most / n ? most / n : 1);
	buf_init(&b, 1 << 20);
	places_put(&o, at, n, span);
	places_put(&o, two, n2, span);
	bit_out_end(&o);
	good = b.n == (places_bits(span, n) + places_bits(span, n2) + 7) / 8;
	buf_put(&b, S("12345678"));
	places_get((unsigned char *)b.p, 0, n, span, out);
	good &= memcmp(at, out, n * sizeof *at) == 0;
	places_get((unsigned char *)b.p, places_bits(span, n), n2, span, out);
	good &= memcmp(two, out, n2 * sizeof *two) == 0;
	buf_release(&b);
	return good;
}

static void test_places(void)
{
	unsigned bad = 0;

	for (int i = 0; i < 20000; i++)
		bad += !places_agree(1 + (chance() >> 8 >> below(24)), 1 + below(i % 2 ? 8 : 400));
	is_int(bad, 0, "positions in documents of any size come back, and take the bits that are foretold");
	bad = 0;
	for (uint32_t n = 0; n < 1 << 16; n++)
		bad += span_most[span_of(n)] < n || (n > 0 && span_of(n) > 0 && span_most[span_of(n) - 1] >= n);
	is_int(bad, 0, "a span is the least that holds so many positions");
}

/* ---- Front-coded keys ---- */

static void test_front(void)
{
	enum { KEYS = 1000 };
	struct front_put put;
	struct front f;
	struct front_at at;
	struct buf b;
	char key[16];
	unsigned bad = 0;

	front_begin(&put);
	for (int i = 0; i < KEYS; i++) {
		snprintf(key, sizeof key, "w%06d", i * 3);
		front_put(&put, str_of(key), str_of(key + 4));
	}
	buf_init(&b, 1 << 20);
	front_end(&put, &b);
	ok(front_open(&f, buf_str(&b), KEYS), "a table of keys opens");
	for (int i = 0; i < KEYS * 3; i++) {
		snprintf(key, sizeof key, "w%06d", i);
		bad += front_find(&f, str_of(key), &at) != (i % 3 == 0);
		if (i % 3 == 0)
			bad += at.number != (uint32_t)i / 3 || !str_eq(at.about, str_of(key + 4));
		else if (i < KEYS * 3 - 3)
			bad += !front_seek(&f, str_of(key), &at) || at.number != (uint32_t)i / 3 + 1;
	}
	is_int(bad, 0, "keys are found with what belongs to them, others are not");
	ok(!front_seek(&f, S("x"), &at) && front_seek(&f, S(""), &at) && at.number == 0, "before the first, behind the last");
	ok(!front_open(&f, str_cut(buf_str(&b), 0, 100), KEYS), "a table that is cut does not open");
	buf_release(&b);
}

int main(void)
{
	for (size_t i = 0; kernels_all[i]; i++) {
		if (!kernels_all[i]->usable()) {
			skip("this processor has not what the set needs");
			continue;
		}
		test_unpack(kernels_all[i]);
		test_add_up(kernels_all[i]);
		test_score(kernels_all[i]);
		test_pick(kernels_all[i]);
	}
	test_codec();
	test_bounds();
	test_varint();
	test_places();
	test_front();
	return tap_done();
}
