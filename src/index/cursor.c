/*
 * cursor - a place in the list of a word.
 */
#include "index/cursor.h"

void cursor_open(struct cursor *c, const struct postings *p)
{
	c->p = p;
	c->block = UINT32_MAX;
	c->n = c->i = 0;
}

static void load(struct cursor *c, uint32_t block)
{
	c->block = block;
	c->i = 0;
	c->started = c->ranked = false;
	c->n = postings_size(c->p, block);
	c->dense = c->p->blocks > 1 ? postings_dense(c->p, block, &c->base, &c->words) : NULL;
	if (c->dense)
		return;
	postings_docs(c->p, block, c->docs);
	for (uint32_t i = 0; i < CURSOR_AHEAD; i++)
		c->docs[c->n + i] = UINT32_MAX;
}

static bool find_dense(struct cursor *c, uint32_t doc)
{
	uint32_t bit = doc - c->base;

	if (doc < c->base)
		return false;
	c->doc = doc;
	c->ranked = false;
	return c->dense[bit / 8] >> bit % 8 & 1;
}

bool cursor_find(struct cursor *c, uint32_t doc)
{
	uint32_t i;

	if (c->p->n == 0)
		return false;
	if (c->block == UINT32_MAX || c->p->last[c->block] < doc) {
		uint32_t block = postings_seek(c->p, c->block == UINT32_MAX ? 0 : c->block, doc);

		if (block == c->p->blocks)
			return false;
		load(c, block);
	}
	if (c->dense)
		return find_dense(c, doc);
	for (i = c->i; c->docs[i + CURSOR_AHEAD - 1] < doc;)
		i += CURSOR_AHEAD;
	while (c->docs[i] < doc)
		i++;
	c->i = i;
	return c->docs[i] == doc;
}

/* The place of a dense block's document is the number of bits before it. */
static void rank(struct cursor *c)
{
	uint32_t bit = c->doc - c->base, n = 0;
	uint64_t w;

	if (!c->dense || c->ranked)
		return;
	for (uint32_t i = 0; i < bit / 64; i++) {
		memcpy(&w, c->dense + (size_t)i * 8, 8);
		n += (uint32_t)__builtin_popcountll(w);
	}
	memcpy(&w, c->dense + (size_t)(bit / 64) * 8, 8);
	c->i = n + (uint32_t)__builtin_popcountll(w & ((1ull << bit % 64) - 1));
	c->ranked = true;
}

uint32_t cursor_count(struct cursor *c)
{
	rank(c);
	return postings_count(c->p, c->block, c->i);
}

static void start(struct cursor *c)
{
	if (c->started)
		return;
	if (c->dense)
		postings_docs(c->p, c->block, c->docs);
	postings_plain(c->p, c->block, c->counts);
	postings_starts(c->p, c->block, c->docs, c->counts, c->starts);
	c->befores[0] = c->p->code_width ? c->p->before[c->block] : 0;
	for (uint32_t i = 0; c->p->code_width && i < c->n; i++)
		c->befores[i + 1] = c->befores[i] + c->counts[i];
	c->started = true;
}

uint32_t cursor_positions(struct cursor *c)
{
	rank(c);
	start(c);
	return c->counts[c->i];
}

void cursor_places(struct cursor *c, uint32_t *at, uint32_t *from)
{
	rank(c);
	start(c);
	*from = c->p->code_width ? c->befores[c->i] : 0;
	places_get(c->p->positions, c->starts[c->i], c->counts[c->i], c->p->spans[c->docs[c->i]], at);
}
