/*
 * schema_2 - the second step: compact tables behind views that look as the tables did; versions,
 * likeness, digests, the log; imports with names.
 *
 * Telegrams that an older archive holds are read again from their bytes and put
 * anew under their ids.
 */
#include "archive/handle.h"
#include "archive/put_rows.h"
#include "archive/schema.h"
#include "archive/schema_trust.h"

/* What step 1 made stands aside until all of it was taken over. */
static const char aside[] =
	"DROP VIEW telegrams; DROP VIEW citation; DROP VIEW missing; DROP VIEW provenance; DROP VIEW trouble;"
	"DROP INDEX telegram_by_mrn; DROP INDEX telegram_by_post; DROP INDEX telegram_by_time;"
	"DROP INDEX telegram_by_from; DROP INDEX telegram_incomplete; DROP INDEX addressee_by_post;"
	"DROP INDEX tag_by_tag; DROP INDEX caption_by_caption; DROP INDEX reference_by_mrn;"
	"DROP INDEX reference_by_post; DROP INDEX finding_by_rule; DROP INDEX import_item_by_telegram;"
	"DROP INDEX import_item_by_source; DROP INDEX import_item_trouble;"
	"DROP TABLE addressee; DROP TABLE tag; DROP TABLE caption; DROP TABLE reference; DROP TABLE paragraph;"
	"DROP TABLE section; DROP TABLE page; DROP TABLE finding;"
	"ALTER TABLE raw RENAME TO raw_1;"
	"ALTER TABLE import_item RENAME TO import_item_1;"
	"ALTER TABLE telegram RENAME TO telegram_1;";

/* Canonical numbers are made of their parts; the index has them as text. */
#define MRN \
	" mrn TEXT AS (coalesce(substr(year, 3), '') || post || CASE airgram WHEN 0 THEN '' ELSE 'A-' END || number) VIRTUAL,"

static const char telegram_tables[] =
	"CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;"
	"CREATE TABLE dictionary (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;"
	"CREATE TABLE telegram_row ("
	" id INTEGER PRIMARY KEY AUTOINCREMENT, record INTEGER, digest INTEGER NOT NULL,"
	" post TEXT, year INTEGER, number INTEGER, airgram INTEGER NOT NULL," MRN
	" time TEXT, dtg TEXT, precedence INTEGER, info_precedence INTEGER,"
	" from_name INTEGER, from_post TEXT, from_routing INTEGER,"
	" class_sent INTEGER, class_now INTEGER, sbu INTEGER NOT NULL, release INTEGER, release_date TEXT,"
	" subject TEXT, signer TEXT, form INTEGER NOT NULL, profile INTEGER NOT NULL,"
	" bytes INTEGER NOT NULL, text_sha256 BLOB NOT NULL UNIQUE,"
	" sections INTEGER NOT NULL, complete INTEGER NOT NULL, findings INTEGER NOT NULL, sketch BLOB"
	") STRICT;"
	"CREATE INDEX telegram_by_mrn ON telegram_row (mrn);"
	"CREATE INDEX telegram_by_post ON telegram_row (post, airgram, year, number);"
	"CREATE INDEX telegram_by_time ON telegram_row (time);"
	"CREATE INDEX telegram_by_from ON telegram_row (from_post, time);"
	"CREATE INDEX telegram_incomplete ON telegram_row (id) WHERE complete = 0;"
	"CREATE INDEX telegram_by_record ON telegram_row (record) WHERE record IS NOT NULL;"
	"CREATE TABLE raw ("
	" telegram_id INTEGER PRIMARY KEY REFERENCES telegram_row ON DELETE CASCADE,"
	" zstd BLOB NOT NULL"
	") STRICT;";

#define CHILD " telegram_id INTEGER NOT NULL REFERENCES telegram_row ON DELETE CASCADE,"
#define PLACE " offset INTEGER NOT NULL, length INTEGER NOT NULL"
static const char list_tables[] =
	"CREATE TABLE addressee_row (" CHILD
	" role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 2), position INTEGER NOT NULL,"
	" name INTEGER, post TEXT, routing INTEGER, office TEXT, precedence INTEGER, number TEXT, raw TEXT," PLACE ","
	" PRIMARY KEY (telegram_id, role, position)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX addressee_by_post ON addressee_row (post, telegram_id) WHERE post IS NOT NULL;"
	"CREATE TABLE tag_row (" CHILD
	" position INTEGER NOT NULL, tag TEXT NOT NULL, kind INTEGER, name INTEGER, raw TEXT," PLACE ","
	" PRIMARY KEY (telegram_id, position)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX tag_by_tag ON tag_row (tag, telegram_id);"
	"CREATE TABLE caption (" CHILD
	" position INTEGER NOT NULL, caption TEXT NOT NULL,"
	" PRIMARY KEY (telegram_id, position)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX caption_by_caption ON caption (caption, telegram_id);"
	"CREATE TABLE reference_row (" CHILD
	" position INTEGER NOT NULL, label TEXT, kind INTEGER NOT NULL,"
	" post TEXT, year INTEGER, number INTEGER, airgram INTEGER NOT NULL," MRN
	" year_inferred INTEGER NOT NULL, notal INTEGER NOT NULL, title TEXT, raw TEXT," PLACE ","
	" PRIMARY KEY (telegram_id, position)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX reference_by_mrn ON reference_row (mrn, telegram_id) WHERE mrn IS NOT NULL;";

static const char text_tables[] =
	"CREATE TABLE paragraph ("
	" id INTEGER PRIMARY KEY," CHILD
	" position INTEGER NOT NULL, number INTEGER, mark TEXT, heading TEXT, text TEXT NOT NULL," PLACE ","
	" UNIQUE (telegram_id, position)) STRICT;"
	"CREATE TABLE section (" CHILD
	" number INTEGER NOT NULL, held INTEGER NOT NULL,"
	" PRIMARY KEY (telegram_id, number)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE page_row (" CHILD
	" position INTEGER NOT NULL, page INTEGER, section INTEGER, sections INTEGER, raw TEXT," PLACE ","
	" PRIMARY KEY (telegram_id, position)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE finding_row (" CHILD
	" position INTEGER NOT NULL, rule TEXT NOT NULL, severity INTEGER NOT NULL, message ANY NOT NULL,"
	" found ANY, expected TEXT, repair TEXT, because INTEGER," PLACE ","
	" PRIMARY KEY (telegram_id, position)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE sketch ("
	" band INTEGER NOT NULL, telegram_id INTEGER NOT NULL,"
	" PRIMARY KEY (band, telegram_id)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE near ("
	" a INTEGER NOT NULL REFERENCES telegram_row ON DELETE CASCADE,"
	" b INTEGER NOT NULL REFERENCES telegram_row ON DELETE CASCADE,"
	" kind TEXT NOT NULL CHECK (kind IN ('version', 'like', 'mispaired')), likeness INTEGER NOT NULL,"
	" PRIMARY KEY (b, a), CHECK (a < b)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX near_by_a ON near (a);";

static const char import_tables[] =
	"ALTER TABLE import ADD COLUMN name TEXT;"
	"ALTER TABLE import ADD COLUMN root BLOB;"
	"ALTER TABLE source ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;"
	"UPDATE import SET name = started || '/' || id;"
	"CREATE UNIQUE INDEX import_by_name ON import (name);"
	"CREATE TABLE item ("
	" id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import,"
	" source_id INTEGER NOT NULL REFERENCES source, member TEXT, offset INTEGER, length INTEGER, page INTEGER,"
	" outcome INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 3), reason TEXT,"
	" telegram_id INTEGER REFERENCES telegram_row ON DELETE SET NULL, carried BLOB) STRICT;"
	"CREATE INDEX item_by_telegram ON item (telegram_id);"
	"CREATE INDEX item_by_source ON item (source_id, import_id);"
	"CREATE INDEX item_trouble ON item (outcome, import_id) WHERE outcome IN (2, 3);";

/* The views show what the tables of step 1 did: names in place of their numbers, and what goes without saying. */
#define NAME(column) " (SELECT text FROM name WHERE name.id = r." column ")"
#define NAME_OR_TEXT(column) " CASE typeof(" column ") WHEN 'integer' THEN" NAME(column) " ELSE " column " END"
#define MONTHS "'JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC'"
static const char telegram_view[] =
	"CREATE VIEW telegram AS SELECT id, coalesce(record, id) AS record_id, mrn, post, year, number, airgram, time,"
	" CASE WHEN dtg IS NULL THEN substr(time, 9, 2) || substr(time, 12, 2) || substr(time, 15, 2) || 'Z '"
	"  || substr(" MONTHS ", substr(time, 6, 2) * 3 - 2, 3) || ' ' || substr(time, 3, 2)"
	"  ELSE nullif(dtg, '') END AS dtg,"
	NAME("precedence") " AS precedence," NAME("info_precedence") " AS info_precedence,"
	NAME("from_name") " AS from_name, from_post," NAME("from_routing") " AS from_routing,"
	NAME("class_sent") " AS class_sent," NAME("class_now") " AS class_now, sbu,"
	NAME("release") " AS release, release_date, subject, signer,"
	NAME("form") " AS form," NAME("profile") " AS profile,"
	" bytes, text_sha256, sections, complete, findings FROM telegram_row r;";

static const char list_views[] =
	"CREATE VIEW addressee AS SELECT telegram_id,"
	" CASE role WHEN 0 THEN 'to' WHEN 1 THEN 'info' ELSE 'exempt' END AS role, position,"
	NAME("name") " AS name, post," NAME("routing") " AS routing, office," NAME("precedence") " AS precedence, number,"
	" CASE WHEN raw IS NULL THEN coalesce(" NAME("routing") " || '/', '') ||" NAME("name")
	"  || coalesce(' ' ||" NAME("precedence") ", '') || coalesce(' ' || number, '') ELSE nullif(raw, '') END AS raw, offset, length FROM addressee_row r;"
	"CREATE VIEW tag AS SELECT telegram_id, position, tag," NAME("kind") " AS kind," NAME("name") " AS name,"
	" CASE WHEN raw IS NULL THEN tag ELSE nullif(raw, '') END AS raw, offset, length FROM tag_row r;"
	"CREATE VIEW reference AS SELECT telegram_id, position, label," NAME("kind") " AS kind,"
	" mrn, post, year, number, airgram, year_inferred, notal, title, raw, offset, length FROM reference_row r;"
	"CREATE VIEW page AS SELECT telegram_id, position, page, section, sections,"
	" CASE WHEN raw IS NULL THEN (SELECT replace(f.raw, printf('PAGE %02d', f.page), printf('PAGE %02d', r.page))"
	"  FROM page_row f WHERE f.telegram_id = r.telegram_id AND f.position = 0)"
	"  ELSE nullif(raw, '') END AS raw, offset, length FROM page_row r;"
	"CREATE VIEW finding AS SELECT telegram_id, position, rule," NAME("severity") " AS severity,"
	NAME_OR_TEXT("message") " AS message," NAME_OR_TEXT("found") " AS found, expected, repair," NAME("because") " AS because, offset, length"
	" FROM finding_row r;"
	"CREATE VIEW import_item AS SELECT id, import_id, source_id, member, offset, length, page,"
	" CASE outcome WHEN 0 THEN 'imported' WHEN 1 THEN 'already there' WHEN 2 THEN 'not a telegram' ELSE 'failed' END"
	"  AS outcome, reason, telegram_id FROM item;";

static const char views[] =
	"CREATE VIEW telegrams AS SELECT t.id, mrn, time, precedence, coalesce(from_post, from_name) AS sender,"
	" (SELECT group_concat(coalesce(a.post, a.name), ', ') FROM addressee a"
	"  WHERE a.telegram_id = t.id AND role = 'to') AS action,"
	" class_sent, class_now, subject,"
	" (SELECT group_concat(g.tag, ' ') FROM tag g WHERE g.telegram_id = t.id) AS tags,"
	" signer, sections, complete, findings, lower(hex(text_sha256)) AS text_sha256, record_id FROM telegram t;"
	"CREATE VIEW citation AS SELECT t.mrn AS citing, t.time, t.subject, r.mrn AS cited, r.label, r.raw,"
	" EXISTS (SELECT 1 FROM telegram_row h WHERE h.mrn = r.mrn) AS held, r.telegram_id"
	" FROM reference r JOIN telegram t ON t.id = r.telegram_id WHERE r.mrn IS NOT NULL;"
	"CREATE VIEW missing AS SELECT r.mrn, r.post, r.year, r.number, count(DISTINCT r.telegram_id) AS citations,"
	" min(t.time) AS first_cited, max(t.time) AS last_cited"
	" FROM reference_row r JOIN telegram_row t ON t.id = r.telegram_id"
	" WHERE r.mrn IS NOT NULL AND NOT EXISTS (SELECT 1 FROM telegram_row h WHERE h.mrn = r.mrn) GROUP BY r.mrn;"
	"CREATE VIEW provenance AS SELECT i.telegram_id, t.mrn, s.path, i.member, s.form, i.outcome, m.started"
	" FROM import_item i JOIN source s ON s.id = i.source_id JOIN import m ON m.id = i.import_id"
	" JOIN telegram_row t ON t.id = i.telegram_id;"
	"CREATE VIEW trouble AS SELECT s.path, i.member,"
	" CASE i.outcome WHEN 2 THEN 'not a telegram' ELSE 'failed' END AS outcome, i.reason, m.started"
	" FROM item i JOIN source s ON s.id = i.source_id JOIN import m ON m.id = i.import_id"
	" WHERE i.outcome IN (2, 3);"
	"CREATE VIEW alike AS SELECT n.kind, n.likeness, n.a, x.mrn AS a_mrn, x.time AS a_time,"
	" n.b, y.mrn AS b_mrn, y.time AS b_time"
	" FROM near n JOIN telegram_row x ON x.id = n.a JOIN telegram_row y ON y.id = n.b;";

const char *const schema_step_2_before[] = {
	aside, telegram_tables, list_tables, text_tables, import_tables, schema_trust, telegram_view, list_views, views, NULL
};

/* Ids of texts that were taken out long ago are not given again. */
static const char taken_over[] =
	"INSERT INTO item (id, import_id, source_id, member, offset, length, outcome, reason, telegram_id)"
	" SELECT id, import_id, source_id, member, offset, length,"
	" CASE outcome WHEN 'imported' THEN 0 WHEN 'already there' THEN 1 WHEN 'not a telegram' THEN 2 ELSE 3 END,"
	" reason, telegram_id FROM import_item_1;"
	"INSERT INTO sqlite_sequence (name, seq) SELECT 'telegram_row', 0"
	" WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'telegram_row');"
	"UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT o.seq FROM sqlite_sequence o WHERE o.name = 'telegram_1'), 0))"
	" WHERE name = 'telegram_row';"
	"DROP TABLE import_item_1; DROP TABLE raw_1; DROP TABLE telegram_1;";

const char *const schema_step_2_after[] = { taken_over, NULL };

static bool take_over(struct archive *ar, struct preparer *pr, int64_t id, Str form, Str text, struct error *err)
{
	struct prepared *p = prepare(pr, text, form);
	struct put put;
	bool ok = archive_put_as(ar, id, p, &put, err);

	prepared_free(p);
	return ok;
}

static bool take_over_telegrams(struct archive *ar, struct preparer *pr, struct error *err)
{
	struct arena a;
	bool ok = true;
	struct rows rows = db_query_all(ar->db, err,
		"SELECT t.id, t.form, r.zstd FROM telegram_1 t JOIN raw_1 r ON r.telegram_id = t.id ORDER BY t.id");

	arena_init(&a);
	while (ok && rows_next(&rows)) {
		Str text;

		ok = shelf_unpack(ar, &a, row_bytes(&rows, 2), &text, err) &&
		     take_over(ar, pr, row_int(&rows, 0), row_text(&rows, 1, &a), text, err);
		arena_reset(&a);
	}
	arena_release(&a);
	return rows_end(&rows) && ok;
}

/* The log begins with what is there: telegrams as they are put, then sources that were read to their end. */
static bool log_sources(struct archive *ar, struct error *err)
{
	bool ok = true;
	struct rows rows = db_query_all(ar->db, err,
		"SELECT id, sha256, form FROM source WHERE done AND telegrams > 0 ORDER BY id");

	while (ok && rows_next(&rows))
		ok = log_append(ar, LOG_SOURCE, row_int(&rows, 0), row_bytes(&rows, 1), row_bytes(&rows, 2), err);
	return rows_end(&rows) && ok;
}

bool schema_step_2_convert(struct archive *ar, struct error *err)
{
	struct preparer *pr = preparer_open(ar);
	bool ok;

	if (!pr)
		return fail(err, ERR_NOMEM, "%s: no memory is left", ar->path);
	log_forget(&ar->log);
	names_forget(&ar->names);
	ok = take_over_telegrams(ar, pr, err) && log_sources(ar, err);
	preparer_close(pr);
	return ok;
}
