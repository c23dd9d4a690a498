/*
 * front - sorted keys, each without what it shares with the one before.
 */
#include "index/front.h"

#include <assert.h>

#include "index/codec.h"

/* ---- In ---- */

void front_begin(struct front_put *f)
{
	*f = (struct front_put){ 0 };
	buf_init(&f->entries, UINT32_MAX);
	buf_init(&f->heads, UINT32_MAX);
	buf_init(&f->places, UINT32_MAX);
}

/* The first eight bytes as a number that compares as they do. */
static uint64_t head_of(Str key)
{
	uint64_t head = 0;

	for (size_t i = 0; i < 8; i++)
		head = head << 8 | (i < key.n ? (unsigned char)key.p[i] : 0);
	return head;
}

void front_put(struct front_put *f, Str key, Str about)
{
	size_t shared = 0;

	assert(key.n <= KEY_MOST && (f->n == 0 || str_cmp((Str){ f->last, f->last_n }, key) < 0));
	if (f->n % FRONT_BLOCK == 0) {
		uint64_t head = head_of(key);
		uint32_t place = (uint32_t)f->entries.n;

		buf_put(&f->heads, (Str){ (char *)&head, sizeof head });
		buf_put(&f->places, (Str){ (char *)&place, sizeof place });
	} else {
		while (shared < key.n && shared < f->last_n && key.p[shared] == f->last[shared])
			shared++;
	}
	buf_byte(&f->entries, (char)shared);
	buf_byte(&f->entries, (char)(key.n - shared));
	buf_put(&f->entries, str_cut(key, shared, key.n));
	varint_put(&f->entries, about.n);
	buf_put(&f->entries, about);
	memcpy(f->last, key.p, key.n);
	f->last_n = key.n;
	f->n++;
}

void front_end(struct front_put *f, struct buf *out)
{
	buf_put(out, buf_str(&f->heads));
	buf_put(out, buf_str(&f->places));
	buf_put(out, buf_str(&f->entries));
	out->full |= f->entries.full || f->heads.full || f->places.full;
	buf_release(&f->heads);
	buf_release(&f->places);
	buf_release(&f->entries);
}

/* ---- Out ---- */

bool front_open(struct front *f, Str bytes, uint32_t n)
{
	uint32_t blocks = n / FRONT_BLOCK + (n % FRONT_BLOCK != 0);

	if (bytes.n < (size_t)blocks * 12)
		return false;
	f->n = n;
	f->blocks = blocks;
	f->heads = (const unsigned char *)bytes.p;
	f->places = f->heads + (size_t)blocks * 8;
	f->entries = f->places + (size_t)blocks * 4;
	f->end = f->heads + bytes.n;
	return true;
}

static const unsigned char *block_at(const struct front *f, uint32_t block)
{
	uint32_t place;

	memcpy(&place, f->places + (size_t)block * 4, 4);
	return place < (size_t)(f->end - f->entries) ? f->entries + place : f->end;
}

static uint64_t block_head(const struct front *f, uint32_t block)
{
	uint64_t head;

	memcpy(&head, f->heads + (size_t)block * 8, 8);
	return head;
}

/* Read the entry at `next`; the key grows out of the one before. */
static bool read_entry(struct front_at *at)
{
	const unsigned char *p = at->next, *end = at->f->end;
	size_t shared, own, about;

	if (end - p < 3)
		return false;
	shared = p[0];
	own = p[1];
	if (shared > at->key.n || shared + own > KEY_MOST || (size_t)(end - p) < 3 + own)
		return false;
	memcpy(at->bytes + shared, p + 2, own);
	at->key = (Str){ at->bytes, shared + own };
	p += 2 + own;
	about = varint_get(&p, end);
	if (about > (size_t)(end - p))
		return false;
	at->about = (Str){ (const char *)p, about };
	at->next = p + about;
	return true;
}

static bool begin_block(const struct front *f, uint32_t block, struct front_at *at)
{
	at->f = f;
	at->number = block * FRONT_BLOCK;
	at->next = block_at(f, block);
	at->key = (Str){ at->bytes, 0 };
	return read_entry(at);
}

bool front_next(struct front_at *at)
{
	if (at->number + 1 >= at->f->n)
		return false;
	at->number++;
	if (at->number % FRONT_BLOCK == 0)
		return begin_block(at->f, at->number / FRONT_BLOCK, at);
	return read_entry(at);
}

bool front_number(const struct front *f, uint32_t number, struct front_at *at)
{
	if (number >= f->n || !begin_block(f, number / FRONT_BLOCK, at))
		return false;
	while (at->number < number)
		if (!front_next(at))
			return false;
	return true;
}

/* Whether a block's first key is above `key`. */
static bool block_above(const struct front *f, uint32_t block, uint64_t head, Str key)
{
	uint64_t own = block_head(f, block);
	const unsigned char *p;

	if (own != head)
		return own > head;
	p = block_at(f, block);
	if (f->end - p < 2 || f->end - p < 2 + p[1])
		return true;
	return str_cmp((Str){ (const char *)p + 2, p[1] }, key) > 0;
}

bool front_seek(const struct front *f, Str key, struct front_at *at)
{
	uint64_t head = head_of(key);
	uint32_t low = 0, high = f->blocks; /* blocks before `low` are not above, those from `high` on are */

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (block_above(f, middle, head, key))
			high = middle;
		else
			low = middle + 1;
	}
	if (f->blocks == 0 || !begin_block(f, low ? low - 1 : 0, at))
		return false;
	while (str_cmp(at->key, key) < 0)
		if (!front_next(at))
			return false;
	return true;
}

bool front_find(const struct front *f, Str key, struct front_at *at)
{
	return front_seek(f, key, at) && str_eq(at->key, key);
}
