/*
 * archive - one file NAME.cables that keeps telegrams: their bytes, their values, where they came from.
 */
#include "archive/archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "archive/handle.h"
#include "archive/pagesum.h"
#include "archive/schema.h"
#include "base/file.h"

/* Closing any descriptor of a file drops all locks that the program holds on it: SQLite's files are told apart. */
static void know_own_files(struct archive *ar)
{
	static const char *const tails[OWN_FILES] = { "", "-wal", "-shm" };
	struct stat st;

	for (size_t i = 0; i < OWN_FILES; i++) {
		Str path = arena_printf(&ar->scratch, "%s%s", ar->path, tails[i]);

		if (stat(path.p, &st) != 0)
			continue;
		ar->own[ar->own_count].device = st.st_dev;
		ar->own[ar->own_count++].inode = st.st_ino;
	}
	arena_reset(&ar->scratch);
}

bool archive_is_own_file(const struct archive *ar, unsigned long long device, unsigned long long inode)
{
	for (size_t i = 0; i < ar->own_count; i++)
		if (ar->own[i].device == device && ar->own[i].inode == inode)
			return true;
	return false;
}

bool archive_is_of_index(const struct archive *ar, const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t n = slash ? (size_t)(slash - path) : 0;
	char folder[4096], own[4096];
	struct stat one, other;

	if (n < 6 || n >= sizeof folder || memcmp(path + n - 6, "-index", 6) != 0)
		return false;
	memcpy(folder, path, n);
	folder[n] = '\0';
	return snprintf(own, sizeof own, "%s-index", ar->path) < (int)sizeof own && stat(folder, &one) == 0 &&
	       stat(own, &other) == 0 && one.st_ino == other.st_ino && one.st_dev == other.st_dev;
}

bool archive_open_raw(struct archive **out, const char *path, enum db_mode mode, struct error *err)
{
	struct archive *ar = calloc(1, sizeof *ar);

	*out = ar;
	if (!ar)
		return fail(err, ERR_NOMEM, "%s: no memory is left", path);
	arena_init(&ar->scratch);
	names_init(&ar->names);
	ar->path = malloc(strlen(path) + 1);
	ar->pack = pack_open();
	if (!ar->path || !ar->pack)
		return fail(err, ERR_NOMEM, "%s: no memory is left", path);
	strcpy(ar->path, path);
	return db_open(&ar->db, path, mode, err);
}

/* Every archive of the newest form has checksums on its pages; where they seem to be none, the header is damaged. */
static bool has_sums(struct archive *ar, struct error *err)
{
	return pagesum_there(db_lite(ar->db)) ||
	       fail(err, ERR_FORMAT, "%s is damaged; `cable verify` tells where", ar->path);
}

static bool ready_to_read(struct archive *ar, struct error *err)
{
	enum schema_state state;

	if (!schema_look(ar->db, ar->path, &state, err))
		return false;
	if (state == SCHEMA_OLDER)
		return fail(err, ERR_FORMAT, "%s is of an older form; any `cable import` into it brings it up to date", ar->path);
	if (state == SCHEMA_EMPTY)
		return fail(err, ERR_FORMAT, "%s is empty, not an archive", ar->path);
	return has_sums(ar, err);
}

/*
 * An older archive gets room for checksums first: there must never be one of the newest form without them.
 * In WAL mode a page keeps its size, without which sums cannot be made.
 */
static bool upgrade(struct archive *ar, struct error *err)
{
	if (!db_script(ar->db, "PRAGMA journal_mode = WAL; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)", err))
		return false;
	if (!pagesum_there(db_lite(ar->db)))
		return fail(err, ERR_DB, "%s cannot be brought up to date while other programs read it; try again later", ar->path);
	return schema_upgrade(ar, err);
}

static bool ready_to_write(struct archive *ar, struct error *err)
{
	enum schema_state state;

	if (!schema_look(ar->db, ar->path, &state, err) || (state == SCHEMA_EMPTY && !schema_make(ar->db, err)) ||
	    (state == SCHEMA_OLDER && !upgrade(ar, err)))
		return false;
	/* SQLite does not wait by itself when it changes the mode, and another program may just be changing it back. */
	if (!db_script_patiently(ar->db, "PRAGMA journal_mode = WAL", err) || !shelf_load(ar, err))
		return false;
	if (!schema_look(ar->db, ar->path, &state, err) || !has_sums(ar, err)) /* in WAL mode a look makes the log's files */
		return false;
	know_own_files(ar);
	ar->writes = true;
	return true;
}

static bool open_ready(struct archive **out, const char *path, enum db_mode mode, struct error *err)
{
	struct archive *ar = NULL;
	bool ok = archive_open_raw(&ar, path, mode, err);

	if (ok)
		ok = mode == DB_READ ? ready_to_read(ar, err) : ready_to_write(ar, err);
	if (ok)
		*out = ar;
	else
		archive_close(ar);
	return ok;
}

bool archive_open_read(struct archive **out, const char *path, struct error *err)
{
	if (!file_exists(path))
		return fail(err, ERR_IO, "%s: there is no such archive; `cable import --archive %s PATH` makes one", path, path);
	return open_ready(out, path, DB_READ, err);
}

bool archive_open_write(struct archive **out, const char *path, struct error *err)
{
	return open_ready(out, path, DB_WRITE, err);
}

void archive_close(struct archive *ar)
{
	if (!ar)
		return;
	if (ar->writes) {
		archive_undo(ar);
		db_script(ar->db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL);
		db_script(ar->db, "PRAGMA journal_mode = DELETE", NULL);
	}
	db_close(ar->db);
	pack_close(ar->pack);
	shelf_release(&ar->shelf);
	names_release(&ar->names);
	arena_release(&ar->scratch);
	free(ar->path);
	free(ar);
}

const char *archive_path(const struct archive *ar)
{
	return ar->path;
}

bool archive_begin(struct archive *ar, struct error *err)
{
	log_forget(&ar->log); /* another program may have written since */
	names_forget(&ar->names);
	return db_script(ar->db, "BEGIN IMMEDIATE", err) && shelf_load(ar, err);
}

bool archive_end(struct archive *ar, struct error *err)
{
	return db_script(ar->db, "COMMIT", err);
}

void archive_undo(struct archive *ar)
{
	if (!db_in_transaction(ar->db))
		return;
	db_script(ar->db, "ROLLBACK", NULL);
	if (ar->writes) {
		names_forget(&ar->names);
		shelf_load(ar, NULL);
	}
}
