/*
 * import - files and folders into an archive.
 *
 * It goes on past whatever cannot be read or is no telegram, and says so of each.
 * Telegrams are committed some hundreds at a time: an import that is broken off
 * leaves a good archive, and the next one goes on where it ended.
 */
#ifndef ARCHIVE_IMPORT_H
#define ARCHIVE_IMPORT_H

#include "archive/archive.h"
#include "archive/source.h"

/* Something that did not become a telegram. */
struct import_trouble {
	enum verdict verdict; /* VERDICT_OTHER or VERDICT_FAILED */
	Str path, member, reason;
};

struct import_report {
	uint64_t files;                 /* looked at so far */
	uint64_t counts[VERDICT_COUNT]; /* telegrams and troubles, by verdict */
	LIST(struct import_trouble) troubles; /* in the order met */
};

/* Told after each file, many times a second. */
struct import_watch {
	void (*progress)(void *data, const struct import_report *so_far);
	void *data;
};

/*
 * Import all that the paths lead to; "-" is one telegram on standard input. `watch`
 * may be NULL. `*out` lives in the arena and is filled also when the archive
 * refuses in mid run, which is the only thing that makes the call fail.
 */
bool import_run(struct archive *ar, struct arena *a, char *const *paths, size_t n, const struct import_watch *watch,
                struct import_report *out, struct error *err);

#endif
