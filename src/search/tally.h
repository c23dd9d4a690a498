/*
 * tally - how often each of many names occurs.
 */
#ifndef SEARCH_TALLY_H
#define SEARCH_TALLY_H

#include "base/arena.h"

struct count {
	Str name;
	uint64_t n;
	uint64_t last; /* the telegram that counted it last */
};

/* All zero is an empty one. */
struct tally {
	LIST(struct count) counts;
	uint32_t *slots; /* index + 1; 0 is empty */
	uint32_t mask;
};

/* Count `name` for the telegram with the ordinal `of` (from 1), once however often it comes; copied into `a` when new. */
void tally_add(struct arena *a, struct tally *t, Str name, uint64_t of);

/* Count `n` telegrams more. */
void tally_put(struct arena *a, struct tally *t, Str name, uint64_t n);

/* Most frequent first, equal ones by name. The tally must not be added to afterwards. */
void tally_sort(struct tally *t);

#endif
