/*
 * numbers - telegrams in the order of their numbers.
 */
#include "archive/numbers.h"

#include "archive/handle.h"

/* Goes on while `each` wants more. False if the archive refused. */
static bool give_all(struct rows rows, bool (*each)(void *data, int64_t id), void *data, bool *more)
{
	while (*more && rows_next(&rows))
		*more = each(data, row_int(&rows, 0));
	return rows_end(&rows);
}

/* The index over post and number has all that the first of these needs. */
bool archive_each_by_number(struct archive *ar, bool (*each)(void *data, int64_t id), void *data,
                            struct error *err)
{
	bool more = true;

	if (!give_all(
		    db_query_all(
			    ar->db, err,
			    "SELECT id FROM telegram_row WHERE number > 0 ORDER BY post, airgram, year, number, id"),
		    each, data, &more))
		return false;
	return !more ||
	       give_all(
		       db_query_all(
			       ar->db, err,
			       "SELECT id FROM telegram_row WHERE coalesce(number, 0) = 0 ORDER BY id"),
		       each, data, &more);
}

static bool no_such(const struct archive *ar, int64_t id, struct error *err)
{
	return fail(err, ERR_MISSING, "%s has no telegram with the id %lld", ar->path, (long long)id);
}

bool archive_get_number(struct archive *ar, struct arena *a, int64_t id, struct mrn *out,
                        struct error *err)
{
	struct rows rows =
		db_query(ar->db, err,
	                 "SELECT post, year, number, airgram FROM telegram_row WHERE id = ?", INT(id));
	bool found = rows_next(&rows);

	if (found) {
		*out = (struct mrn){ .post = row_text(&rows, 0, a),
			             .year = (uint16_t)row_int(&rows, 1),
			             .number = (uint32_t)row_int(&rows, 2),
			             .airgram = row_int(&rows, 3) != 0 };
	}
	if (!rows_end(&rows))
		return false;
	return found || no_such(ar, id, err);
}

bool archive_get_form(struct archive *ar, struct arena *a, int64_t id, Str *out, struct error *err)
{
	struct rows rows = db_query(
		ar->db, err,
		"SELECT text FROM name WHERE id = (SELECT form FROM telegram_row WHERE id = ?)",
		INT(id));
	bool found = rows_next(&rows);

	if (found)
		*out = row_text(&rows, 0, a);
	if (!rows_end(&rows))
		return false;
	return found || no_such(ar, id, err);
}
