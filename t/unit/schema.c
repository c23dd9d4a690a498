/* Tests of the steps that bring old archives up to date, and of the dictionaries that telegrams are packed with. */
#include <unistd.h>

#include "archive/digest.h"
#include "archive/get.h"
#include "archive/handle.h"
#include "archive/put.h"
#include "archive/schema.h"
#include "tap.h"

static char folder[] = "/tmp/t-schema.XXXXXX";
static struct arena arena;
static struct error err;

static const char *in_folder(const char *name)
{
	return arena_printf(&arena, "%s/%s", folder, name).p;
}

static Str telegram(int number)
{
	return arena_printf(&arena,
		"R %02d1530Z JAN 74\nFM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC PRIORITY %d\nINFO AMEMBASSY LIMA\n"
		"C O N F I D E N T I A L LA PAZ %04d\nE.O. 11652: GDS\nTAGS: EWWT, BL\n"
		"SUBJECT: EXERCISE: STEAMER NUMBER %d\nREF: LA PAZ %d\n1. THE STEAMER THAT LEFT GUAQUI WITH %d SACKS OF COFFEE\n"
		"ARRIVED AT PUNO ON THE MORNING OF THE FOLLOWING DAY.\n2. EMBASSY WILL REPORT FURTHER.\nSTEDMAN\n",
		number % 28 + 1, number * 3, number, number, number + 1, number * 7);
}

static int64_t number_of(struct db *db, const char *sql)
{
	int64_t n = -1;

	if (!db_number(db, sql, &n, &err))
		printf("# %s\n", err.text);
	return n;
}

/* An archive as version 0.1.0 made it: step 1, with telegrams 2, 3 and 7. */
static bool make_old(const char *path)
{
	static const int ids[] = { 2, 3, 7 };
	struct pack *pack = pack_open();
	struct db *db;
	bool ok = db_open(&db, path, DB_WRITE, &err);

	for (const char *const *script = schema_step_1; ok && *script; script++)
		ok = db_script(db, *script, &err);
	ok = ok && db_script(db,
		"PRAGMA application_id = 0x43414252; PRAGMA user_version = 1;"
		"INSERT INTO source VALUES (1, 'a.txt', 10, 0, 0, x'00', 'text', 2, 1), (2, 'b', 5, 0, 0, NULL, NULL, 0, 1);"
		"INSERT INTO import VALUES (1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', 'a.txt', 3, 0, 1, 0)", &err);
	for (size_t i = 0; ok && i < 3; i++) {
		unsigned char hash[SHA256_BYTES];
		Str text = telegram(ids[i]);

		sha256(text, hash);
		ok = db_run(db, &err,
			"INSERT INTO telegram (id, airgram, sbu, form, profile, bytes, text_sha256, sections, complete, findings, subject)"
			" VALUES (?, 0, 0, 'nara', 'state', ?, ?, 1, 1, 0, 'READ BADLY')",
			INT(ids[i]), INT((int64_t)text.n), BLOB((Str){ (const char *)hash, sizeof hash })) &&
		     db_run(db, &err, "INSERT INTO raw VALUES (?, ?)", INT(ids[i]), BLOB(pack_bytes(pack, &arena, NULL, text))) &&
		     db_run(db, &err, "INSERT INTO import_item (import_id, source_id, outcome, telegram_id) VALUES (1, 1, 'imported', ?)",
		            INT(ids[i]));
	}
	ok = ok && db_script(db,
		"INSERT INTO import_item (import_id, source_id, outcome, reason) VALUES (1, 2, 'not a telegram', 'it is empty');"
		"INSERT INTO telegram (id, airgram, sbu, form, profile, bytes, text_sha256, sections, complete, findings)"
		" VALUES (12, 0, 0, 'text', 'state', 0, x'00', 1, 1, 0); DELETE FROM telegram WHERE id = 12", &err);
	db_close(db);
	pack_close(pack);
	return ok;
}

static void look_at_old(struct archive *ar)
{
	struct summary s;
	struct log_root root;
	Str text;
	uint64_t stored, now;

	ok(archive_get_text(ar, &arena, 7, &text, &err), "a telegram keeps its id");
	is_str(text, telegram(7), "and its bytes");
	ok(archive_get_summary(ar, &arena, 7, &s, &err), "its values");
	is_str(s.subject, S("EXERCISE: STEAMER NUMBER 7"), "were read anew");
	is_str(s.form, S("nara"), "its form is what it was");
	is_int(number_of(ar->db, "SELECT count(*) FROM telegram"), 3, "three telegrams");
	is_int(number_of(ar->db, "SELECT count(*) FROM import_item WHERE outcome = 'imported' AND source_id = 1"), 3,
	       "what became of them is known");
	is_int(number_of(ar->db, "SELECT count(*) FROM trouble WHERE reason = 'it is empty'"), 1, "also of what was none");
	is_int(number_of(ar->db, "SELECT count(*) FROM import WHERE name IS NOT NULL"), 1, "the import has a name");
	is_int(number_of(ar->db, "SELECT count(*) FROM sqlite_schema WHERE name LIKE '%\\_1' ESCAPE '\\' AND type = 'table'"), 0,
	       "no old table is left");
	ok(log_root(ar, &root, &err) && root.entries == 4, "the log begins with three telegrams and a source");
	ok(archive_digest_stored(ar, 3, &stored, &err) && archive_digest_rows(ar, 3, &now, &err) && stored == now, "digests are there");
}

static void test_upgrade(void)
{
	const char *path = in_folder("old.cables");
	struct archive *ar;
	struct preparer *pr;
	struct prepared *p;
	struct put put = { 0 };

	ok(make_old(path), "an archive of the first schema: %s", err.text);
	ok(!archive_open_read(&ar, path, &err) && err.kind == ERR_FORMAT, "is not read as it is");
	is_str(str_cut(str_of(err.text), str_of(path).n, 400),
	       S(" is of an older form; any `cable import` into it brings it up to date"), "but the way out is told");
	if (!ok(archive_open_write(&ar, path, &err), "to write, it opens"))
		return;
	look_at_old(ar);
	pr = preparer_open(ar);
	p = prepare(pr, telegram(100), S("text"));
	archive_begin(ar, &err);
	ok(archive_put(ar, p, &put, &err) && put.id == 13, "no id is given again");
	archive_end(ar, &err);
	prepared_free(p);
	preparer_close(pr);
	is_int(number_of(ar->db, "PRAGMA page_size"), 8192, "its pages are as in new ones");
	is_int(number_of(ar->db, "PRAGMA user_version"), schema_newest, "it is of the newest schema");
	archive_close(ar);
	ok(archive_open_read(&ar, path, &err), "and can be read");
	archive_close(ar);
}

static bool put_many(struct archive *ar, struct preparer *pr, int from, int to)
{
	bool good = archive_begin(ar, &err);

	for (int i = from; good && i <= to; i++) {
		struct prepared *p = prepare(pr, telegram(i), S("text"));
		struct put put;

		good = archive_put(ar, p, &put, &err);
		prepared_free(p);
	}
	return good;
}

static bool all_there(struct archive *ar, int n)
{
	for (int i = 1; i <= n; i++) {
		Str text;

		if (!archive_get_text(ar, &arena, i, &text, &err) || !str_eq(text, telegram(i)))
			return false;
	}
	return true;
}

/* Telegrams that were prepared before there was a dictionary are put after it came, as a thread ahead does. */
static bool put_early(struct archive *ar, struct preparer *pr, int from, int to)
{
	struct prepared *early[200];
	struct put put;
	bool good = archive_begin(ar, &err);

	for (int i = from; i <= to; i++)
		early[i - from] = prepare(pr, telegram(i), S("text"));
	for (int i = from; i <= to; i++) {
		good = good && archive_put(ar, early[i - from], &put, &err);
		prepared_free(early[i - from]);
	}
	return good && archive_end(ar, &err);
}

static Str packed_of(struct archive *ar)
{
	struct rows rows = db_query_all(ar->db, &err, "SELECT group_concat(hex(zstd)) FROM raw");
	Str s = rows_next(&rows) ? row_text(&rows, 0, &arena) : STR_NONE;

	rows_end(&rows);
	return s;
}

static void test_dictionary(void)
{
	struct archive *ar, *other;
	struct preparer *pr;
	Str mine;

	if (!archive_open_write(&ar, in_folder("d.cables"), &err))
		return;
	pr = preparer_open(ar);
	ok(put_many(ar, pr, 1, 140), "telegrams");
	archive_undo(ar);
	is_int(number_of(ar->db, "SELECT count(*) FROM dictionary"), 0, "undone with all that came of them");
	ok(put_many(ar, pr, 1, 100) && archive_end(ar, &err), "a hundred");
	is_int(number_of(ar->db, "SELECT count(*) FROM dictionary"), 0, "give no dictionary");
	is_int(number_of(ar->db, "SELECT max(id) FROM telegram"), 100, "ids of a batch that was dropped were nobody's");
	ok(put_many(ar, pr, 101, 160) && archive_end(ar, &err), "some more");
	is_int(number_of(ar->db, "SELECT count(*) FROM dictionary"), 1, "give one");
	ok(all_there(ar, 160), "all can be unpacked");
	ok(number_of(ar->db, "SELECT max(length(zstd)) FROM raw") < 150, "and are small, the first ones too");
	mine = packed_of(ar);
	preparer_close(pr);
	archive_close(ar);
	ok(archive_open_read(&ar, in_folder("d.cables"), &err) && all_there(ar, 160), "also by others");
	archive_close(ar);
	if (!archive_open_write(&other, in_folder("e.cables"), &err))
		return;
	pr = preparer_open(other);
	ok(put_early(other, pr, 1, 160), "prepared before any was put");
	is_str(packed_of(other), mine, "they come to the same");
	preparer_close(pr);
	archive_close(other);
}

static void test_carried(void)
{
	struct archive *ar;
	struct preparer *pr;
	struct prepared *p;
	struct put put;
	Str text = telegram(1), carried = arena_printf(&arena, "1,\"%.*s\",\"x\"\r\n", STR_ARG(text)), packed, back;

	if (!archive_open_write(&ar, in_folder("c.cables"), &err))
		return;
	pr = preparer_open(ar);
	p = prepare(pr, text, S("cablegate"));
	packed = prepare_carried(pr, p, carried);
	ok(packed.n < 60, "a container's bytes take %zu beside the text", packed.n);
	archive_begin(ar, &err);
	ok(archive_put(ar, p, &put, &err) &&
	   db_script(ar->db, "INSERT INTO source (id, path, size, mtime_ns, inode, telegrams, done) VALUES (1, 'a.csv', 0, 0, 0, 1, 1);"
	                     "INSERT INTO import (id, started, paths, imported, already_there, not_telegrams, failed)"
	                     " VALUES (1, '', '', 1, 0, 0, 0)", &err) &&
	   db_run(ar->db, &err, "INSERT INTO item (id, import_id, source_id, outcome, telegram_id, carried) VALUES (5, 1, 1, 0, ?, ?)",
	          INT(put.id), BLOB(packed)), "they are put");
	archive_end(ar, &err);
	ok(archive_get_carried(ar, &arena, 5, &back, &err), "and come back");
	is_str(back, carried, "as they were");
	ok(!archive_get_carried(ar, &arena, 6, &back, &err) && err.kind == ERR_MISSING, "an item that is not there");
	prepared_free(p);
	preparer_close(pr);
	archive_close(ar);
}

int main(void)
{
	static const char *const names[] = { "old.cables", "d.cables", "e.cables", "c.cables" };

	if (!mkdtemp(folder))
		return 1;
	arena_init(&arena);
	test_upgrade();
	test_dictionary();
	test_carried();
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		remove(in_folder(names[i]));
	remove(folder);
	arena_release(&arena);
	return tap_done();
}
