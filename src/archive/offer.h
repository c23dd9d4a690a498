/*
 * offer - the thread of an import that looks for files and reads them.
 *
 * It puts jobs: what is known, what begins, each item, each end.
 * It never looks at what the archive says of a telegram: the writer does.
 */
#ifndef ARCHIVE_OFFER_H
#define ARCHIVE_OFFER_H

#include "archive/archive.h"
#include "archive/crew.h"

struct offer {
	struct archive *known;     /* its connection for asking what is known; NULL: nothing is */
	const struct archive *own; /* whose files are not offered to itself; NULL: none */
	char *const *paths;
	size_t n;
};

/*
 * The reader of a crew, whose data is a struct offer. Offer all that the paths lead to. `err` is filled, and the answer
 * false, only if the archive refused to tell what it knows.
 */
bool offer_run(void *offer, struct crew_feed *feed, struct error *err);

#endif
