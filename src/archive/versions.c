/*
 * versions - texts of one telegram, and telegrams much alike.
 */
#include "archive/versions.h"

#include "archive/handle.h"

static const Str words[] = {
#define X(id, word) S_INIT(word),
	NEAR_KINDS(X)
#undef X
};

Str near_kind_word(enum near_kind k)
{
	return words[k];
}

static enum near_kind near_kind_read(Str word)
{
	enum near_kind k = NEAR_KIND_COUNT;

	while (k-- > 0)
		if (str_eq(words[k], word))
			return k;
	return NEAR_LIKE;
}

bool archive_get_versions(struct archive *ar, struct arena *a, int64_t id, IdList *out, struct error *err)
{
	struct rows rows = db_query(ar->db, err,
		"WITH whole (record) AS (SELECT coalesce(record, id) FROM telegram_row WHERE id = ?)"
		" SELECT t.id FROM whole JOIN telegram_row t ON t.id = whole.record"
		" UNION SELECT t.id FROM whole JOIN telegram_row t ON t.record = whole.record ORDER BY 1", INT(id));
	IdList ids = { 0 };

	while (rows_next(&rows))
		*list_push(a, &ids) = row_int(&rows, 0);
	if (!rows_end(&rows))
		return false;
	*out = ids;
	return ids.n > 0 || fail(err, ERR_MISSING, "%s has no telegram with the id %lld", ar->path, (long long)id);
}

bool archive_get_near(struct archive *ar, struct arena *a, int64_t id, NearList *out, struct error *err)
{
	NearList list = { 0 };
	struct rows rows = db_query(ar->db, err,
		"SELECT b, kind, likeness FROM near WHERE a = ?1 UNION ALL SELECT a, kind, likeness FROM near WHERE b = ?1"
		" ORDER BY 3 DESC, 1", INT(id));

	while (rows_next(&rows))
		*list_push(a, &list) = (struct near_text){
			.id = row_int(&rows, 0),
			.kind = near_kind_read(row_bytes(&rows, 1)),
			.likeness = (unsigned)row_int(&rows, 2),
		};
	if (!rows_end(&rows))
		return false;
	*out = list;
	return true;
}
