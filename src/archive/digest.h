/*
 * digest - 64 bits over all values stored of a telegram.
 *
 * Written with the telegram; computed again from its rows it tells whether any
 * of them changed since. Not among them: the packed bytes, which have checksums
 * and a SHA-256 of their own, and what other telegrams have a say in (record_id).
 */
#ifndef ARCHIVE_DIGEST_H
#define ARCHIVE_DIGEST_H

#include "archive/archive.h"

/* Of the rows as they are now. ERR_MISSING if there is no such telegram. */
bool archive_digest_rows(struct archive *ar, int64_t id, uint64_t *out, struct error *err);

/* As it was written with the telegram. */
bool archive_digest_stored(struct archive *ar, int64_t id, uint64_t *out, struct error *err);

#endif
