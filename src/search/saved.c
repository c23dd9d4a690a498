/*
 * saved - searches that are asked again.
 */
#include "search/saved.h"

#include <errno.h>
#include <stdio.h>

#include "base/file.h"
#include "base/json.h"
#include "base/json_in.h"

enum { FILE_MOST = 16 * 1024 * 1024, PATH_ROOM = 4096 };

static bool path_of(const char *archive, const char *behind, char path[PATH_ROOM], struct error *err)
{
	return snprintf(path, PATH_ROOM, "%s-searches%s", archive, behind) < PATH_ROOM ||
	       fail(err, ERR_LIMIT, "%s: the name is too long", archive);
}

struct saved *saved_find(SavedList *l, Str name)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].name, name))
			return &l->v[i];
	return NULL;
}

void saved_put(struct arena *a, SavedList *l, struct saved one)
{
	struct saved *there = saved_find(l, one.name);
	uint32_t at;

	if (there) {
		*there = one;
		return;
	}
	*list_push(a, l) = one;
	for (at = l->n - 1; at > 0 && str_cmp(l->v[at - 1].name, one.name) > 0; at--)
		l->v[at] = l->v[at - 1];
	l->v[at] = one;
}

static bool read_line(struct arena *a, Str line, SavedList *out, struct error *err)
{
	struct json_object *o = json_open(line, err);
	struct saved one;

	if (!o)
		return false;
	one = (struct saved){ json_field_str(a, o, "name"), json_field_str(a, o, "query"),
		              str_eq(json_field_str(a, o, "reading"), S("literal")),
		              json_field_int(o, "seen", 0) };
	json_close(o);
	if (!one.name.p || !one.query.p)
		return fail(err, ERR_FORMAT, "a saved search lacks its name or its query");
	saved_put(a, out, one);
	return true;
}

static bool read_lines(struct arena *a, const char *path, Str text, SavedList *out, struct error *err)
{
	unsigned line = 0;

	while (text.n > 0) {
		size_t end = str_find_byte(text, '\n');

		line++;
		if (end > 0 && !read_line(a, str_cut(text, 0, end), out, err))
			return error_add(err, "%s, line %u", path, line);
		text = str_cut(text, end + 1, text.n);
	}
	return true;
}

bool saved_read(struct arena *a, const char *archive, SavedList *out, struct error *err)
{
	char path[PATH_ROOM];
	Str text;

	*out = (SavedList){ 0 };
	if (!path_of(archive, "", path, err))
		return false;
	if (!file_exists(path))
		return true;
	return file_read(a, path, FILE_MOST, &text, err) && read_lines(a, path, text, out, err);
}

static void put_one(struct buf *b, const struct saved *s)
{
	struct json j;

	json_init(&j, b);
	json_map(&j);
	json_put_str(&j, "name", s->name);
	json_put_str(&j, "query", s->query);
	json_put_str(&j, "reading", s->literal ? S("literal") : S("operators"));
	json_put_int(&j, "seen", s->seen);
	json_map_end(&j);
	buf_byte(b, '\n');
}

static bool write_bytes(const char *path, const char *part, Str bytes, struct error *err)
{
	FILE *f = fopen(part, "wb");
	bool ok;

	if (!f)
		return fail(err, ERR_IO, "%s: %s; saved searches are kept beside the archive", path,
		            strerror(errno));
	ok = fwrite(bytes.p, 1, bytes.n, f) == bytes.n;
	if (fclose(f) == 0 && ok && rename(part, path) == 0)
		return true;
	remove(part);
	return fail(err, ERR_IO, "%s could not be written", path);
}

bool saved_write(const char *archive, const SavedList *l, struct error *err)
{
	char path[PATH_ROOM], part[PATH_ROOM];
	struct buf b;
	bool ok;

	if (!path_of(archive, "", path, err) || !path_of(archive, ".part", part, err))
		return false;
	buf_init(&b, BUF_MOST);
	for (uint32_t i = 0; i < l->n; i++)
		put_one(&b, &l->v[i]);
	ok = write_bytes(path, part, buf_str(&b), err);
	buf_release(&b);
	return ok;
}
