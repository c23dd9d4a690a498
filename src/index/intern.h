/*
 * intern - texts as numbers: equal ones have the same, counted from 0.
 */
#ifndef INDEX_INTERN_H
#define INDEX_INTERN_H

#include "base/arena.h"

/* A text of up to 15 bytes and its length; of a longer one the beginning. Equal texts have equal ones. */
struct intern_short {
	uint64_t half[2];
};

/* Texts live in `arena`, which intern_release() drops. */
struct intern {
	struct arena arena;
	uint64_t *slots; /* hash in the upper half, number + 1 in the lower */
	uint32_t mask;
	LIST(Str) texts;
	LIST(struct intern_short) shorts; /* of the same numbers: what is mostly looked at */
};

void intern_init(struct intern *t);
void intern_release(struct intern *t);

uint32_t intern_hash(Str text);
uint32_t intern_hashed(struct intern *t, Str text, uint32_t hash); /* equal texts must come with equal hashes */
uint32_t intern(struct intern *t, Str text);

/* Begin to fetch what will be looked at for a text of this hash: first the slot, some time later the text. */
static inline void intern_fetch(const struct intern *t, uint32_t hash)
{
	__builtin_prefetch(&t->slots[hash & t->mask]);
}

static inline void intern_fetch_text(const struct intern *t, uint32_t hash)
{
	uint32_t number = (uint32_t)t->slots[hash & t->mask];

	if (number)
		__builtin_prefetch(&t->shorts.v[number - 1]);
}

/*
 * The texts in byte order: order[i] is the number of the i-th, rank[number] its
 * place. Both live in `a`.
 */
void intern_order(struct arena *a, const struct intern *t, uint32_t **order, uint32_t **rank);

#endif
