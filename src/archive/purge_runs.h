/*
 * purge_runs - pieces that a text shares with something else. Private to purge.c.
 */
#ifndef ARCHIVE_PURGE_RUNS_H
#define ARCHIVE_PURGE_RUNS_H

#include "base/str.h"

enum { RUN_BYTES = 12 }; /* shorter ones are no piece of anything */

struct run_slot;

/* All runs of RUN_BYTES bytes of one text, and which of them were found elsewhere. */
struct runs {
	struct run_slot *slots;
	size_t room;
	size_t suspect; /* found in the bytes under suspicion, and nowhere else so far */
};

bool runs_init(struct runs *r, Str text); /* false: no memory is left */
void runs_release(struct runs *r);

void runs_suspect(struct runs *r, Str bytes); /* runs of the text that are in these bytes are suspect */
void runs_clear(struct runs *r, Str other);   /* those that are in another text are not */
bool runs_share(const struct runs *r, Str bytes); /* does the text share a run with these bytes? */

#endif
