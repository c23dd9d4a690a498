/*
 * verify_pages - the file as SQLite sees it: pages, trees, indexes, tables.
 */
#include "archive/pagesum.h"
#include "archive/schema.h"
#include "archive/verify_work.h"

static const char again[] = "restore the archive from a copy, or import its sources into a new one";

/* Pages with a wrong sum; there may be many, so only their numbers are kept. */
struct pages {
	struct verify *v;
	LIST(int64_t) bad;
};

static void note_page(void *data, int64_t page)
{
	struct pages *p = data;

	*list_push(&p->v->scratch, &p->bad) = page;
}

static void note_progress(void *data, int64_t seen, int64_t all)
{
	struct pages *p = data;

	verify_progress(p->v, "pages", seen, all);
}

/* The table or index that each bad page belongs to, if SQLite was built to tell and the way there is whole. */
static void name_pages(struct verify *v, const struct pages *p)
{
	for (uint32_t i = 0; i < p->bad.n; i++) {
		struct rows rows = db_query(v->ar->db, NULL, "SELECT name FROM dbstat WHERE pageno = ?", INT(p->bad.v[i]));
		Str name = rows_next(&rows) ? row_text(&rows, 0, &v->scratch) : STR_NONE;
		bool whole = rows_end(&rows);

		if (p->bad.v[i] == 1)
			verify_damage(v, VERIFY_PAGE, 1, again, "page 1, which has the header and the list of tables, is damaged");
		else if (name.p)
			verify_damage(v, VERIFY_PAGE, p->bad.v[i], again, "a page of %.*s is damaged, or was not written by cable",
			              STR_ARG(name));
		else if (whole)
			verify_damage(v, VERIFY_PAGE, p->bad.v[i], "nothing is lost: `cable seal` makes a copy without it",
			              "a page that holds nothing is damaged");
		else
			verify_damage(v, VERIFY_PAGE, p->bad.v[i], again, "a page is damaged, nobody can tell of which table");
	}
}

void verify_pages(struct verify *v)
{
	struct pages p = { .v = v };
	struct pagesum_watch watch = { note_page, note_progress, &p };
	struct sqlite3 *lite = db_lite(v->ar->db);

	if (!pagesum_there(lite)) {
		verify_damage(v, VERIFY_FILE, 0, again, "the header says that pages have no checksums: it is damaged, or the file"
		              " was rewritten by another program");
		return;
	}
	v->report->pages = pagesum_sweep(lite, &watch);
	if (v->report->pages < 0)
		verify_damage(v, VERIFY_FILE, 0, again, "its pages cannot be read");
	name_pages(v, &p);
	arena_reset(&v->scratch);
}

/* Trees and indexes, by SQLite's own check. */
static void check_trees(struct verify *v)
{
	struct rows rows = db_query_all(v->ar->db, NULL, "PRAGMA integrity_check(100)");

	while (rows_next(&rows)) {
		Str said = row_text(&rows, 0, &v->scratch);

		if (!str_eq(said, S("ok")))
			verify_damage(v, VERIFY_STRUCTURE, 0, again, "%.*s", STR_ARG(said));
	}
	verify_rows_end(v, &rows, VERIFY_STRUCTURE, "sqlite_schema");
}

static void check_parents(struct verify *v)
{
	struct rows rows = db_query_all(v->ar->db, NULL, "PRAGMA foreign_key_check");

	while (rows_next(&rows)) {
		Str table = row_text(&rows, 0, &v->scratch), parent = row_text(&rows, 2, &v->scratch);

		verify_damage(v, VERIFY_STRUCTURE, row_int(&rows, 1), again, "a row of %.*s belongs to a row of %.*s that is not there",
		              STR_ARG(table), STR_ARG(parent));
	}
	verify_rows_end(v, &rows, VERIFY_STRUCTURE, "sqlite_schema");
}

void verify_structure(struct verify *v)
{
	verify_progress(v, "structure", 0, 0);
	check_trees(v);
	check_parents(v);
	arena_reset(&v->scratch);
}

typedef LIST(Str) StrList;

/* The statement of each table, index and view, in order of name. */
static bool read_statements(struct db *db, struct arena *a, StrList *out)
{
	struct rows rows = db_query_all(db, NULL, "SELECT coalesce(sql, ''), name FROM sqlite_schema"
	                                          " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name");

	while (rows_next(&rows)) {
		*list_push(a, out) = row_text(&rows, 1, a);
		*list_push(a, out) = row_text(&rows, 0, a);
	}
	return rows_end(&rows);
}

/* Both lists are in order of name: what one has and the other has not, or has otherwise. */
static void compare_statements(struct verify *v, const StrList *want, const StrList *got)
{
	uint32_t i = 0, j = 0;

	while (i < want->n || j < got->n) {
		int order = i >= want->n ? 1 : j >= got->n ? -1 : str_cmp(want->v[i], got->v[j]);

		if (order < 0)
			verify_damage(v, VERIFY_SCHEMA, 0, again, "%.*s is not there", STR_ARG(want->v[i]));
		else if (order > 0)
			verify_damage(v, VERIFY_SCHEMA, 0, NULL, "%.*s was added by another program", STR_ARG(got->v[j]));
		else if (!str_eq(want->v[i + 1], got->v[j + 1]))
			verify_damage(v, VERIFY_SCHEMA, 0, again, "%.*s is not what it should be", STR_ARG(want->v[i]));
		i += order <= 0 ? 2 : 0;
		j += order >= 0 ? 2 : 0;
	}
}

/* The tables must be those that an archive made today would have. */
void verify_schema(struct verify *v)
{
	StrList want = { 0 }, got = { 0 };
	struct db *fresh = NULL;

	if (db_open(&fresh, db_in_memory, DB_WRITE, NULL) && schema_make(fresh, NULL) &&
	    read_statements(fresh, &v->scratch, &want)) {
		if (read_statements(v->ar->db, &v->scratch, &got))
			compare_statements(v, &want, &got);
		else
			verify_damage(v, VERIFY_SCHEMA, 0, again, "the list of tables cannot be read to its end");
	}
	db_close(fresh);
	arena_reset(&v->scratch);
}
