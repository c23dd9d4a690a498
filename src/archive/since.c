/*
 * since - what the archive's log says has come and gone after one of its entries.
 */
#include "archive/since.h"

#include "archive/handle.h"

bool since_entries(struct archive *ar, int64_t *out, struct error *err)
{
	struct rows rows = db_query_all(ar->db, err, "SELECT max(entry) FROM log");
	int64_t n = rows_next(&rows) ? row_int(&rows, 0) : 0;

	if (!rows_end(&rows))
		return false;
	*out = n;
	return true;
}

bool since_mark(struct archive *ar, int64_t entries, struct since_mark *out, struct error *err)
{
	struct rows rows = db_query(ar->db, err, "SELECT mark FROM log WHERE entry = ?", INT(entries));
	bool found = rows_next(&rows);
	struct since_mark m = { found ? entries : 0, found ? row_int(&rows, 0) : 0 };

	if (!rows_end(&rows))
		return false;
	*out = m;
	return true;
}

bool since_holds(struct archive *ar, const struct since_mark *m, bool *out, struct error *err)
{
	struct since_mark own;

	if (!since_mark(ar, m->entries, &own, err))
		return false;
	*out = own.entries == m->entries && own.mark == m->mark;
	return true;
}

static const char events[] =
	"SELECT entry, about, kind, 0, NULL FROM log WHERE entry > ? AND entry <= ? AND kind IN (1, 4) ORDER BY entry";
static const char events_sized[] =
	"SELECT l.entry, l.about, l.kind, coalesce(t.bytes, -1), (SELECT text FROM name n WHERE n.id = t.form)"
	" FROM log l LEFT JOIN telegram_row t ON t.id = l.about"
	" WHERE l.entry > ? AND l.entry <= ? AND l.kind IN (1, 4) ORDER BY l.entry";

bool since_walk(struct archive *ar, int64_t after, int64_t to, bool sizes,
                bool (*each)(void *data, const struct since_event *e), void *data, struct error *err)
{
	struct rows rows = db_query(ar->db, err, sizes ? events_sized : events, INT(after), INT(to));

	while (rows_next(&rows)) {
		struct since_event e = { row_int(&rows, 0), row_int(&rows, 1), row_int(&rows, 2) == LOG_PURGE, row_int(&rows, 3),
			                 row_bytes(&rows, 4) };

		if (!each(data, &e))
			break;
	}
	return rows_end(&rows);
}

bool since_held(struct archive *ar, struct arena *a, IdList *out, struct error *err)
{
	IdList list = { 0 };
	struct rows rows = db_query_all(ar->db, err, "SELECT id FROM telegram_row ORDER BY id");

	while (rows_next(&rows))
		*list_push(a, &list) = row_int(&rows, 0);
	if (!rows_end(&rows))
		return false;
	*out = list;
	return true;
}

bool since_begin(struct archive *ar, struct error *err)
{
	return db_script(ar->db, "SAVEPOINT since", err);
}

void since_end(struct archive *ar)
{
	db_script(ar->db, "RELEASE since", NULL);
}
