/*
 * purge - a telegram destroyed, for good reasons: its bytes, and every value that was read out of it.
 *
 * It is taken out of the file, not only out of sight: out of free pages, the log of
 * SQLite, the dictionaries that others are packed with; the search index is the caller's
 * to clean (search/indexer.h). What stays is a tombstone: the hash of the text, when, by whom and why. The log keeps its entries,
 * which are hashes; so its root, and proofs of other telegrams, stay good.
 *
 * Not reached: copies and backups of the file, blocks that a disk or file system
 * gave up and still has, the sources that telegrams were imported from, telegrams that quote it,
 * and the path of its source.
 */
#ifndef ARCHIVE_PURGE_H
#define ARCHIVE_PURGE_H

#include "archive/archive.h"

struct tombstone {
	int64_t telegram;
	Str text_sha256; /* 32 bytes */
	Str because, by;
	Str time;        /* "2026-11-24T19:00:00Z" */
};
typedef LIST(struct tombstone) TombstoneList;

/*
 * Destroy a telegram. Other programs must not read the archive meanwhile: where one does, bytes may stay in the
 * archive's log until it ends, and the call fails with a sentence that says so; purge_clean() then does the rest.
 */
bool archive_purge(struct archive *ar, int64_t telegram, Str because, Str by, struct error *err);

/* Rewrite the file without anything that is not in use. What archive_purge() does at its end. */
bool purge_clean(struct archive *ar, struct error *err);

/* All that were purged, the oldest first. They live in the arena. */
bool archive_get_tombstones(struct archive *ar, struct arena *a, TombstoneList *out, struct error *err);

/* Why a text must not be put: "it was purged on 2026-11-24 because …", in the arena; the absent Str if it may. */
bool purge_reason(struct archive *ar, struct arena *a, Str text_sha256, Str *out, struct error *err);

#endif
