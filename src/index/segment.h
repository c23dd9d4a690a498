/*
 * segment - one file of the index, mapped into memory.
 *
 * Its size and its table of contents are checked when it is opened; every chunk
 * of 64 KB when it is touched first. A chunk that is not as it was written makes
 * the segment damaged: whoever asked is told, and the segment is to be set aside
 * and built anew.
 */
#ifndef INDEX_SEGMENT_H
#define INDEX_SEGMENT_H

#include <stdatomic.h>

#include "base/error.h"
#include "index/column.h"
#include "index/part.h"
#include "index/postings.h"

struct segment {
	char path[4096];
	const unsigned char *map;
	size_t bytes;
	struct arena arena;
	struct segment_tail tail;
	const uint64_t *sums;
	_Atomic unsigned char *checked; /* one for each chunk: 0 not yet, 1 good, 2 damaged */
	struct front words, forms, marks;
	const uint16_t *lengths;
	const uint8_t *spans;
	const unsigned char *ids;
	const uint32_t *by_id;    /* NULL: documents are in order of their ids */
	const uint32_t *parts_at; /* NULL: no document has more than one part */
	const unsigned char *parts;
	struct column *columns;
	Str *paired;
	double average; /* length */
};

/*
 * Open the file. Tables that every query needs are checked at once, so that what is left are
 * postings and parts. The caller closes it. Safe for any number of threads afterwards.
 */
bool segment_open(struct segment *s, const char *path, struct error *err);
void segment_close(struct segment *s);

/* Check the chunks of some bytes of a section, those that were not checked before. */
bool segment_touch(struct segment *s, enum section section, uint64_t at, uint64_t bytes, struct error *err);

/* Give back the memory that pages of the file take; they come again when they are looked at. */
void segment_forget(const struct segment *s);

/* Whether a chunk that was looked at was found damaged. */
bool segment_is_damaged(const struct segment *s);

/* Check all of it. */
bool segment_check(struct segment *s, struct error *err);

/*
 * The list of a key. `out->n` is 0 where the segment has none. False where it is damaged. Positions
 * are checked with the rest.
 */
bool segment_postings(struct segment *s, Str key, struct postings *out, struct error *err);

/* The same for what is known of it already. */
bool segment_list(struct segment *s, const struct postings_at *about, struct postings *out, struct error *err);

/* The parts of a document, in order. */
bool segment_parts(struct segment *s, struct arena *a, uint32_t doc, PartList *out, struct error *err);

/* The number of a mark plus 1; 0 where no part has it. */
uint32_t segment_mark(const struct segment *s, Str mark);

const struct column *segment_column(const struct segment *s, Str name); /* NULL where there is none */
int64_t segment_id(const struct segment *s, uint32_t doc);              /* the id of a document */
bool segment_doc(const struct segment *s, int64_t id, uint32_t *doc);   /* the document of an id */
bool segment_paired(const struct segment *s, Str form);                 /* whether pairs of it have lists */

#endif
