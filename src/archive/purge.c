/*
 * purge - a telegram destroyed, for good reasons.
 */
#include "archive/purge.h"

#include <stdio.h>

#include "archive/get.h"
#include "archive/handle.h"
#include "archive/link.h"
#include "archive/purge_runs.h"

static bool read_hash(struct archive *ar, int64_t id, struct digest *out, struct error *err)
{
	struct rows rows = db_query(ar->db, err, "SELECT text_sha256 FROM telegram_row WHERE id = ?", INT(id));
	bool found = rows_next(&rows) && row_bytes(&rows, 0).n == SHA256_BYTES;

	if (found)
		memcpy(out->b, row_bytes(&rows, 0).p, SHA256_BYTES);
	return rows_end(&rows) &&
	       (found || fail(err, ERR_MISSING, "%s has no telegram with the id %lld", ar->path, (long long)id));
}

/*
 * Where it came from: that there was something stays, what it was goes. The file is to be read again
 * should it be offered again, so that the import says why there is one telegram less.
 */
static bool forget_origin(struct archive *ar, int64_t id, struct error *err)
{
	return db_run(ar->db, err, "UPDATE source SET done = 0 WHERE id IN (SELECT source_id FROM item WHERE telegram_id = ?)",
	              INT(id)) &&
	       db_run(ar->db, err, "UPDATE item SET carried = NULL, reason = NULL, member = NULL, telegram_id = NULL"
	                           " WHERE telegram_id = ?", INT(id));
}

/* Reasons of other items may quote it, as those of files that were taken for a part of it. */
static bool forget_quotes(struct archive *ar, const struct runs *runs, struct error *err)
{
	struct arena a;
	IdList ids = { 0 };
	struct rows rows = db_query_all(ar->db, err, "SELECT id, reason FROM item WHERE reason IS NOT NULL");
	bool ok;

	arena_init(&a);
	while (rows_next(&rows))
		if (runs_share(runs, row_bytes(&rows, 1)))
			*list_push(&a, &ids) = row_int(&rows, 0);
	ok = rows_end(&rows);
	for (uint32_t i = 0; ok && i < ids.n; i++)
		ok = db_run(ar->db, err, "UPDATE item SET reason = 'the reason quoted a telegram that was purged' WHERE id = ?",
		            INT(ids.v[i]));
	arena_release(&a);
	return ok;
}

/* Versions of it become versions of the first of them that is left. */
static bool pass_on_record(struct archive *ar, int64_t id, struct error *err)
{
	return db_run(ar->db, err, "UPDATE telegram_row SET record = nullif((SELECT min(o.id) FROM telegram_row o"
	                           " WHERE o.record = ?1), id) WHERE record = ?1", INT(id));
}

/* Every table that has rows of telegrams, whichever there are; `telegram_row` takes most of them with it. */
static bool delete_rows(struct archive *ar, int64_t id, struct error *err)
{
	char sql[200];
	bool ok = true;
	struct arena a;
	LIST(Str) names = { 0 };
	struct rows rows = db_query_all(ar->db, err,
		"SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c"
		" WHERE m.type = 'table' AND c.name = 'telegram_id' AND m.name NOT IN ('item', 'tombstone')");

	arena_init(&a);
	while (rows_next(&rows))
		*list_push(&a, &names) = row_text(&rows, 0, &a);
	ok = rows_end(&rows);
	for (uint32_t i = 0; ok && i < names.n; i++) {
		snprintf(sql, sizeof sql, "DELETE FROM \"%.*s\" WHERE telegram_id = %lld", STR_ARG(names.v[i]), (long long)id);
		ok = db_script(ar->db, sql, err);
	}
	arena_release(&a);
	return ok && db_run(ar->db, err, "DELETE FROM telegram_row WHERE id = ?", INT(id));
}

static bool bury(struct archive *ar, int64_t id, const struct digest *hash, Str because, Str by, struct error *err)
{
	return db_run(ar->db, err,
	              "INSERT INTO tombstone (telegram_id, text_sha256, because, by, time)"
	              " VALUES (?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
	              INT(id), BLOB(digest_str(hash)), TEXT(because), TEXT(by)) &&
	       log_append(ar, LOG_PURGE, id, digest_str(hash), STR_NONE, err);
}

/* Texts of telegrams that are left clear what they have too. */
static bool clear_runs(struct archive *ar, struct runs *runs, struct error *err)
{
	struct arena a;
	bool ok = true;
	struct rows rows = db_query_all(ar->db, err, "SELECT zstd FROM raw ORDER BY telegram_id");

	arena_init(&a);
	while (ok && runs->suspect && rows_next(&rows)) {
		Str text;

		ok = shelf_unpack(ar, &a, row_bytes(&rows, 0), &text, err);
		if (ok)
			runs_clear(runs, text);
		arena_reset(&a);
	}
	arena_release(&a);
	return rows_end(&rows) && ok;
}

/* A dictionary is made of pieces of telegrams: one that has pieces of this one only is made anew. */
static bool clean_dictionary(struct archive *ar, unsigned number, Str text, struct error *err)
{
	struct rows rows = db_query(ar->db, err, "SELECT bytes FROM dictionary WHERE id = ?", INT(number));
	struct runs runs;
	bool ok = runs_init(&runs, text) || fail(err, ERR_NOMEM, "%s: no memory is left", ar->path);

	if (ok && rows_next(&rows))
		runs_suspect(&runs, row_bytes(&rows, 0));
	ok = rows_end(&rows) && ok && clear_runs(ar, &runs, err) && (!runs.suspect || shelf_renew(ar, number, err));
	runs_release(&runs);
	return ok;
}

static bool clean_dictionaries(struct archive *ar, Str text, struct error *err)
{
	bool ok = true;

	for (unsigned number = 1; ok && number <= SHELF_MOST; number++)
		ok = clean_dictionary(ar, number, text, err);
	return ok;
}

static bool clean_quotes(struct archive *ar, Str text, struct error *err)
{
	struct runs runs;
	bool ok = runs_init(&runs, text) ? forget_quotes(ar, &runs, err) : fail(err, ERR_NOMEM, "%s: no memory is left", ar->path);

	runs_release(&runs);
	return ok;
}

/* All that is done to tables, as one batch. Bytes that cannot be read any more are destroyed all the same. */
static bool take_out(struct archive *ar, struct arena *a, int64_t id, Str because, Str by, struct error *err)
{
	struct digest hash;
	Str text = S("");
	bool readable = archive_get_text(ar, a, id, &text, NULL);

	return read_hash(ar, id, &hash, err) && forget_origin(ar, id, err) && pass_on_record(ar, id, err) &&
	       links_remove(ar, id, err) && delete_rows(ar, id, err) && names_drop_unused(ar, err) &&
	       (!readable || (clean_quotes(ar, text, err) && clean_dictionaries(ar, text, err))) &&
	       bury(ar, id, &hash, because, by, err);
}

bool purge_clean(struct archive *ar, struct error *err)
{
	int64_t busy = 1;

	if (!db_script(ar->db, "VACUUM", err) ||
	    !db_number(ar->db, "PRAGMA wal_checkpoint(TRUNCATE)", &busy, err))
		return error_add(err, "the telegram is taken out, but its bytes may still be in the file: run `cable purge --clean`");
	return !busy || fail(err, ERR_DB, "the telegram is taken out, but other programs read %s, and its bytes stay in the file"
	                     " until they end; then run `cable purge --clean`", ar->path);
}

bool archive_purge(struct archive *ar, int64_t telegram, Str because, Str by, struct error *err)
{
	struct arena a;
	bool ok;

	arena_init(&a);
	ok = db_script(ar->db, "PRAGMA secure_delete = ON", err) && archive_begin(ar, err) &&
	     take_out(ar, &a, telegram, because, by, err) && archive_end(ar, err);
	if (!ok)
		archive_undo(ar);
	arena_release(&a);
	return ok && purge_clean(ar, err);
}

bool archive_get_tombstones(struct archive *ar, struct arena *a, TombstoneList *out, struct error *err)
{
	TombstoneList list = { 0 };
	struct rows rows = db_query_all(ar->db, err,
		"SELECT telegram_id, text_sha256, because, by, time FROM tombstone ORDER BY telegram_id");

	while (rows_next(&rows))
		*list_push(a, &list) = (struct tombstone){
			.telegram = row_int(&rows, 0),
			.text_sha256 = row_text(&rows, 1, a),
			.because = row_text(&rows, 2, a),
			.by = row_text(&rows, 3, a),
			.time = row_text(&rows, 4, a),
		};
	if (!rows_end(&rows))
		return false;
	*out = list;
	return true;
}

bool purge_reason(struct archive *ar, struct arena *a, Str text_sha256, Str *out, struct error *err)
{
	Str reason = STR_NONE;
	struct rows rows = db_query(ar->db, err,
		"SELECT substr(time, 1, 10), because FROM tombstone WHERE text_sha256 = ?1"
		" AND NOT EXISTS (SELECT 1 FROM telegram_row t WHERE t.text_sha256 = ?1) ORDER BY telegram_id DESC LIMIT 1",
		BLOB(text_sha256));

	if (rows_next(&rows)) {
		Str day = row_text(&rows, 0, a), because = row_text(&rows, 1, a);

		reason = arena_printf(a, "it was purged on %.*s because %.*s", STR_ARG(day), STR_ARG(because));
	}
	if (!rows_end(&rows))
		return false;
	*out = reason;
	return true;
}
