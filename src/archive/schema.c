/*
 * schema - the tables of an archive file, as numbered steps.
 */
#include "archive/schema.h"

#include <stdio.h>

#include "archive/handle.h"

/* Each brings a file from its index to the next number. */
static const struct step {
	const char *const *before; /* scripts, ended by NULL */
	bool (*convert)(struct archive *ar, struct error *err); /* what takes more than SQL; may be NULL */
	const char *const *after;  /* likewise; may be NULL */
} steps[] = {
	{ schema_step_1, NULL, NULL },
	{ schema_step_2_before, schema_step_2_convert, schema_step_2_after },
};

const int schema_newest = sizeof steps / sizeof *steps;

struct header {
	int64_t application, version, tables;
};

static bool read_header(struct db *db, struct header *h, struct error *err)
{
	return db_number(db, "PRAGMA application_id", &h->application, err) &&
	       db_number(db, "PRAGMA user_version", &h->version, err) &&
	       db_number(db, "SELECT count(*) FROM sqlite_schema", &h->tables, err);
}

bool schema_look(struct db *db, const char *path, enum schema_state *out, struct error *err)
{
	struct header h;

	if (!read_header(db, &h, err))
		return false;
	if (h.application != SCHEMA_APPLICATION && (h.application || h.version || h.tables))
		return fail(err, ERR_FORMAT, "%s is not an archive but a database of another program", path);
	if (h.version > schema_newest)
		return fail(err, ERR_FORMAT, "%s was written by a newer Cableroom; update this one to read it", path);
	*out = h.version == schema_newest ? SCHEMA_CURRENT : h.application ? SCHEMA_OLDER : SCHEMA_EMPTY;
	return true;
}

static bool run_scripts(struct db *db, const char *const *script, struct error *err)
{
	while (script && *script)
		if (!db_script(db, *script++, err))
			return false;
	return true;
}

static bool run_step(struct db *db, struct archive *old, const struct step *s, struct error *err)
{
	return run_scripts(db, s->before, err) && (!old || !s->convert || s->convert(old, err)) &&
	       run_scripts(db, s->after, err);
}

/* `old` is the archive whose telegrams are to be taken over; NULL for a file that is made. */
static bool run_steps(struct db *db, struct archive *old, struct error *err)
{
	char sql[80];
	struct header h; /* looked at again: another program may have done it meanwhile */
	bool ok = read_header(db, &h, err);

	for (int64_t step = h.version; ok && step < schema_newest; step++)
		ok = run_step(db, old, &steps[step], err);
	snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %d", SCHEMA_APPLICATION, schema_newest);
	return ok && db_script(db, sql, err);
}

static bool run_whole(struct db *db, struct archive *old, struct error *err)
{
	if (!db_script(db, "BEGIN IMMEDIATE", err))
		return false;
	if (run_steps(db, old, err) && db_script(db, "COMMIT", err))
		return true;
	db_script(db, "ROLLBACK", NULL);
	return false;
}

bool schema_make(struct db *db, struct error *err)
{
	return run_whole(db, NULL, err);
}

bool schema_upgrade(struct archive *ar, struct error *err)
{
	if (!run_whole(ar->db, ar, err))
		return false;
	db_compact(ar->db);
	return true;
}
