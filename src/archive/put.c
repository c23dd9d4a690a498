/*
 * put - prepared telegrams into the archive.
 *
 * Binding, stepping, and what only the archive can tell: is the text new, what
 * numbers do its names have, which telegrams held does it belong with?
 */
#include "archive/put.h"

#include "archive/handle.h"
#include "archive/link.h"
#include "archive/put_rows.h"

/* The dictionary may have changed since it was packed: what is stored must not depend on that. */
static bool put_raw(struct archive *ar, int64_t id, const struct prepared *p, struct error *err)
{
	const struct dictionary *d = ar->shelf.newest;
	Str packed = p->rows->packed;

	if (d != p->rows->dictionary)
		packed = pack_bytes(ar->pack, &ar->scratch, d, p->cable->text);
	return db_run(ar->db, err, "INSERT INTO raw (telegram_id, zstd) VALUES (?, ?)", INT(id), BLOB(packed));
}

static bool put_log(struct archive *ar, int64_t id, const struct prepared *p, struct error *err)
{
	return log_append(ar, LOG_TELEGRAM, id, (Str){ (const char *)p->text_sha256, SHA256_BYTES }, STR_NONE, err);
}

static bool put_new(struct archive *ar, int64_t id, const struct prepared *p, struct put *out, struct error *err)
{
	LinkList links;

	if (!links_find(ar, p, 0, &links, err) || !put_telegram_row(ar, p, id, links_record(&links), &out->id, err))
		return false;
	out->record = links_record(&links) ? links_record(&links) : out->id;
	return put_raw(ar, out->id, p, err) && put_lists(ar, p, out->id, err) &&
	       links_put(ar, out->id, p, &links, err) && put_log(ar, out->id, p, err) && shelf_grow(ar, out->id, err);
}

static bool find_text(struct archive *ar, const struct prepared *p, struct put *out, struct error *err)
{
	struct rows rows = db_query(ar->db, err, "SELECT id, coalesce(record, id) FROM telegram_row WHERE text_sha256 = ?",
	                            BLOB((Str){ (const char *)p->text_sha256, SHA256_BYTES }));

	out->added = !rows_next(&rows);
	if (!out->added) {
		out->id = row_int(&rows, 0);
		out->record = row_int(&rows, 1);
	}
	return rows_end(&rows);
}

bool archive_put_as(struct archive *ar, int64_t id, const struct prepared *p, struct put *out, struct error *err)
{
	struct put put = { 0 };
	bool ok = find_text(ar, p, &put, err) && (!put.added || put_new(ar, id, p, &put, err));

	arena_reset(&ar->scratch);
	if (ok)
		*out = put;
	return ok;
}

bool archive_put(struct archive *ar, const struct prepared *p, struct put *out, struct error *err)
{
	return archive_put_as(ar, 0, p, out, err);
}
