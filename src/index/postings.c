/*
 * postings - the list of a word, read from a mapped segment.
 */
#include "index/postings.h"

bool postings_about(Str entry, struct postings_at *out)
{
	const unsigned char *p = (const unsigned char *)entry.p, *end = p + entry.n;
	uint64_t flags;

	*out = (struct postings_at){ .n = (uint32_t)varint_get(&p, end) };
	flags = varint_get(&p, end);
	out->flags = flags & ((1u << LIST_FLAG_BITS) - 1);
	out->variant_count = (uint32_t)(flags >> LIST_FLAG_BITS);
	if (out->flags & LIST_COUNTS)
		out->total = (uint32_t)varint_get(&p, end);
	out->place = varint_get(&p, end);
	out->bytes = varint_get(&p, end);
	out->variants = p;
	out->end = end;
	return out->n > 0;
}

static const unsigned char *skip_block(const struct postings *p, uint32_t block)
{
	uint32_t n = postings_size(p, block);
	const unsigned char *at = codec_skip(p->bytes + p->where[block], n);

	if (p->flags & LIST_COUNTS)
		at = codec_skip(at, n);
	if (p->flags & LIST_HEAVY)
		at = codec_skip(at, n);
	return at;
}

static void open_one(struct postings *p, const unsigned char *bytes)
{
	uint32_t docs[BLOCK];

	memcpy(&p->one.bound, bytes, 2);
	p->bytes = bytes + 2;
	p->one.zero = 0;
	p->where = p->placed = p->before = &p->one.zero;
	p->last = &p->one.last;
	p->bounds = &p->one.bound;
	p->most = p->one.bound;
	p->one.last = docs[postings_docs(p, 0, docs) - 1];
	p->positions = skip_block(p, 0);
}

static void open_many(struct postings *p, const unsigned char *bytes)
{
	p->last = (const uint32_t *)bytes;
	p->where = p->last + p->blocks;
	p->placed = p->where + p->blocks + 1;
	p->before = p->placed + (p->flags & LIST_POSITIONS ? p->blocks : 0);
	p->bounds = (const uint16_t *)(p->before + (p->code_width ? p->blocks : 0));
	p->bytes = (const unsigned char *)(p->bounds + p->blocks);
	p->positions = p->bytes + p->where[p->blocks];
	for (uint32_t i = 0; i < p->blocks; i++)
		p->most = p->bounds[i] > p->most ? p->bounds[i] : p->most;
}

void postings_open(struct postings *p, const struct postings_at *about, const unsigned char *bytes, const uint8_t *spans,
                   uint32_t heavy)
{
	p->n = about->n;
	p->blocks = (about->n + BLOCK - 1) / BLOCK;
	p->total = about->total;
	p->flags = about->flags;
	p->heavy = about->flags & LIST_HEAVY ? heavy : 1;
	p->spans = spans;
	p->most = 0;
	p->code_width = about->variant_count ? bits_needed(about->variant_count - 1) : 0;
	p->codes = bytes + about->bytes - bits_bytes(p->total, p->code_width);
	if (p->blocks == 1)
		open_one(p, bytes);
	else
		open_many(p, bytes);
}

const unsigned char *postings_dense(const struct postings *p, uint32_t block, uint32_t *base, uint32_t *words)
{
	const unsigned char *at = p->bytes + p->where[block];

	if (*at != BLOCK_DENSE)
		return NULL;
	*base = postings_from(p, block) + 1;
	*words = (p->last[block] - *base) / 64 + 1;
	return at + 1;
}

static uint32_t bits_to_docs(const unsigned char *bits, uint32_t base, uint32_t words, uint32_t docs[BLOCK])
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < words; i++, base += 64) {
		uint64_t set;

		memcpy(&set, bits + (size_t)i * 8, 8);
		for (; set && n < BLOCK; set &= set - 1)
			docs[n++] = base + (uint32_t)__builtin_ctzll(set);
	}
	return n;
}

static void add_up(uint32_t *v, uint32_t n, uint32_t before)
{
	if (n == BLOCK) {
		kernel->add_up(v, before);
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		before = v[i] += before + 1;
}

uint32_t postings_docs(const struct postings *p, uint32_t block, uint32_t docs[BLOCK])
{
	const unsigned char *at = p->bytes + p->where[block];
	uint32_t n = postings_size(p, block), base, words;

	if (*at == BLOCK_DENSE) {
		at = postings_dense(p, block, &base, &words);
		return bits_to_docs(at, base, words, docs);
	}
	codec_get(at, n, docs);
	add_up(docs, n, postings_from(p, block));
	return n;
}

/* The counts of a block, behind its documents. */
static const unsigned char *counts_at(const struct postings *p, uint32_t block)
{
	const unsigned char *at = p->bytes + p->where[block];
	uint32_t base, words;

	if (*at == BLOCK_DENSE) {
		at = postings_dense(p, block, &base, &words);
		return at + (size_t)words * 8;
	}
	return codec_skip(at, postings_size(p, block));
}

void postings_plain(const struct postings *p, uint32_t block, uint32_t counts[BLOCK])
{
	uint32_t n = postings_size(p, block);

	if (p->flags & LIST_COUNTS)
		codec_get(counts_at(p, block), n, counts);
	else
		memset(counts, 0, BLOCK * sizeof *counts);
	for (uint32_t i = 0; i < n; i++)
		counts[i]++;
}

void postings_heavies(const struct postings *p, uint32_t block, uint32_t heavies[BLOCK])
{
	uint32_t n = postings_size(p, block);

	if (p->flags & LIST_HEAVY)
		codec_get(codec_skip(counts_at(p, block), n), n, heavies);
	else
		memset(heavies, 0, BLOCK * sizeof *heavies);
}

void postings_counts(const struct postings *p, uint32_t block, uint32_t counts[BLOCK])
{
	uint32_t n = postings_size(p, block), heavy[BLOCK];

	postings_plain(p, block, counts);
	if (p->heavy == 1)
		return;
	postings_heavies(p, block, heavy);
	for (uint32_t i = 0; i < n; i++)
		counts[i] += (p->heavy - 1) * heavy[i];
}

uint32_t postings_count(const struct postings *p, uint32_t block, uint32_t i)
{
	uint32_t n = postings_size(p, block), count;
	const unsigned char *at;

	if (!(p->flags & LIST_COUNTS))
		return 1;
	at = counts_at(p, block);
	count = 1 + codec_one(at, n, i);
	return p->heavy == 1 ? count : count + (p->heavy - 1) * codec_one(codec_skip(at, n), n, i);
}

void postings_starts(const struct postings *p, uint32_t block, const uint32_t *docs, const uint32_t *counts,
                     uint64_t starts[BLOCK + 1])
{
	uint32_t n = postings_size(p, block);

	starts[0] = (uint64_t)p->placed[block] * 8;
	for (uint32_t i = 0; i < n; i++)
		starts[i + 1] = starts[i] + places_bits(p->spans[docs[i]], counts[i]);
}

uint32_t postings_seek(const struct postings *p, uint32_t block, uint32_t doc)
{
	uint32_t step = 1, low = block, high;

	if (block >= p->blocks || p->last[block] >= doc)
		return block;
	while (low + step < p->blocks && p->last[low + step] < doc) {
		low += step;
		step *= 2;
	}
	high = low + step < p->blocks ? low + step : p->blocks;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (p->last[middle] < doc)
			low = middle;
		else
			high = middle;
	}
	return high;
}
