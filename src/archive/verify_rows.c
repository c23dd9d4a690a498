/*
 * verify_rows - telegrams, the files that they came from, and what persons did to them.
 */
#include "archive/correct.h"
#include "archive/digest.h"
#include "archive/get.h"
#include "archive/verify_work.h"

static const char again[] = "restore the archive from a copy, or import its sources into a new one";

/* Bytes of its container, which are packed with the text: they must come back out. */
static void check_carried(struct verify *v, int64_t id, Str text)
{
	struct rows rows = db_query(v->ar->db, NULL, "SELECT carried FROM item WHERE telegram_id = ? AND carried IS NOT NULL",
	                            INT(id));
	Str carried;

	while (rows_next(&rows))
		if (!pack_unlike(v->ar->pack, &v->scratch, text, row_bytes(&rows, 0), BUF_MOST, &carried, NULL))
			verify_telegram_damage(v, VERIFY_TEXT, id, "the bytes that it came in cannot be unpacked");
	verify_rows_end(v, &rows, VERIFY_TEXT, "item");
}

/* The hash that the text should have. */
static bool stored_hash(struct verify *v, int64_t id, struct digest *out)
{
	struct rows rows = db_query(v->ar->db, NULL, "SELECT text_sha256 FROM telegram WHERE id = ?", INT(id));
	bool good = rows_next(&rows) && row_bytes(&rows, 0).n == SHA256_BYTES;

	if (good)
		memcpy(out->b, row_bytes(&rows, 0).p, SHA256_BYTES);
	return rows_end(&rows) && good;
}

static void check_text(struct verify *v, int64_t id)
{
	struct digest want, got;
	Str text;

	if (!archive_get_text(v->ar, &v->scratch, id, &text, NULL)) {
		verify_telegram_damage(v, VERIFY_TEXT, id, "its bytes cannot be unpacked");
		return;
	}
	v->report->bytes += (int64_t)text.n;
	sha256(text, got.b);
	if (!stored_hash(v, id, &want) || !digest_eq(&want, &got))
		verify_telegram_damage(v, VERIFY_TEXT, id, "its bytes are not those that came in: the hash differs");
	else
		check_carried(v, id, text);
}

static void check_values(struct verify *v, int64_t id)
{
	uint64_t want, got;

	if (!archive_digest_stored(v->ar, id, &want, NULL) || !archive_digest_rows(v->ar, id, &got, NULL))
		verify_telegram_damage(v, VERIFY_VALUES, id, "its values cannot be read");
	else if (want != got)
		verify_telegram_damage(v, VERIFY_VALUES, id, "its values are not those that were written with it; its text is looked at apart");
}

static void check_telegram(struct verify *v, int64_t id)
{
	v->report->telegrams++;
	if (!id_set_has(&v->logged, id))
		verify_telegram_damage(v, VERIFY_LOG, id, "it is not in the log");
	check_text(v, id);
	check_values(v, id);
	arena_reset(&v->scratch);
}

void verify_telegrams(struct verify *v)
{
	IdList ids = { 0 };
	struct arena a;
	struct rows rows = db_query_all(v->ar->db, NULL, "SELECT id FROM telegram ORDER BY id");

	arena_init(&a);
	while (rows_next(&rows))
		*list_push(&a, &ids) = row_int(&rows, 0);
	verify_rows_end(v, &rows, VERIFY_STRUCTURE, "telegram");
	for (uint32_t i = 0; i < ids.n; i++) {
		if (i % 256 == 0)
			verify_progress(v, "telegrams", i, ids.n);
		check_telegram(v, ids.v[i]);
	}
	arena_release(&a);
}

static void check_sources(struct verify *v)
{
	struct rows rows = db_query_all(v->ar->db, NULL, "SELECT id, path, sha256 FROM source ORDER BY id");

	for (; rows_next(&rows); v->report->sources++) {
		int64_t id = row_int(&rows, 0);
		Str path = row_text(&rows, 1, &v->scratch);

		/* One that was read again and gave nothing, its telegram being purged, has no hash any more. */
		if (row_bytes(&rows, 2).p && id_set_has(&v->sources_logged, id) && !id_set_has(&v->sources_agree, id))
			verify_damage(v, VERIFY_SOURCE, id, again, "the hash of %.*s is not the one in the log", STR_ARG(path));
		arena_reset(&v->scratch);
	}
	verify_rows_end(v, &rows, VERIFY_SOURCE, "source");
}

static void check_items(struct verify *v)
{
	struct rows rows = db_query_all(v->ar->db, NULL,
		"SELECT i.telegram_id, i.source_id FROM import_item i WHERE i.telegram_id IS NOT NULL"
		" AND NOT EXISTS (SELECT 1 FROM telegram t WHERE t.id = i.telegram_id)");

	while (rows_next(&rows))
		verify_damage(v, VERIFY_SOURCE, row_int(&rows, 1), again, "it gave telegram %lld, which is not there",
		              (long long)row_int(&rows, 0));
	verify_rows_end(v, &rows, VERIFY_SOURCE, "import_item");
}

void verify_origins(struct verify *v)
{
	verify_progress(v, "sources", 0, 0);
	check_sources(v);
	check_items(v);
}

static void check_corrections(struct verify *v)
{
	CorrectionList list = { 0 };

	if (!archive_get_corrections(v->ar, &v->scratch, 0, &list, NULL))
		verify_damage(v, VERIFY_CORRECTION, 0, again, "the table correction cannot be read to its end");
	v->report->corrections = list.n;
	for (uint32_t i = 0; i < list.n; i++) {
		const struct correction *c = &list.v[i];
		struct digest got;

		correction_digest(c, &got);
		if (!str_eq(digest_str(&got), c->sha256))
			verify_telegram_damage(v, VERIFY_CORRECTION, c->telegram, "a correction of its %.*s is damaged", STR_ARG(c->field));
	}
	arena_reset(&v->scratch);
}

static void check_tombstones(struct verify *v)
{
	struct rows rows = db_query_all(v->ar->db, NULL,
		"SELECT telegram_id, EXISTS (SELECT 1 FROM telegram t WHERE t.id = telegram_id) FROM tombstone");

	for (; rows_next(&rows); v->report->tombstones++)
		if (row_int(&rows, 1))
			verify_damage(v, VERIFY_TOMBSTONE, row_int(&rows, 0), again, "telegram %lld was purged and is there",
			              (long long)row_int(&rows, 0));
	verify_rows_end(v, &rows, VERIFY_TOMBSTONE, "tombstone");
}

void verify_persons(struct verify *v)
{
	check_corrections(v);
	check_tombstones(v);
}
