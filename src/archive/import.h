/*
 * import - files and folders into an archive.
 *
 * One thread reads, several work, one writes, in the order of the paths: the same
 * sources give the same archive whatever the threads do. It goes on past whatever
 * cannot be read or is no telegram, and the archive keeps a report that says so of
 * each. An import that is broken off leaves a good archive, and the next one goes
 * on where it ended.
 */
#ifndef ARCHIVE_IMPORT_H
#define ARCHIVE_IMPORT_H

#include "archive/archive.h"
#include "archive/source.h"
#include "archive/tap.h"

/* Something that did not become a telegram. */
struct import_trouble {
	enum verdict verdict;
	Str path, member, reason;
};

struct import_report {
	Str name;                       /* by which the archive keeps it; absent of a trial */
	Str root;                       /* of the log when it ended, 64 digits; absent before, and of a trial */
	uint64_t files, bytes;          /* looked at so far */
	uint64_t files_all, bytes_all;  /* to look at; 0 until they are counted */
	uint64_t counts[VERDICT_COUNT]; /* telegrams and troubles, by verdict */
	LIST(struct import_trouble) troubles; /* in the order met, up to IMPORT_TROUBLES_MOST */
};

enum { IMPORT_TROUBLES_MOST = 10000 }; /* told at the end; the archive keeps all of them */

/* Told after each file and now and then within a large one, many times a second. */
struct import_watch {
	void (*progress)(void *data, const struct import_report *so_far);
	void *data;
};

struct import_plan {
	char *const *paths; /* files, folders, "-" for standard input */
	size_t n;
	const char *name;   /* of the report; NULL: the time at which the run begins */
	bool even_purged;   /* put also texts that were purged */
	bool rehash;        /* read also what is known by size, time and inode */
	const struct import_watch *watch; /* may be NULL */
	const struct import_tap *tap;     /* may be NULL; not used in a trial */
};

/*
 * Import all that the paths lead to. `*out` lives in the arena and is filled also
 * when the archive refuses in mid run, which is the only thing that makes the call fail.
 */
bool import_run(struct archive *ar, struct arena *a, const struct import_plan *plan, struct import_report *out,
                struct error *err);

/* What importing would do; nothing is written. `ar` may be NULL: an archive that is not made yet. */
bool import_try(struct archive *ar, struct arena *a, const struct import_plan *plan, struct import_report *out,
                struct error *err);

#endif
