/*
 * writer - documents into the index: added, deleted, made known together.
 *
 * One writer at a time, in this program or any other: a lock on a file of the folder
 * sees to that. Nothing that was put is seen before writer_commit(), and then all of
 * it is. A process that dies before leaves files that nobody names; the next writer
 * removes them.
 */
#ifndef INDEX_WRITER_H
#define INDEX_WRITER_H

#include "index/doc.h"

struct writer;

/*
 * Open the index in a folder for writing; the folder is made where there is none. With `anew`
 * what is there is left out at the next commit. `plan` is borrowed until the end. NULL with a
 * sentence in `err` where it cannot be: ERR_DB where there is another writer, ERR_FORMAT where the
 * manifest is damaged, so that only `anew` helps. The caller closes it.
 */
struct writer *writer_open(const char *folder, const struct index_plan *plan, bool anew, struct error *err);

/* Without a commit what was put since the last one is lost. NULL is allowed. */
void writer_close(struct writer *w);

/*
 * Segments that could not be opened were set aside: the next commit leaves them out, and their documents have
 * to be added again. writer_check() reads all of every other segment, too, and sets aside what is damaged.
 */
uint32_t writer_lost(const struct writer *w);
void writer_check(struct writer *w);

uint32_t writer_segments(const struct writer *w); /* those that are left */

/* What whoever committed last has noted, and what the next commit notes: one short line. */
Str writer_note(const struct writer *w);
void writer_set_note(struct writer *w, Str note);

/* Add a document. One with the same id is to be deleted first. */
bool writer_add(struct writer *w, const struct index_doc *d, struct error *err);

/* Delete the document of an id; nothing happens where there is none. */
bool writer_delete(struct writer *w, int64_t id, struct error *err);

/* Whether a segment has the document of an id. Those added since one was written last are not looked at. */
bool writer_has(const struct writer *w, int64_t id);

/* Write what is in memory as a segment, so that a commit that follows is quick. */
bool writer_flush(struct writer *w, struct error *err);

/* What a commit does with segments first. A merge that finds one damaged makes it fail with ERR_FORMAT. */
enum writer_settle {
	WRITER_AS_IT_IS,
	WRITER_BEHIND, /* small ones are merged in a thread, for a later commit to make known */
	WRITER_SETTLE, /* small ones are merged now, as far as it is worth it */
	WRITER_CLEAN,  /* those with deleted documents are written again without them */
	WRITER_ONE,    /* all become one */
};

/* Whether WRITER_SETTLE would have nothing to do. */
bool writer_settled(struct writer *w);

/* Make it known. */
bool writer_commit(struct writer *w, enum writer_settle settle, struct error *err);

#endif
