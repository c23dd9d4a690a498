/*
 * indexer - the index beside an archive, kept up to date.
 *
 * The index notes how far it has come in the archive's log, and the mark of that entry: so what it lacks is
 * what the log has after it, and an index of another archive, or of a later state of this one
 * than a copy that was put back, is known for that. Index and archive are never locked together: one program at a time
 * writes the index, others leave it alone, and whoever comes next makes good what it lacks.
 */
#ifndef SEARCH_INDEXER_H
#define SEARCH_INDEXER_H

#include "archive/archive.h"
#include "archive/tap.h"
#include "search/lookup.h"

/* The folder of an archive's index, in the arena. */
const char *indexer_folder(struct arena *a, const char *archive);

/* Told now and then while it goes on. False: stop here, what was done stays. */
struct indexer_watch {
	bool (*progress)(void *data, uint64_t done, uint64_t all, uint64_t bytes); /* telegrams; bytes of their text */
	void *data;
};

enum indexer_result {
	INDEXER_DONE,    /* the index knows all that the archive held */
	INDEXER_BUSY,    /* another program writes it */
	INDEXER_NOT_OURS, /* the folder cannot be written */
	INDEXER_STOPPED, /* the watch said so */
	INDEXER_FAILED,  /* see the error */
};

enum indexer_how {
	INDEXER_CATCH_UP, /* what it lacks; from nothing where it is old, missing or damaged */
	INDEXER_REBUILD,  /* from nothing */
	INDEXER_OPTIMISE, /* what it lacks, then one segment */
};

/* Bring the index up to what `ar`, any connection, sees. `watch` may be NULL. */
enum indexer_result indexer_run(struct archive *ar, enum indexer_how how, const struct indexer_watch *watch,
                                struct error *err);

/* After a purge: no file of the index has anything of a telegram that the archive does not hold. */
bool indexer_purge(struct archive *ar, struct error *err);

/* An import that feeds the index while it runs. */
struct indexer_feed;

/* Give its tap to the import. NULL: it cannot be fed now; indexer_run() after the import will do, or say why not. */
struct indexer_feed *indexer_feed_open(const char *archive, struct error *err);
struct import_tap *indexer_feed_tap(struct indexer_feed *f);

/* Wait until all that was committed is known, and end. False with the error: the index is behind, no more. */
bool indexer_feed_close(struct indexer_feed *f, struct error *err); /* NULL is allowed */

/* How things are. */
struct indexer_status {
	enum lookup_state state;
	uint64_t telegrams, indexed, lacks; /* of the archive; in the index; not in it */
	uint64_t generation, bytes;         /* of the index and its files */
	uint32_t segments, deleted;         /* documents that wait for a merge */
	uint32_t set_aside;                 /* segments that are damaged */
};
bool indexer_look(struct archive *ar, struct indexer_status *out, struct error *err);

/* Read all of it: files that are not as they were written, telegrams that are not there or there twice. */
struct indexer_fault {
	Str file, what;
};
typedef LIST(struct indexer_fault) IndexerFaults;
bool indexer_verify(struct archive *ar, struct arena *a, IndexerFaults *out, struct error *err);

#endif
