/*
 * merge - several segments into one, without what was deleted.
 */
#ifndef INDEX_MERGE_H
#define INDEX_MERGE_H

#include "index/segment.h"

enum { MERGE_MOST = 64 };

struct merge_source {
	struct segment *segment;
	const uint64_t *gone; /* bits, or NULL */
};

/* Write the documents of `n` segments (1 to MERGE_MOST) as one at `path`, in order of time. */
bool merge_segments(const struct merge_source *sources, uint32_t n, const char *path, struct error *err);

#endif
