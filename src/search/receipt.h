/*
 * receipt - what an answer rests on, so that it can be had again or held against the archive later.
 *
 * It names the query and how it was read, the versions of what read it, the archive by the
 * root of its log, how many telegrams were found, and which: the SHA-256 of their ids, in order
 * of ids and each followed by a line feed. Nothing in it depends on the clock, on the machine or on the
 * state of the index: the same query to the same archive gives the same bytes.
 */
#ifndef SEARCH_RECEIPT_H
#define SEARCH_RECEIPT_H

#include "archive/log.h"
#include "search/run.h"

struct receipt {
	Str query, read_as;
	bool literal;
	Str program; /* "0.1.0" */
	int index_version, archive_version;
	struct log_root root; /* of the archive's log */
	uint64_t total;
	struct digest hits;
};

/* Run the query once more, for all its hits. `f` must be that of an archive. Lives in `a`. */
bool receipt_make(struct arena *a, struct feed *f, struct query *q, bool literal, Str program,
                  struct receipt *out, struct error *err);

/* One line of JSON ("receipt/1"). */
void receipt_print(struct buf *b, const struct receipt *r);

/* ERR_FORMAT if the text is no receipt. */
bool receipt_read(struct arena *a, Str text, struct receipt *out, struct error *err);

#define RECEIPT_VERDICTS(X) \
	X(SAME,    "holds")   /* the archive is what it was, and so is the answer */ \
	X(GROWN,   "grown")   /* of the telegrams of that time the same are found; others came since */ \
	X(CHANGED, "changed") /* of the telegrams of that time others are found now */ \
	X(OTHER,   "other")   /* it was never the root of this archive */
enum receipt_verdict {
#define X(id, word) RECEIPT_##id,
	RECEIPT_VERDICTS(X)
#undef X
};
Str receipt_verdict_word(enum receipt_verdict v);

/* Run the receipt's query on an archive. `*total` is how many telegrams it finds now. */
bool receipt_check(struct arena *a, struct feed *f, const struct receipt *r, enum receipt_verdict *out,
                   uint64_t *total, struct error *err);

#endif
