/*
 * missing - the telegrams that an archive lacks, as far as those that it holds tell.
 */
#include "archive/missing.h"

#include "archive/handle.h"
#include "archive/missing_part.h"

static const Str doubt_words[] = {
#define X(id, word, why) S_INIT(word),
	MISSING_DOUBTS(X)
#undef X
};

static const Str doubt_whys[] = {
#define X(id, word, why) S_INIT(why),
	MISSING_DOUBTS(X)
#undef X
};

Str missing_doubt_word(enum missing_doubt d)
{
	return doubt_words[d];
}

Str missing_doubt_why(enum missing_doubt d)
{
	return doubt_whys[d];
}

/* Sections may have come apart: each is looked for in all texts of the number. */
static const char sections_sql[] =
	"SELECT t.id, t.mrn, t.time, t.subject, t.sections, (SELECT group_concat(s.number, ', ') FROM section s"
	" WHERE s.telegram_id = t.id AND NOT s.held AND NOT EXISTS ("
	"  SELECT 1 FROM telegram o JOIN section x ON x.telegram_id = o.id"
	"  WHERE o.mrn = t.mrn AND x.number = s.number AND x.held))"
	" FROM telegram t WHERE t.complete = 0 AND (?1 IS NULL OR t.post = ?1) AND (?2 IS NULL OR t.year = ?2)"
	" ORDER BY t.post, t.year, t.number, t.id";

static bool put_sections(struct archive *ar, struct arena *a, const struct missing_want *want, struct missing *out,
                         struct error *err)
{
	Str before = STR_NONE;
	struct rows rows = db_query(ar->db, err, sections_sql, TEXT(want->post), INT_OR_NULL(want->year, want->year != 0));

	while (rows_next(&rows)) {
		Str mrn = row_text(&rows, 1, a);

		if (!row_bytes(&rows, 5).n || (mrn.p && before.p && str_eq(mrn, before)))
			continue; /* another text has it; or two texts lack the same */
		before = mrn;
		*list_push(a, &out->sections) = (struct missing_sections){
			.id = row_int(&rows, 0),
			.mrn = mrn,
			.time = row_text(&rows, 2, a),
			.subject = row_text(&rows, 3, a),
			.of = (int)row_int(&rows, 4),
			.numbers = row_text(&rows, 5, a),
		};
	}
	return rows_end(&rows);
}

/* Messages named by their time have no post in the tables: they are told only when all is asked for. */
static void put_timed(const struct numbers *s, const struct missing_want *want, struct missing *out)
{
	for (uint32_t i = 0; i < s->timed.n && !want->post.p; i++)
		if (!want->year || (s->timed.v[i].by.minute != PACE_NO_TIME &&
		                    pace_date(s->timed.v[i].by.minute).year == want->year))
			*list_push(s->a, &out->timed) = s->timed.v[i];
}

static bool find_all(struct archive *ar, struct arena *a, const struct missing_want *want, struct missing *out,
                     struct error *err)
{
	struct numbers s;

	if (!numbers_load(ar, a, &s, err) || !put_sections(ar, a, want, out, err))
		return false;
	numbers_group(&s);
	numbers_clean(&s);
	out->telegrams = s.telegrams;
	out->others = s.others + s.timed.n;
	missing_put_years(&s, want, out);
	missing_put_cited(&s, want, out);
	missing_put_silences(&s, want, out);
	missing_put_misfits(&s, want, out);
	put_timed(&s, want, out);
	return true;
}

bool archive_get_missing(struct archive *ar, struct arena *a, const struct missing_want *want, struct missing *out,
                         struct error *err)
{
	struct missing m = { 0 };
	bool ok = db_script(ar->db, "BEGIN", err) && find_all(ar, a, want, &m, err);

	archive_undo(ar); /* nothing was written: this only ends the one moment */
	if (ok)
		*out = m;
	return ok;
}
