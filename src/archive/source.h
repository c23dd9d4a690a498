/*
 * source - the files that telegrams came from, and what became of each thing in them.
 *
 * A file is known again by path, size, time of change and inode, so that a
 * second import need not open it.
 */
#ifndef ARCHIVE_SOURCE_H
#define ARCHIVE_SOURCE_H

#include <sys/stat.h>

#include "archive/archive.h"

#define VERDICTS(X) \
	X(IMPORTED, "imported") \
	X(ALREADY, "already there") \
	X(OTHER, "not a telegram") \
	X(FAILED, "failed")

/* What became of an item of a source. */
enum verdict {
#define X(id, word) VERDICT_##id,
	VERDICTS(X)
#undef X
	VERDICT_COUNT
};

Str verdict_word(enum verdict v);

struct source_file {
	Str path; /* as given */
	int64_t size, mtime_ns, inode; /* 0 where the file cannot be asked */
};

struct source_file source_of_stat(const char *path, const struct stat *st);

/* Telegrams that came from exactly this file, if all of it was filed; 0: it is to be read. */
bool source_known(struct archive *ar, const struct source_file *f, int64_t *telegrams, struct error *err);

/* Paths of sources that could not be read, or of which something failed, in order of their first import. */
typedef LIST(Str) PathList;
bool source_unfinished(struct archive *ar, struct arena *a, PathList *out, struct error *err);

/* Begin a source; its id stays the same when it is read again. */
bool source_begin(struct archive *ar, const struct source_file *f, int64_t *id, struct error *err);

/* What was learnt by reading it to its end. */
struct source_end {
	Str sha256; /* 32 bytes; absent: it could not be read, and is to be read again */
	Str form;   /* absent if there is no telegram in it */
	int64_t telegrams, failed;
};

/* The log gets an entry, unless it has one of these very bytes from this file. */
bool source_end(struct archive *ar, int64_t id, const struct source_end *e, struct error *err);

struct source_item {
	int64_t import, source;
	Str member;
	uint64_t offset, length; /* in the member or the file */
	unsigned page;           /* 0: the form has none */
	Str carried;             /* packed bytes of the container; absent: as the text */
	enum verdict verdict;
	Str reason;       /* why it is no telegram, or failed */
	int64_t telegram; /* 0: none */
};

/* File an item. One that this very place gave before, in an import that was broken off, is not filed twice. */
bool source_item(struct archive *ar, const struct source_item *it, struct error *err);

#endif
