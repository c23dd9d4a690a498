/*
 * out - a file that is written once, from its beginning to its end, with a checksum of each chunk.
 */
#ifndef INDEX_OUT_H
#define INDEX_OUT_H

#include "base/arena.h"
#include "base/error.h"

struct out {
	int fd;
	char *chunk; /* CHUNK_BYTES */
	size_t held;
	uint64_t at; /* bytes so far */
	LIST(uint64_t) sums;
	struct arena arena;
	char path[4096];
	bool failed;
	struct error why;
};

/* Make the file; what stood at `path` is gone. */
bool out_open(struct out *o, const char *path, struct error *err);

/* Trouble is remembered and told by out_close(). */
void out_put(struct out *o, const void *p, size_t n);
void out_align(struct out *o, size_t to); /* zeros up to a multiple */

/* The sums of all chunks so far, the last one as it is; out_put() starts a chunk of its own after that. */
void out_sums(struct out *o);

/* Bring it to the disk and close it; false where anything failed since it was opened. */
bool out_close(struct out *o, struct error *err);

/* Close it and remove the file. */
void out_drop(struct out *o);

#endif
