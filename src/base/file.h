/*
 * file - whole files in and out.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/error.h"

/*
 * Read the file at `path` ("-" is standard input) into the arena. A file of
 * more than `most` bytes is ERR_LIMIT; `*out` is set only on success.
 */
bool file_read(struct arena *a, const char *path, size_t most, Str *out, struct error *err);

bool file_exists(const char *path);
bool file_is_folder(const char *path);

#endif
