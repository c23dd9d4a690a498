/*
 * stats - what an archive holds, and how far to trust it.
 */
#include "archive/stats.h"

#include "archive/handle.h"
#include "archive/source.h"

static bool count_telegrams(struct archive *ar, struct arena *a, struct stats *s, struct error *err)
{
	struct rows rows = db_query_all(ar->db, err,
		"SELECT count(*), sum(bytes), max(id), min(time), max(time), count(*) - count(time), count(*) - count(mrn)"
		" FROM telegram");

	if (rows_next(&rows)) {
		s->telegrams = row_int(&rows, 0);
		s->bytes = row_int(&rows, 1);
		s->newest_id = row_int(&rows, 2);
		s->first = row_text(&rows, 3, a);
		s->last = row_text(&rows, 4, a);
		s->without_time = row_int(&rows, 5);
		s->without_mrn = row_int(&rows, 6);
	}
	return rows_end(&rows);
}

static bool read_counts(struct archive *ar, struct arena *a, const char *sql, CountList *out, struct error *err)
{
	struct rows rows = db_query_all(ar->db, err, sql);

	while (rows_next(&rows))
		*list_push(a, out) = (struct stats_count){ row_text(&rows, 0, a), row_int(&rows, 1) };
	return rows_end(&rows);
}

static bool count_posts(struct archive *ar, struct arena *a, struct stats *s, struct error *err)
{
	return read_counts(ar, a, "SELECT post, count(*) FROM telegram GROUP BY post ORDER BY 2 DESC, 1", &s->posts, err);
}

static bool count_years(struct archive *ar, struct arena *a, struct stats *s, struct error *err)
{
	return read_counts(ar, a,
		"SELECT substr(time, 1, 4), count(*) FROM telegram WHERE time IS NOT NULL GROUP BY 1 ORDER BY 1",
		&s->years, err);
}

static bool count_findings(struct archive *ar, struct arena *a, struct stats *s, struct error *err)
{
	return read_counts(ar, a, "SELECT rule, count(*) FROM finding GROUP BY rule ORDER BY 2 DESC, 1", &s->findings, err);
}

static bool count_forms(struct archive *ar, struct arena *a, struct stats *s, struct error *err)
{
	struct rows rows = db_query_all(ar->db, err,
		"SELECT form, count(*), sum(size), sum(telegrams) FROM source WHERE form IS NOT NULL"
		" GROUP BY form ORDER BY 2 DESC, 1");

	while (rows_next(&rows))
		*list_push(a, &s->forms) = (struct stats_form){
			row_text(&rows, 0, a), row_int(&rows, 1), row_int(&rows, 2), row_int(&rows, 3)
		};
	return rows_end(&rows);
}

static bool list_imports(struct archive *ar, struct arena *a, struct stats *s, struct error *err)
{
	struct rows rows = db_query_all(ar->db, err,
		"SELECT id, started, finished, paths, imported, already_there, not_telegrams, failed, name"
		" FROM import ORDER BY id DESC");

	while (rows_next(&rows))
		*list_push(a, &s->imports) = (struct stats_import){
			.id = row_int(&rows, 0),
			.started = row_text(&rows, 1, a),
			.finished = row_text(&rows, 2, a),
			.paths = row_text(&rows, 3, a),
			.imported = row_int(&rows, 4),
			.name = row_text(&rows, 8, a),
			.already_there = row_int(&rows, 5),
			.not_telegrams = row_int(&rows, 6),
			.failed = row_int(&rows, 7),
		};
	return rows_end(&rows);
}

/* What became of a place last counts: a file that failed once and was read by a later import is no trouble. */
static bool list_troubles(struct archive *ar, struct arena *a, struct stats *s, struct error *err)
{
	struct rows rows = db_query_all(ar->db, err,
		"SELECT s.path, i.member, i.reason, i.outcome FROM item i JOIN source s ON s.id = i.source_id"
		" WHERE i.outcome IN (2, 3) AND NOT EXISTS ("
		"  SELECT 1 FROM source o JOIN item later ON later.source_id = o.id"
		"  WHERE o.path = s.path AND later.import_id > i.import_id AND later.member IS i.member)"
		" ORDER BY 1, 2, i.id");

	while (rows_next(&rows)) {
		struct stats_trouble t = { row_text(&rows, 0, a), row_text(&rows, 1, a), row_text(&rows, 2, a) };

		if (row_int(&rows, 3) == VERDICT_FAILED)
			*list_push(a, &s->failed) = t;
		else
			*list_push(a, &s->others) = t;
	}
	return rows_end(&rows);
}

static bool list_incomplete(struct archive *ar, struct arena *a, struct stats *s, struct error *err)
{
	struct rows rows = db_query_all(ar->db, err,
		"SELECT id, mrn, subject, (SELECT count(*) FROM section WHERE telegram_id = id AND held), sections"
		" FROM telegram WHERE complete = 0 ORDER BY time NULLS LAST, id");

	while (rows_next(&rows))
		*list_push(a, &s->incomplete) = (struct stats_incomplete){
			row_int(&rows, 0), row_text(&rows, 1, a), row_text(&rows, 2, a), row_int(&rows, 3), row_int(&rows, 4)
		};
	return rows_end(&rows);
}

static bool count_missing(struct archive *ar, struct arena *a, struct stats *s, struct error *err)
{
	(void)a;
	return db_number(ar->db,
		"SELECT count(DISTINCT mrn) FROM reference r WHERE mrn IS NOT NULL"
		" AND NOT EXISTS (SELECT 1 FROM telegram t WHERE t.mrn = r.mrn)", &s->cited_not_held, err);
}

static bool (*const parts[])(struct archive *ar, struct arena *a, struct stats *s, struct error *err) = {
	count_telegrams, count_posts,   count_years,     count_findings, count_forms,
	list_imports,    list_troubles, list_incomplete, count_missing,
};

bool archive_get_stats(struct archive *ar, struct arena *a, struct stats *out, struct error *err)
{
	struct stats s = { 0 };
	bool ok = db_script(ar->db, "BEGIN", err);

	for (size_t i = 0; ok && i < sizeof parts / sizeof *parts; i++)
		ok = parts[i](ar, a, &s, err);
	archive_undo(ar); /* nothing was written: this only ends the one moment */
	if (ok)
		*out = s;
	return ok;
}
