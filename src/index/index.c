/*
 * index - the index of an archive as it is at one moment.
 */
#include "index/index.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "index/gone.h"
#include "index/set.h"

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

/* Damage is damage; what cannot be read at all may just have been merged away, unless `sure`. */
static bool is_lost(const struct error *err, bool sure)
{
	return err->kind == ERR_FORMAT || (sure && err->kind != ERR_NOMEM);
}

static bool open_or_set_aside(struct index *x, const struct index *old, const char *folder,
                              const struct manifest_segment *m, struct index_aside *aside, bool sure,
                              struct error *err)
{
	uint32_t views = x->view_count;
	struct error own;

	if (aside && index_is_aside(aside, m->number)) {
		x->left_out++;
		return true;
	}
	if (open_view(x, old, folder, m, &own))
		return true;
	if (x->view_count > views)
		leave(x->views[--x->view_count].shared);
	if (aside && is_lost(&own, sure)) {
		index_set_aside(aside, m->number);
		x->left_out++;
		return true;
	}
	if (err)
		*err = own;
	return false;
}

static struct index *open_once(const struct index *old, const char *folder, struct index_aside *aside, bool sure,
                               struct error *err)
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
	x->note = m.note;
	x->views = arena_array(&x->arena, struct index_view, m.segments.n + 1);
	for (uint32_t i = 0; i < m.segments.n; i++)
		if (!open_or_set_aside(x, old, folder, &m.segments.v[i], aside, sure, err))
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

static struct index *refresh(const struct index *old, const char *folder, struct index_aside *aside,
                             struct error *err)
{
	uint64_t generation = 0;
	struct error own;
	struct index *x = NULL;

	moved_on(folder, &generation);
	for (int i = 0; i < TRIES; i++) {
		x = open_once(old, folder, aside, false, &own);
		if (x || !moved_on(folder, &generation))
			break;
	}
	if (!x && aside)
		x = open_once(old, folder, aside, true, &own);
	if (!x && err)
		*err = own;
	return x;
}

struct index *index_refresh(const struct index *old, const char *folder, struct error *err)
{
	return refresh(old, folder, NULL, err);
}

struct index *index_refresh_good(const struct index *old, const char *folder, struct index_aside *aside,
                                 struct error *err)
{
	return refresh(old, folder, aside, err);
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

/* ---- Segments that are not to be used ---- */

bool index_is_aside(const struct index_aside *aside, uint64_t number)
{
	for (uint32_t i = 0; i < aside->n; i++)
		if (aside->v[i] == number)
			return true;
	return false;
}

void index_set_aside(struct index_aside *aside, uint64_t number)
{
	uint64_t *v = index_is_aside(aside, number) ? NULL : realloc(aside->v, (aside->n + 1) * sizeof *v);

	if (!v)
		return;
	aside->v = v;
	aside->v[aside->n++] = number;
}

void index_find_damage(const struct index *x, struct index_aside *aside)
{
	uint32_t before = aside->n;

	for (uint32_t i = 0; i < x->view_count; i++)
		if (segment_is_damaged(x->views[i].segment))
			index_set_aside(aside, x->views[i].shared->number);
	for (uint32_t i = 0; aside->n == before && i < x->view_count; i++)
		if (!segment_check(x->views[i].segment, NULL))
			index_set_aside(aside, x->views[i].shared->number);
	for (uint32_t i = 0; aside->n == before && i < x->view_count; i++)
		index_set_aside(aside, x->views[i].shared->number);
}

/* ---- Documents that are not to be shown ---- */

static void hide(struct index *x, struct index_view *v, int64_t id)
{
	uint64_t *gone;
	uint32_t doc, words = set_words(v->segment->tail.docs);

	if (!segment_doc(v->segment, id, &doc) || (v->gone && set_bit(v->gone, doc)))
		return;
	gone = arena_array(&x->arena, uint64_t, words);
	if (v->gone)
		memcpy(gone, v->gone, words * sizeof *gone);
	gone[doc / 64] |= 1ull << doc % 64;
	v->gone = gone;
	v->gone_count++;
	x->live--;
}

struct index *index_without(const struct index *x, const int64_t *ids, size_t n)
{
	struct index *out = malloc(sizeof *out);

	if (!out)
		return NULL;
	*out = *x;
	arena_init(&out->arena);
	out->note = arena_str(&out->arena, x->note);
	out->views = arena_array(&out->arena, struct index_view, x->view_count + 1);
	for (uint32_t i = 0; i < x->view_count; i++) {
		struct index_view *v = &out->views[i];
		size_t bytes = set_words(x->views[i].segment->tail.docs) * sizeof(uint64_t);

		*v = x->views[i];
		atomic_fetch_add(&v->shared->users, 1);
		if (v->gone) {
			uint64_t *gone = arena_raw(&out->arena, bytes);

			memcpy(gone, v->gone, bytes);
			v->gone = gone;
		}
	}
	for (size_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < out->view_count; k++)
			hide(out, &out->views[k], ids[i]);
	return out;
}

bool index_has(const struct index *x, int64_t id)
{
	uint32_t doc;

	for (uint32_t i = 0; i < x->view_count; i++)
		if (segment_doc(x->views[i].segment, id, &doc) && !(x->views[i].gone && set_bit(x->views[i].gone, doc)))
			return true;
	return false;
}
