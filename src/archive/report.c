/*
 * report - what became of everything that an import was offered, as the archive keeps it.
 */
#include "archive/report.h"

#include "archive/handle.h"

#define HEAD "SELECT id, name, started, finished, paths, imported, already_there, not_telegrams, failed, lower(hex(root)) FROM import "

bool report_get(struct archive *ar, struct arena *a, const char *name, struct report *out, struct error *err)
{
	struct rows rows = name ? db_query(ar->db, err, HEAD "WHERE name = ?", TEXT(str_of(name)))
	                        : db_query_all(ar->db, err, HEAD "ORDER BY id DESC LIMIT 1");
	bool found = rows_next(&rows);

	if (found)
		*out = (struct report){
			.id = row_int(&rows, 0), .name = row_text(&rows, 1, a), .started = row_text(&rows, 2, a),
			.finished = row_text(&rows, 3, a), .paths = row_text(&rows, 4, a), .imported = row_int(&rows, 5),
			.already_there = row_int(&rows, 6), .not_telegrams = row_int(&rows, 7), .failed = row_int(&rows, 8),
			.root = row_text(&rows, 9, a),
		};
	if (!rows_end(&rows))
		return false;
	if (!found && name)
		return fail(err, ERR_MISSING, "no import is named %s; `cable info --all` lists their names", name);
	return found || fail(err, ERR_MISSING, "nothing was ever imported into %s", ar->path);
}

bool report_each(struct archive *ar, int64_t id, bool trouble, void (*each)(void *data, const struct report_item *it),
                 void *data, struct error *err)
{
	struct rows rows = db_query(ar->db, err,
		"SELECT s.path, i.member, i.outcome, i.reason, i.offset, i.length, i.page, i.telegram_id, t.mrn"
		" FROM import_item i JOIN source s ON s.id = i.source_id LEFT JOIN telegram t ON t.id = i.telegram_id"
		" WHERE i.import_id = ? AND (NOT ? OR i.telegram_id IS NULL) ORDER BY i.id", INT(id), INT(trouble));
	struct arena a;

	arena_init(&a);
	while (rows_next(&rows)) {
		struct report_item it = {
			row_text(&rows, 0, &a), row_text(&rows, 1, &a), row_text(&rows, 2, &a), row_text(&rows, 3, &a),
			row_text(&rows, 8, &a), row_int(&rows, 4), row_int(&rows, 5), row_int(&rows, 6), row_int(&rows, 7),
		};

		each(data, &it);
		arena_reset(&a);
	}
	arena_release(&a);
	return rows_end(&rows);
}
