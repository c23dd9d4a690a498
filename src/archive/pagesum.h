/*
 * pagesum - a checksum on every page of an archive, looked at whenever the page is read.
 *
 * SQLite checks the shape of what it reads, not its content. So the last 8 bytes of
 * each page, which SQLite can be told to leave alone, hold a sum over the rest and
 * the page's number. It is made when a page goes into the file and compared when it comes
 * out: a page that is damaged or not in its place is an error, not an answer. Only the
 * archive itself has sums; SQLite's log and journal have their own.
 *
 * A layer between SQLite and its files (a VFS) does it. Other programs read such a
 * file without noticing; what they write has no good sums.
 */
#ifndef ARCHIVE_PAGESUM_H
#define ARCHIVE_PAGESUM_H

#include <stdbool.h>
#include <stdint.h>

struct sqlite3;

enum { PAGESUM_BYTES = 8 };

/* The name of the layer, for sqlite3_open_v2(). It stands on what is SQLite's default VFS at the first call. */
const char *pagesum_vfs(void);

/* Let a database that is still empty have sums; all that begin must. One that is not empty gets them by its next VACUUM. */
void pagesum_want(struct sqlite3 *lite);

/* Does the file, which must have been read from, have sums? */
bool pagesum_there(struct sqlite3 *lite);

/* From now on give this connection damaged pages too, for those who look for the damage. */
void pagesum_tolerate(struct sqlite3 *lite);

/*
 * Read all pages of the file and call `bad` with the number (from 1) of each whose sum is wrong,
 * and `progress` with the number of pages seen now and then. Returns the number of pages in the file;
 * -1 if it cannot be read. For a file with sums only.
 */
struct pagesum_watch {
	void (*bad)(void *data, int64_t page);
	void (*progress)(void *data, int64_t seen, int64_t all);
	void *data;
};
int64_t pagesum_sweep(struct sqlite3 *lite, const struct pagesum_watch *w);

#endif
