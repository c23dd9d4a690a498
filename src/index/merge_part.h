/*
 * merge_part - what the files of the merger share.
 */
#ifndef INDEX_MERGE_PART_H
#define INDEX_MERGE_PART_H

#include "index/merge.h"
#include "index/word.h"

/* A source, and where its documents go. */
struct merge_in {
	struct segment *s;
	uint32_t *to;         /* new number of a document; UINT32_MAX: it is gone */
	struct front_at at;   /* the key that comes next */
	bool more;
};

struct merge {
	struct arena arena;   /* until the end */
	struct merge_in in[MERGE_MOST];
	uint32_t n, docs;
	uint32_t *from_in, *from_doc; /* by new number: source and old number */
	int64_t *ids;
	uint16_t *lengths;
	uint8_t *spans;
	struct build build;
	struct build_rest rest;
	struct buf parts;
	struct error *err;
	bool failed;
};

/* Put the documents of all sources in order. */
void merge_order(struct merge *m, const uint64_t *const *gone);

/* Merge all words, pairs included. */
void merge_words(struct merge *m);

/* Merge columns and parts into m->rest. */
void merge_columns(struct merge *m);
void merge_parts(struct merge *m);

/* The forms that are paired in all sources. */
void merge_paired(struct merge *m);

#endif
