/*
 * folder - folders as wholes.
 */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include "base/arena.h"
#include "base/error.h"

/* Remove a folder and all that is in it; links are removed, not followed. True if it is gone, or was not there. */
bool folder_remove(const char *path, struct error *err);

/* The folder that a path lies in, in the arena: "." where the path names none. */
const char *folder_of(struct arena *a, const char *path);

/* See to it that a file, or the names in a folder, are on the disk. */
bool path_sync(const char *path, struct error *err);

#endif
