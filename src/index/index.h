/*
 * index - the index of an archive as it is at one moment.
 *
 * It lies in a folder: segments, which never change, bits of documents that were
 * deleted from them, and a manifest that names what counts. A manifest takes the
 * place of the one before by one rename, so whoever opens the index finds a whole
 * one; what is open stays as it was until it is closed.
 */
#ifndef INDEX_INDEX_H
#define INDEX_INDEX_H

#include "index/manifest.h"
#include "index/segment.h"

struct index_segment;

/* A segment with what was deleted from it. */
struct index_view {
	struct segment *segment;
	const uint64_t *gone; /* bits, or NULL */
	uint32_t gone_count;
	uint32_t base;        /* of its documents' numbers among all */
	struct index_segment *shared;
};

struct index {
	struct arena arena;
	uint64_t generation;
	struct index_view *views;
	uint32_t view_count;
	uint32_t docs;         /* deleted ones included */
	uint64_t live;         /* without them */
	uint64_t lengths;      /* of all, deleted ones included */
};

/*
 * Open what the manifest in a folder names. ERR_MISSING where there is none. A segment that is
 * damaged makes it fail with ERR_FORMAT. The caller closes it. Any number of threads may ask it.
 */
struct index *index_open(const char *folder, struct error *err);

/* What is there now; segments that both have are opened once. `old` stays open. */
struct index *index_refresh(const struct index *old, const char *folder, struct error *err);

void index_close(struct index *x);

#endif
