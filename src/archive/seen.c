/*
 * seen - a set of texts, by their hashes.
 */
#include "archive/seen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_ROOM = 1024 };

/* The slot of a key: where it is, or the free one where it would be. A free slot holds 0. */
static size_t slot_of(const struct seen *s, uint64_t key)
{
	size_t at = (size_t)key & (s->room - 1);

	while (s->slots[at] && s->slots[at] != key)
		at = (at + 1) & (s->room - 1);
	return at;
}

static void grow(struct seen *s)
{
	struct seen old = *s;

	s->room = old.room ? old.room * 2 : LEAST_ROOM;
	s->slots = calloc(s->room, sizeof *s->slots);
	if (!s->slots) {
		fputs("cable: out of memory\n", stderr);
		abort();
	}
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i])
			s->slots[slot_of(s, old.slots[i])] = old.slots[i];
	free(old.slots);
}

bool seen_add(struct seen *s, const unsigned char *sha256)
{
	uint64_t key;
	size_t at;

	memcpy(&key, sha256, sizeof key);
	key |= !key;
	if (s->n * 2 >= s->room)
		grow(s);
	at = slot_of(s, key);
	if (s->slots[at])
		return false;
	s->slots[at] = key;
	s->n++;
	return true;
}

void seen_release(struct seen *s)
{
	free(s->slots);
	*s = (struct seen){ 0 };
}
