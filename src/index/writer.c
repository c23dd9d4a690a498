/*
 * writer - documents into the index.
 */
#include "index/writer.h"

#include <inttypes.h>
#include <stdlib.h>

#include "index/gone.h"
#include "index/set.h"
#include "index/writer_part.h"

/* ---- Segments ---- */

struct segment *written_open(const char *path, struct error *err)
{
	struct segment *s = malloc(sizeof *s);

	if (!s) {
		fail(err, ERR_NOMEM, "there is no memory to open the index");
		return NULL;
	}
	if (segment_open(s, path, err)) {
		segment_forget(s); /* it was read to be checked */
		return s;
	}
	free(s);
	return NULL;
}

void written_close(struct written *s)
{
	segment_close(s->segment);
	free(s->segment);
}

static bool add_written(struct writer *w, const struct manifest_segment *m, struct error *err)
{
	struct segment *s = written_open(manifest_segment_path(&w->arena, w->folder, m->number), err);
	const char *gone_path = manifest_gone_path(&w->arena, w->folder, m);
	uint64_t *gone = NULL;

	if (!s)
		return false;
	if (s->tail.docs != m->docs || (m->gone && !gone_read(&w->arena, gone_path, m->docs, &gone, err))) {
		segment_close(s);
		free(s);
		return fail(err, ERR_FORMAT, "segment %" PRIu64 " of %s is not the one that is meant", m->number, w->folder);
	}
	*list_push(&w->arena, &w->segments) = (struct written){
		.number = m->number, .segment = s, .gone = gone, .gone_count = m->gone_count, .gone_generation = m->gone,
	};
	return true;
}

/* Where the system refuses, as when memory is gone, the segment is as good as before. */
static bool open_or_set_aside(struct writer *w, const struct manifest_segment *m, struct error *err)
{
	struct error own;

	if (add_written(w, m, &own)) {
		struct written *s = &w->segments.v[w->segments.n - 1];

		if (!folder_marked(w, m->number))
			return true;
		if (segment_check(s->segment, &own)) {
			folder_unmark(w, m->number);
			return true;
		}
		written_close(s);
		w->segments.n--;
	} else if (own.kind == ERR_NOMEM) {
		if (err)
			*err = own;
		return false;
	}
	w->lost++;
	return true;
}

void writer_check(struct writer *w)
{
	uint32_t left = 0;

	for (uint32_t i = 0; i < w->segments.n; i++) {
		if (segment_check(w->segments.v[i].segment, NULL)) {
			w->segments.v[left++] = w->segments.v[i];
		} else {
			written_close(&w->segments.v[i]);
			w->lost++;
		}
	}
	w->segments.n = left;
}

static bool open_all(struct writer *w, bool anew, struct error *err)
{
	struct error none;

	if (!manifest_read(&w->arena, w->folder, &w->manifest, &none)) {
		if (none.kind != ERR_MISSING && !anew) {
			if (err)
				*err = none;
			return false;
		}
		w->manifest = (struct manifest){ .next = folder_next(w->folder) };
	}
	w->next = w->manifest.next;
	if (!anew)
		folder_sweep(w);
	for (uint32_t i = 0; !anew && i < w->manifest.segments.n; i++)
		if (!open_or_set_aside(w, &w->manifest.segments.v[i], err))
			return false;
	if (!anew)
		w->note = w->manifest.note;
	return true;
}

struct writer *writer_open(const char *folder, const struct index_plan *plan, bool anew, struct error *err)
{
	struct writer *w = calloc(1, sizeof *w);

	if (!w) {
		fail(err, ERR_NOMEM, "there is no memory to write the index");
		return NULL;
	}
	arena_init(&w->arena);
	w->plan = plan;
	if (folder_enter(w, folder, err) && invert_init(&w->invert, plan, err)) {
		if (open_all(w, anew, err))
			return w;
		invert_release(&w->invert);
	}
	for (uint32_t i = 0; i < w->segments.n; i++)
		written_close(&w->segments.v[i]);
	folder_leave(w);
	arena_release(&w->arena);
	free(w);
	return NULL;
}

void writer_close(struct writer *w)
{
	if (!w)
		return;
	merging_end(w);
	for (uint32_t i = 0; i < w->segments.n; i++)
		written_close(&w->segments.v[i]);
	invert_release(&w->invert);
	folder_sweep(w);
	folder_leave(w);
	arena_release(&w->arena);
	free(w);
}

uint32_t writer_lost(const struct writer *w)
{
	return w->lost;
}

uint32_t writer_segments(const struct writer *w)
{
	return w->segments.n;
}

Str writer_note(const struct writer *w)
{
	return w->note;
}

void writer_set_note(struct writer *w, Str note)
{
	w->note = arena_str(&w->arena, note);
}

/* ---- Documents ---- */

/* What is in memory becomes a segment. */
bool writer_flush(struct writer *w, struct error *err)
{
	struct manifest_segment m = { .number = w->next, .docs = w->invert.docs.n };

	if (w->invert.docs.n == 0)
		return true;
	if (!invert_write(&w->invert, manifest_segment_path(&w->arena, w->folder, m.number), err))
		return false;
	w->next++;
	invert_release(&w->invert);
	return invert_init(&w->invert, w->plan, err) && add_written(w, &m, err);
}

bool writer_add(struct writer *w, const struct index_doc *d, struct error *err)
{
	if (invert_full(&w->invert, d) && !writer_flush(w, err))
		return false;
	return invert_add(&w->invert, d, err);
}

void written_delete(struct writer *w, struct written *s, uint32_t doc)
{
	if (!s->gone)
		s->gone = arena_array(&w->arena, uint64_t, set_words(s->segment->tail.docs));
	s->gone_count += !set_bit(s->gone, doc);
	s->gone[doc / 64] |= 1ull << doc % 64;
	s->gone_changed = true;
}

bool writer_delete(struct writer *w, int64_t id, struct error *err)
{
	uint32_t doc;

	if (invert_has(&w->invert, id) && !writer_flush(w, err))
		return false;
	for (uint32_t i = 0; i < w->segments.n; i++)
		if (segment_doc(w->segments.v[i].segment, id, &doc))
			written_delete(w, &w->segments.v[i], doc);
	return true;
}

bool writer_has(const struct writer *w, int64_t id)
{
	uint32_t doc;

	for (uint32_t i = 0; i < w->segments.n; i++)
		if (segment_doc(w->segments.v[i].segment, id, &doc) &&
		    !(w->segments.v[i].gone && set_bit(w->segments.v[i].gone, doc)))
			return true;
	return false;
}

/* ---- Commit ---- */

static bool list_segments(struct writer *w, struct manifest *m, struct error *err)
{
	for (uint32_t i = 0; i < w->segments.n; i++) {
		struct written *s = &w->segments.v[i];
		struct manifest_segment *out;

		if (written_live(s) == 0)
			continue;
		if (s->gone_changed)
			s->gone_generation = m->generation;
		out = list_push(&w->arena, &m->segments);
		*out = (struct manifest_segment){ s->number, s->segment->tail.docs, s->gone_generation, s->gone_count };
		if (s->gone_changed && !gone_write(manifest_gone_path(&w->arena, w->folder, out), out->docs, s->gone, err))
			return false;
		s->gone_changed = false;
	}
	return m->segments.n <= MANIFEST_SEGMENTS_MOST ||
	       fail(err, ERR_LIMIT, "the index has too many segments; merge them");
}

bool writer_commit(struct writer *w, enum writer_settle settle, struct error *err)
{
	struct manifest m = { .generation = w->manifest.generation + 1 };

	if (!writer_flush(w, err) || !merging_settle(w, settle, err))
		return false;
	m.next = w->next;
	m.note = w->note;
	if (!list_segments(w, &m, err) || !manifest_write(w->folder, &m, err))
		return false;
	w->manifest = m;
	w->lost = 0;
	folder_sweep(w);
	return true;
}
