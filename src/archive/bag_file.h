/*
 * bag_file - the files of a BagIt bag: written under a name of their own, listed in manifests. Private to bag.c.
 */
#ifndef ARCHIVE_BAG_FILE_H
#define ARCHIVE_BAG_FILE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

enum bag_part { BAG_PAYLOAD, BAG_TAG, BAG_PARTS };

struct bag_files {
	const char *folder;         /* as it will be called; borrowed */
	char *part;                 /* as it is called until it is whole */
	struct buf manifests[BAG_PARTS];
	int64_t count, bytes;       /* of the payload */
	struct arena scratch;
};

/* Begin a bag that shall be called `folder`. The caller releases it, also after false. */
bool bag_files_begin(struct bag_files *b, const char *folder, struct error *err);
void bag_files_release(struct bag_files *b);

bool bag_folder(struct bag_files *b, Str path, struct error *err);
bool bag_file(struct bag_files *b, enum bag_part part, Str path, Str bytes, struct error *err);

/* Write the manifests, see to it that all is on the disk, and give the bag its name. */
bool bag_files_end(struct bag_files *b, struct error *err);

/* Remove what was written. */
void bag_files_drop(struct bag_files *b);

#endif
