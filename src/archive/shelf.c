/*
 * shelf - the dictionaries of an archive, with which its telegrams are packed.
 */
#include "archive/shelf.h"

#include "archive/handle.h"
#include "cable/telegram.h"

/* When a dictionary is made, of how many telegrams, and how large it may be. */
static const struct generation {
	int64_t every; /* due at this id; should it fail, at each multiple of it */
	int64_t step;  /* of ids, from 1, to those that it is made of */
	size_t most;   /* bytes */
	bool repack;   /* those before it */
} generations[] = {
	{ 128, 1, 64 * 1024, true },
	{ 8192, 16, 112 * 1024, false },
};

enum {
	GENERATIONS = sizeof generations / sizeof *generations,
	SAMPLE_MOST = 64 * 1024 /* bytes of one telegram, so that none outweighs the others */
};

void shelf_release(struct shelf *s)
{
	for (unsigned i = 0; i < SHELF_MOST; i++)
		dictionary_close(s->all[i]);
	for (unsigned i = 0; i < s->drops; i++)
		dictionary_close(s->dropped[i]);
}

static bool take_down(struct archive *ar, unsigned number, const struct dictionary **out, struct error *err)
{
	struct dictionary **d = number - 1 < SHELF_MOST ? &ar->shelf.all[number - 1] : NULL;
	struct rows rows;

	if (!d)
		return fail(err, ERR_FORMAT, "its packed bytes are damaged");
	if (!*d) {
		rows = db_query(ar->db, err, "SELECT bytes FROM dictionary WHERE id = ?", INT(number));
		if (rows_next(&rows))
			*d = dictionary_open(number, row_bytes(&rows, 0));
		if (!rows_end(&rows))
			return false;
	}
	*out = *d;
	return *d || fail(err, ERR_FORMAT, "the dictionary %u that it was packed with is missing or damaged", number);
}

/* A batch was undone: what was made in it is no dictionary of the archive. */
static void drop_newer(struct shelf *s, unsigned number)
{
	for (unsigned i = number; i < SHELF_MOST; i++)
		if (s->all[i]) {
			s->dropped[s->drops++] = s->all[i];
			s->all[i] = NULL;
		}
}

bool shelf_load(struct archive *ar, struct error *err)
{
	const struct dictionary *d = NULL;
	int64_t number = 0;

	if (!db_number(ar->db, "SELECT coalesce(max(id), 0) FROM dictionary", &number, err))
		return false;
	drop_newer(&ar->shelf, (unsigned)number);
	if (number && !take_down(ar, (unsigned)number, &d, err))
		return false;
	ar->shelf.newest = d;
	return true;
}

bool shelf_unpack(struct archive *ar, struct arena *a, Str packed, Str *out, struct error *err)
{
	const struct dictionary *d = NULL;
	unsigned number = pack_dictionary(packed);

	return (!number || take_down(ar, number, &d, err)) &&
	       pack_unpack(ar->pack, a, d, packed, CABLE_TEXT_MOST, out, err);
}

/* The texts that a dictionary is made of, one behind the other, and their sizes. */
struct sample {
	struct buf texts;
	LIST(size_t) sizes;
};

static bool gather(struct archive *ar, struct arena *a, int64_t to, int64_t step, struct sample *s, struct error *err)
{
	struct rows rows = db_query(ar->db, err,
		"SELECT zstd FROM raw WHERE telegram_id <= ? AND telegram_id % ? = 0 ORDER BY telegram_id", INT(to), INT(step));
	Str text;

	while (rows_next(&rows)) {
		if (!shelf_unpack(ar, a, row_bytes(&rows, 0), &text, NULL) || text.n == 0)
			continue; /* damaged ones are no reason to stop */
		text = str_cut(text, 0, SAMPLE_MOST);
		buf_put(&s->texts, text);
		*list_push(a, &s->sizes) = text.n;
	}
	return rows_end(&rows);
}

/* The bytes of a dictionary; absent if nothing can be made of these. */
static bool train(struct archive *ar, struct arena *a, int64_t id, const struct generation *g, unsigned number, Str *out,
                  struct error *err)
{
	struct sample s = { 0 };
	bool ok;

	buf_init(&s.texts, BUF_MOST);
	ok = gather(ar, a, id, g->step, &s, err);
	if (ok)
		*out = dictionary_train(a, number, buf_str(&s.texts), s.sizes.v, s.sizes.n,
		                        g->most < s.texts.n / 8 ? g->most : s.texts.n / 8);
	buf_release(&s.texts);
	return ok;
}

/* Packed bytes on their way from the old row to the new one; damaged ones stay what they are. */
typedef LIST(Str) PackList;
typedef LIST(int64_t) NumberList;

static bool pack_again(struct archive *ar, struct arena *a, PackList *packs, NumberList *ids, struct error *err)
{
	struct rows rows = db_query_all(ar->db, err, "SELECT telegram_id, zstd FROM raw ORDER BY telegram_id");
	Str text;

	while (rows_next(&rows)) {
		bool good = shelf_unpack(ar, a, row_bytes(&rows, 1), &text, NULL);

		*list_push(a, ids) = row_int(&rows, 0);
		*list_push(a, packs) = good ? pack_bytes(ar->pack, a, ar->shelf.newest, text) : row_text(&rows, 1, a);
	}
	return rows_end(&rows);
}

/* All rows go before they come again: shrunk in their places they would leave holes. */
static bool repack(struct archive *ar, struct arena *a, struct error *err)
{
	PackList packs = { 0 };
	NumberList ids = { 0 };
	bool ok = pack_again(ar, a, &packs, &ids, err) && db_script(ar->db, "DELETE FROM raw", err);

	for (uint32_t i = 0; ok && i < ids.n; i++)
		ok = db_run(ar->db, err, "INSERT INTO raw (telegram_id, zstd) VALUES (?, ?)", INT(ids.v[i]), BLOB(packs.v[i]));
	return ok;
}

static bool add(struct archive *ar, unsigned number, Str bytes, struct error *err)
{
	struct dictionary *d = dictionary_open(number, bytes);

	if (!d)
		return fail(err, ERR_NOMEM, "%s: no memory is left", ar->path);
	if (!db_run(ar->db, err, "INSERT INTO dictionary (id, bytes) VALUES (?, ?)", INT(number), BLOB(bytes))) {
		dictionary_close(d);
		return false;
	}
	ar->shelf.all[number - 1] = d;
	ar->shelf.newest = d;
	return true;
}

static bool make(struct archive *ar, int64_t id, const struct generation *g, unsigned number, struct error *err)
{
	struct arena a;
	Str bytes = STR_NONE;
	bool ok;

	arena_init(&a);
	ok = train(ar, &a, id, g, number, &bytes, err) &&
	     (!bytes.p || (add(ar, number, bytes, err) && (!g->repack || repack(ar, &a, err))));
	arena_release(&a);
	return ok;
}

bool shelf_grow(struct archive *ar, int64_t id, struct error *err)
{
	unsigned have = dictionary_number(ar->shelf.newest);
	const struct generation *g = &generations[have];

	return have >= GENERATIONS || ar->shelf.drops >= SHELF_MOST || id % g->every != 0 || make(ar, id, g, have + 1, err);
}

/* The telegrams that are packed with a dictionary. */
static bool list_packed_with(struct archive *ar, struct arena *a, unsigned number, NumberList *ids, struct error *err)
{
	struct rows rows = db_query_all(ar->db, err, "SELECT telegram_id, zstd FROM raw ORDER BY telegram_id");

	while (rows_next(&rows))
		if (pack_dictionary(row_bytes(&rows, 1)) == number)
			*list_push(a, ids) = row_int(&rows, 0);
	return rows_end(&rows);
}

static bool pack_one_with(struct archive *ar, int64_t id, const struct dictionary *d, struct error *err)
{
	struct rows rows = db_query(ar->db, err, "SELECT zstd FROM raw WHERE telegram_id = ?", INT(id));
	struct arena a;
	Str text = STR_NONE;
	bool ok;

	arena_init(&a);
	ok = rows_next(&rows) && shelf_unpack(ar, &a, row_bytes(&rows, 0), &text, err);
	ok = rows_end(&rows) && ok &&
	     db_run(ar->db, err, "UPDATE raw SET zstd = ? WHERE telegram_id = ?", BLOB(pack_bytes(ar->pack, &a, d, text)),
	            INT(id));
	arena_release(&a);
	return ok;
}

static bool pack_all_with(struct archive *ar, const NumberList *ids, const struct dictionary *d, struct error *err)
{
	bool ok = true;

	for (uint32_t i = 0; ok && i < ids->n; i++)
		ok = pack_one_with(ar, ids->v[i], d, err);
	return ok;
}

bool shelf_renew(struct archive *ar, unsigned number, struct error *err)
{
	const struct generation *g = &generations[number - 1];
	NumberList ids = { 0 };
	struct arena a;
	Str bytes = STR_NONE;
	bool ok;

	if (number > GENERATIONS || ar->shelf.drops >= SHELF_MOST)
		return fail(err, ERR_LIMIT, "%s: dictionary %u cannot be made anew", ar->path, number);
	arena_init(&a);
	ok = list_packed_with(ar, &a, number, &ids, err) && pack_all_with(ar, &ids, NULL, err) &&
	     db_run(ar->db, err, "DELETE FROM dictionary WHERE id = ?", INT(number));
	if (ok) {
		ar->shelf.dropped[ar->shelf.drops++] = ar->shelf.all[number - 1];
		ar->shelf.all[number - 1] = NULL;
		ok = train(ar, &a, g->every, g, number, &bytes, err) &&
		     (!bytes.p || (add(ar, number, bytes, err) && pack_all_with(ar, &ids, ar->shelf.newest, err)));
	}
	arena_release(&a);
	return ok && shelf_load(ar, err);
}
