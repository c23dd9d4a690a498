/*
 * walk - files out of paths: files as they are, folders with all that is below them.
 */
#include "intake/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

enum { PATH_MOST = 64 * 1024 };

/* The folders that the walk is inside of, innermost first. */
struct folder {
	const struct folder *up;
	const struct stat *st;
	int depth;
};

static bool visit(const struct walk *w, struct buf *path, const struct folder *in);

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_entry(const struct dirent *d)
{
	return strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0;
}

static bool is_inside(const struct folder *in, const struct stat *st)
{
	for (; in; in = in->up)
		if (in->st->st_dev == st->st_dev && in->st->st_ino == st->st_ino)
			return true;
	return false;
}

/* The path keeps a NUL behind its last byte. */
static void path_set(struct buf *path, size_t n, const char *name)
{
	path->n = n;
	if (n && path->p[n - 1] != '/')
		buf_byte(path, '/');
	buf_z(path, name);
	buf_byte(path, '\0');
	path->n -= !path->full;
}

static bool visit_entry(const struct walk *w, struct buf *path, const struct folder *in, const char *name)
{
	size_t n = path->n;
	bool go;

	path_set(path, n, name);
	go = path->full ? w->trouble(w->data, name, "its path is too long") : visit(w, path, in);
	buf_clear(path);
	path->n = n;
	path->p[n] = '\0';
	return go;
}

static bool visit_folder(const struct walk *w, struct buf *path, const struct folder *here)
{
	struct dirent **names;
	int count = scandir(path->p, &names, is_entry, by_bytes);
	bool go = true;

	if (count < 0)
		return w->trouble(w->data, path->p, strerror(errno));
	for (int i = 0; i < count; i++) {
		go = go && visit_entry(w, path, here, names[i]->d_name);
		free(names[i]);
	}
	free(names);
	return go;
}

static bool visit(const struct walk *w, struct buf *path, const struct folder *in)
{
	struct stat st;
	struct folder here = { in, &st, in ? in->depth + 1 : 1 };

	if (stat(path->p, &st) != 0)
		return w->trouble(w->data, path->p, strerror(errno));
	if (S_ISREG(st.st_mode))
		return w->file(w->data, path->p, &st);
	if (!S_ISDIR(st.st_mode))
		return w->trouble(w->data, path->p, "neither a file nor a folder");
	if (is_inside(in, &st))
		return w->trouble(w->data, path->p, "a link back to a folder that it stands in");
	if (here.depth > WALK_DEPTH_MOST)
		return w->trouble(w->data, path->p, "folders are nested too deep");
	return visit_folder(w, path, &here);
}

bool walk_path(const struct walk *w, const char *path)
{
	struct buf at;
	bool go;

	buf_init(&at, PATH_MOST);
	path_set(&at, 0, path);
	go = at.full ? w->trouble(w->data, path, "its path is too long") : visit(w, &at, NULL);
	buf_release(&at);
	return go;
}
