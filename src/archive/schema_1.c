/*
 * schema_1 - the first step: a table for each list of a telegram, with all of its words in it.
 *
 * Archives with it exist: it is never changed.
 */
#include "archive/schema.h"

/* Telegrams: their bytes and the values that the reader found. */
static const char telegram_tables[] =
	"CREATE TABLE telegram ("
	" id INTEGER PRIMARY KEY AUTOINCREMENT,"
	" mrn TEXT, post TEXT, year INTEGER, number INTEGER, airgram INTEGER NOT NULL,"
	" time TEXT, dtg TEXT, precedence TEXT, info_precedence TEXT,"
	" from_name TEXT, from_post TEXT, from_routing TEXT,"
	" class_sent TEXT, class_now TEXT, sbu INTEGER NOT NULL, release TEXT, release_date TEXT,"
	" subject TEXT, signer TEXT, form TEXT NOT NULL, profile TEXT NOT NULL,"
	" bytes INTEGER NOT NULL, text_sha256 BLOB NOT NULL UNIQUE,"
	" sections INTEGER NOT NULL, complete INTEGER NOT NULL, findings INTEGER NOT NULL"
	") STRICT;"
	"CREATE INDEX telegram_by_mrn ON telegram (mrn);"
	"CREATE INDEX telegram_by_post ON telegram (post, airgram, year, number);"
	"CREATE INDEX telegram_by_time ON telegram (time);"
	"CREATE INDEX telegram_by_from ON telegram (from_post, time);"
	"CREATE INDEX telegram_incomplete ON telegram (id) WHERE complete = 0;"
	"CREATE TABLE raw ("
	" telegram_id INTEGER PRIMARY KEY REFERENCES telegram ON DELETE CASCADE,"
	" zstd BLOB NOT NULL"
	") STRICT;";

/* Lists within a telegram; `position` counts from 0 as they stand there. */
#define CHILD " telegram_id INTEGER NOT NULL REFERENCES telegram ON DELETE CASCADE,"
#define PLACE " offset INTEGER NOT NULL, length INTEGER NOT NULL"
static const char list_tables[] =
	"CREATE TABLE addressee (" CHILD
	" role TEXT NOT NULL CHECK (role IN ('to', 'info', 'exempt')), position INTEGER NOT NULL,"
	" name TEXT, post TEXT, routing TEXT, office TEXT, precedence TEXT, number TEXT, raw TEXT," PLACE ","
	" PRIMARY KEY (telegram_id, role, position)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX addressee_by_post ON addressee (post, telegram_id);"
	"CREATE TABLE tag (" CHILD
	" position INTEGER NOT NULL, tag TEXT NOT NULL, kind TEXT, name TEXT, raw TEXT," PLACE ","
	" PRIMARY KEY (telegram_id, position)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX tag_by_tag ON tag (tag, telegram_id);"
	"CREATE TABLE caption (" CHILD
	" position INTEGER NOT NULL, caption TEXT NOT NULL,"
	" PRIMARY KEY (telegram_id, position)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX caption_by_caption ON caption (caption, telegram_id);"
	"CREATE TABLE reference (" CHILD
	" position INTEGER NOT NULL, label TEXT, kind TEXT NOT NULL,"
	" mrn TEXT, post TEXT, year INTEGER, number INTEGER, airgram INTEGER NOT NULL,"
	" year_inferred INTEGER NOT NULL, notal INTEGER NOT NULL, title TEXT, raw TEXT," PLACE ","
	" PRIMARY KEY (telegram_id, position)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX reference_by_mrn ON reference (mrn, telegram_id);"
	"CREATE INDEX reference_by_post ON reference (post, airgram, year, number);";

static const char text_tables[] =
	"CREATE TABLE paragraph ("
	" id INTEGER PRIMARY KEY," CHILD
	" position INTEGER NOT NULL, number INTEGER, mark TEXT, heading TEXT, text TEXT NOT NULL," PLACE ","
	" UNIQUE (telegram_id, position)) STRICT;"
	"CREATE TABLE section (" CHILD
	" number INTEGER NOT NULL, held INTEGER NOT NULL,"
	" PRIMARY KEY (telegram_id, number)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE page (" CHILD
	" position INTEGER NOT NULL, page INTEGER, section INTEGER, sections INTEGER, raw TEXT," PLACE ","
	" PRIMARY KEY (telegram_id, position)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE finding (" CHILD
	" position INTEGER NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL,"
	" found TEXT, expected TEXT, repair TEXT, because TEXT," PLACE ","
	" PRIMARY KEY (telegram_id, position)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX finding_by_rule ON finding (rule, telegram_id);";

/* Where telegrams came from, and what became of all that was offered. */
static const char import_tables[] =
	"CREATE TABLE source ("
	" id INTEGER PRIMARY KEY, path TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,"
	" inode INTEGER NOT NULL, sha256 BLOB, form TEXT, telegrams INTEGER NOT NULL, done INTEGER NOT NULL,"
	" UNIQUE (path, size, mtime_ns, inode)) STRICT;"
	"CREATE TABLE import ("
	" id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, paths TEXT NOT NULL,"
	" imported INTEGER NOT NULL, already_there INTEGER NOT NULL, not_telegrams INTEGER NOT NULL,"
	" failed INTEGER NOT NULL) STRICT;"
	"CREATE TABLE import_item ("
	" id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import,"
	" source_id INTEGER NOT NULL REFERENCES source, member TEXT, offset INTEGER, length INTEGER,"
	" outcome TEXT NOT NULL CHECK (outcome IN ('imported', 'already there', 'not a telegram', 'failed')),"
	" reason TEXT, telegram_id INTEGER REFERENCES telegram ON DELETE SET NULL) STRICT;"
	"CREATE INDEX import_item_by_telegram ON import_item (telegram_id);"
	"CREATE INDEX import_item_by_source ON import_item (source_id);"
	"CREATE INDEX import_item_trouble ON import_item (outcome, import_id)"
	" WHERE outcome IN ('not a telegram', 'failed');";

/* For people who look into the file with other programs. */
static const char views[] =
	"CREATE VIEW telegrams AS SELECT t.id, mrn, time, precedence, coalesce(from_post, from_name) AS sender,"
	" (SELECT group_concat(coalesce(a.post, a.name), ', ') FROM addressee a"
	"  WHERE a.telegram_id = t.id AND role = 'to') AS action,"
	" class_sent, class_now, subject,"
	" (SELECT group_concat(g.tag, ' ') FROM tag g WHERE g.telegram_id = t.id) AS tags,"
	" signer, sections, complete, findings, lower(hex(text_sha256)) AS text_sha256 FROM telegram t;"
	"CREATE VIEW citation AS SELECT t.mrn AS citing, t.time, t.subject, r.mrn AS cited, r.label, r.raw,"
	" EXISTS (SELECT 1 FROM telegram h WHERE h.mrn = r.mrn) AS held, r.telegram_id"
	" FROM reference r JOIN telegram t ON t.id = r.telegram_id WHERE r.mrn IS NOT NULL;"
	"CREATE VIEW missing AS SELECT r.mrn, r.post, r.year, r.number, count(DISTINCT r.telegram_id) AS citations,"
	" min(t.time) AS first_cited, max(t.time) AS last_cited"
	" FROM reference r JOIN telegram t ON t.id = r.telegram_id"
	" WHERE r.mrn IS NOT NULL AND NOT EXISTS (SELECT 1 FROM telegram h WHERE h.mrn = r.mrn) GROUP BY r.mrn;"
	"CREATE VIEW provenance AS SELECT i.telegram_id, t.mrn, s.path, i.member, s.form, i.outcome, m.started"
	" FROM import_item i JOIN source s ON s.id = i.source_id JOIN import m ON m.id = i.import_id"
	" JOIN telegram t ON t.id = i.telegram_id;"
	"CREATE VIEW trouble AS SELECT s.path, i.member, i.outcome, i.reason, m.started"
	" FROM import_item i JOIN source s ON s.id = i.source_id JOIN import m ON m.id = i.import_id"
	" WHERE i.outcome IN ('not a telegram', 'failed');";

const char *const schema_step_1[] = { telegram_tables, list_tables, text_tables, import_tables, views, NULL };
