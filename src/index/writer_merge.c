/*
 * writer_merge - segments that become one, at once or in a thread of their own.
 *
 * The thread reads segments that do not change and bits that were copied for it. What is deleted meanwhile is
 * deleted again from what came of it.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

#include "index/set.h"
#include "index/writer_part.h"

enum { SETTLE_FACTOR = 10, SETTLE_LEAST = 4096 };

static int by_size(const void *x, const void *y)
{
	const struct written *a = x, *b = y;
	uint32_t m = written_live(a), n = written_live(b);

	return m != n ? (m < n) - (m > n) : (a->number > b->number) - (a->number < b->number);
}

static void sort_by_size(struct writer *w)
{
	if (w->segments.n)
		qsort(w->segments.v, w->segments.n, sizeof *w->segments.v, by_size);
}

/* ---- One merge ---- */

/* What is to be merged, and the bits of its deleted documents as they are now. */
static void plan_merge(struct writer *w, uint32_t from, uint32_t n)
{
	struct merging *m = &w->merging;

	*m = (struct merging){ .n = n, .number = w->next++ };
	m->path = manifest_segment_path(&w->arena, w->folder, m->number);
	for (uint32_t i = 0; i < n; i++) {
		struct written *s = &w->segments.v[from + i];
		size_t bytes = set_words(s->segment->tail.docs) * sizeof(uint64_t);
		uint64_t *gone = s->gone ? arena_raw(&w->arena, bytes) : NULL;

		if (gone)
			memcpy(gone, s->gone, bytes);
		m->sources[i] = (struct merge_source){ s->segment, gone };
		m->numbers[i] = s->number;
		s->merging = true;
	}
}

static bool anything_left(const struct merging *m)
{
	for (uint32_t i = 0; i < m->n; i++)
		for (uint32_t doc = 0; doc < m->sources[i].segment->tail.docs; doc++)
			if (!m->sources[i].gone || !set_bit(m->sources[i].gone, doc))
				return true;
	return false;
}

static void do_merge(struct merging *m)
{
	m->ok = !anything_left(m) || (merge_segments(m->sources, m->n, m->path, &m->err) &&
	                              (m->segment = written_open(m->path, &m->err)));
	atomic_store(&m->done, true);
}

static void *run_merge(void *data)
{
	do_merge(data);
	return NULL;
}

static struct written *find_written(struct writer *w, uint64_t number)
{
	for (uint32_t i = 0; i < w->segments.n; i++)
		if (w->segments.v[i].number == number)
			return &w->segments.v[i];
	return NULL;
}

static void delete_since(struct writer *w, struct written *to, const struct written *from, const uint64_t *gone)
{
	uint32_t doc;

	for (uint32_t i = 0; from->gone && i < from->segment->tail.docs; i++)
		if (set_bit(from->gone, i) && !(gone && set_bit(gone, i)) &&
		    segment_doc(to->segment, segment_id(from->segment, i), &doc))
			written_delete(w, to, doc);
}

static void drop_sources(struct writer *w)
{
	struct merging *m = &w->merging;
	uint32_t left = 0;

	for (uint32_t i = 0; i < w->segments.n; i++) {
		if (w->segments.v[i].merging)
			written_close(&w->segments.v[i]);
		else
			w->segments.v[left++] = w->segments.v[i];
	}
	w->segments.n = left;
	m->n = 0;
}

/* What came of the merge takes the place of its sources. */
static bool take_over(struct writer *w, struct error *err)
{
	struct merging *m = &w->merging;
	struct written new = { .number = m->number, .segment = m->segment };

	m->running = false;
	if (!m->ok) {
		for (uint32_t i = 0; i < w->segments.n; i++)
			w->segments.v[i].merging = false;
		if (err)
			*err = m->err;
		return false;
	}
	for (uint32_t i = 0; new.segment && i < m->n; i++)
		delete_since(w, &new, find_written(w, m->numbers[i]), m->sources[i].gone);
	drop_sources(w);
	if (new.segment)
		*list_push(&w->arena, &w->segments) = new;
	m->segment = NULL;
	return true;
}

static bool merge_now(struct writer *w, uint32_t from, uint32_t n, struct error *err)
{
	plan_merge(w, from, n);
	do_merge(&w->merging);
	return take_over(w, err);
}

/* ---- In a thread ---- */

static bool wait_for_thread(struct writer *w, struct error *err)
{
	if (!w->merging.running)
		return true;
	pthread_join(w->merging.thread, NULL);
	return take_over(w, err);
}

static bool start_thread(struct writer *w, uint32_t from, uint32_t n, struct error *err)
{
	plan_merge(w, from, n);
	if (pthread_create(&w->merging.thread, NULL, run_merge, &w->merging) != 0) {
		do_merge(&w->merging);
		return take_over(w, err);
	}
	w->merging.running = true;
	return true;
}

void merging_end(struct writer *w)
{
	if (w->merging.running)
		pthread_join(w->merging.thread, NULL);
	w->merging.running = false;
	if (w->merging.segment) {
		segment_close(w->merging.segment);
		free(w->merging.segment);
	}
}

/* ---- What is worth it ---- */

/*
 * Segments in order of size, the largest first: those from one on are merged when there are
 * many of about its size or when they are small beside what follows them.
 */
static uint32_t worth_merging(const struct writer *w)
{
	uint64_t behind = 0;
	uint32_t n = w->segments.n;

	for (uint32_t i = n; i-- > 0;) {
		uint32_t docs = written_live(&w->segments.v[i]);

		if (n - i > 1 && (docs <= SETTLE_LEAST || behind >= (uint64_t)docs * (SETTLE_FACTOR - 1)) &&
		    (i == 0 || written_live(&w->segments.v[i - 1]) > docs * 2))
			return n - i;
		behind += docs;
	}
	return n >= 2 * SETTLE_FACTOR ? SETTLE_FACTOR : 0;
}

bool writer_settled(struct writer *w)
{
	sort_by_size(w);
	return !w->merging.running && w->invert.docs.n == 0 && worth_merging(w) < 2;
}

static bool settle_now(struct writer *w, bool one, struct error *err)
{
	for (;;) {
		uint32_t n;

		sort_by_size(w);
		n = one ? w->segments.n : worth_merging(w);
		n = n < MERGE_MOST ? n : MERGE_MOST;
		if (n < 2 && !(one && n == 1 && w->segments.v[0].gone_count))
			return true;
		if (!merge_now(w, w->segments.n - n, n, err))
			return false;
	}
}

static bool settle_behind(struct writer *w, struct error *err)
{
	uint32_t n;

	if (w->merging.running && !atomic_load(&w->merging.done))
		return true;
	if (!wait_for_thread(w, err))
		return false;
	sort_by_size(w);
	n = worth_merging(w);
	n = n < MERGE_MOST ? n : MERGE_MOST;
	return n < 2 || start_thread(w, w->segments.n - n, n, err);
}

static bool clean(struct writer *w, struct error *err)
{
	for (uint32_t i = 0; i < w->segments.n;) {
		if (w->segments.v[i].gone_count == 0)
			i++;
		else if (!merge_now(w, i, 1, err))
			return false;
		else
			i = 0;
	}
	return true;
}

bool merging_settle(struct writer *w, enum writer_settle settle, struct error *err)
{
	if (settle == WRITER_BEHIND)
		return settle_behind(w, err);
	if (!wait_for_thread(w, err))
		return false;
	switch (settle) {
	case WRITER_SETTLE:
	case WRITER_ONE:
		return settle_now(w, settle == WRITER_ONE, err);
	case WRITER_CLEAN:
		return clean(w, err);
	default:
		return true;
	}
}
