/*
 * archive - one file NAME.cables that keeps telegrams: their bytes, their values, where they came from.
 *
 * It is an SQLite database. Any number of readers look into it while one
 * program at a time writes a batch; a reader never waits and leaves no file
 * behind. A program killed while writing leaves the batches that were whole.
 */
#ifndef ARCHIVE_ARCHIVE_H
#define ARCHIVE_ARCHIVE_H

#include "base/arena.h"
#include "base/error.h"

/* One connection; it serves one thread. */
struct archive;

/* Open an archive to look into it. The caller closes it. */
bool archive_open_read(struct archive **out, const char *path, struct error *err);

/* Open an archive to write; it is made if there is none, and brought up to date if it is older. */
bool archive_open_write(struct archive **out, const char *path, struct error *err);

/*
 * Close it; NULL is allowed. A batch that was not ended is dropped. After a writer
 * the archive is one file again, unless readers still look into it: then the last
 * writer to come sees to that.
 */
void archive_close(struct archive *ar);

const char *archive_path(const struct archive *ar);

/* Is the file at `path`, whose device and inode are given, part of this archive? Such a file must not be opened. */
bool archive_is_own_file(const struct archive *ar, unsigned long long device, unsigned long long inode);

/* Is the path that of a file in the folder of the archive's index, NAME.cables-index? */
bool archive_is_of_index(const struct archive *ar, const char *path);

/* What is put between the two is there wholly or not at all. A batch must not be begun twice. */
bool archive_begin(struct archive *ar, struct error *err);
bool archive_end(struct archive *ar, struct error *err);
void archive_undo(struct archive *ar); /* drops the batch; nothing happens if there is none */

#endif
