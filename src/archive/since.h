/*
 * since - what the archive's log says has come and gone after one of its entries.
 *
 * For what is kept beside an archive and has to follow it. The mark of an entry is a part of its hash, which
 * includes that of all entries before it: where the marks differ it is another archive, or
 * another past of this one.
 */
#ifndef ARCHIVE_SINCE_H
#define ARCHIVE_SINCE_H

#include "archive/get.h"
#include "archive/log.h"

/* Number of entries, and the mark of the last one; both 0 while there is none. */
struct since_mark {
	int64_t entries, mark;
};

/* Where the log ends. Takes some microseconds. */
bool since_entries(struct archive *ar, int64_t *out, struct error *err);
bool since_mark(struct archive *ar, int64_t entries, struct since_mark *out, struct error *err);

/* Is it a mark of this log? */
bool since_holds(struct archive *ar, const struct since_mark *m, bool *out, struct error *err);

/* A telegram that came or was purged. */
struct since_event {
	int64_t entry, id;
	bool purged;
	int64_t bytes; /* of the text; -1: the archive does not hold it */
	Str form;      /* borrowed during the call */
};

/*
 * Call `each` for entries above `after` up to `to` that are about such, in order. Without `sizes` there are
 * neither bytes nor form, which is quicker.
 * `each` must not use the archive; false ends it.
 */
bool since_walk(struct archive *ar, int64_t after, int64_t to, bool sizes,
                bool (*each)(void *data, const struct since_event *e), void *data, struct error *err);

/* All telegrams that it holds now, as ids in order. */
bool since_held(struct archive *ar, struct arena *a, IdList *out, struct error *err);

/* Between the two the archive stays as it is for this connection. They may nest. */
bool since_begin(struct archive *ar, struct error *err);
void since_end(struct archive *ar);

#endif
