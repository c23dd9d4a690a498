/*
 * names - words that come again and again, each stored once: posts' plain names, classes, rules' messages.
 */
#ifndef ARCHIVE_NAMES_H
#define ARCHIVE_NAMES_H

#include "archive/archive.h"

/* Numbers of names that were used lately; private to names.c. */
struct names {
	struct arena arena;
	struct name_slot *slots;
	size_t room, used;
};

void names_init(struct names *n);
void names_release(struct names *n);
void names_forget(struct names *n); /* before a batch, and after one that was dropped */

/* The number of a name, which is UTF-8; it gets one if it has none. Within a batch. */
bool name_number(struct archive *ar, Str text, int64_t *out, struct error *err);

/* Drop the names that no row has any more, after telegrams were taken out. Looks at all rows. */
bool names_drop_unused(struct archive *ar, struct error *err);

#endif
