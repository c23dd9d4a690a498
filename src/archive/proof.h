/*
 * proof - that a telegram is in an archive, by a few hashes.
 *
 * Whoever knows the root of the log can check it without the archive: the entry's
 * own hash and the path lead to that root or they do not.
 */
#ifndef ARCHIVE_PROOF_H
#define ARCHIVE_PROOF_H

#include "archive/log.h"

struct proof {
	int64_t entries;       /* of the log when it was made */
	struct digest root;    /* as it should come out */
	struct log_entry entry;
	struct digest before;  /* the hash of the entry before it */
	struct digest path[MERKLE_HEIGHT];
	size_t length;
};

/* Prove a telegram. ERR_MISSING if the log does not name it. Lives in the arena. */
bool archive_prove(struct archive *ar, struct arena *a, int64_t telegram, struct proof *out, struct error *err);

/* Where the proof leads; false if it leads nowhere: compare the root with one that was noted elsewhere. */
bool proof_climb(const struct proof *p, struct digest *out);

/*
 * Was this the root at some time? Then `*entries` is the number of entries that the log had; 0 if not.
 * All that came later was appended, and nothing before it changed.
 */
bool archive_find_root(struct archive *ar, const struct digest *root, int64_t *entries, struct error *err);

#endif
