/*
 * seen - a set of texts, by their hashes.
 *
 * Eight bytes of each hash are kept: among ten million texts two that share
 * them would be found once in some 400,000 sets.
 */
#ifndef ARCHIVE_SEEN_H
#define ARCHIVE_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zero at first. The holder releases it. */
struct seen {
	uint64_t *slots;
	size_t n, room;
};

/* Add a text by its SHA-256. False: it was there. */
bool seen_add(struct seen *s, const unsigned char *sha256);
void seen_release(struct seen *s);

#endif
