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
	Str note;              /* of whoever wrote it last */
	struct index_view *views;
	uint32_t view_count;
	uint32_t left_out;     /* segments that were set aside */
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

/* Segments that are not to be used, by number. */
struct index_aside {
	uint64_t *v; /* from malloc; the holder frees it */
	uint32_t n;
};
bool index_is_aside(const struct index_aside *aside, uint64_t number);
void index_set_aside(struct index_aside *aside, uint64_t number);

/* index_refresh() without the segments in `aside`; those that cannot be used are added to it. `old` may be NULL. */
struct index *index_refresh_good(const struct index *old, const char *folder, struct index_aside *aside,
                                 struct error *err);

/*
 * Set aside the segments of an open index that were found damaged; where none was, those that a look at all of
 * it finds; where it finds none, all.
 */
void index_find_damage(const struct index *x, struct index_aside *aside);

/* The same index without the documents of some ids. NULL where memory is gone. The caller closes it. */
struct index *index_without(const struct index *x, const int64_t *ids, size_t n);

/* Whether it has a document of that id. */
bool index_has(const struct index *x, int64_t id);

#endif
