/*
 * sample - some thousand telegrams as numbers of words.
 */
#include "sample.h"

#include <assert.h>

enum { IDS_MOST = 8 << 20, SLOTS = 1 << 20 };

/* In 10,000 of the telegrams. */
enum { COMMON_FROM = 1000, COMMON_TO = 8000, MIDDLE_FROM = 100, LOW_FROM = 5 };

/* A word may stand in several classes; the first of a spelling counts for all. */
static uint32_t *first_spellings(struct arena *a, const struct lexicon *lx)
{
	uint32_t *slots = arena_array(a, uint32_t, SLOTS), *first = arena_array(a, uint32_t, lx->n);

	for (uint32_t id = 0; id < lx->n; id++) {
		Str word = lexicon_word(lx, id);
		uint64_t h = 0xCBF29CE484222325U;
		uint32_t at;

		for (size_t i = 0; i < word.n; i++)
			h = (h ^ (unsigned char)to_upper((unsigned char)word.p[i])) * 0x100000001B3U;
		for (at = (uint32_t)(h ^ h >> 32) & (SLOTS - 1); slots[at]; at = (at + 1) & (SLOTS - 1))
			if (str_ieq(lexicon_word(lx, slots[at] - 1), word))
				break;
		if (!slots[at])
			slots[at] = id + 1;
		first[id] = slots[at] - 1;
	}
	return first;
}

static void add_telegram(struct sample *s, const struct prose *p, const uint32_t *first)
{
	size_t n = p->ids.n / sizeof(uint32_t);

	assert(s->ids_n + n <= IDS_MOST);
	memcpy(s->ids + s->ids_n, p->ids.p, p->ids.n);
	for (size_t i = 0; i < n; i++, s->ids_n++)
		if (s->ids[s->ids_n] != UINT32_MAX)
			s->ids[s->ids_n] = first[s->ids[s->ids_n]];
}

/* How many telegrams have each word. */
static uint32_t *count(struct sample *s, uint32_t words)
{
	uint32_t *telegrams = arena_array(&s->a, uint32_t, words), *last = arena_array(&s->a, uint32_t, words);

	for (uint32_t t = 0; t < SAMPLE_TELEGRAMS; t++)
		for (uint32_t i = s->starts[t]; i < s->starts[t + 1]; i++) {
			uint32_t id = s->ids[i];

			if (id != UINT32_MAX && last[id] != t + 1) {
				last[id] = t + 1;
				telegrams[id]++;
			}
		}
	return telegrams;
}

static enum band band_of(uint32_t telegrams, uint32_t common_from)
{
	uint32_t share = telegrams * 10000 / SAMPLE_TELEGRAMS;

	if (telegrams == 1)
		return BAND_RARE;
	if (share >= common_from)
		return share < COMMON_TO ? BAND_COMMON : BAND_NONE;
	return share >= MIDDLE_FROM ? BAND_MIDDLE : share >= LOW_FROM ? BAND_LOW : BAND_NONE;
}

static void sort_into_bands(struct sample *s, const uint32_t *telegrams, uint32_t words, uint32_t common_from)
{
	memset(s->words_n, 0, sizeof s->words_n);
	for (uint32_t id = 0; id < words; id++) {
		enum band band = band_of(telegrams[id], common_from);

		s->bands[id] = (uint8_t)band;
		s->words[band][s->words_n[band]++] = id;
	}
}

void sample_init(struct sample *s, enum era era, uint64_t seed, uint32_t least)
{
	const uint32_t *first, *telegrams;
	uint32_t words, from = COMMON_FROM;

	s->ids_n = 0;
	arena_init(&s->a);
	drafter_init(&s->drafter, era, SAMPLE_TELEGRAMS, seed);
	words = s->drafter.language.lx.n;
	s->ids = arena_array(&s->a, uint32_t, IDS_MOST);
	s->bands = arena_array(&s->a, uint8_t, words);
	for (int band = 0; band < BANDS; band++)
		s->words[band] = arena_array(&s->a, uint32_t, words);
	first = first_spellings(&s->a, &s->drafter.language.lx);
	for (uint32_t t = 0; t < SAMPLE_TELEGRAMS; t++) {
		s->starts[t] = s->ids_n;
		add_telegram(s, &drafter_next(&s->drafter)->prose, first);
	}
	s->starts[SAMPLE_TELEGRAMS] = s->ids_n;
	telegrams = count(s, words);
	do
		sort_into_bands(s, telegrams, words, from);
	while (s->words_n[BAND_COMMON] < least && (from -= 50) > MIDDLE_FROM);
}

void sample_release(struct sample *s)
{
	drafter_release(&s->drafter);
	arena_release(&s->a);
}
