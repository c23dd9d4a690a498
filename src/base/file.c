/*
 * file - whole files in and out.
 */
#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/buf.h"

static bool read_all(FILE *f, const char *path, struct buf *b, struct error *err)
{
	char chunk[65536];
	size_t n;

	while ((n = fread(chunk, 1, sizeof chunk, f)) > 0)
		buf_put(b, (Str){ chunk, n });
	if (ferror(f))
		return fail(err, ERR_IO, "%s: %s", path, strerror(errno));
	if (b->full)
		return fail(err, ERR_LIMIT, "%s is larger than %zu bytes", path, b->most);
	return true;
}

bool file_read(struct arena *a, const char *path, size_t most, Str *out, struct error *err)
{
	bool std = strcmp(path, "-") == 0, ok;
	FILE *f = std ? stdin : fopen(path, "rb");
	struct buf b;

	if (!f)
		return fail(err, ERR_IO, "%s: %s", path, strerror(errno));
	buf_init(&b, most);
	ok = read_all(f, path, &b, err);
	if (ok)
		*out = arena_str(a, buf_str(&b));
	buf_release(&b);
	if (!std)
		fclose(f);
	return ok;
}

bool file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool file_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}
