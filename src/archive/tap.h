/*
 * tap - a way for others to have what an import reads, while it is read.
 *
 * A telegram is read once. Whoever needs more of it than the archive keeps, as the
 * search index does, makes it in the thread that has read it, and gets it again with the
 * telegram's id, and then word that it was committed.
 */
#ifndef ARCHIVE_TAP_H
#define ARCHIVE_TAP_H

#include "archive/prepare.h"

struct import_tap {
	void *data;

	/* In each worker's thread: what it keeps for itself (NULL is allowed), and the end of it. */
	void *(*open)(void *data);
	void (*close)(void *own);

	/* In a worker's thread: what is wanted of a telegram; NULL: nothing. It must not point into it. */
	void *(*make)(void *own, const struct prepared *p, Str form);
	void (*drop)(void *made); /* in any thread: it is not needed, since the telegram is not new */

	/* In the thread that writes: it was put under this id. `made`, which may be NULL, is the tap's from now on. */
	void (*put)(void *data, int64_t id, void *made);

	/* In the thread that writes: all of them are in the archive, whose log has so many entries. */
	void (*committed)(void *data, int64_t entries);
};

#endif
