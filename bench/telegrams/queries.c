/*
 * queries - what to ask of the telegrams of a seed, in eight classes.
 */
#include "queries.h"

#include <stdlib.h>

#include "sample.h"

enum { PURPOSE_QUERIES = 20, WORDS_IN_QUERY = 5, PHRASE_STEP = 7, ID_BITS = 20, NO_WORD = (1 << ID_BITS) - 1 };

/* The bands of a query's words, in turn. */
static const enum band pairs[5][2] = {
	{ BAND_COMMON, BAND_COMMON }, { BAND_COMMON, BAND_MIDDLE }, { BAND_MIDDLE, BAND_MIDDLE },
	{ BAND_COMMON, BAND_LOW }, { BAND_MIDDLE, BAND_LOW },
};
static const enum band fives[4][5] = {
	{ BAND_COMMON, BAND_COMMON, BAND_MIDDLE, BAND_MIDDLE, BAND_LOW },
	{ BAND_COMMON, BAND_MIDDLE, BAND_MIDDLE, BAND_LOW, BAND_LOW },
	{ BAND_MIDDLE, BAND_MIDDLE, BAND_MIDDLE, BAND_MIDDLE, BAND_MIDDLE },
	{ BAND_COMMON, BAND_COMMON, BAND_COMMON, BAND_MIDDLE, BAND_MIDDLE },
};

struct asker {
	struct sample *s;
	struct random r;
	struct buf *b;
};

static void put_word(struct asker *k, uint32_t id)
{
	Str word = sample_word(k->s, id);

	for (size_t i = 0; i < word.n; i++)
		buf_byte(k->b, (char)(is_upper((unsigned char)word.p[i]) ? word.p[i] + 0x20 : word.p[i]));
}

static void put_words(struct asker *k, const char *class, const uint32_t *ids, uint32_t n, const char *between)
{
	buf_printf(k->b, "%s\t", class);
	for (uint32_t i = 0; i < n; i++) {
		buf_z(k->b, i ? between : "");
		put_word(k, ids[i]);
	}
	buf_byte(k->b, '\n');
}

/* The words of a band in an order by chance: no word is asked for twice. */
static void shuffle(struct asker *k, enum band band)
{
	uint32_t *words = k->s->words[band];

	for (uint32_t i = k->s->words_n[band]; i > 1; i--) {
		uint32_t other = random_below(&k->r, i), swap = words[i - 1];

		words[i - 1] = words[other];
		words[other] = swap;
	}
}

static void put_singles(struct asker *k, const char *class, enum band band)
{
	shuffle(k, band);
	for (uint32_t i = 0; i < QUERIES_PER_CLASS && i < k->s->words_n[band]; i++)
		put_words(k, class, &k->s->words[band][i], 1, "");
}

/* A word of a band by chance out of one telegram; UINT32_MAX if it has none but those taken. */
static uint32_t word_of(struct asker *k, uint32_t telegram, enum band band, const uint32_t *taken, uint32_t n)
{
	uint32_t from = k->s->starts[telegram], count = k->s->starts[telegram + 1] - from;

	for (int tries = 0; tries < 200; tries++) {
		uint32_t id = k->s->ids[from + random_below(&k->r, count)];
		bool fits = id != UINT32_MAX && k->s->bands[id] == band;

		for (uint32_t i = 0; i < n; i++)
			fits = fits && taken[i] != id;
		if (fits)
			return id;
	}
	return UINT32_MAX;
}

/* Words of one telegram, one of each band: they share a topic. */
static void draw_together(struct asker *k, const enum band *bands, uint32_t n, uint32_t *out)
{
	uint32_t done = 0;

	while (done < n) {
		uint32_t telegram = random_below(&k->r, SAMPLE_TELEGRAMS);

		for (done = 0; done < n; done++)
			if ((out[done] = word_of(k, telegram, bands[done], out, done)) == UINT32_MAX)
				break;
	}
}

static void put_pairs(struct asker *k, const char *class, const char *between)
{
	for (uint32_t i = 0; i < QUERIES_PER_CLASS; i++) {
		uint32_t ids[WORDS_IN_QUERY];

		draw_together(k, pairs[i % 5], 2, ids);
		put_words(k, class, ids, 2, between);
	}
}

static void put_fives(struct asker *k)
{
	for (uint32_t i = 0; i < QUERIES_PER_CLASS; i++) {
		uint32_t ids[WORDS_IN_QUERY];

		draw_together(k, fives[i % 4], 5, ids);
		put_words(k, "or5", ids, 5, " OR ");
	}
}

static int by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Words that stand together in the sample, two or three, as one number each; in order. */
static uint64_t *runs(struct asker *k, uint32_t size, size_t *n)
{
	const struct sample *s = k->s;
	uint64_t *v = arena_array(&k->s->a, uint64_t, s->ids_n / PHRASE_STEP + 1);

	*n = 0;
	for (uint32_t at = random_below(&k->r, PHRASE_STEP); at + size <= s->ids_n; at += PHRASE_STEP) {
		const uint32_t *ids = s->ids + at;
		uint32_t third = size == 3 ? ids[2] : NO_WORD;

		if (ids[0] != UINT32_MAX && ids[1] != UINT32_MAX && third != UINT32_MAX && ids[0] != ids[1])
			v[(*n)++] = (uint64_t)ids[0] << 2 * ID_BITS | (uint64_t)ids[1] << ID_BITS | third;
	}
	qsort(v, *n, sizeof *v, by_number);
	return v;
}

/* Keep of each run one, of those that stand there once, or more often. */
static size_t keep(uint64_t *v, size_t n, bool often)
{
	size_t kept = 0;

	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && v[end] == v[i]; end++)
			;
		if ((end - i > 1) == often)
			v[kept++] = v[i];
	}
	return kept;
}

static void put_phrases(struct asker *k, uint32_t size, bool often, uint32_t wanted)
{
	size_t n;
	uint64_t *v = runs(k, size, &n);

	n = keep(v, n, often);
	for (; wanted && n; wanted--) {
		uint32_t i = random_below(&k->r, (uint32_t)n);
		uint64_t run = v[i];

		v[i] = v[--n];
		buf_z(k->b, "phrase\t\"");
		put_word(k, (uint32_t)(run >> 2 * ID_BITS));
		buf_byte(k->b, ' ');
		put_word(k, (uint32_t)(run >> ID_BITS) & NO_WORD);
		if (size == 3) {
			buf_byte(k->b, ' ');
			put_word(k, (uint32_t)run & NO_WORD);
		}
		buf_z(k->b, "\"\n");
	}
}

/* Whether the line that begins at `from` stands above it already. */
static bool stands_above(const struct buf *b, size_t from)
{
	return str_find((Str){ b->p, from }, (Str){ b->p + from, b->n - from }) < from;
}

static void put_prefixes(struct asker *k)
{
	uint32_t done = 0;

	shuffle(k, BAND_MIDDLE);
	shuffle(k, BAND_LOW);
	for (uint32_t i = 0; done < QUERIES_PER_CLASS && i < k->s->words_n[BAND_LOW]; i++) {
		enum band band = i % 2 && i / 2 < k->s->words_n[BAND_MIDDLE] ? BAND_MIDDLE : BAND_LOW;
		uint32_t id = k->s->words[band][i % 2 ? i / 2 : i], letters = 4 + done % 3;
		size_t from = k->b->n;

		if (sample_word(k->s, id).n <= letters)
			continue;
		buf_z(k->b, "prefix\t");
		put_word(k, id);
		k->b->n -= sample_word(k->s, id).n - letters;
		buf_z(k->b, "*\n");
		if (stands_above(k->b, from))
			k->b->n = from;
		else
			done++;
	}
}

static void put_filtered(struct asker *k)
{
	const struct drafter *d = &k->s->drafter;
	int first = date_from_days(d->first_day).year, years = date_from_days(d->first_day + d->days).year - first + 1;

	for (uint32_t i = 0; i < QUERIES_PER_CLASS; i++) {
		enum band band = i % 2 ? BAND_MIDDLE : BAND_COMMON;
		uint32_t post = random_below(&k->r, d->stations.n < 60 ? d->stations.n : 60);

		buf_z(k->b, "filtered\t");
		put_word(k, k->s->words[band][random_below(&k->r, k->s->words_n[band])]);
		if (i % 5 == 0)
			buf_z(k->b, " @class=SECRET\n");
		else if (i % 5 == 3)
			buf_z(k->b, " @class=CONFIDENTIAL\n");
		else if (i % 5 == 2)
			buf_printf(k->b, " @year=%d\n", first + (int)(i / 5) % years);
		else
			buf_printf(k->b, " @post=%.*s\n", STR_ARG(d->stations.v[post].post->mrn));
	}
}

void queries_print(struct buf *b, enum era era, uint64_t seed)
{
	struct sample *s = malloc(sizeof *s);
	struct asker k = { .s = s, .r = random_of(seed, PURPOSE_QUERIES, 0), .b = b };

	if (!s)
		abort();
	sample_init(s, era, seed, QUERIES_PER_CLASS);
	put_singles(&k, "common", BAND_COMMON);
	put_singles(&k, "rare", BAND_RARE);
	put_pairs(&k, "and2", " ");
	put_pairs(&k, "or2", " OR ");
	put_fives(&k);
	put_phrases(&k, 2, true, QUERIES_PER_CLASS * 2 / 5);
	put_phrases(&k, 3, true, QUERIES_PER_CLASS / 10);
	put_phrases(&k, 2, false, QUERIES_PER_CLASS * 3 / 10);
	put_phrases(&k, 3, false, QUERIES_PER_CLASS / 5);
	put_prefixes(&k);
	put_filtered(&k);
	sample_release(s);
	free(s);
}
