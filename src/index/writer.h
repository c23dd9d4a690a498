/*
 * writer - documents into the index: added, deleted, made known together.
 *
 * One writer at a time; whoever holds the archive for writing holds the index, too.
 * Nothing that was put is seen before writer_commit(), and then all of it is. A
 * process that dies before leaves files that nobody names; the next writer removes
 * them.
 */
#ifndef INDEX_WRITER_H
#define INDEX_WRITER_H

#include "index/doc.h"

struct writer;

/*
 * Open the index in a folder for writing; the folder is made where there is none. With `anew`
 * what is there is left out at the next commit. `plan` is borrowed until the end. NULL with a
 * sentence in `err` where it cannot be. The caller closes it.
 */
struct writer *writer_open(const char *folder, const struct index_plan *plan, bool anew, struct error *err);

/* Without a commit what was put since the last one is lost. */
void writer_close(struct writer *w);

/* Add a document. One with the same id is to be deleted first. */
bool writer_add(struct writer *w, const struct index_doc *d, struct error *err);

/* Delete the document of an id; nothing happens where there is none. */
bool writer_delete(struct writer *w, int64_t id, struct error *err);

/*
 * Make it known. With `settle` small segments are merged first, as far as it is worth it;
 * with WRITER_ONE all become one.
 */
enum writer_settle { WRITER_AS_IT_IS, WRITER_SETTLE, WRITER_ONE };
bool writer_commit(struct writer *w, enum writer_settle settle, struct error *err);

#endif
