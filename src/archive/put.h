/*
 * put - prepared telegrams into the archive.
 *
 * The text's SHA-256 tells telegrams apart: putting one twice changes nothing.
 * What is put is the same whichever thread prepared it, and when.
 */
#ifndef ARCHIVE_PUT_H
#define ARCHIVE_PUT_H

#include "archive/prepare.h"

struct put {
	int64_t id;     /* permanent, never given twice */
	int64_t record; /* of all versions of this telegram: the id of the first of them */
	bool added;     /* false: the same text was there already */
};

/* Put a telegram, within a batch. After false the batch is to be undone. */
bool archive_put(struct archive *ar, const struct prepared *p, struct put *out, struct error *err);

/*
 * Read values again: those of telegram `id` become those of `p`, which was prepared
 * from its text as archive_get_text() gives it and in its form (both are asserts).
 * Bytes and id stay. `*changed` names what differs ("subject", "tag", "finding" …),
 * in the arena; nothing is written if nothing does. Within a batch.
 */
typedef LIST(Str) ChangedList;
bool archive_reput(struct archive *ar, struct arena *a, int64_t id, const struct prepared *p, ChangedList *changed,
                   struct error *err);

#endif
