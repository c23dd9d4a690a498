/*
 * get - telegrams out of the archive: their bytes and what a list shows of them.
 */
#include "archive/get.h"

#include "archive/handle.h"
#include "base/hash.h"

static bool missing(const struct archive *ar, int64_t id, struct error *err)
{
	return fail(err, ERR_MISSING, "%s has no telegram with the id %lld", ar->path, (long long)id);
}

bool archive_get_text(struct archive *ar, struct arena *a, int64_t id, Str *out, struct error *err)
{
	struct rows rows = db_query(ar->db, err, "SELECT zstd FROM raw WHERE telegram_id = ?", INT(id));
	bool found = rows_next(&rows), ok = true;

	if (found)
		ok = shelf_unpack(ar, a, row_bytes(&rows, 0), out, err) ||
		     error_add(err, "%s: telegram %lld", ar->path, (long long)id);
	if (!rows_end(&rows) || !ok)
		return false;
	return found || missing(ar, id, err);
}

static bool unpack_carried(struct archive *ar, struct arena *a, int64_t telegram, Str packed, Str *out, struct error *err)
{
	Str text;

	return archive_get_text(ar, a, telegram, &text, err) &&
	       pack_unlike(ar->pack, a, text, packed, BUF_MOST, out, err);
}

bool archive_get_carried(struct archive *ar, struct arena *a, int64_t item, Str *out, struct error *err)
{
	struct rows rows = db_query(ar->db, err, "SELECT telegram_id, carried FROM item WHERE id = ?", INT(item));
	bool found = rows_next(&rows);
	int64_t telegram = found ? row_int(&rows, 0) : 0;
	Str packed = found ? row_text(&rows, 1, a) : STR_NONE;

	if (!rows_end(&rows))
		return false;
	if (!found)
		return fail(err, ERR_MISSING, "%s has no item with the number %lld", ar->path, (long long)item);
	if (!packed.p) {
		*out = packed;
		return true;
	}
	return unpack_carried(ar, a, telegram, packed, out, err);
}

static const char summary_sql[] =
	"SELECT id, mrn, post, year, number, time, precedence, from_name, from_post, class_sent, class_now, release,"
	" release_date, sbu, subject, form, profile, bytes, findings, sections, complete,"
	" (SELECT group_concat(coalesce(a.post, a.name, a.raw), ', ') FROM addressee a"
	"  WHERE a.telegram_id = telegram.id AND a.role = 'to') FROM telegram WHERE id = ?";

static struct summary read_summary(const struct rows *r, struct arena *a)
{
	return (struct summary){
		.id = row_int(r, 0),
		.mrn = row_text(r, 1, a),
		.post = row_text(r, 2, a),
		.year = (int)row_int(r, 3),
		.number = (uint32_t)row_int(r, 4),
		.time = row_text(r, 5, a),
		.precedence = row_text(r, 6, a),
		.from_name = row_text(r, 7, a),
		.from_post = row_text(r, 8, a),
		.class_sent = row_text(r, 9, a),
		.class_now = row_text(r, 10, a),
		.release = row_text(r, 11, a),
		.release_date = row_text(r, 12, a),
		.sbu = row_int(r, 13) != 0,
		.subject = row_text(r, 14, a),
		.form = row_text(r, 15, a),
		.profile = row_text(r, 16, a),
		.bytes = row_int(r, 17),
		.findings = row_int(r, 18),
		.sections = (int)row_int(r, 19),
		.complete = row_int(r, 20) != 0,
		.to = row_text(r, 21, a),
	};
}

bool archive_get_summary(struct archive *ar, struct arena *a, int64_t id, struct summary *out, struct error *err)
{
	struct rows rows = db_query(ar->db, err, summary_sql, INT(id));
	bool found = rows_next(&rows);

	if (found)
		*out = read_summary(&rows, a);
	return rows_end(&rows) && (found || missing(ar, id, err));
}

bool archive_get_source(struct archive *ar, struct arena *a, int64_t id, struct source *out, struct error *err)
{
	struct rows rows = db_query(ar->db, err,
		"SELECT s.path, i.member, t.form, lower(hex(s.sha256)), lower(hex(t.text_sha256)), i.offset, i.length"
		" FROM import_item i JOIN source s ON s.id = i.source_id JOIN telegram t ON t.id = i.telegram_id"
		" WHERE i.telegram_id = ? ORDER BY i.id LIMIT 1", INT(id));
	bool found = rows_next(&rows);

	if (found)
		*out = (struct source){
			.path = row_text(&rows, 0, a),
			.member = row_text(&rows, 1, a),
			.form = row_text(&rows, 2, a),
			.sha256 = row_text(&rows, 3, a),
			.text_sha256 = row_text(&rows, 4, a),
			.offset = (uint64_t)row_int(&rows, 5),
			.length = (uint64_t)row_int(&rows, 6),
		};
	return rows_end(&rows) && (found || missing(ar, id, err));
}

/* The ids in a query's first column. */
static bool read_ids(struct rows *rows, struct arena *a, IdList *out)
{
	IdList ids = { 0 };

	while (rows_next(rows))
		*list_push(a, &ids) = row_int(rows, 0);
	if (!rows_end(rows))
		return false;
	*out = ids;
	return true;
}

bool archive_find(struct archive *ar, struct arena *a, const struct mrn *m, IdList *out, struct error *err)
{
	struct rows rows;

	if (m->year)
		rows = db_query(ar->db, err,
			"SELECT id FROM telegram WHERE post = ? AND airgram = ? AND year = ? AND number = ? ORDER BY id",
			TEXT(m->post), INT(m->airgram), INT(m->year), INT(m->number));
	else
		rows = db_query(ar->db, err,
			"SELECT id FROM telegram WHERE post = ? AND airgram = ? AND number = ? ORDER BY id",
			TEXT(m->post), INT(m->airgram), INT(m->number));
	return read_ids(&rows, a, out);
}

static bool read_id(struct rows *rows, int64_t *out)
{
	int64_t id = rows_next(rows) ? row_int(rows, 0) : 0;

	if (!rows_end(rows))
		return false;
	*out = id;
	return true;
}

bool archive_get_neighbours(struct archive *ar, const struct mrn *m, struct neighbours *out, struct error *err)
{
	struct neighbours n = { 0 };
	struct rows rows = db_query(ar->db, err,
		"SELECT id FROM telegram WHERE post = ? AND airgram = ? AND (year, number) < (?, ?)"
		" ORDER BY year DESC, number DESC LIMIT 1",
		TEXT(m->post), INT(m->airgram), INT(m->year), INT(m->number));

	if (!read_id(&rows, &n.before))
		return false;
	rows = db_query(ar->db, err,
		"SELECT id FROM telegram WHERE post = ? AND airgram = ? AND (year, number) > (?, ?)"
		" ORDER BY year, number LIMIT 1",
		TEXT(m->post), INT(m->airgram), INT(m->year), INT(m->number));
	if (!read_id(&rows, &n.after))
		return false;
	*out = n;
	return true;
}

/* Rows of one reference follow each other, one for each telegram held of that number. */
bool archive_get_references(struct archive *ar, struct arena *a, int64_t id, HeldReferenceList *out,
                            struct error *err)
{
	HeldReferenceList refs = { 0 };
	int64_t position = -1;
	struct rows rows = db_query(ar->db, err,
		"SELECT r.position, r.label, r.kind, r.mrn, r.raw, r.title, r.notal, h.id"
		" FROM reference r LEFT JOIN telegram_row h ON h.mrn = r.mrn"
		" WHERE r.telegram_id = ? ORDER BY r.position, h.id", INT(id));

	while (rows_next(&rows)) {
		if (row_int(&rows, 0) != position)
			*list_push(a, &refs) = (struct held_reference){
				.label = row_text(&rows, 1, a),
				.kind = row_text(&rows, 2, a),
				.mrn = row_text(&rows, 3, a),
				.raw = row_text(&rows, 4, a),
				.title = row_text(&rows, 5, a),
				.notal = row_int(&rows, 6) != 0,
			};
		position = row_int(&rows, 0);
		if (row_int(&rows, 7))
			*list_push(a, &refs.v[refs.n - 1].held) = row_int(&rows, 7);
	}
	if (!rows_end(&rows))
		return false;
	*out = refs;
	return true;
}

bool archive_get_citations(struct archive *ar, struct arena *a, const struct mrn *m, CitationList *out,
                           struct error *err)
{
	CitationList list = { 0 };
	struct rows rows = db_query(ar->db, err,
		"SELECT t.id, t.mrn, t.time, coalesce(t.from_post, t.from_name), t.subject, r.label, r.raw, r.title"
		" FROM reference r JOIN telegram t ON t.id = r.telegram_id WHERE r.mrn = ?"
		" ORDER BY t.time, t.id, r.position", TEXT(mrn_str(a, m)));

	while (rows_next(&rows))
		*list_push(a, &list) = (struct citation){
			.id = row_int(&rows, 0),
			.mrn = row_text(&rows, 1, a),
			.time = row_text(&rows, 2, a),
			.from = row_text(&rows, 3, a),
			.subject = row_text(&rows, 4, a),
			.label = row_text(&rows, 5, a),
			.raw = row_text(&rows, 6, a),
			.title = row_text(&rows, 7, a),
		};
	if (!rows_end(&rows))
		return false;
	*out = list;
	return true;
}

bool archive_count_citations(struct archive *ar, const struct mrn *m, int64_t *out, struct error *err)
{
	struct rows rows = db_query(ar->db, err,
		"SELECT count(DISTINCT telegram_id) FROM reference WHERE mrn = ?", TEXT(mrn_str(&ar->scratch, m)));
	bool ok = read_id(&rows, out);

	arena_reset(&ar->scratch);
	return ok;
}

/* A list first, so that `each` may ask the archive as it likes. */
static bool give_ids(struct rows *rows, bool (*each)(void *data, int64_t id), void *data)
{
	struct arena a;
	IdList ids;
	bool ok;

	arena_init(&a);
	ok = read_ids(rows, &a, &ids);
	for (uint32_t i = 0; ok && i < ids.n; i++)
		if (!each(data, ids.v[i]))
			break;
	arena_release(&a);
	return ok;
}

bool archive_each_by_time(struct archive *ar, bool (*each)(void *data, int64_t id), void *data, struct error *err)
{
	struct rows rows = db_query_all(ar->db, err, "SELECT id FROM telegram ORDER BY time NULLS LAST, id");

	return give_ids(&rows, each, data);
}

bool archive_each_after(struct archive *ar, int64_t after, bool (*each)(void *data, int64_t id), void *data,
                        struct error *err)
{
	struct rows rows = db_query(ar->db, err, "SELECT id FROM telegram WHERE id > ? ORDER BY id", INT(after));

	return give_ids(&rows, each, data);
}
