/*
 * prepare - all that a telegram's storage needs and no database gives.
 *
 * Reading, checking, hashing, packing and laying out of rows take nearly all of
 * the time of an import. Any number of threads do it, each with a preparer of
 * its own; what they made is put by the one thread that writes (put.h).
 */
#ifndef ARCHIVE_PREPARE_H
#define ARCHIVE_PREPARE_H

#include "archive/archive.h"
#include "base/hash.h"
#include "cable/telegram.h"

struct preparer;

/* A telegram ready to be put. Whoever has it may hand it to another thread. */
struct prepared {
	const struct cable *cable; /* as read and checked; good as long as this */
	bool likely;               /* it looks like a telegram at all: telegram_likely() */
	unsigned char text_sha256[SHA256_BYTES];
	struct arena arena;          /* all of it lives here */
	struct prepared_rows *rows;  /* what will be stored: for put.c */
};

/*
 * A preparer serves one thread, which need not be the one that has the archive;
 * the archive must stay open longer. NULL when memory is gone. The caller closes it.
 */
struct preparer *preparer_open(const struct archive *ar);
void preparer_close(struct preparer *pr); /* NULL is allowed */

/*
 * Read, check and lay out one telegram that came in `form` ("nara"). The text, at
 * most CABLE_TEXT_MOST bytes, and the form are copied. The caller frees the result.
 */
struct prepared *prepare(struct preparer *pr, Str text, Str form);

/* The same of a telegram that was read and checked already; it and its text must outlive the result. */
struct prepared *prepare_cable(struct preparer *pr, const struct cable *c, Str form);

/*
 * Pack the bytes of a container for this telegram, as they were before they were
 * decoded: next to nothing where they are much like its text. Lives as long as `p`.
 */
Str prepare_carried(struct preparer *pr, struct prepared *p, Str carried);

void prepared_free(struct prepared *p); /* in any thread; NULL is allowed */

#endif
