/*
 * tally - how often each of many names occurs.
 */
#include "search/tally.h"

#include <stdlib.h>

#include "search/token.h"

enum { SLOTS_LEAST = 64 };

static uint32_t *slot_of(const struct tally *t, Str name)
{
	uint32_t i = word_hash(name) & t->mask;

	while (t->slots[i] && !str_eq(t->counts.v[t->slots[i] - 1].name, name))
		i = (i + 1) & t->mask;
	return &t->slots[i];
}

static void grow(struct arena *a, struct tally *t)
{
	uint32_t room = t->slots ? (t->mask + 1) * 2 : SLOTS_LEAST;

	t->slots = arena_array(a, uint32_t, room);
	t->mask = room - 1;
	for (uint32_t i = 0; i < t->counts.n; i++)
		*slot_of(t, t->counts.v[i].name) = i + 1;
}

static struct count *count_of(struct arena *a, struct tally *t, Str name)
{
	uint32_t *slot;

	if (!t->slots || t->counts.n * 2 > t->mask)
		grow(a, t);
	slot = slot_of(t, name);
	if (*slot == 0) {
		*list_push(a, &t->counts) = (struct count){ .name = arena_str(a, name) };
		*slot = t->counts.n;
	}
	return &t->counts.v[*slot - 1];
}

void tally_add(struct arena *a, struct tally *t, Str name, uint64_t of)
{
	struct count *c = count_of(a, t, name);

	c->n += c->last != of;
	c->last = of;
}

void tally_put(struct arena *a, struct tally *t, Str name, uint64_t n)
{
	count_of(a, t, name)->n += n;
}

static int compare(const void *a, const void *b)
{
	const struct count *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return str_cmp(x->name, y->name);
}

void tally_sort(struct tally *t)
{
	if (t->counts.n > 1)
		qsort(t->counts.v, t->counts.n, sizeof *t->counts.v, compare);
}
