/*
 * writer - documents into the index.
 */
#include "index/writer.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/gone.h"
#include "index/index.h"
#include "index/invert.h"
#include "index/merge.h"
#include "index/set.h"

/* A segment as the writer knows it: in the index already, or written since the last commit. */
struct written {
	uint64_t number;
	struct segment *segment;
	uint64_t *gone; /* bits; NULL while there are none */
	uint32_t gone_count;
	uint64_t gone_generation;
	bool gone_changed;
};

struct writer {
	char *folder;
	struct arena arena;
	const struct index_plan *plan;
	struct manifest manifest; /* as it was committed last */
	uint64_t next;            /* number of the next segment */
	LIST(struct written) segments;
	struct invert invert;
};

/* ---- The folder ---- */

static bool make_folder(const char *folder, struct error *err)
{
	if (mkdir(folder, 0777) == 0 || errno == EEXIST)
		return true;
	return fail(err, ERR_IO, "%s cannot be made: %s", folder, strerror(errno));
}

/* Whether a file of the folder is one that the manifest names, or none of the index's own. */
static bool is_wanted(const struct manifest *m, const char *name)
{
	uint64_t number, generation;
	size_t n = strlen(name);
	char kind[16] = "";

	if (strcmp(name, "MANIFEST.new") == 0)
		return false;
	if (sscanf(name, "%" SCNu64 "-%" SCNu64 ".%15s", &number, &generation, kind) == 3 && strcmp(kind, "gone") == 0) {
		for (uint32_t i = 0; i < m->segments.n; i++)
			if (m->segments.v[i].number == number && m->segments.v[i].gone == generation)
				return true;
		return false;
	}
	if (n < 8 || strcmp(name + n - 8, ".segment") != 0 || sscanf(name, "%" SCNu64, &number) != 1)
		return true;
	for (uint32_t i = 0; i < m->segments.n; i++)
		if (m->segments.v[i].number == number)
			return true;
	return false;
}

/* Remove what nobody names: whoever has it open keeps it until it is closed. */
static void sweep(struct writer *w)
{
	DIR *d = opendir(w->folder);
	struct arena a;
	struct dirent *e;

	if (!d)
		return;
	arena_init(&a);
	while ((e = readdir(d)))
		if (!is_wanted(&w->manifest, e->d_name))
			unlink(arena_printf(&a, "%s/%s", w->folder, e->d_name).p);
	arena_release(&a);
	closedir(d);
}

/* ---- Segments ---- */

static bool open_written(struct writer *w, const struct manifest_segment *m, struct error *err)
{
	struct segment *s = malloc(sizeof *s);
	struct written *out;

	if (!s)
		return fail(err, ERR_NOMEM, "there is no memory to open the index");
	if (!segment_open(s, manifest_segment_path(&w->arena, w->folder, m->number), err)) {
		free(s);
		return false;
	}
	out = list_push(&w->arena, &w->segments);
	out->number = m->number;
	out->segment = s;
	out->gone_generation = m->gone;
	out->gone_count = m->gone_count;
	return !m->gone || gone_read(&w->arena, manifest_gone_path(&w->arena, w->folder, m), s->tail.docs, &out->gone, err);
}

static void close_written(struct written *s)
{
	segment_close(s->segment);
	free(s->segment);
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
		w->manifest = (struct manifest){ .next = 1 };
	}
	w->next = w->manifest.next;
	if (!anew)
		sweep(w);
	for (uint32_t i = 0; !anew && i < w->manifest.segments.n; i++)
		if (!open_written(w, &w->manifest.segments.v[i], err))
			return false;
	return true;
}

struct writer *writer_open(const char *folder, const struct index_plan *plan, bool anew, struct error *err)
{
	struct writer *w = calloc(1, sizeof *w);

	if (!w || !make_folder(folder, err) || !invert_init(&w->invert, plan, err)) {
		free(w);
		return NULL;
	}
	arena_init(&w->arena);
	w->folder = arena_z(&w->arena, str_of(folder));
	w->plan = plan;
	if (open_all(w, anew, err))
		return w;
	writer_close(w);
	return NULL;
}

void writer_close(struct writer *w)
{
	if (!w)
		return;
	for (uint32_t i = 0; i < w->segments.n; i++)
		close_written(&w->segments.v[i]);
	invert_release(&w->invert);
	sweep(w);
	arena_release(&w->arena);
	free(w);
}

/* ---- Documents ---- */

/* What is in memory becomes a segment. */
static bool flush(struct writer *w, struct error *err)
{
	struct manifest_segment m = { .number = w->next, .docs = w->invert.docs.n };

	if (w->invert.docs.n == 0)
		return true;
	if (!invert_write(&w->invert, manifest_segment_path(&w->arena, w->folder, m.number), err))
		return false;
	w->next++;
	invert_release(&w->invert);
	return invert_init(&w->invert, w->plan, err) && open_written(w, &m, err);
}

bool writer_add(struct writer *w, const struct index_doc *d, struct error *err)
{
	if (invert_full(&w->invert, d) && !flush(w, err))
		return false;
	return invert_add(&w->invert, d, err);
}

static void delete_from(struct writer *w, struct written *s, uint32_t doc)
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

	if (invert_has(&w->invert, id) && !flush(w, err))
		return false;
	for (uint32_t i = 0; i < w->segments.n; i++)
		if (segment_doc(w->segments.v[i].segment, id, &doc))
			delete_from(w, &w->segments.v[i], doc);
	return true;
}

/* ---- Merging ---- */

enum { SETTLE_FACTOR = 10, SETTLE_LEAST = 4096 };

static uint32_t live(const struct written *s)
{
	return s->segment->tail.docs - s->gone_count;
}

static int by_size(const void *x, const void *y)
{
	const struct written *a = x, *b = y;

	return live(a) != live(b) ? (live(a) < live(b)) - (live(a) > live(b)) : (a->number > b->number) - (a->number < b->number);
}

/* The last `n` segments become one. */
static bool merge_last(struct writer *w, uint32_t n, struct error *err)
{
	struct merge_source sources[MERGE_MOST];
	struct manifest_segment m = { .number = w->next };
	uint32_t from = w->segments.n - n;

	for (uint32_t i = 0; i < n; i++) {
		sources[i] = (struct merge_source){ w->segments.v[from + i].segment, w->segments.v[from + i].gone };
		m.docs += live(&w->segments.v[from + i]);
	}
	if (m.docs > 0) {
		if (!merge_segments(sources, n, manifest_segment_path(&w->arena, w->folder, m.number), err))
			return false;
		w->next++;
	}
	for (uint32_t i = from; i < w->segments.n; i++)
		close_written(&w->segments.v[i]);
	w->segments.n = from;
	return m.docs == 0 || open_written(w, &m, err);
}

/*
 * Segments in order of size, the largest first: those from one on are merged when there are
 * many of about its size or when they are small beside what follows them.
 */
static uint32_t worth_merging(const struct writer *w)
{
	uint64_t behind = 0;
	uint32_t n = w->segments.n;

	for (uint32_t i = n; i-- > 0;) {
		uint32_t docs = live(&w->segments.v[i]);

		if (n - i > 1 && (docs <= SETTLE_LEAST || behind >= (uint64_t)docs * (SETTLE_FACTOR - 1)) &&
		    (i == 0 || live(&w->segments.v[i - 1]) > docs * 2))
			return n - i;
		behind += docs;
	}
	return n >= 2 * SETTLE_FACTOR ? SETTLE_FACTOR : 0;
}

static bool settle_all(struct writer *w, enum writer_settle settle, struct error *err)
{
	uint32_t n;

	for (;;) {
		if (w->segments.n)
			qsort(w->segments.v, w->segments.n, sizeof *w->segments.v, by_size);
		n = settle == WRITER_ONE ? w->segments.n : worth_merging(w);
		n = n < MERGE_MOST ? n : MERGE_MOST;
		if (n < 2 && !(settle == WRITER_ONE && n == 1 && w->segments.v[0].gone_count))
			return true;
		if (!merge_last(w, n, err))
			return false;
	}
}

/* ---- Commit ---- */

static bool list_segments(struct writer *w, struct manifest *m, struct error *err)
{
	for (uint32_t i = 0; i < w->segments.n; i++) {
		struct written *s = &w->segments.v[i];
		struct manifest_segment *out;

		if (live(s) == 0)
			continue;
		if (s->gone_changed)
			s->gone_generation = m->generation;
		out = list_push(&w->arena, &m->segments);
		*out = (struct manifest_segment){ s->number, s->segment->tail.docs, s->gone_generation, s->gone_count };
		if (s->gone_changed && !gone_write(manifest_gone_path(&w->arena, w->folder, out), out->docs, s->gone, err))
			return false;
		s->gone_changed = false;
	}
	return m->segments.n <= MANIFEST_SEGMENTS_MOST || fail(err, ERR_LIMIT, "the index has too many segments; merge them");
}

bool writer_commit(struct writer *w, enum writer_settle settle, struct error *err)
{
	struct manifest m = { .generation = w->manifest.generation + 1 };

	if (!flush(w, err) || (settle != WRITER_AS_IT_IS && !settle_all(w, settle, err)))
		return false;
	m.next = w->next;
	if (!list_segments(w, &m, err) || !manifest_write(w->folder, &m, err))
		return false;
	w->manifest = m;
	sweep(w);
	return true;
}
