/*
 * checkpoint - pages from SQLite's log into the archive's file, beside the thread that writes.
 *
 * Left to itself SQLite does this within a commit, and the writer waits for the disk
 * twice. Here a thread with a connection of its own does it while the next batch is
 * made. What a commit promises stays the same: the log is on the disk when it returns.
 */
#ifndef ARCHIVE_CHECKPOINT_H
#define ARCHIVE_CHECKPOINT_H

#include "archive/db.h"

struct checkpoint;

/*
 * For the database that `db` writes and that lies at `path`. NULL where there is no thread
 * or no second connection: then all stays as SQLite does it. The caller closes it.
 */
struct checkpoint *checkpoint_open(struct db *db, const char *path);

/* A batch was committed. Waits while the log is longer than it should grow. NULL is allowed here and below. */
void checkpoint_due(struct checkpoint *c);

/* Finish what was begun, and leave the rest to SQLite again. */
void checkpoint_close(struct checkpoint *c);

#endif
