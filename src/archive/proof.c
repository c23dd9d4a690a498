/*
 * proof - that a telegram is in an archive, by a few hashes.
 */
#include "archive/proof.h"

#include "archive/handle.h"
#include "archive/log_read.h"

static bool find_entry(struct archive *ar, struct arena *a, int64_t telegram, struct log_entry *out, struct error *err)
{
	struct rows rows = db_query(ar->db, err,
		"SELECT entry, kind, about, sha256, what, mark FROM log WHERE kind = ? AND about = ? ORDER BY entry LIMIT 1",
		INT(LOG_TELEGRAM), INT(telegram));
	bool found = rows_next(&rows);

	if (found) {
		*out = log_read_row(&rows);
		out->sha256 = arena_str(a, out->sha256);
		out->what = out->what.p ? arena_str(a, out->what) : out->what;
	}
	return rows_end(&rows) &&
	       (found || fail(err, ERR_MISSING, "the log of %s has no telegram with the id %lld", ar->path, (long long)telegram));
}

static bool range(void *data, uint64_t from, uint64_t to, struct digest *out)
{
	return log_reader_range(data, from, to, out);
}

static bool prove(struct log_reader *r, struct proof *p)
{
	uint64_t at = (uint64_t)p->entry.number - 1;
	struct digest leaf;
	int length;

	if (!log_reader_leaf(r, at, &p->before, &leaf) || !log_reader_range(r, 0, r->n, &p->root))
		return false;
	length = merkle_path(at, r->n, range, r, p->path);
	p->length = length < 0 ? 0 : (size_t)length;
	p->entries = (int64_t)r->n;
	return length >= 0;
}

bool archive_prove(struct archive *ar, struct arena *a, int64_t telegram, struct proof *out, struct error *err)
{
	struct log_reader r;
	bool ok;

	if (!db_script(ar->db, "BEGIN", err)) /* all of it as of one moment */
		return false;
	ok = find_entry(ar, a, telegram, &out->entry, err) && log_reader_open(&r, ar, err) && prove(&r, out);
	archive_undo(ar);
	return ok;
}

bool proof_climb(const struct proof *p, struct digest *out)
{
	struct digest leaf;

	if (p->entry.number < 1 || p->entries < 1)
		return false;
	log_leaf(&p->before, &p->entry, &leaf);
	return merkle_climb(&leaf, (uint64_t)p->entry.number - 1, (uint64_t)p->entries, p->path, p->length, out);
}

bool archive_find_root(struct archive *ar, const struct digest *root, int64_t *entries, struct error *err)
{
	struct digest made[MERKLE_HEIGHT], before = { { 0 } }, got;
	struct merkle m = { 0 };
	struct rows rows = db_query_all(ar->db, err, "SELECT entry, kind, about, sha256, what, mark FROM log ORDER BY entry");
	bool found = false;

	while (!found && rows_next(&rows)) {
		struct log_entry e = log_read_row(&rows);

		log_leaf(&before, &e, &before);
		merkle_add(&m, &before, made);
		merkle_root(&m, &got);
		found = digest_eq(&got, root);
	}
	if (!rows_end(&rows))
		return false;
	*entries = found ? (int64_t)m.n : 0;
	return true;
}
