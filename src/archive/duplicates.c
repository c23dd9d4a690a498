/*
 * duplicates - telegrams of which the archive holds several texts.
 *
 * A text is a version of the one that its record names, which may be gone.
 */
#include "archive/duplicates.h"

#include "archive/handle.h"

bool archive_get_duplicates(struct archive *ar, struct arena *a, IdList *out, struct error *err)
{
	IdList ids = { 0 };
	struct rows rows = db_query_all(ar->db, err,
		"WITH whole (record, versions) AS (SELECT record, count(*) FROM telegram_row"
		" WHERE record IS NOT NULL GROUP BY record)"
		" SELECT t.id FROM whole w JOIN telegram_row t ON t.record = w.record"
		" WHERE w.versions > 1 OR EXISTS (SELECT 1 FROM telegram_row r WHERE r.id = w.record)"
		" UNION SELECT r.id FROM whole w JOIN telegram_row r ON r.id = w.record ORDER BY 1");

	while (rows_next(&rows))
		*list_push(a, &ids) = row_int(&rows, 0);
	if (!rows_end(&rows))
		return false;
	*out = ids;
	return true;
}
