/*
 * seal - an archive as one closed file, for media that are written once and for the post.
 */
#ifndef ARCHIVE_SEAL_H
#define ARCHIVE_SEAL_H

#include "archive/archive.h"

/*
 * Write a copy of the archive to `to`: without a log beside it, without free
 * pages, read-only (mode 0444). It appears under its name when all of it is on the disk.
 * A file that is there already is left alone: ERR_USAGE.
 */
bool archive_seal(struct archive *ar, const char *to, struct error *err);

#endif
