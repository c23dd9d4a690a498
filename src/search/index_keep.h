/*
 * index_keep - a document of the index in one small piece of memory, to be handed from thread to thread.
 */
#ifndef SEARCH_INDEX_KEEP_H
#define SEARCH_INDEX_KEEP_H

#include "base/arena.h"
#include "index/doc.h"

/* Points to nothing but itself. From malloc(): whoever has it frees it. */
struct index_kept;

/* NULL where memory is gone. */
struct index_kept *index_keep(const struct index_doc *d);

size_t index_kept_bytes(const struct index_kept *k);

/* The document again, under an id; it points to `k`, the rest lives in `a`. */
struct index_doc *index_kept_open(struct arena *a, const struct index_kept *k, int64_t id);

#endif
