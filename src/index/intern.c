/*
 * intern - texts as numbers.
 */
#include "index/intern.h"

#include <stdlib.h>

enum { SLOTS_LEAST = 1024, SHORT_MOST = 15 };

void intern_init(struct intern *t)
{
	*t = (struct intern){ .mask = SLOTS_LEAST - 1 };
	arena_init(&t->arena);
	t->slots = arena_array(&t->arena, uint64_t, SLOTS_LEAST);
}

void intern_release(struct intern *t)
{
	arena_release(&t->arena);
}

uint32_t intern_hash(Str text)
{
	uint64_t h = 0x9E3779B97F4A7C15 ^ text.n;

	for (size_t i = 0; i < text.n; i++)
		h = (h ^ (unsigned char)text.p[i]) * 0x100000001B3;
	return (uint32_t)(h ^ h >> 32);
}

static void grow(struct intern *t)
{
	uint32_t room = (t->mask + 1) * 4;
	uint64_t *slots = arena_array(&t->arena, uint64_t, room);

	for (uint32_t i = 0; i <= t->mask; i++) {
		uint32_t at = (uint32_t)(t->slots[i] >> 32) & (room - 1);

		while (t->slots[i] && slots[at])
			at = (at + 1) & (room - 1);
		if (t->slots[i])
			slots[at] = t->slots[i];
	}
	t->slots = slots;
	t->mask = room - 1;
}

static uint64_t load(const char *p, size_t n)
{
	uint64_t v = 0;

	memcpy(&v, p, n);
	return v;
}

/* Up to 8 bytes as a number; two loads that overlap are faster than a loop. */
static uint64_t load_some(const char *p, size_t n)
{
	uint64_t v = 0;

	if (n == 8)
		return load(p, 8);
	if (n >= 4)
		return load(p, 4) | load(p + n - 4, 4) << (n - 4) * 8;
	for (size_t i = 0; i < n; i++)
		v |= (uint64_t)(unsigned char)p[i] << i * 8;
	return v;
}

static struct intern_short shorten(Str text)
{
	size_t n = text.n < SHORT_MOST ? text.n : SHORT_MOST;
	uint64_t length = text.n < UINT8_MAX ? text.n : UINT8_MAX;

	if (n <= 8)
		return (struct intern_short){ { load_some(text.p, n), length << 56 } };
	return (struct intern_short){ { load(text.p, 8), load_some(text.p + 8, n - 8) | length << 56 } };
}

static uint32_t add(struct intern *t, Str text, const struct intern_short *s, uint32_t at, uint32_t hash)
{
	*list_push(&t->arena, &t->texts) = arena_str(&t->arena, text);
	*list_push(&t->arena, &t->shorts) = *s;
	t->slots[at] = (uint64_t)hash << 32 | t->texts.n;
	if (t->texts.n > t->mask / 2)
		grow(t);
	return t->texts.n - 1;
}

uint32_t intern_hashed(struct intern *t, Str text, uint32_t hash)
{
	struct intern_short s = shorten(text);
	uint32_t at = hash & t->mask;

	for (; t->slots[at]; at = (at + 1) & t->mask) {
		uint32_t number = (uint32_t)t->slots[at] - 1;
		const struct intern_short *own = &t->shorts.v[number];

		if ((uint32_t)(t->slots[at] >> 32) == hash && own->half[0] == s.half[0] && own->half[1] == s.half[1] &&
		    (text.n <= SHORT_MOST || str_eq(t->texts.v[number], text)))
			return number;
	}
	return add(t, text, &s, at, hash);
}

uint32_t intern(struct intern *t, Str text)
{
	return intern_hashed(t, text, intern_hash(text));
}

struct ordered {
	uint64_t head; /* the first eight bytes */
	Str text;
	uint32_t number;
};

static int compare(const void *x, const void *y)
{
	const struct ordered *a = x, *b = y;

	return a->head != b->head ? (a->head > b->head) - (a->head < b->head) : str_cmp(a->text, b->text);
}

void intern_order(struct arena *a, const struct intern *t, uint32_t **order, uint32_t **rank)
{
	uint32_t n = t->texts.n;
	struct ordered *all = arena_array(a, struct ordered, n + 1);

	*order = arena_array(a, uint32_t, n + 1);
	*rank = arena_array(a, uint32_t, n + 1);
	for (uint32_t i = 0; i < n; i++) {
		Str text = t->texts.v[i];

		all[i].text = text;
		all[i].number = i;
		for (size_t k = 0; k < 8; k++)
			all[i].head = all[i].head << 8 | (k < text.n ? (unsigned char)text.p[k] : 0);
	}
	qsort(all, n, sizeof *all, compare);
	for (uint32_t i = 0; i < n; i++) {
		(*order)[i] = all[i].number;
		(*rank)[all[i].number] = i;
	}
}
