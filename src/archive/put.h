/*
 * put - telegrams into the archive.
 *
 * All that is stored comes from struct cable. The text's SHA-256 tells telegrams
 * apart: putting one twice changes nothing.
 */
#ifndef ARCHIVE_PUT_H
#define ARCHIVE_PUT_H

#include "archive/archive.h"
#include "base/hash.h"
#include "cable/telegram.h"

struct put {
	int64_t id; /* permanent, never given twice */
	bool added; /* false: the same text was there already */
	unsigned char text_sha256[SHA256_BYTES];
};

/*
 * Put a telegram that came in `form` ("nara"), within a batch. Its findings are
 * those of the last telegram_check(). After false the batch is to be undone.
 */
bool archive_put(struct archive *ar, const struct cable *c, Str form, struct put *out, struct error *err);

#endif
