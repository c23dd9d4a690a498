/*
 * link - which of the telegrams held a new one belongs with, found when it is put.
 */
#include "archive/link.h"

#include "archive/handle.h"

enum {
	SAME_NUMBER_MOST = 32, /* telegrams looked at that have the number */
	SAME_BAND_MOST = 8,    /* and for each band */
	LIKE = 70,             /* percent: much the same text, whatever the number */
	SAME_TEXT = 50,        /* of two with one number: a release may lack half of it */
	UNKNOWN = -1
};

/* What is compared of a telegram. */
struct look {
	Str time;   /* absent: not known */
	Str sketch; /* absent: it has none */
};

static int likeness(const struct look *a, const struct look *b)
{
	return a->sketch.n == SKETCH_BYTES && b->sketch.n == SKETCH_BYTES ?
	       (int)sketch_likeness(a->sketch.p, b->sketch.p) : UNKNOWN;
}

/* Of two with the same number. Where nothing can be compared the number decides. */
static enum near_kind kind_of(const struct look *a, const struct look *b, int like)
{
	bool timed = a->time.p && b->time.p;
	bool versions = (timed && str_eq(a->time, b->time)) || like >= SAME_TEXT || (!timed && like == UNKNOWN);

	return versions ? NEAR_VERSION : NEAR_MISPAIRED;
}

/* The row of the telegram itself comes first in what was prepared. */
static struct look look_at(const struct prepared *p)
{
	enum { TIME = 4 }; /* in TELEGRAM_COLUMNS */
	const struct sketch *s = &p->rows->sketch;

	return (struct look){
		.time = p->rows->values.v[TIME].str,
		.sketch = s->there ? (Str){ (const char *)s->bits, SKETCH_BYTES } : STR_NONE,
	};
}

static bool with_number(struct archive *ar, const struct prepared *p, int64_t self, LinkList *out, struct error *err)
{
	const struct mrn *m = &p->cable->mrn;
	struct look mine = look_at(p);
	struct rows rows;

	if (!m->number || !m->year)
		return true;
	rows = db_query(ar->db, err,
		"SELECT id, coalesce(record, id), time, sketch FROM telegram_row"
		" WHERE post = ? AND airgram = ? AND year = ? AND number = ? AND id <> ? ORDER BY id LIMIT ?",
		value_clean(&ar->scratch, m->post), INT(m->airgram), INT(m->year), INT(m->number), INT(self), INT(SAME_NUMBER_MOST));
	while (rows_next(&rows)) {
		struct look other = { row_bytes(&rows, 2), row_bytes(&rows, 3) };
		int like = likeness(&mine, &other);

		*list_push(&ar->scratch, out) = (struct link){
			row_int(&rows, 0), row_int(&rows, 1), kind_of(&mine, &other, like), like > 0 ? (unsigned)like : 0
		};
	}
	return rows_end(&rows);
}

static bool is_listed(const LinkList *list, int64_t id)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (list->v[i].id == id)
			return true;
	return false;
}

static bool with_band(struct archive *ar, const struct prepared *p, int64_t self, int64_t band, LinkList *out,
                      struct error *err)
{
	struct look mine = look_at(p);
	struct rows rows = db_query(ar->db, err,
		"SELECT t.id, coalesce(t.record, t.id), t.sketch FROM sketch s CROSS JOIN telegram_row t ON t.id = s.telegram_id"
		" WHERE s.band = ? AND s.telegram_id <> ? ORDER BY s.telegram_id LIMIT ?", INT(band), INT(self), INT(SAME_BAND_MOST));

	while (rows_next(&rows)) {
		struct look other = { STR_NONE, row_bytes(&rows, 2) };
		int like = likeness(&mine, &other);

		if (like >= LIKE && !is_listed(out, row_int(&rows, 0)))
			*list_push(&ar->scratch, out) = (struct link){
				row_int(&rows, 0), row_int(&rows, 1), NEAR_LIKE, (unsigned)like
			};
	}
	return rows_end(&rows);
}

bool links_find(struct archive *ar, const struct prepared *p, int64_t self, LinkList *out, struct error *err)
{
	const struct sketch *s = &p->rows->sketch;
	bool ok;

	*out = (LinkList){ 0 };
	ok = with_number(ar, p, self, out, err);
	for (unsigned i = 0; ok && s->there && i < SKETCH_BANDS; i++)
		ok = with_band(ar, p, self, s->bands[i], out, err);
	return ok;
}

int64_t links_record(const LinkList *links)
{
	int64_t record = 0;

	for (uint32_t i = 0; i < links->n; i++)
		if (links->v[i].kind == NEAR_VERSION && (!record || links->v[i].record < record))
			record = links->v[i].record;
	return record;
}

static bool join_records(struct archive *ar, int64_t record, const LinkList *links, struct error *err)
{
	bool ok = true;

	for (uint32_t i = 0; ok && i < links->n; i++)
		if (links->v[i].kind == NEAR_VERSION && links->v[i].record != record)
			ok = db_run(ar->db, err, "UPDATE telegram_row SET record = ?1 WHERE record = ?2 OR id = ?2", INT(record),
			            INT(links->v[i].record));
	return ok;
}

static bool put_bands(struct archive *ar, int64_t id, const struct sketch *s, struct error *err)
{
	bool ok = true;

	for (unsigned i = 0; ok && s->there && i < SKETCH_BANDS; i++)
		ok = db_run(ar->db, err, "INSERT INTO sketch (band, telegram_id) VALUES (?, ?)", INT(s->bands[i]), INT(id));
	return ok;
}

bool links_put(struct archive *ar, int64_t id, const struct prepared *p, const LinkList *links, struct error *err)
{
	bool ok = put_bands(ar, id, &p->rows->sketch, err) && join_records(ar, links_record(links), links, err);

	for (uint32_t i = 0; ok && i < links->n; i++)
		ok = db_run(ar->db, err, "INSERT INTO near (a, b, kind, likeness) VALUES (min(?1, ?2), max(?1, ?2), ?3, ?4)",
		            INT(links->v[i].id), INT(id), TEXT(near_kind_word(links->v[i].kind)), INT(links->v[i].likeness));
	return ok;
}

bool links_remove(struct archive *ar, int64_t id, struct error *err)
{
	return db_run(ar->db, err, "DELETE FROM sketch WHERE telegram_id = ?", INT(id)) &&
	       db_run(ar->db, err, "DELETE FROM near WHERE a = ?1 OR b = ?1", INT(id));
}
