/*
 * sketch - a few bytes that tell how much alike two texts are.
 */
#include "archive/sketch.h"

#include "archive/hash64.h"

enum { RUN = 4, EMPTY = 0, BAND_ROWS = 4 };

/* Hashes of the last words, and the least hash of each bin so far; 0: none. */
struct shingles {
	uint64_t words[RUN];
	uint64_t runs;
	uint64_t least[SKETCH_BINS];
};

/* The order of the words counts: each has a factor of its own. */
static void add_run(struct shingles *s)
{
	static const uint64_t factors[RUN] = {
		1, UINT64_C(0xD6E8FEB86659FD93), UINT64_C(0xA0761D6478BD642F), UINT64_C(0xE7037ED1A0B428DB),
	};
	uint64_t sum = 0, h, bin;

	for (uint64_t i = 0; i < RUN; i++)
		sum += s->words[(s->runs + i) % RUN] * factors[i];
	h = hash64_number(0, sum);
	bin = h % SKETCH_BINS;
	h |= 1; /* never EMPTY */
	if (s->least[bin] == EMPTY || h < s->least[bin])
		s->least[bin] = h;
}

static void add_word(struct shingles *s, uint64_t word)
{
	s->words[s->runs++ % RUN] = word;
	if (s->runs >= RUN)
		add_run(s);
}

/* What a byte is in a word: letters as capitals, digits, bytes of no ASCII character; 0: it ends the word. */
static unsigned fold(int c)
{
	return is_alnum(c) || c >= 0x80 ? (unsigned)to_upper(c) : 0;
}

static void add_text(struct shingles *s, const unsigned char folded[256], Str text)
{
	uint64_t word = 0;

	for (size_t i = 0; i < text.n; i++) {
		unsigned c = folded[(unsigned char)text.p[i]];

		if (c) {
			word = (word + c) * UINT64_C(0x9E3779B97F4A7C15);
		} else if (word) {
			add_word(s, word);
			word = 0;
		}
	}
	if (word)
		add_word(s, word);
}

/* A bin that no run fell into takes what the next one has. */
static void fill_empty(struct shingles *s)
{
	uint64_t last = EMPTY;

	for (int round = 0; round < 2; round++)
		for (int i = SKETCH_BINS; i-- > 0;) {
			if (s->least[i] == EMPTY)
				s->least[i] = last;
			last = s->least[i];
		}
}

static int64_t band_of(const struct shingles *s, unsigned band)
{
	uint64_t h = band;

	for (unsigned i = 0; i < BAND_ROWS; i++)
		h = hash64_number(h, s->least[band * BAND_ROWS + i]);
	return (int64_t)(h >> 16); /* 48 bits are enough, and take less room */
}

void sketch_make(const struct cable *c, struct sketch *out)
{
	struct shingles s = { 0 };
	unsigned char folded[256];

	for (int i = 0; i < 256; i++)
		folded[i] = (unsigned char)fold(i);
	for (uint32_t i = 0; i < c->paragraphs.n; i++)
		add_text(&s, folded, c->paragraphs.v[i].text);
	*out = (struct sketch){ .there = s.runs >= SKETCH_LEAST + RUN - 1 };
	if (!out->there)
		return;
	fill_empty(&s);
	for (unsigned i = 0; i < SKETCH_BINS; i++)
		out->bits[i / 2] |= (unsigned char)((s.least[i] >> 32 & 15) << (i % 2 * 4));
	for (unsigned i = 0; i < SKETCH_BANDS; i++)
		out->bands[i] = band_of(&s, i);
}

/* Four bits are the same by chance in one case of sixteen. */
unsigned sketch_likeness(const void *a, const void *b)
{
	const unsigned char *x = a, *y = b;
	int same = 0, chance = SKETCH_BINS / 16;

	for (unsigned i = 0; i < SKETCH_BYTES; i++)
		same += ((x[i] ^ y[i]) & 0x0F ? 0 : 1) + ((x[i] ^ y[i]) & 0xF0 ? 0 : 1);
	return same > chance ? (unsigned)((same - chance) * 100 / (SKETCH_BINS - chance)) : 0;
}
