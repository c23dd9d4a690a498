/*
 * digest - 64 bits over all values stored of a telegram.
 */
#include "archive/digest.h"

#include "archive/handle.h"
#include "archive/rows.h"

static bool missing(const struct archive *ar, int64_t id, struct error *err)
{
	return fail(err, ERR_MISSING, "%s has no telegram with the id %lld", ar->path, (long long)id);
}

/* The rows of one table under the digest; the first column is the telegram's id. */
static bool add_table(struct archive *ar, enum table_id table, int64_t id, uint64_t *digest, unsigned *n, struct error *err)
{
	const struct table *t = &tables[table];
	struct rows rows = db_query(ar->db, err, t->select, INT(id));

	for (*n = 0; rows_next(&rows); ++*n) {
		*digest = digest_row(*digest, table);
		for (unsigned i = 0; i < t->columns; i++) {
			struct value v = row_value(&rows, (int)i + 1);

			*digest = digest_value(*digest, &v);
		}
	}
	return rows_end(&rows);
}

bool archive_digest_rows(struct archive *ar, int64_t id, uint64_t *out, struct error *err)
{
	uint64_t digest = 0;

	for (unsigned table = 0; table < TABLE_COUNT; table++) {
		unsigned n;

		if (!add_table(ar, table, id, &digest, &n, err))
			return false;
		if (table == TABLE_TELEGRAM && n == 0)
			return missing(ar, id, err);
	}
	*out = digest;
	return true;
}

bool archive_digest_stored(struct archive *ar, int64_t id, uint64_t *out, struct error *err)
{
	struct rows rows = db_query(ar->db, err, "SELECT digest FROM telegram_row WHERE id = ?", INT(id));
	bool found = rows_next(&rows);
	uint64_t digest = found ? (uint64_t)row_int(&rows, 0) : 0;

	if (!rows_end(&rows) || !found)
		return rows.good && missing(ar, id, err);
	*out = digest;
	return true;
}
