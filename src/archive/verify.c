/*
 * verify - everything in an archive is read again and held against its checksums and hashes.
 */
#include "archive/verify.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "archive/get.h"
#include "archive/pagesum.h"
#include "archive/schema.h"
#include "archive/verify_work.h"
#include "base/file.h"

Str verify_part_word(enum verify_part p)
{
	static const Str words[] = {
#define X(id, word) S_INIT(word),
		VERIFY_PARTS(X)
#undef X
	};

	return words[p];
}

bool id_set_add(struct id_set *s, int64_t id)
{
	if (id < 0 || id >= IDS_MOST)
		return false;
	if (id >= s->room) {
		int64_t room = id < 4096 ? 8192 : id * 2;
		unsigned char *bits = realloc(s->bits, (size_t)room / 8);

		if (!bits)
			return false;
		memset(bits + s->room / 8, 0, (size_t)(room - s->room) / 8);
		s->bits = bits;
		s->room = room / 8 * 8;
	}
	s->bits[id / 8] |= (unsigned char)(1 << id % 8);
	return true;
}

bool id_set_has(const struct id_set *s, int64_t id)
{
	return id >= 0 && id < s->room && (s->bits[id / 8] >> id % 8 & 1);
}

void id_set_release(struct id_set *s)
{
	free(s->bits);
}

static struct damage *push_damage(struct verify *v, enum verify_part part, int64_t id, const char *fmt, va_list ap)
{
	char what[400];
	struct damage *d;

	if (v->report->counts[part]++ >= VERIFY_DAMAGES_MOST)
		return NULL;
	vsnprintf(what, sizeof what, fmt, ap);
	d = list_push(v->a, &v->report->damages);
	d->part = part;
	d->id = id;
	d->what = arena_str(v->a, str_of(what));
	return d;
}

void verify_damage(struct verify *v, enum verify_part part, int64_t id, const char *remedy, const char *fmt, ...)
{
	struct damage *d;
	va_list ap;

	va_start(ap, fmt);
	d = push_damage(v, part, id, fmt, ap);
	va_end(ap);
	if (d)
		d->remedy = str_of(remedy);
}

static Str number_of(struct verify *v, int64_t id)
{
	struct rows rows = db_query(v->ar->db, NULL, "SELECT mrn FROM telegram WHERE id = ?", INT(id));
	Str mrn = rows_next(&rows) ? row_text(&rows, 0, v->a) : STR_NONE;

	rows_end(&rows);
	return mrn;
}

/* Where the telegram can be had again. */
static Str remedy_of(struct verify *v, int64_t id)
{
	struct source s;

	if (!archive_get_source(v->ar, v->a, id, &s, NULL))
		return S("restore the archive from a copy, or import its sources into a new one");
	return arena_printf(v->a, "import it into a new archive from %.*s%s%.*s", STR_ARG(s.path), s.member.p ? ", " : "",
	                    STR_ARG(s.member));
}

void verify_telegram_damage(struct verify *v, enum verify_part part, int64_t id, const char *fmt, ...)
{
	struct damage *d;
	va_list ap;

	va_start(ap, fmt);
	d = push_damage(v, part, id, fmt, ap);
	va_end(ap);
	if (!d)
		return;
	d->mrn = number_of(v, id);
	d->remedy = remedy_of(v, id);
}

void verify_rows_end(struct verify *v, struct rows *rows, enum verify_part part, const char *table)
{
	struct error ignored;

	if (!rows->err)
		rows->err = &ignored;
	if (!rows_end(rows))
		verify_damage(v, part, 0, "restore the archive from a copy, or import its sources into a new one",
		              "the table %s cannot be read to its end", table);
}

void verify_progress(struct verify *v, const char *doing, int64_t done, int64_t all)
{
	if (v->watch && v->watch->progress)
		v->watch->progress(v->watch->data, doing, done, all);
}

static void look_through(struct verify *v)
{
	static void (*const parts[])(struct verify *) = {
		verify_pages, verify_structure, verify_schema, verify_log, verify_telegrams, verify_origins, verify_persons,
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		parts[i](v);
}

/* Is it an archive of a form that we know? Its older forms have no sums and no log. */
static bool is_ours(struct archive *ar, struct error *err)
{
	enum schema_state state;

	if (!schema_look(ar->db, ar->path, &state, err))
		return false;
	if (state == SCHEMA_OLDER)
		return fail(err, ERR_FORMAT, "%s is of an older form, which has no checksums; any `cable import` into it"
		            " brings it up to date", ar->path);
	return state == SCHEMA_CURRENT || fail(err, ERR_FORMAT, "%s is empty, not an archive", ar->path);
}

bool archive_verify(struct arena *a, const char *path, const struct verify_watch *watch, struct verify_report *out,
                    struct error *err)
{
	struct verify v = { .a = a, .watch = watch, .report = out };
	bool ok = false;

	*out = (struct verify_report){ 0 };
	arena_init(&v.scratch);
	if (!file_exists(path))
		fail(err, ERR_IO, "%s: there is no such archive", path);
	else
		ok = archive_open_raw(&v.ar, path, DB_READ, err);
	if (ok) {
		pagesum_tolerate(db_lite(v.ar->db));
		ok = is_ours(v.ar, err) && db_script(v.ar->db, "BEGIN", err);
	}
	if (ok)
		look_through(&v);
	id_set_release(&v.logged);
	id_set_release(&v.sources_logged);
	id_set_release(&v.sources_agree);
	arena_release(&v.scratch);
	archive_close(v.ar);
	return ok;
}
