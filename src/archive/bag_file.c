/*
 * bag_file - the files of a BagIt bag.
 */
#define _XOPEN_SOURCE 700 /* sync */
#include "archive/bag_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/hash.h"

bool bag_files_begin(struct bag_files *b, const char *folder, struct error *err)
{
	size_t n = strlen(folder);

	*b = (struct bag_files){ .folder = folder };
	arena_init(&b->scratch);
	for (int i = 0; i < BAG_PARTS; i++)
		buf_init(&b->manifests[i], SIZE_MAX);
	while (n > 1 && folder[n - 1] == '/')
		n--;
	if (file_exists(folder))
		return fail(err, ERR_USAGE, "%s is there already; name another folder, or remove it", folder);
	b->part = malloc(n + 32);
	if (!b->part)
		return fail(err, ERR_NOMEM, "%s: no memory is left", folder);
	snprintf(b->part, n + 32, "%.*s.%ld.part", (int)n, folder, (long)getpid());
	return mkdir(b->part, 0777) == 0 || fail(err, ERR_IO, "%s: %s", b->part, strerror(errno));
}

void bag_files_release(struct bag_files *b)
{
	for (int i = 0; i < BAG_PARTS; i++)
		buf_release(&b->manifests[i]);
	arena_release(&b->scratch);
	free(b->part);
}

static const char *path_in(struct bag_files *b, Str path)
{
	return arena_printf(&b->scratch, "%s/%.*s", b->part, STR_ARG(path)).p;
}

bool bag_folder(struct bag_files *b, Str path, struct error *err)
{
	const char *name = path_in(b, path);
	bool ok = mkdir(name, 0777) == 0 || fail(err, ERR_IO, "%s: %s", name, strerror(errno));

	arena_reset(&b->scratch);
	return ok;
}

static bool write_file(const char *name, Str bytes, struct error *err)
{
	FILE *f = fopen(name, "wbx");
	bool ok = f && fwrite(bytes.p ? bytes.p : "", 1, bytes.n, f) == bytes.n;

	if (f && fclose(f) != 0)
		ok = false;
	return ok || fail(err, ERR_IO, "%s: %s", name, strerror(errno));
}

bool bag_file(struct bag_files *b, enum bag_part part, Str path, Str bytes, struct error *err)
{
	char hex[SHA256_HEX];
	bool ok = write_file(path_in(b, path), bytes, err);

	arena_reset(&b->scratch);
	sha256_hex(bytes.p ? bytes : S(""), hex);
	buf_printf(&b->manifests[part], "%s  %.*s\n", hex, STR_ARG(path));
	if (part == BAG_PAYLOAD) {
		b->count++;
		b->bytes += (int64_t)bytes.n;
	}
	return ok;
}

bool bag_files_end(struct bag_files *b, struct error *err)
{
	if (b->manifests[BAG_PAYLOAD].full)
		return fail(err, ERR_NOMEM, "%s: no memory is left", b->folder);
	if (!bag_file(b, BAG_TAG, S("bagit.txt"), S("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"), err) ||
	    !bag_file(b, BAG_TAG, S("manifest-sha256.txt"), buf_str(&b->manifests[BAG_PAYLOAD]), err) ||
	    !write_file(path_in(b, S("tagmanifest-sha256.txt")), buf_str(&b->manifests[BAG_TAG]), err))
		return false;
	sync(); /* one call for all files, however many */
	return rename(b->part, b->folder) == 0 || fail(err, ERR_IO, "%s: %s", b->folder, strerror(errno));
}

void bag_files_drop(struct bag_files *b)
{
	if (b->part)
		folder_remove(b->part, NULL);
}
