/*
 * db - SQLite statements in few words: values in, rows out, one sentence when it refuses.
 *
 * The only file that knows SQLite's library.
 */
#include "archive/db.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>

#include "archive/pagesum.h"
#include "base/buf.h"
#include "base/utf8.h"

enum {
	STATEMENTS_MOST = 96,
	BUSY_MS = 10 * 1000, /* how long to wait for another writer's batch */
	RETRY_MS = 50,
};

#define PAGE_SIZE "PRAGMA page_size = 8192" /* of new files: packed texts leave less of a page empty than with 4096 */

struct db {
	sqlite3 *lite;
	char *path;
	size_t prepared;
	struct {
		const char *sql; /* the literal itself tells statements apart */
		sqlite3_stmt *stmt;
	} statements[STATEMENTS_MOST];
};

/* What SQLite's answers mean to the person in front; the rest get SQLite's own words. */
static const struct trouble {
	int code;
	enum err kind;
	const char *text;
} troubles[] = {
	{ SQLITE_BUSY, ERR_DB, "is being written by another program; try again when that is done" },
	{ SQLITE_LOCKED, ERR_DB, "is being written by another program; try again when that is done" },
	{ SQLITE_NOTADB, ERR_FORMAT, "is not an archive" },
	{ SQLITE_READONLY, ERR_IO, "cannot be written: it or its folder is read-only" },
	{ SQLITE_FULL, ERR_IO, "cannot grow: the disk is full" },
	{ SQLITE_CORRUPT, ERR_FORMAT, "is damaged; `cable verify` tells where" },
	{ SQLITE_NOMEM, ERR_NOMEM, "needs more memory than there is" },
};

static bool refuse(struct db *db, struct error *err)
{
	int code = sqlite3_errcode(db->lite) & 0xFF, system = sqlite3_system_errno(db->lite);

	for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++)
		if (troubles[i].code == code)
			return fail(err, troubles[i].kind, "%s %s", db->path, troubles[i].text);
	if (code == SQLITE_CANTOPEN && system == ENOENT) /* also what a folder that cannot be written comes to */
		return fail(err, ERR_IO, "%s cannot be made: its folder is missing or read-only", db->path);
	if (sqlite3_extended_errcode(db->lite) == SQLITE_IOERR_DATA) /* a page whose sum is wrong */
		return fail(err, ERR_FORMAT, "%s is damaged; `cable verify` tells where", db->path);
	if ((code == SQLITE_CANTOPEN || code == SQLITE_IOERR) && system)
		return fail(err, ERR_IO, "%s: %s", db->path, strerror(system));
	if (sqlite3_extended_errcode(db->lite) == SQLITE_IOERR_WRITE) /* while a batch ends the system's word is not kept */
		return fail(err, ERR_IO, "%s cannot grow: the disk is full, or files may not be that large", db->path);
	if (code == SQLITE_CANTOPEN)
		return fail(err, ERR_IO, "%s cannot be opened; look whether it is a file and its folder can be written",
		            db->path);
	return fail(err, ERR_DB, "%s: %s", db->path, sqlite3_errmsg(db->lite));
}

const char db_in_memory[] = ":memory:";

/* SQLite takes ":memory:" and "file:…" for more than names. */
static char *plain_path(const char *path)
{
	bool plain = path[0] == '/' || path == db_in_memory;
	size_t n = strlen(path) + 3;
	char *z = malloc(n);

	if (z) {
		strcpy(z, plain ? "" : "./");
		strcat(z, path);
	}
	return z;
}

static bool configure(struct db *db, enum db_mode mode, struct error *err)
{
	sqlite3 *lite = db->lite;

	sqlite3_extended_result_codes(lite, 1);
	sqlite3_busy_timeout(lite, BUSY_MS);
	sqlite3_db_config(lite, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(lite, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(lite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(lite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	if (!db_script(db, "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY", err))
		return false;
	if (mode == DB_READ)
		return true;
	if (!db_script(db, PAGE_SIZE, err))
		return false;
	pagesum_want(lite);
	return db_script(db, "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536", err);
}

/* Nobody asks SQLite how much memory it has: counting takes a lock each time. */
static void settle(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

bool db_open(struct db **out, const char *path, enum db_mode mode, struct error *err)
{
	int flags = mode == DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	struct db *db = calloc(1, sizeof *db);
	char *plain = plain_path(path), *name = db ? malloc(strlen(path) + 1) : NULL;
	static pthread_once_t settled = PTHREAD_ONCE_INIT;
	bool ok = false;

	pthread_once(&settled, settle);
	if (!name || !plain) {
		fail(err, ERR_NOMEM, "%s: no memory is left", path);
		goto done;
	}
	db->path = strcpy(name, path);
	if (sqlite3_open_v2(plain, &db->lite, flags | SQLITE_OPEN_NOMUTEX, pagesum_vfs()) != SQLITE_OK)
		ok = refuse(db, err);
	else
		ok = configure(db, mode, err);
done:
	free(plain);
	if (ok)
		*out = db;
	else
		db_close(db);
	return ok;
}

void db_close(struct db *db)
{
	int code;

	if (!db)
		return;
	for (size_t i = 0; i < db->prepared; i++)
		sqlite3_finalize(db->statements[i].stmt);
	code = sqlite3_close(db->lite);
	assert(code == SQLITE_OK);
	(void)code;
	free(db->path);
	free(db);
}

struct sqlite3 *db_lite(struct db *db)
{
	return db->lite;
}

bool db_script(struct db *db, const char *sql, struct error *err)
{
	return sqlite3_exec(db->lite, sql, NULL, NULL, NULL) == SQLITE_OK || refuse(db, err);
}

void db_compact(struct db *db)
{
	db_script(db, "VACUUM", NULL);
}

bool db_script_patiently(struct db *db, const char *sql, struct error *err)
{
	const struct timespec pause = { 0, RETRY_MS * 1000000L };
	bool ok = db_script(db, sql, err);

	for (int waited = 0; !ok && waited < BUSY_MS && (sqlite3_errcode(db->lite) & 0xFF) == SQLITE_BUSY; waited += RETRY_MS) {
		nanosleep(&pause, NULL);
		ok = db_script(db, sql, err);
	}
	return ok;
}

int64_t db_last_id(struct db *db)
{
	return sqlite3_last_insert_rowid(db->lite);
}

bool db_in_transaction(struct db *db)
{
	return !sqlite3_get_autocommit(db->lite);
}

/* The statement of an SQL literal, prepared when it is first used; NULL when SQLite refuses it. */
static sqlite3_stmt *statement(struct db *db, const char *sql)
{
	sqlite3_stmt *stmt;

	for (size_t i = 0; i < db->prepared; i++)
		if (db->statements[i].sql == sql)
			return db->statements[i].stmt;
	if (sqlite3_prepare_v3(db->lite, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
		return NULL;
	assert(db->prepared < STATEMENTS_MOST);
	db->statements[db->prepared].sql = sql;
	db->statements[db->prepared++].stmt = stmt;
	return stmt;
}

static bool is_clean(Str s)
{
	return str_find_byte(s, '\0') == s.n && utf8_valid(s);
}

/* U+FFFD in place of each byte that is not UTF-8, and of each NUL. */
static void put_cleaned(struct buf *b, Str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c;
		size_t n = utf8_read(str_cut(s, i, s.n), &c);

		buf_put(b, c == UTF8_BAD || c == 0 ? S("\xEF\xBF\xBD") : str_cut(s, i, i + n));
		i += n;
	}
}

struct value value_clean(struct arena *a, Str s)
{
	struct buf b;

	if (!s.p)
		return TEXT(s);
	if (!is_clean(s)) {
		buf_init(&b, s.n * 3);
		put_cleaned(&b, s);
		s = arena_str(a, buf_str(&b));
		buf_release(&b);
	}
	return (struct value){ VALUE_CLEAN, 0, s };
}

static int bind_cleaned(sqlite3_stmt *stmt, int at, Str s)
{
	struct buf b;
	int code;

	buf_init(&b, s.n * 3);
	put_cleaned(&b, s);
	code = b.full ? SQLITE_NOMEM : sqlite3_bind_text64(stmt, at, buf_str(&b).p, b.n, SQLITE_TRANSIENT, SQLITE_UTF8);
	buf_release(&b);
	return code;
}

static int bind(sqlite3_stmt *stmt, int at, const struct value *v)
{
	switch (v->kind) {
	case VALUE_INT:
		return sqlite3_bind_int64(stmt, at, v->number);
	case VALUE_BLOB:
		return sqlite3_bind_blob64(stmt, at, v->str.p, v->str.n, SQLITE_STATIC);
	case VALUE_TEXT:
		if (!is_clean(v->str))
			return bind_cleaned(stmt, at, v->str);
		return sqlite3_bind_text64(stmt, at, v->str.p, v->str.n, SQLITE_STATIC, SQLITE_UTF8);
	case VALUE_CLEAN:
		return sqlite3_bind_text64(stmt, at, v->str.p, v->str.n, SQLITE_STATIC, SQLITE_UTF8);
	case VALUE_NULL:
	case VALUE_NAME:
		break;
	}
	assert(v->kind == VALUE_NULL);
	return sqlite3_bind_null(stmt, at);
}

struct rows db_query_values(struct db *db, struct error *err, const char *sql, const struct value *v, size_t n)
{
	struct rows r = { db, statement(db, sql), err, true };

	if (!r.stmt) {
		r.good = refuse(db, err);
		return r;
	}
	assert(!sqlite3_stmt_busy(r.stmt));
	assert((size_t)sqlite3_bind_parameter_count(r.stmt) == n);
	for (size_t i = 0; i < n && r.good; i++)
		if (bind(r.stmt, (int)i + 1, &v[i]) != SQLITE_OK)
			r.good = refuse(db, err);
	return r;
}

bool rows_next(struct rows *r)
{
	int code = r->good ? sqlite3_step(r->stmt) : SQLITE_DONE;

	if (code != SQLITE_ROW && code != SQLITE_DONE)
		r->good = refuse(r->db, r->err);
	return code == SQLITE_ROW;
}

bool rows_end(struct rows *r)
{
	if (r->stmt)
		sqlite3_reset(r->stmt);
	return r->good;
}

bool db_run_values(struct db *db, struct error *err, const char *sql, const struct value *v, size_t n)
{
	struct rows r = db_query_values(db, err, sql, v, n);

	while (rows_next(&r))
		;
	return rows_end(&r);
}

bool db_number(struct db *db, const char *sql, int64_t *out, struct error *err)
{
	struct rows r = db_query_values(db, err, sql, NULL, 0);

	if (rows_next(&r))
		*out = row_int(&r, 0);
	return rows_end(&r);
}

int64_t row_int(const struct rows *r, int column)
{
	return sqlite3_column_int64(r->stmt, column);
}

Str row_bytes(const struct rows *r, int column)
{
	const void *p = sqlite3_column_blob(r->stmt, column);
	int n = sqlite3_column_bytes(r->stmt, column);

	if (!p && sqlite3_column_type(r->stmt, column) != SQLITE_NULL)
		p = "";
	return (Str){ p, (size_t)n };
}

Str row_text(const struct rows *r, int column, struct arena *a)
{
	Str s = row_bytes(r, column);

	return s.p ? arena_str(a, s) : s;
}

struct value row_value(const struct rows *r, int column)
{
	switch (sqlite3_column_type(r->stmt, column)) {
	case SQLITE_INTEGER:
		return INT(row_int(r, column));
	case SQLITE_TEXT:
		return TEXT(row_bytes(r, column));
	case SQLITE_BLOB:
		return BLOB(row_bytes(r, column));
	default:
		return TEXT(STR_NONE);
	}
}

const char *row_name(const struct rows *r, int column)
{
	return sqlite3_column_name(r->stmt, column);
}
