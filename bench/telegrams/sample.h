/*
 * sample - some thousand telegrams as numbers of words, to choose queries from.
 */
#ifndef BENCH_SAMPLE_H
#define BENCH_SAMPLE_H

#include "draft.h"

enum { SAMPLE_TELEGRAMS = 6000 };

/* By the share of telegrams that have a word. */
enum band { BAND_NONE, BAND_RARE, BAND_LOW, BAND_MIDDLE, BAND_COMMON, BANDS };

struct sample {
	struct arena a;
	struct drafter drafter;
	uint32_t *ids; /* of one spelling there is one number; UINT32_MAX parts sentences */
	uint32_t ids_n;
	uint32_t starts[SAMPLE_TELEGRAMS + 1];
	uint8_t *bands; /* of each word */
	uint32_t *words[BANDS];
	uint32_t words_n[BANDS];
};

/* The caller releases it. Each band but the last has at least `least` words or all there are; BAND_COMMON goes down for them. */
void sample_init(struct sample *s, enum era era, uint64_t seed, uint32_t least);
void sample_release(struct sample *s);

static inline Str sample_word(const struct sample *s, uint32_t id)
{
	return lexicon_word(&s->drafter.language.lx, id);
}

#endif
