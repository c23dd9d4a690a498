/*
 * seal - an archive as one closed file.
 *
 * A temporary name beside the target, so that a file of that name is never half written.
 */
#include "archive/seal.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/handle.h"
#include "archive/pagesum.h"
#include "base/file.h"
#include "base/folder.h"

static bool copy_into(struct archive *ar, const char *part, struct error *err)
{
	return db_run(ar->db, err, "VACUUM INTO ?", TEXT(str_of(part))) && path_sync(part, err);
}

static void note_bad(void *data, int64_t page)
{
	(void)page;
	*(bool *)data = true;
}

static void no_progress(void *data, int64_t seen, int64_t all)
{
	(void)data;
	(void)seen;
	(void)all;
}

/* What was written is what a disk gives back. */
static bool read_back(const char *part, struct error *err)
{
	bool bad = false, ok;
	struct pagesum_watch watch = { note_bad, no_progress, &bad };
	struct archive *copy = NULL;

	ok = archive_open_read(&copy, part, err);
	if (ok && (pagesum_sweep(db_lite(copy->db), &watch) < 0 || bad))
		ok = fail(err, ERR_IO, "%s does not come back from the disk as it was written", part);
	archive_close(copy);
	return ok;
}

/* link() refuses where rename() would write over what is there. */
static bool make_known(struct archive *ar, const char *part, const char *to, struct error *err)
{
	if (chmod(part, 0444) != 0)
		return fail(err, ERR_IO, "%s: %s", part, strerror(errno));
	if (link(part, to) != 0 && (errno == EEXIST || rename(part, to) != 0))
		return fail(err, errno == EEXIST ? ERR_USAGE : ERR_IO, "%s: %s", to, strerror(errno));
	unlink(part);
	return path_sync(folder_of(&ar->scratch, to), err);
}

bool archive_seal(struct archive *ar, const char *to, struct error *err)
{
	const char *part = arena_printf(&ar->scratch, "%s%s.%ld.part", to[0] == '/' ? "" : "./", to, (long)getpid()).p;
	bool ok = false;

	if (file_exists(to))
		fail(err, ERR_USAGE, "%s is there already; name another file, or remove it", to);
	else if (copy_into(ar, part, err) && read_back(part, err))
		ok = make_known(ar, part, to, err);
	unlink(part);
	arena_reset(&ar->scratch);
	return ok;
}
