/*
 * source - the files that telegrams came from, and what became of each thing in them.
 */
#include "archive/source.h"

#include "archive/handle.h"
#include "archive/log.h"

Str verdict_word(enum verdict v)
{
	static const Str words[] = {
#define X(id, word) S_INIT(word),
		VERDICTS(X)
#undef X
	};

	return words[v];
}

struct source_file source_of_stat(const char *path, const struct stat *st)
{
	return (struct source_file){
		.path = str_of(path),
		.size = st->st_size,
		.mtime_ns = (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec,
		.inode = (int64_t)st->st_ino,
	};
}

bool source_known(struct archive *ar, const struct source_file *f, int64_t *telegrams, struct error *err)
{
	struct rows rows = db_query(ar->db, err,
		"SELECT telegrams FROM source WHERE path = ? AND size = ? AND mtime_ns = ? AND inode = ? AND done",
		TEXT(f->path), INT(f->size), INT(f->mtime_ns), INT(f->inode));
	int64_t n = rows_next(&rows) ? row_int(&rows, 0) : 0;

	if (!rows_end(&rows))
		return false;
	*telegrams = n;
	return true;
}

bool source_unfinished(struct archive *ar, struct arena *a, PathList *out, struct error *err)
{
	struct rows rows = db_query_all(ar->db, err,
		"SELECT path FROM source WHERE (NOT done OR failed > 0) AND path <> '-' GROUP BY path ORDER BY min(id)");

	*out = (PathList){ 0 };
	while (rows_next(&rows))
		*list_push(a, out) = row_text(&rows, 0, a);
	return rows_end(&rows);
}

bool source_begin(struct archive *ar, const struct source_file *f, int64_t *id, struct error *err)
{
	struct rows rows = db_query(ar->db, err,
		"INSERT INTO source (path, size, mtime_ns, inode, telegrams, done) VALUES (?, ?, ?, ?, 0, 0)"
		" ON CONFLICT (path, size, mtime_ns, inode) DO UPDATE SET done = 0 RETURNING id",
		TEXT(f->path), INT(f->size), INT(f->mtime_ns), INT(f->inode));

	if (rows_next(&rows))
		*id = row_int(&rows, 0);
	while (rows_next(&rows))
		;
	return rows_end(&rows);
}

/* Were these the bytes when it was read to its end before? Then the log has it. */
static bool was_logged(struct archive *ar, int64_t id, Str sha256, bool *logged, struct error *err)
{
	struct rows rows = db_query(ar->db, err, "SELECT 1 FROM source WHERE id = ? AND sha256 = ?", INT(id), BLOB(sha256));

	*logged = rows_next(&rows);
	return rows_end(&rows);
}

/* What could not be read at all is in the report, not in the log. */
static bool log_end(struct archive *ar, int64_t id, const struct source_end *e, struct error *err)
{
	bool logged = !e->sha256.p && e->telegrams == 0;

	return (logged || was_logged(ar, id, e->sha256, &logged, err)) &&
	       (logged || log_append(ar, LOG_SOURCE, id, e->sha256, e->form, err));
}

bool source_end(struct archive *ar, int64_t id, const struct source_end *e, struct error *err)
{
	return log_end(ar, id, e, err) &&
	       db_run(ar->db, err, "UPDATE source SET sha256 = ?, form = ?, telegrams = ?, failed = ?, done = ? WHERE id = ?",
	              BLOB(e->sha256), TEXT(e->form), INT(e->telegrams), INT(e->failed), INT(e->sha256.p != NULL), INT(id));
}

static bool is_filed(struct archive *ar, const struct source_item *it, bool *filed, struct error *err)
{
	struct rows rows = db_query(ar->db, err,
		"SELECT 1 FROM item WHERE telegram_id = ? AND source_id = ? AND offset = ? AND member IS ?",
		INT(it->telegram), INT(it->source), INT((int64_t)it->offset), TEXT(it->member));

	*filed = rows_next(&rows);
	return rows_end(&rows);
}

static bool insert_item(struct archive *ar, const struct source_item *it, struct error *err)
{
	bool placed = it->telegram != 0;

	return db_run(ar->db, err,
	              "INSERT INTO item (import_id, source_id, member, offset, length, page, outcome, reason, telegram_id, carried)"
	              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	              INT(it->import), INT(it->source), TEXT(it->member),
	              INT_OR_NULL((int64_t)it->offset, placed), INT_OR_NULL((int64_t)it->length, placed),
	              INT_OR_NULL(it->page, it->page > 0), INT(it->verdict), TEXT(it->reason),
	              INT_OR_NULL(it->telegram, placed), BLOB(it->carried));
}

bool source_item(struct archive *ar, const struct source_item *it, struct error *err)
{
	bool filed = false;

	if (it->verdict == VERDICT_ALREADY && !is_filed(ar, it, &filed, err))
		return false;
	return filed || insert_item(ar, it, err);
}
