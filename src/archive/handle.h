/*
 * handle - what stands behind a struct archive. Private to this floor.
 */
#ifndef ARCHIVE_HANDLE_H
#define ARCHIVE_HANDLE_H

#include "archive/archive.h"
#include "archive/db.h"
#include "archive/pack.h"

enum { OWN_FILES = 3 }; /* the archive, its log and the log's index */

struct archive {
	char *path;
	struct db *db;
	struct pack *pack;
	struct arena scratch; /* for the length of one call */
	bool writes;
	struct {
		unsigned long long device, inode;
	} own[OWN_FILES];
	size_t own_count;
};

#endif
