/*
 * set - documents of one segment.
 */
#include "index/set.h"

#include <assert.h>

void set_none(struct arena *a, uint32_t docs, struct set *s)
{
	*s = (struct set){ .docs = docs, .list = arena_raw(a, sizeof *s->list) };
}

static void make_bits(struct arena *a, struct set *s)
{
	s->bits = arena_array(a, uint64_t, set_words(s->docs));
	for (uint32_t i = 0; s->list && i < s->n; i++)
		s->bits[s->list[i] / 64] |= 1ull << s->list[i] % 64;
	s->list = NULL;
	s->n = 0;
}

/* The bits of a word of 64 documents from `base` on that lie in a range. */
static uint64_t range_bits(uint32_t base, uint32_t from, uint32_t to)
{
	uint64_t bits = ~0ull;

	if (to <= base || from >= (uint64_t)base + 64 || from >= to)
		return 0;
	if (from > base)
		bits &= ~0ull << (from - base);
	if (to - base < 64)
		bits &= (1ull << (to - base)) - 1;
	return bits;
}

void set_range(struct arena *a, uint32_t docs, uint32_t from, uint32_t to, struct set *s)
{
	to = to < docs ? to : docs;
	*s = (struct set){ .docs = docs };
	if (from >= to) {
		set_none(a, docs, s);
		return;
	}
	make_bits(a, s);
	for (uint32_t i = from / 64; i <= (to - 1) / 64; i++)
		s->bits[i] = range_bits(i * 64, from, to);
}

void set_list(uint32_t docs, uint32_t *list, uint32_t n, struct set *s)
{
	*s = (struct set){ .docs = docs, .n = n, .list = list };
}

void set_copy(struct arena *a, const struct set *from, struct set *s)
{
	size_t bytes = from->list ? (size_t)from->n * sizeof *from->list : set_words(from->docs) * sizeof *from->bits;

	*s = *from;
	if (from->list)
		s->list = memcpy(arena_raw(a, bytes + 1), from->list, bytes);
	else
		s->bits = memcpy(arena_raw(a, bytes + 1), from->bits, bytes);
}

void set_open(struct arena *a, uint32_t docs, struct set *s)
{
	*s = (struct set){ .docs = docs };
	s->bits = arena_array(a, uint64_t, set_words(docs));
}

void set_settle(struct arena *a, struct set *s)
{
	struct set few = { .docs = s->docs };
	uint64_t n = s->list ? UINT64_MAX : set_count(s);
	uint32_t at = 0;

	if (n > s->docs / SET_SPARSE)
		return;
	few.list = arena_raw(a, (n + 64) * sizeof *few.list);
	while (few.n < n)
		few.n += set_take(s, &at, few.list + few.n, (uint32_t)n + 64 - few.n);
	*s = few;
}

/* Lay a run of bits over a set from document `base` on. */
static void or_dense(uint64_t *bits, const unsigned char *dense, uint32_t base, uint32_t words)
{
	uint32_t at = base / 64, shift = base % 64;

	for (uint32_t i = 0; i < words; i++, at++) {
		uint64_t w;

		memcpy(&w, dense + (size_t)i * 8, 8);
		bits[at] |= w << shift;
		if (shift && w >> (64 - shift))
			bits[at + 1] |= w >> (64 - shift);
	}
}

static void or_bits(uint64_t *bits, const struct postings *p)
{
	uint32_t docs[BLOCK], base, words;

	for (uint32_t b = 0; b < p->blocks; b++) {
		const unsigned char *dense = p->blocks > 1 ? postings_dense(p, b, &base, &words) : NULL;
		uint32_t n;

		if (dense) {
			or_dense(bits, dense, base, words);
			continue;
		}
		n = postings_docs(p, b, docs);
		for (uint32_t i = 0; i < n; i++)
			bits[docs[i] / 64] |= 1ull << docs[i] % 64;
	}
}

void set_postings(struct arena *a, uint32_t docs, const struct postings *p, struct set *s)
{
	*s = (struct set){ .docs = docs };
	if (p->n > docs / SET_SPARSE && p->n > BLOCK) {
		make_bits(a, s);
		or_bits(s->bits, p);
		return;
	}
	s->list = arena_raw(a, ((size_t)p->blocks * BLOCK + 1) * sizeof *s->list);
	for (uint32_t b = 0; p->n && b < p->blocks; b++)
		s->n += postings_docs(p, b, s->list + s->n);
}

/* ---- Two sets ---- */

bool set_holds(const struct set *s, uint32_t doc, uint32_t *at)
{
	if (!s->list)
		return set_bit(s->bits, doc);
	while (*at < s->n && s->list[*at] < doc)
		++*at;
	return *at < s->n && s->list[*at] == doc;
}

/* Keep of a list what the other has, or what it has not. */
static void keep(struct set *s, const struct set *other, bool having)
{
	uint32_t n = 0, at = 0;

	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t doc = s->list[i];

		s->list[n] = doc;
		n += set_holds(other, doc, &at) == having;
	}
	s->n = n;
}

void set_and(struct set *s, struct set *other)
{
	struct set bits = *s;

	assert(s->docs == other->docs);
	if (!s->list && other->list) {
		*s = *other;
		keep(s, &bits, true);
	} else if (s->list) {
		keep(s, other, true);
	} else {
		for (uint32_t i = 0; i < set_words(s->docs); i++)
			s->bits[i] &= other->bits[i];
	}
}

void set_less(struct set *s, const struct set *other)
{
	assert(s->docs == other->docs);
	if (s->list)
		keep(s, other, false);
	else if (other->list)
		for (uint32_t i = 0; i < other->n; i++)
			s->bits[other->list[i] / 64] &= ~(1ull << other->list[i] % 64);
	else
		set_less_bits(s, other->bits);
}

static void merge_lists(struct arena *a, struct set *s, const struct set *other)
{
	uint32_t *out = arena_raw(a, ((size_t)s->n + other->n + 1) * sizeof *out), n = 0, i = 0, k = 0;

	while (i < s->n && k < other->n) {
		uint32_t x = s->list[i], y = other->list[k];

		out[n++] = x < y ? x : y;
		i += x <= y;
		k += y <= x;
	}
	for (; i < s->n; i++)
		out[n++] = s->list[i];
	for (; k < other->n; k++)
		out[n++] = other->list[k];
	s->list = out;
	s->n = n;
}

void set_or(struct arena *a, struct set *s, const struct set *other)
{
	assert(s->docs == other->docs);
	if (s->list && other->list && s->n + other->n <= s->docs / SET_SPARSE + BLOCK) {
		merge_lists(a, s, other);
		return;
	}
	if (s->list)
		make_bits(a, s);
	for (uint32_t i = 0; other->list && i < other->n; i++)
		s->bits[other->list[i] / 64] |= 1ull << other->list[i] % 64;
	for (uint32_t i = 0; !other->list && i < set_words(s->docs); i++)
		s->bits[i] |= other->bits[i];
}

void set_or_postings(struct arena *a, struct set *s, const struct postings *p)
{
	struct set other;

	if (p->n == 0)
		return;
	if (s->list && p->n + s->n <= s->docs / SET_SPARSE + BLOCK) {
		set_postings(a, s->docs, p, &other);
		set_or(a, s, &other);
		return;
	}
	if (s->list)
		make_bits(a, s);
	or_bits(s->bits, p);
}

void set_cut(struct set *s, uint32_t from, uint32_t to)
{
	uint32_t n = 0;

	for (uint32_t i = 0; s->list && i < s->n; i++) {
		s->list[n] = s->list[i];
		n += s->list[i] >= from && s->list[i] < to;
	}
	for (uint32_t i = 0; !s->list && i < set_words(s->docs); i++)
		s->bits[i] &= range_bits(i * 64, from, to);
	s->n = n;
}

void set_less_bits(struct set *s, const uint64_t *gone)
{
	uint32_t n = 0;

	if (!gone)
		return;
	for (uint32_t i = 0; s->list && i < s->n; i++) {
		s->list[n] = s->list[i];
		n += !set_bit(gone, s->list[i]);
	}
	for (uint32_t i = 0; !s->list && i < set_words(s->docs); i++)
		s->bits[i] &= ~gone[i];
	s->n = n;
}

/* ---- What is in one ---- */

uint64_t set_count(const struct set *s)
{
	return s->list ? s->n : set_count_range(s, 0, s->docs);
}

static uint32_t first_from(const struct set *s, uint32_t doc)
{
	uint32_t low = 0, high = s->n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (s->list[middle] < doc)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Bits of a word, counted without the processor's own instruction, which not every one has. */
static uint64_t count_bits(uint64_t w)
{
	w -= w >> 1 & 0x5555555555555555;
	w = (w & 0x3333333333333333) + (w >> 2 & 0x3333333333333333);
	w = (w + (w >> 4)) & 0x0F0F0F0F0F0F0F0F;
	return w * 0x0101010101010101 >> 56;
}

uint64_t set_count_range(const struct set *s, uint32_t from, uint32_t to)
{
	uint64_t n = 0;

	if (from >= to)
		return 0;
	if (s->list)
		return first_from(s, to) - first_from(s, from);
	n = count_bits(s->bits[from / 64] & range_bits(from / 64 * 64, from, to));
	for (uint32_t i = from / 64 + 1; i < to / 64; i++)
		n += count_bits(s->bits[i]);
	if (to / 64 > from / 64)
		n += count_bits(s->bits[to / 64] & range_bits(to / 64 * 64, from, to));
	return n;
}

static uint32_t take_bits(const struct set *s, uint32_t *at, uint32_t *docs, uint32_t most)
{
	uint32_t n = 0, word = *at / 64;

	assert(most >= 64 && *at % 64 == 0);
	for (; word < set_words(s->docs) && n + 64 <= most; word++)
		for (uint64_t w = s->bits[word]; w; w &= w - 1)
			docs[n++] = word * 64 + (uint32_t)__builtin_ctzll(w);
	*at = word * 64;
	return n;
}

uint32_t set_take(const struct set *s, uint32_t *at, uint32_t *docs, uint32_t most)
{
	uint32_t n = 0;

	if (s->list) {
		n = s->n - *at < most ? s->n - *at : most;
		memcpy(docs, s->list + *at, n * sizeof *docs);
		*at += n;
		return n;
	}
	while (n == 0 && *at / 64 < set_words(s->docs))
		n = take_bits(s, at, docs, most);
	return n;
}
