/*
 * index_doc - a telegram as the index takes it.
 *
 * Its words are those of document.h, part by part; words of the subject are heavy.
 * The bits of a part are that of its kind, and of summary and comment where they lie over it.
 */
#ifndef SEARCH_INDEX_DOC_H
#define SEARCH_INDEX_DOC_H

#include "search/columns.h"
#include "search/document.h"

/*
 * Make it of a telegram that was read and checked (its findings count), that has this id in the
 * archive and came in this form ("nara"; may be absent). Lives in `a` and points into the telegram. Any
 * number of threads may call it, each with an arena of its own.
 */
struct index_doc *index_doc_make(struct arena *a, const struct cable *c, int64_t id, Str form);

/* The same of a document that has all plain parts. */
struct index_doc *index_doc_of(struct arena *a, const struct document *d, int64_t id, Str form);

#endif
