/*
 * index - the index of an archive as it is at one moment.
 */
#include "index/index.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "index/gone.h"

enum { TRIES = 10 }; /* a merge may take a segment away while the index is being opened */

/* A segment that several indexes may have open. */
struct index_segment {
	struct segment segment;
	atomic_uint users;
	uint64_t number;
};

static void leave(struct index_segment *s)
{
	if (s && atomic_fetch_sub(&s->users, 1) == 1) {
		segment_close(&s->segment);
		free(s);
	}
}

static struct index_segment *open_segment(const char *path, uint64_t number, struct error *err)
{
	struct index_segment *s = malloc(sizeof *s);

	if (!s) {
		fail(err, ERR_NOMEM, "there is no memory to open %s", path);
		return NULL;
	}
	if (!segment_open(&s->segment, path, err)) {
		free(s);
		return NULL;
	}
	atomic_init(&s->users, 1);
	s->number = number;
	return s;
}

static struct index_segment *find_open(const struct index *old, uint64_t number)
{
	for (uint32_t i = 0; old && i < old->view_count; i++)
		if (old->views[i].shared->number == number) {
			atomic_fetch_add(&old->views[i].shared->users, 1);
			return old->views[i].shared;
		}
	return NULL;
}

static bool open_view(struct index *x, const struct index *old, const char *folder, const struct manifest_segment *m,
                      struct error *err)
{
	struct index_view *v = &x->views[x->view_count];
	uint64_t *gone = NULL;
	char *path = manifest_segment_path(&x->arena, folder, m->number);

	v->shared = find_open(old, m->number);
	if (!v->shared && !(v->shared = open_segment(path, m->number, err)))
		return false;
	x->view_count++;
	v->segment = &v->shared->segment;
	if (v->segment->tail.docs != m->docs)
		return fail(err, ERR_FORMAT, "%s is not the segment that the manifest means; the index has to be built anew", path);
	if (m->gone && !gone_read(&x->arena, manifest_gone_path(&x->arena, folder, m), m->docs, &gone, err))
		return false;
	v->gone = gone;
	v->gone_count = m->gone_count;
	v->base = x->docs;
	if (m->docs > UINT32_MAX - 1 - x->docs)
		return fail(err, ERR_LIMIT, "%s has more documents than an index can number", folder);
	x->docs += m->docs;
	x->live += m->docs - m->gone_count;
	x->lengths += v->segment->tail.lengths;
	return true;
}

static struct index *open_once(const struct index *old, const char *folder, struct error *err)
{
	struct index *x = calloc(1, sizeof *x);
	struct manifest m;

	if (!x) {
		fail(err, ERR_NOMEM, "there is no memory to open the index");
		return NULL;
	}
	arena_init(&x->arena);
	if (!manifest_read(&x->arena, folder, &m, err))
		goto bad;
	x->generation = m.generation;
	x->views = arena_array(&x->arena, struct index_view, m.segments.n + 1);
	for (uint32_t i = 0; i < m.segments.n; i++)
		if (!open_view(x, old, folder, &m.segments.v[i], err))
			goto bad;
	return x;
bad:
	index_close(x);
	return NULL;
}

/* Whether the manifest has changed since it was read, so that what is missing need not be. */
static bool moved_on(const char *folder, uint64_t *generation)
{
	struct arena a;
	struct manifest m;
	bool moved;

	arena_init(&a);
	moved = manifest_read(&a, folder, &m, NULL) && m.generation != *generation;
	if (moved)
		*generation = m.generation;
	arena_release(&a);
	return moved;
}

struct index *index_refresh(const struct index *old, const char *folder, struct error *err)
{
	uint64_t generation = 0;
	struct error own;
	struct index *x = NULL;

	moved_on(folder, &generation);
	for (int i = 0; i < TRIES; i++) {
		x = open_once(old, folder, &own);
		if (x || !moved_on(folder, &generation))
			break;
	}
	if (!x && err)
		*err = own;
	return x;
}

struct index *index_open(const char *folder, struct error *err)
{
	return index_refresh(NULL, folder, err);
}

void index_close(struct index *x)
{
	if (!x)
		return;
	for (uint32_t i = 0; i < x->view_count; i++)
		leave(x->views[i].shared);
	arena_release(&x->arena);
	free(x);
}
