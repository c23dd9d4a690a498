/*
 * postings_put - the list of a word, as bytes.
 */
#include <assert.h>

#include "index/postings.h"

/* A set of bits may be a little larger than packed numbers: it is faster to look into. */
enum { DENSE_NUMERATOR = 5, DENSE_DENOMINATOR = 4 };

static void put_u32(struct buf *b, const uint32_t *v, size_t n)
{
	buf_put(b, (Str){ (const char *)v, n * sizeof *v });
}

static void put_dense(struct buf *b, const uint32_t *docs, uint32_t n, uint32_t base, uint32_t words)
{
	size_t from;

	buf_byte(b, (char)BLOCK_DENSE);
	from = b->n;
	buf_fill(b, 0, (size_t)words * 8);
	for (uint32_t i = 0; i < n && !b->full; i++) {
		uint32_t bit = docs[i] - base;

		b->p[from + bit / 8] = (char)(b->p[from + bit / 8] | 1 << bit % 8);
	}
}

/* A list of one block has no skip list that would say how far a set of bits goes. */
static void put_docs(struct buf *b, const uint32_t *docs, uint32_t n, uint32_t before, bool many)
{
	uint32_t gaps[BLOCK] = { 0 }, base = before + 1;
	uint32_t words = (docs[n - 1] - base) / 64 + 1;
	size_t from = b->n;

	for (uint32_t i = 0; i < n; i++) {
		gaps[i] = docs[i] - before - 1;
		before = docs[i];
	}
	codec_put(b, gaps, n);
	if (many && n == BLOCK && 1 + (size_t)words * 8 <= (b->n - from) * DENSE_NUMERATOR / DENSE_DENOMINATOR) {
		b->n = from;
		put_dense(b, docs, n, base, words);
	}
}

static void put_block(struct buf *b, const struct build_word *w, uint32_t from, uint32_t n)
{
	uint32_t less[BLOCK] = { 0 };

	put_docs(b, w->docs + from, n, from ? w->docs[from - 1] : UINT32_MAX, w->n > BLOCK);
	if (!w->counts)
		return;
	for (uint32_t i = 0; i < n; i++)
		less[i] = w->counts[from + i] - 1;
	codec_put(b, less, n);
	if (w->heavy)
		codec_put(b, w->heavy + from, n);
}

static uint16_t bound_block(const struct build_word *w, uint32_t from, uint32_t n, const struct postings_about_docs *d)
{
	float best = 0;

	for (uint32_t i = from; i < from + n; i++) {
		uint32_t count = w->counts ? w->counts[i] : 1;
		float ratio;

		if (w->heavy)
			count += (d->heavy - 1) * w->heavy[i];
		ratio = (float)count / ((float)d->lengths[w->docs[i]] + d->flat);
		best = ratio > best ? ratio : best;
	}
	return bound_of(best);
}

/* The positions of the documents of a block; `at` are those of the first. Returns how many they were. */
static uint32_t put_places(struct buf *b, const struct build_word *w, uint32_t from, uint32_t n, const uint32_t *at,
                           const uint8_t *spans)
{
	struct bit_out o = { b, 0, 0 };
	uint32_t total = 0;

	for (uint32_t i = from; i < from + n; i++) {
		places_put(&o, at + total, w->counts[i], spans[w->docs[i]]);
		total += w->counts[i];
	}
	bit_out_end(&o);
	return total;
}

static void put_codes(struct buf *out, const struct build_word *w)
{
	for (uint32_t i = 0; i < w->total; i += BLOCK) {
		uint32_t codes[BLOCK] = { 0 }, n = w->total - i < BLOCK ? w->total - i : BLOCK;

		for (uint32_t k = 0; k < n; k++)
			codes[k] = w->codes[i + k];
		bits_put(out, codes, n, bits_needed(w->variant_count - 1)); /* 128 of any width fill whole bytes */
	}
}

/* The pieces of a list of many blocks: the arrays of its skip list, and what they point to. */
enum { LAST, WHERE, PLACED, BEFORE, BOUNDS, BODY, POSITIONS, PIECES };

static void put_many(struct buf *out, const struct build_word *w, const struct postings_about_docs *d)
{
	uint32_t blocks = (w->n + BLOCK - 1) / BLOCK, before = 0;
	struct buf piece[PIECES];

	for (size_t i = 0; i < PIECES; i++)
		buf_init(&piece[i], UINT32_MAX);
	for (uint32_t i = 0; i < blocks; i++) {
		uint32_t from = i * BLOCK, n = i + 1 < blocks ? BLOCK : w->n - from;
		uint32_t where = (uint32_t)piece[BODY].n, placed = (uint32_t)piece[POSITIONS].n;
		uint16_t bound = bound_block(w, from, n, d);

		put_u32(&piece[LAST], &w->docs[from + n - 1], 1);
		put_u32(&piece[WHERE], &where, 1);
		buf_put(&piece[BOUNDS], (Str){ (char *)&bound, 2 });
		put_block(&piece[BODY], w, from, n);
		if (!w->positions)
			continue;
		put_u32(&piece[PLACED], &placed, 1);
		if (w->codes)
			put_u32(&piece[BEFORE], &before, 1);
		before += put_places(&piece[POSITIONS], w, from, n, w->positions + before, d->spans);
	}
	put_u32(&piece[WHERE], &(uint32_t){ (uint32_t)piece[BODY].n }, 1); /* where the positions begin */
	for (size_t i = 0; i < PIECES; i++) {
		buf_put(out, buf_str(&piece[i]));
		out->full |= piece[i].full;
		buf_release(&piece[i]);
	}
}

void postings_put(struct buf *out, const struct build_word *w, const struct postings_about_docs *d)
{
	assert(w->n > 0 && (!w->positions || w->counts));
	if (w->n > BLOCK) {
		put_many(out, w, d);
	} else {
		uint16_t bound = bound_block(w, 0, w->n, d);

		buf_put(out, (Str){ (char *)&bound, 2 });
		put_block(out, w, 0, w->n);
		if (w->positions)
			put_places(out, w, 0, w->n, w->positions, d->spans);
	}
	if (w->codes)
		put_codes(out, w);
}
