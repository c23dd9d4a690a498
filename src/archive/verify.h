/*
 * verify - everything in an archive is read again and held against its checksums and hashes.
 *
 * Damage is named by table and telegram, and the rest goes on: a page whose sum is
 * wrong costs what stands on it, not the answer about all other pages.
 */
#ifndef ARCHIVE_VERIFY_H
#define ARCHIVE_VERIFY_H

#include "archive/log.h"

#define VERIFY_PARTS(X) \
	X(FILE, "file")             /* header and size */ \
	X(PAGE, "page")             /* a page of the file has a wrong sum */ \
	X(STRUCTURE, "structure")   /* rows and indexes do not fit together */ \
	X(SCHEMA, "schema")         /* the tables are not those that they should be */ \
	X(LOG, "log")               /* the chain, or what it says is there */ \
	X(TEXT, "text")             /* the bytes of a telegram */ \
	X(VALUES, "values")         /* what was read out of a telegram */ \
	X(SOURCE, "source")         /* a file that telegrams came from */ \
	X(CORRECTION, "correction") /* of a person */ \
	X(TOMBSTONE, "tombstone")   /* of a telegram that was purged */

enum verify_part {
#define X(id, word) VERIFY_##id,
	VERIFY_PARTS(X)
#undef X
	VERIFY_PART_COUNT
};

Str verify_part_word(enum verify_part p);

/* One thing that is not as it should be. */
struct damage {
	enum verify_part part;
	int64_t id;         /* of the telegram, page, log entry, source …; 0: none */
	Str mrn;            /* of a telegram, where it can be known */
	Str what, remedy;   /* a sentence each; the second may be absent */
};

enum { VERIFY_DAMAGES_MOST = 1000 }; /* of each part; what is more is counted only */

struct verify_report {
	int64_t pages;     /* of the file */
	int64_t telegrams; /* whose bytes and values were read */
	int64_t bytes;     /* of their texts */
	int64_t sources, corrections, tombstones;
	struct log_root root; /* of the log as it was read */
	uint64_t counts[VERIFY_PART_COUNT]; /* of damages */
	LIST(struct damage) damages;        /* in the order met */
};

/* Told some times a second at most; `all` may be 0 when nobody knows. */
struct verify_watch {
	void (*progress)(void *data, const char *doing, int64_t done, int64_t all);
	void *data;
};

/*
 * Look through the archive at `path`; `watch` may be NULL. False only where nothing
 * can be said about it: it is not there, is no archive, belongs to a newer program.
 * The report lives in the arena.
 */
bool archive_verify(struct arena *a, const char *path, const struct verify_watch *watch, struct verify_report *out,
                    struct error *err);

static inline bool verify_clean(const struct verify_report *r)
{
	return r->damages.n == 0;
}

#endif
