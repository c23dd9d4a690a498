/*
 * saved - searches that are asked again, each under a name, in a file beside the archive.
 *
 * NAME.cables-searches holds a JSON object on each line. It is no part of the archive: an archive that
 * is sealed or sent on does not carry what somebody looked for.
 */
#ifndef SEARCH_SAVED_H
#define SEARCH_SAVED_H

#include "archive/get.h"

struct saved {
	Str name, query;
	bool literal;
	int64_t seen; /* entries of the archive's log: what came later is new */
};
typedef LIST(struct saved) SavedList;

enum { SAVED_NAME_MOST = 80 };

/* All that are saved, in order of names; none where there is no file. Lives in `a`. */
bool saved_read(struct arena *a, const char *archive, SavedList *out, struct error *err);

/* Write them all; the file takes the place of the one before at once. */
bool saved_write(const char *archive, const SavedList *l, struct error *err);

struct saved *saved_find(SavedList *l, Str name); /* NULL if there is none */

/* Put one in its place among the others, or over the one of its name. */
void saved_put(struct arena *a, SavedList *l, struct saved one);

#endif
