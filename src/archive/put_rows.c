/*
 * put_rows - the rows of a prepared telegram into their tables.
 */
#include "archive/put_rows.h"

#include <assert.h>

#include "archive/handle.h"

bool row_bind(struct archive *ar, const struct prepared_rows *r, const struct row *row, struct value *v, struct error *err)
{
	const struct table *t = &tables[row->table];

	for (unsigned i = 0; i < t->columns; i++) {
		v[i] = r->values.v[row->first + i];
		if (v[i].kind == VALUE_NAME) {
			if (!name_number(ar, v[i].str, &v[i].number, err))
				return false;
			v[i].kind = VALUE_INT;
		}
	}
	return true;
}

bool put_telegram_row(struct archive *ar, const struct prepared *p, int64_t id, int64_t record, int64_t *out,
                      struct error *err)
{
	const struct table *t = &tables[TABLE_TELEGRAM];
	struct value v[3 + TABLE_COLUMNS_MOST] = {
		INT_OR_NULL(id, id != 0), INT_OR_NULL(record, record != 0), INT((int64_t)p->rows->digest)
	};

	assert(p->rows->rows.v[0].table == TABLE_TELEGRAM);
	if (!row_bind(ar, p->rows, &p->rows->rows.v[0], v + 3, err) ||
	    !db_run_values(ar->db, err, t->insert, v, 3 + t->columns))
		return false;
	*out = db_last_id(ar->db);
	return true;
}

static bool put_row(struct archive *ar, const struct prepared *p, const struct row *row, int64_t id, struct error *err)
{
	const struct table *t = &tables[row->table];
	struct value v[1 + TABLE_COLUMNS_MOST];

	v[0] = INT(id);
	return row_bind(ar, p->rows, row, v + 1, err) && db_run_values(ar->db, err, t->insert, v, 1 + t->columns);
}

bool put_lists(struct archive *ar, const struct prepared *p, int64_t id, struct error *err)
{
	bool ok = true;

	for (uint32_t i = 1; ok && i < p->rows->rows.n; i++)
		ok = put_row(ar, p, &p->rows->rows.v[i], id, err);
	return ok;
}

bool put_table(struct archive *ar, const struct prepared *p, enum table_id table, int64_t id, struct error *err)
{
	bool ok = true;

	for (uint32_t i = 1; ok && i < p->rows->rows.n; i++)
		if (p->rows->rows.v[i].table == table)
			ok = put_row(ar, p, &p->rows->rows.v[i], id, err);
	return ok;
}
