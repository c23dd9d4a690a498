/*
 * writer_folder - the folder of an index: its lock, its files, those that nobody needs.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "index/writer_part.h"

enum { TRIES = 10 }; /* somebody may remove the folder meanwhile */

static bool make_folder(const char *folder, struct error *err)
{
	if (mkdir(folder, 0777) == 0 || errno == EEXIST)
		return true;
	return fail(err, ERR_IO, "%s cannot be made: %s", folder, strerror(errno));
}

/* Whether the file that was locked is still the one that others will lock. */
static bool is_same_file(int fd, const char *path)
{
	struct stat own, now;

	return fstat(fd, &own) == 0 && stat(path, &now) == 0 && own.st_ino == now.st_ino && own.st_dev == now.st_dev;
}

/* Somebody may remove the folder between opening and locking. */
static bool take_lock(struct writer *w, struct error *err)
{
	const char *path = arena_printf(&w->arena, "%s/LOCK", w->folder).p;

	for (int i = 0; i < TRIES; i++) {
		if (!make_folder(w->folder, err))
			return false;
		w->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
		if (w->lock < 0 && errno == ENOENT)
			continue;
		if (w->lock < 0)
			return fail(err, ERR_IO, "%s cannot be written: %s", path, strerror(errno));
		if (flock(w->lock, LOCK_EX | LOCK_NB) != 0)
			return fail(err, ERR_DB, "another program is writing the index %s; try again when it has ended", w->folder);
		if (is_same_file(w->lock, path))
			return true;
		close(w->lock);
		w->lock = -1;
	}
	return fail(err, ERR_IO, "%s cannot be written", path);
}

bool folder_enter(struct writer *w, const char *folder, struct error *err)
{
	w->folder = arena_z(&w->arena, str_of(folder));
	w->lock = -1;
	return take_lock(w, err);
}

void folder_leave(struct writer *w)
{
	if (w->lock >= 0)
		close(w->lock);
}

uint64_t folder_next(const char *folder)
{
	DIR *d = opendir(folder);
	uint64_t next = 1, number, generation;
	const char *kind;
	struct dirent *e;

	while (d && (e = readdir(d)))
		if (manifest_number(e->d_name, &number, &generation, &kind) && number >= next)
			next = number + 1;
	if (d)
		closedir(d);
	return next;
}

static const char *mark_path(struct writer *w, uint64_t number)
{
	return arena_printf(&w->arena, "%s/%08" PRIu64 ".damaged", w->folder, number).p;
}

bool folder_marked(struct writer *w, uint64_t number)
{
	return file_exists(mark_path(w, number));
}

void folder_unmark(struct writer *w, uint64_t number)
{
	unlink(mark_path(w, number));
}

static bool is_named(const struct manifest *m, uint64_t number, uint64_t generation, bool gone)
{
	for (uint32_t i = 0; i < m->segments.n; i++)
		if (m->segments.v[i].number == number && (!gone || m->segments.v[i].gone == generation))
			return true;
	return false;
}

/* Whether a file is one that the manifest names, that a thread is just writing, or none of the index's own. */
static bool is_wanted(const struct writer *w, const char *name)
{
	uint64_t number, generation;
	const char *kind;

	if (strcmp(name, "MANIFEST.new") == 0)
		return false;
	if (!manifest_number(name, &number, &generation, &kind))
		return true;
	return is_named(&w->manifest, number, generation, strcmp(kind, "gone") == 0) ||
	       (w->merging.running && w->merging.number == number);
}

void folder_sweep(struct writer *w)
{
	DIR *d = opendir(w->folder);
	struct arena a;
	struct dirent *e;

	if (!d)
		return;
	arena_init(&a);
	while ((e = readdir(d)))
		if (!is_wanted(w, e->d_name))
			unlink(arena_printf(&a, "%s/%s", w->folder, e->d_name).p);
	arena_release(&a);
	closedir(d);
}
