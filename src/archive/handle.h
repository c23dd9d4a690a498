/*
 * handle - what stands behind a struct archive. Private to this floor.
 */
#ifndef ARCHIVE_HANDLE_H
#define ARCHIVE_HANDLE_H

#include "archive/archive.h"
#include "archive/db.h"
#include "archive/log.h"
#include "archive/names.h"
#include "archive/pack.h"
#include "archive/shelf.h"

enum { OWN_FILES = 3 }; /* the archive, its log and the log's index */

struct archive {
	char *path;
	struct db *db;
	struct pack *pack;
	struct arena scratch; /* for the length of one call */
	bool writes;
	struct log_tail log;
	struct names names;
	struct shelf shelf;
	struct {
		unsigned long long device, inode;
	} own[OWN_FILES];
	size_t own_count;
};

/* Open without looking at what it is. `*out` is to be closed also after false. */
bool archive_open_raw(struct archive **out, const char *path, enum db_mode mode, struct error *err);

#endif
