/*
 * gone - the documents that were deleted from a segment, as a file of bits.
 */
#ifndef INDEX_GONE_H
#define INDEX_GONE_H

#include "base/arena.h"
#include "base/error.h"

/* A set of bits for `docs` documents; those of other numbers are not set. In the arena. */
bool gone_read(struct arena *a, const char *path, uint32_t docs, uint64_t **out, struct error *err);
bool gone_write(const char *path, uint32_t docs, const uint64_t *bits, struct error *err);

#endif
