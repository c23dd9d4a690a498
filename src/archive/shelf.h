/*
 * shelf - the dictionaries of an archive, with which its telegrams are packed.
 *
 * An archive has none at first. The first comes of its first telegrams, which are
 * packed once more; a second of many more telegrams, for those to come. Old ones stay: what was
 * packed with one needs it. Which dictionary a telegram is packed with depends on
 * its place in the archive only.
 */
#ifndef ARCHIVE_SHELF_H
#define ARCHIVE_SHELF_H

#include <stdatomic.h>

#include "archive/archive.h"
#include "archive/pack.h"

enum { SHELF_MOST = 8 };

struct shelf {
	_Atomic(const struct dictionary *) newest; /* any thread may look here; NULL: none yet */
	struct dictionary *all[SHELF_MOST];        /* by number, from 1; NULL: not looked at yet */
	struct dictionary *dropped[2 * SHELF_MOST]; /* made in batches that were undone: some thread may still have one */
	unsigned drops;
};

void shelf_release(struct shelf *s);

/* Before a batch, and after one that was undone: take down the newest dictionary that the archive has, for packing. */
bool shelf_load(struct archive *ar, struct error *err);

/* Make a new one if telegram `id`, just put, is one after which that is due. Within a batch. */
bool shelf_grow(struct archive *ar, int64_t id, struct error *err);

/*
 * Make a dictionary anew of the telegrams that there are now, under its number, and pack again what was packed with it:
 * a telegram that it had pieces of was purged. Within a batch.
 */
bool shelf_renew(struct archive *ar, unsigned number, struct error *err);

/* The text of packed bytes, with whatever dictionary they need. */
bool shelf_unpack(struct archive *ar, struct arena *a, Str packed, Str *out, struct error *err);

#endif
