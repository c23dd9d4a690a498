/*
 * alike - telegrams with much the same text as one, by their sketches.
 */
#include "archive/alike.h"

#include <stdlib.h>

#include "archive/handle.h"
#include "archive/sketch.h"

/* What every sketch of unlike texts has in common by chance. */
enum { LIKE_LEAST = 10 };

static bool sketch_of(struct archive *ar, struct arena *a, int64_t id, struct sketch *out,
                      struct error *err)
{
	struct arena scratch;
	Str text;

	if (!archive_get_text(ar, a, id, &text, err))
		return false;
	arena_init(&scratch);
	sketch_make(telegram_read(a, &scratch, text), out);
	arena_release(&scratch);
	return true;
}

static bool has(const AlikeList *l, int64_t id)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (l->v[i].id == id)
			return true;
	return false;
}

static bool add_band(struct archive *ar, struct arena *a, const struct sketch *own, int64_t id,
                     unsigned band, AlikeList *out, struct error *err)
{
	struct rows rows = db_query(
		ar->db, err,
		"SELECT t.id, t.sketch FROM sketch s JOIN telegram_row t ON t.id = s.telegram_id"
		" WHERE s.band = ? AND t.id <> ? ORDER BY t.id",
		INT(own->bands[band]), INT(id));

	while (rows_next(&rows)) {
		Str bits = row_bytes(&rows, 1);
		unsigned likeness = bits.n == SKETCH_BYTES ? sketch_likeness(own->bits, bits.p) : 0;

		if (likeness >= LIKE_LEAST && !has(out, row_int(&rows, 0)))
			*list_push(a, out) = (struct alike){ row_int(&rows, 0), likeness };
	}
	return rows_end(&rows);
}

static int most_alike(const void *x, const void *y)
{
	const struct alike *a = x, *b = y;

	if (a->likeness != b->likeness)
		return a->likeness > b->likeness ? -1 : 1;
	return (a->id > b->id) - (a->id < b->id);
}

bool archive_get_alike(struct archive *ar, struct arena *a, int64_t id, AlikeList *out,
                       struct error *err)
{
	struct sketch own;

	if (!sketch_of(ar, a, id, &own, err))
		return false;
	*out = (AlikeList){ 0 };
	for (unsigned i = 0; own.there && i < SKETCH_BANDS; i++)
		if (!add_band(ar, a, &own, id, i, out, err))
			return false;
	if (out->n > 1)
		qsort(out->v, out->n, sizeof *out->v, most_alike);
	return true;
}
