/*
 * db - SQLite statements in few words: values in, rows out, one sentence when it refuses.
 *
 * Statements are string literals; each is prepared once a connection. A
 * connection serves one thread. Text that is not valid UTF-8 is stored with
 * U+FFFD for each bad byte (and each NUL): the bytes themselves are in `raw`.
 */
#ifndef ARCHIVE_DB_H
#define ARCHIVE_DB_H

#include "base/arena.h"
#include "base/error.h"

struct db;
struct sqlite3_stmt;

/* A value for a `?` of a statement; text and bytes are borrowed while it runs. */
struct value {
	enum {
		VALUE_NULL,
		VALUE_INT,
		VALUE_TEXT,
		VALUE_BLOB,
		VALUE_CLEAN, /* text that is known to be UTF-8 */
		VALUE_NAME,  /* such text, which stands for its number in table `name`; never bound */
	} kind;
	int64_t number;
	Str str;
};

static inline struct value INT(int64_t number)
{
	return (struct value){ VALUE_INT, number, STR_NONE };
}

/* The absent Str is NULL. */
static inline struct value TEXT(Str s)
{
	return (struct value){ s.p ? VALUE_TEXT : VALUE_NULL, 0, s };
}

static inline struct value BLOB(Str s)
{
	return (struct value){ s.p ? VALUE_BLOB : VALUE_NULL, 0, s };
}

/* Text as it will be stored, so that nobody has to look at it again. Bytes that are bad are replaced in the arena. */
struct value value_clean(struct arena *a, Str s);

/* NULL in place of a number that means "not known". */
static inline struct value INT_OR_NULL(int64_t number, bool known)
{
	return (struct value){ known ? VALUE_INT : VALUE_NULL, number, STR_NONE };
}

enum db_mode { DB_READ, DB_WRITE }; /* DB_WRITE makes the file if there is none */

/* Open the database at `path`, which may be db_in_memory; the caller closes it. */
extern const char db_in_memory[];
bool db_open(struct db **out, const char *path, enum db_mode mode, struct error *err);
void db_close(struct db *db); /* NULL is allowed */

/* SQLite's own handle, for archive/pagesum.h. */
struct sqlite3;
struct sqlite3 *db_lite(struct db *db);

bool db_script(struct db *db, const char *sql, struct error *err); /* several statements, no values */
bool db_number(struct db *db, const char *sql, int64_t *out, struct error *err); /* the one value it gives */
/* The same again and again while another program has the file, as long as others would wait by themselves. */
bool db_script_patiently(struct db *db, const char *sql, struct error *err);

int64_t db_last_id(struct db *db);  /* of the row inserted last */
bool db_in_transaction(struct db *db);

/* Give back to the system what the file does not need any more. No harm if it cannot be done. */
void db_compact(struct db *db);

bool db_run_values(struct db *db, struct error *err, const char *sql, const struct value *v, size_t n);

/*
 * The rows of a query:
 *
 *	struct rows rows = db_query(db, err, "SELECT … WHERE id = ?", INT(id));
 *	while (rows_next(&rows))
 *		… row_int(&rows, 0) …
 *	return rows_end(&rows);
 *
 * An error ends the loop; rows_end() answers whether there was none. Between the
 * two the same statement must not be begun again.
 */
struct rows {
	struct db *db;
	struct sqlite3_stmt *stmt;
	struct error *err;
	bool good;
};

struct rows db_query_values(struct db *db, struct error *err, const char *sql, const struct value *v, size_t n);
bool rows_next(struct rows *r);
bool rows_end(struct rows *r);

int64_t row_int(const struct rows *r, int column);                /* NULL is 0 */
Str row_text(const struct rows *r, int column, struct arena *a);  /* a copy; NULL is the absent Str */
Str row_bytes(const struct rows *r, int column);                  /* borrowed until rows_next() */
struct value row_value(const struct rows *r, int column);         /* as it is stored; borrowed likewise */
const char *row_name(const struct rows *r, int column);           /* of the column; borrowed likewise */

#define DB_VALUES(...) \
	(const struct value[]){ __VA_ARGS__ }, sizeof((const struct value[]){ __VA_ARGS__ }) / sizeof(struct value)
#define db_run(db, err, sql, ...) db_run_values((db), (err), (sql), DB_VALUES(__VA_ARGS__))
#define db_query(db, err, sql, ...) db_query_values((db), (err), (sql), DB_VALUES(__VA_ARGS__))
#define db_query_all(db, err, sql) db_query_values((db), (err), (sql), NULL, 0)

#endif
