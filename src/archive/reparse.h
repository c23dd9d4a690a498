/*
 * reparse - the values of all telegrams held, read anew by this program's reader.
 *
 * Bytes and ids stay as they are; corrections by persons stay beside.
 */
#ifndef ARCHIVE_REPARSE_H
#define ARCHIVE_REPARSE_H

#include "archive/put.h"

/* A telegram of which something changed, while reparse_run() calls. */
struct reparsed {
	int64_t id;
	Str mrn;             /* as it is now; absent: not known */
	ChangedList changed; /* names of values: "subject", "tag" */
};

struct reparse_watch {
	void (*changed)(void *data, const struct reparsed *one);
	void (*progress)(void *data, uint64_t done, uint64_t bytes); /* after each telegram */
	void *data;
};

struct reparse_report {
	uint64_t telegrams, changed;
};

/* Committed some hundreds at a time; one that is broken off may be begun again. */
bool reparse_run(struct archive *ar, const struct reparse_watch *watch, struct reparse_report *out, struct error *err);

#endif
