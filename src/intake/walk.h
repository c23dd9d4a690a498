/*
 * walk - files out of paths: files as they are, folders with all that is below them.
 *
 * The order is fixed: paths as given, names in a folder by their bytes. What
 * cannot be read is told and passed by; links are followed, and a link that
 * leads back to a folder it stands in is told, not followed. Pipes, sockets
 * and devices are never opened.
 */
#ifndef INTAKE_WALK_H
#define INTAKE_WALK_H

#include <stdbool.h>
#include <sys/stat.h>

enum { WALK_DEPTH_MOST = 128 }; /* folders below each other */

/* Both are given a path that is good during the call; false ends the walk. */
struct walk {
	bool (*file)(void *data, const char *path, const struct stat *st);
	bool (*trouble)(void *data, const char *path, const char *reason);
	void *data;
};

/* Walk one path. False if a callback ended the walk. */
bool walk_path(const struct walk *w, const char *path);

#endif
