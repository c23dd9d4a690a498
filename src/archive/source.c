/*
 * source - the files that telegrams came from, and what became of each thing in them.
 */
#include "archive/source.h"

#include "archive/handle.h"

Str verdict_word(enum verdict v)
{
	static const Str words[] = {
#define X(id, word) S_INIT(word),
		VERDICTS(X)
#undef X
	};

	return words[v];
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

bool source_end(struct archive *ar, int64_t id, const struct source_end *e, struct error *err)
{
	return db_run(ar->db, err, "UPDATE source SET sha256 = ?, form = ?, telegrams = ?, done = ? WHERE id = ?",
	              BLOB(e->sha256), TEXT(e->form), INT(e->telegrams), INT(e->done), INT(id));
}

bool source_item(struct archive *ar, const struct source_item *it, struct error *err)
{
	bool placed = it->telegram != 0;

	return db_run(ar->db, err,
	              "INSERT INTO import_item (import_id, source_id, member, offset, length, outcome, reason, telegram_id)"
	              " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	              INT(it->import), INT(it->source), TEXT(it->member),
	              INT_OR_NULL((int64_t)it->offset, placed), INT_OR_NULL((int64_t)it->length, placed),
	              TEXT(verdict_word(it->verdict)), TEXT(it->reason), INT_OR_NULL(it->telegram, placed));
}
