/*
 * log_read - the log's entries and hashes as they stand in the archive. Private to this floor.
 */
#ifndef ARCHIVE_LOG_READ_H
#define ARCHIVE_LOG_READ_H

#include "archive/log.h"

/* Heights of which nodes are stored: 8, 16, 24 … A chunk is the entries below one of height 8. */
enum { LOG_STEP = 8, LOG_CHUNK = 1 << LOG_STEP };

/* The first 63 bits of an entry's hash stand beside it, so that damage names its entry. */
int64_t log_mark(const struct digest *leaf);

/* Reads hashes; it holds the leaves of the chunk that was asked for last. */
struct log_reader {
	struct archive *ar;
	struct error *err;
	uint64_t n; /* entries when it was opened */
	uint64_t chunk; /* that is held; UINT64_MAX: none */
	struct digest leaves[LOG_CHUNK];
	struct digest before; /* the hash of the entry before the chunk */
};

/* Nothing has to be closed. Calls that fail leave the sentence in `err`. */
bool log_reader_open(struct log_reader *r, struct archive *ar, struct error *err);

/* The root over entries with indexes (from 0) `from` to below `to`, a range into which RFC 6962 splits the list. */
bool log_reader_range(struct log_reader *r, uint64_t from, uint64_t to, struct digest *out);

/* The hash of the entry at an index (from 0), and that of the one before it. */
bool log_reader_leaf(struct log_reader *r, uint64_t at, struct digest *before, struct digest *out);

/* The tree as it stands, and the hash of the last entry. */
bool log_reader_tail(struct log_reader *r, struct merkle *tree, struct digest *last);

/* The entry of the row of "SELECT entry, kind, about, sha256, what, mark FROM log …"; borrowed until rows_next(). */
struct rows;
struct log_entry log_read_row(const struct rows *rows);

#endif
