/*
 * alike - telegrams with much the same text as one, by their sketches.
 */
#ifndef ARCHIVE_ALIKE_H
#define ARCHIVE_ALIKE_H

#include "archive/get.h"

struct alike {
	int64_t id;
	unsigned likeness; /* of the texts, in percent; see archive/sketch.h */
};
typedef LIST(struct alike) AlikeList;

/*
 * Those whose sketches have a band in common with that of `id`, most alike first: of texts that are 90
 * % alike nearly all, of those with less in common ever fewer. A short text has no sketch, and is like
 * nothing.
 */
bool archive_get_alike(struct archive *ar, struct arena *a, int64_t id, AlikeList *out,
                       struct error *err);

#endif
