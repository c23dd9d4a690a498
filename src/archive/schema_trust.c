/*
 * schema_trust - the tables that tell how far an archive can be trusted.
 *
 * None of them has a foreign key: an entry of the log, a tombstone and a correction
 * stay what they are when the telegram is gone.
 */
#include "archive/schema_trust.h"

const char schema_trust[] =
	"CREATE TABLE log ("
	" entry INTEGER PRIMARY KEY, kind INTEGER NOT NULL, about INTEGER NOT NULL,"
	" sha256 BLOB, what TEXT, mark INTEGER NOT NULL) STRICT;"
	"CREATE TABLE log_node ("
	" height INTEGER NOT NULL, position INTEGER NOT NULL, hash BLOB NOT NULL, last BLOB NOT NULL,"
	" PRIMARY KEY (height, position)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE correction ("
	" id INTEGER PRIMARY KEY, telegram_id INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,"
	" because TEXT NOT NULL, by TEXT NOT NULL, time TEXT NOT NULL, sha256 BLOB NOT NULL) STRICT;"
	"CREATE INDEX correction_by_telegram ON correction (telegram_id);"
	"CREATE TABLE tombstone ("
	" telegram_id INTEGER PRIMARY KEY, text_sha256 BLOB NOT NULL,"
	" because TEXT NOT NULL, by TEXT NOT NULL, time TEXT NOT NULL) STRICT;"
	"CREATE INDEX tombstone_by_text ON tombstone (text_sha256);";
