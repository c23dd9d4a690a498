/*
 * kernel - the plain set, and the choice among the sets.
 */
#include "index/kernel.h"

#include <string.h>

#include "index/kernel_sets.h"

void block_pack(const uint32_t v[BLOCK], unsigned width, unsigned char *out)
{
	uint32_t word[BLOCK] = { 0 };

	for (unsigned i = 0; i < BLOCK && width; i++) {
		unsigned bit = i / BLOCK_LANES * width, at = bit / 32 * BLOCK_LANES + i % BLOCK_LANES;

		word[at] |= v[i] << bit % 32;
		if (bit % 32 + width > 32)
			word[at + BLOCK_LANES] |= v[i] >> (32 - bit % 32);
	}
	memcpy(out, word, (size_t)width * 16);
}

static bool always(void)
{
	return true;
}

static void plain_unpack(const unsigned char *in, unsigned width, uint32_t out[BLOCK])
{
	for (unsigned i = 0; i < BLOCK; i++)
		out[i] = block_one(in, width, i);
}

static void plain_add_up(uint32_t v[BLOCK], uint32_t before)
{
	for (unsigned i = 0; i < BLOCK; i++)
		before = v[i] += before + 1;
}

static void plain_score(const uint32_t *docs, const uint32_t *often, uint32_t n, const struct bm25 *how, float *out)
{
	for (uint32_t i = 0; i < n; i++) {
		float f = (float)often[i], length = (float)how->lengths[docs[i]];

		out[i] = how->weight * f / (f + (how->base + how->slope * length));
	}
}

static uint32_t plain_pick(const float *scores, uint32_t n, float least, uint8_t *places)
{
	uint32_t found = 0;

	for (uint32_t i = 0; i < n; i++) {
		places[found] = (uint8_t)i;
		found += scores[i] >= least;
	}
	return found;
}

static uint32_t plain_pick_bounds(const uint16_t *bounds, uint32_t n, uint16_t than, uint32_t *places)
{
	uint32_t found = 0;

	for (uint32_t i = 0; i < n; i++)
		if (bounds[i] > than)
			places[found++] = i;
	return found;
}

static const struct kernels plain = {
	"plain", always, plain_unpack, plain_add_up, plain_score, plain_pick, plain_pick_bounds,
};

const struct kernels *const kernels_all[] = {
	&plain,
#ifdef KERNELS_X86
	&kernels_sse2,
	&kernels_avx2,
#endif
	NULL,
};

const struct kernels *kernel = &plain;

__attribute__((constructor)) static void choose(void)
{
	for (size_t i = 0; kernels_all[i]; i++)
		if (kernels_all[i]->usable())
			kernel = kernels_all[i];
}
