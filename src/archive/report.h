/*
 * report - what became of everything that an import was offered, as the archive keeps it.
 */
#ifndef ARCHIVE_REPORT_H
#define ARCHIVE_REPORT_H

#include "archive/archive.h"

struct report {
	int64_t id;
	Str name, started, finished; /* finished: absent if it was broken off */
	Str paths;                   /* as given, a line each */
	int64_t imported, already_there, not_telegrams, failed;
	Str root;                    /* of the log when it ended, 64 digits; absent if it was broken off */
};

/* The import of that name; the last one if the name is NULL. ERR_MISSING if there is none. Lives in the arena. */
bool report_get(struct archive *ar, struct arena *a, const char *name, struct report *out, struct error *err);

/* One thing of a source; absent what does not apply. It lasts as long as the call that gives it. */
struct report_item {
	Str path, member, outcome, reason, mrn;
	int64_t offset, length;
	int64_t page;     /* 0: none */
	int64_t telegram; /* 0: none */
};

/* Give each item in the order of the import; those that became no telegram alone if `trouble`. */
bool report_each(struct archive *ar, int64_t id, bool trouble, void (*each)(void *data, const struct report_item *it),
                 void *data, struct error *err);

#endif
