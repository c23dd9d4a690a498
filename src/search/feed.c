/*
 * feed - telegrams to search: those of an archive, or those of files.
 */
#include "search/feed.h"

#include "archive/numbers.h"
#include "intake/form.h"
#include "intake/intake.h"
#include "intake/walk.h"

/* One walk. */
struct pass {
	struct feed *f;
	void (*each)(void *data, const struct fed *one);
	void *data;
	struct error *err;
	bool ok;
	struct intake intake;
	const char *path;
	int64_t next;
};

static void init(struct feed *f)
{
	*f = (struct feed){ 0 };
	arena_init(&f->keep);
	arena_init(&f->text);
	arena_init(&f->scratch);
}

void feed_init_archive(struct feed *f, struct archive *ar)
{
	init(f);
	f->archive = ar;
}

void feed_init_indexed(struct feed *f, struct archive *ar, struct lookup *lookup)
{
	feed_init_archive(f, ar);
	f->lookup = lookup;
}

void feed_init_files(struct feed *f, char **paths, size_t n)
{
	init(f);
	f->paths = paths;
	f->path_count = n;
}

void feed_release(struct feed *f)
{
	arena_release(&f->keep);
	arena_release(&f->text);
	arena_release(&f->scratch);
}

bool feed_lasts(const struct feed *f)
{
	for (size_t i = 0; i < f->path_count; i++) {
		if (strcmp(f->paths[i], "-") == 0)
			return false;
	}
	return true;
}

static bool give_id(void *data, int64_t id)
{
	struct pass *p = data;
	struct feed *f = p->f;
	struct fed one = { .id = id };
	Str text;

	arena_reset(&f->text);
	arena_reset(&f->scratch);
	p->ok = archive_get_text(f->archive, &f->text, id, &text, p->err) &&
	        archive_get_form(f->archive, &f->text, id, &one.form, p->err);
	if (!p->ok && p->err->kind == ERR_MISSING)
		return p->ok = true; /* purged since its id was read */
	if (!p->ok)
		return false;
	one.cable = telegram_read(&f->text, &f->scratch, text);
	p->each(p->data, &one);
	return true;
}

static bool put_trouble(void *data, const char *path, const char *reason)
{
	struct pass *p = data;
	struct feed *f = p->f;

	*list_push(&f->keep, &f->troubles) = (struct feed_trouble){ arena_str(&f->keep, str_of(path)),
	                                                           arena_str(&f->keep, str_of(reason)), true };
	return true;
}

static bool give_item(void *data, const struct item *it)
{
	struct pass *p = data;
	struct fed one = { .id = ++p->next, .path = str_of(p->path), .member = it->member,
	                   .form = it->form ? it->form->name : STR_NONE, .cable = it->cable };

	if (it->kind == ITEM_TELEGRAM) {
		p->each(p->data, &one);
	} else {
		put_trouble(p, p->path, arena_z(&p->f->keep, it->reason));
		p->f->troubles.v[p->f->troubles.n - 1].failed = it->kind == ITEM_FAILED;
	}
	return true;
}

static bool give_file(void *data, const char *path, const struct stat *st)
{
	struct pass *p = data;

	(void)st;
	p->path = path;
	return intake_read(&p->intake, path, give_item, p);
}

static void walk_files(struct pass *p)
{
	struct walk w = { give_file, put_trouble, p };
	struct feed *f = p->f;

	f->troubles.n = 0;
	intake_init(&p->intake);
	for (size_t i = 0; i < f->path_count; i++) {
		if (strcmp(f->paths[i], "-") == 0)
			give_file(p, "-", NULL);
		else
			walk_path(&w, f->paths[i]);
	}
	intake_release(&p->intake);
}

bool feed_walk(struct feed *f, void (*each)(void *data, const struct fed *one), void *data, struct error *err)
{
	struct pass p = { .f = f, .each = each, .data = data, .err = err, .ok = true };

	if (f->archive)
		return archive_each_after(f->archive, 0, give_id, &p, err) && p.ok;
	walk_files(&p);
	return true;
}

bool feed_get(struct feed *f, const int64_t *ids, size_t n, void (*each)(void *data, const struct fed *one), void *data,
              struct error *err)
{
	struct pass p = { .f = f, .each = each, .data = data, .err = err, .ok = true };

	for (size_t i = 0; i < n && p.ok; i++)
		give_id(&p, ids[i]);
	return p.ok;
}
