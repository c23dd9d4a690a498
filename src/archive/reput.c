/*
 * reput - values of a telegram read again: a better reader's in place of those that are stored.
 */
#include <assert.h>

#include "archive/handle.h"
#include "archive/link.h"
#include "archive/put_rows.h"

/* What differs, by table; `names` has what people call it. */
struct change {
	struct arena *a;
	ChangedList *names;
	bool tables[TABLE_COUNT];
};

static bool value_same(const struct value *a, const struct value *b)
{
	return digest_value(0, a) == digest_value(0, b) && str_eq(a->str, b->str);
}

static void note(struct change *ch, enum table_id table, const char *name)
{
	if (table != TABLE_TELEGRAM && ch->tables[table])
		return;
	ch->tables[table] = true;
	*list_push(ch->a, ch->names) = arena_str(ch->a, str_of(name));
}

/* The stored row that `rows` is at, against what it shall be. */
static void compare_row(struct change *ch, const struct rows *rows, const struct prepared_rows *r, const struct row *row)
{
	const struct table *t = &tables[row->table];

	for (unsigned i = 0; i < t->columns; i++) {
		struct value was = row_value(rows, (int)i + 1);

		if (!value_same(&was, &r->values.v[row->first + i]))
			note(ch, row->table, row->table == TABLE_TELEGRAM ? row_name(rows, (int)i + 1) : t->list);
	}
}

/* Compare the rows of one table; `*at` is the first of them in `r`, and then the one behind the last. */
static bool compare_table(struct archive *ar, struct change *ch, enum table_id table, int64_t id,
                          const struct prepared_rows *r, uint32_t *at, struct error *err)
{
	struct rows rows = db_query(ar->db, err, tables[table].select, INT(id));
	bool more;

	while ((more = rows_next(&rows)) && *at < r->rows.n && r->rows.v[*at].table == table)
		compare_row(ch, &rows, r, &r->rows.v[(*at)++]);
	if (more || (*at < r->rows.n && r->rows.v[*at].table == table))
		note(ch, table, tables[table].list);
	while (*at < r->rows.n && r->rows.v[*at].table == table)
		++*at;
	return rows_end(&rows);
}

static bool compare(struct archive *ar, struct change *ch, int64_t id, const struct prepared_rows *r, struct error *err)
{
	uint32_t at = 0;
	bool ok = true;

	for (unsigned table = 0; ok && table < TABLE_COUNT; table++)
		ok = compare_table(ar, ch, table, id, r, &at, err);
	assert(!ok || at == r->rows.n);
	return ok;
}

static bool replace_telegram(struct archive *ar, int64_t id, const struct prepared *p, int64_t record, struct error *err)
{
	unsigned n = 2 + tables[TABLE_TELEGRAM].columns;
	struct value v[3 + TABLE_COLUMNS_MOST] = {
		INT_OR_NULL(record, record != 0 && record != id), INT((int64_t)p->rows->digest)
	};

	v[n] = INT(id);
	return row_bind(ar, p->rows, &p->rows->rows.v[0], v + 2, err) &&
	       db_run_values(ar->db, err, telegram_update, v, n + 1);
}

static bool replace_lists(struct archive *ar, const struct change *ch, int64_t id, const struct prepared *p, struct error *err)
{
	bool ok = true;

	for (unsigned table = TABLE_TELEGRAM + 1; ok && table < TABLE_COUNT; table++)
		ok = !ch->tables[table] || (db_run(ar->db, err, tables[table].remove, INT(id)) &&
		                            put_table(ar, p, table, id, err));
	return ok;
}

static bool replace(struct archive *ar, const struct change *ch, int64_t id, const struct prepared *p, struct error *err)
{
	LinkList links;
	bool ok = links_remove(ar, id, err) && links_find(ar, p, id, &links, err) &&
	          replace_telegram(ar, id, p, links_record(&links), err) && replace_lists(ar, ch, id, p, err) &&
	          links_put(ar, id, p, &links, err);

	arena_reset(&ar->scratch);
	return ok;
}

static bool check_text(struct archive *ar, int64_t id, const struct prepared *p, struct error *err)
{
	struct rows rows = db_query(ar->db, err, "SELECT text_sha256 FROM telegram_row WHERE id = ?", INT(id));
	bool found = rows_next(&rows);

	assert(!found || str_eq(row_bytes(&rows, 0), (Str){ (const char *)p->text_sha256, SHA256_BYTES }));
	(void)p;
	return rows_end(&rows) &&
	       (found || fail(err, ERR_MISSING, "%s has no telegram with the id %lld", ar->path, (long long)id));
}

bool archive_reput(struct archive *ar, struct arena *a, int64_t id, const struct prepared *p, ChangedList *changed,
                   struct error *err)
{
	struct change ch = { .a = a, .names = changed };

	*changed = (ChangedList){ 0 };
	return check_text(ar, id, p, err) && compare(ar, &ch, id, p->rows, err) &&
	       (changed->n == 0 || replace(ar, &ch, id, p, err));
}
