/*
 * merge - several segments into one.
 */
#include <assert.h>
#include <stdlib.h>

#include "index/merge_part.h"
#include "index/set.h"

/* Of a source: the document that comes next. */
struct head {
	int64_t time, id;
	uint32_t doc;
};

static bool next_doc(const struct merge_in *in, const struct column *time, const uint64_t *gone, uint32_t doc,
                     struct head *h)
{
	while (gone && doc < in->s->tail.docs && set_bit(gone, doc))
		doc++;
	if (doc == in->s->tail.docs)
		return false;
	*h = (struct head){ column_number(time, doc), segment_id(in->s, doc), doc };
	return true;
}

static bool head_before(const struct head *a, const struct head *b)
{
	if (a->time != b->time)
		return b->time == COLUMN_NONE || (a->time != COLUMN_NONE && a->time < b->time);
	return a->id < b->id;
}

static void take_doc(struct merge *m, uint32_t source, uint32_t doc)
{
	struct merge_in *in = &m->in[source];

	m->from_in[m->docs] = source;
	m->from_doc[m->docs] = doc;
	m->ids[m->docs] = segment_id(in->s, doc);
	m->lengths[m->docs] = in->s->lengths[doc];
	m->spans[m->docs] = in->s->spans[doc];
	in->to[doc] = m->docs++;
}

void merge_order(struct merge *m, const uint64_t *const *gone)
{
	struct head heads[MERGE_MOST];
	const struct column *times[MERGE_MOST];
	bool more[MERGE_MOST];
	size_t docs = 0;

	for (uint32_t i = 0; i < m->n; i++) {
		docs += m->in[i].s->tail.docs;
		m->in[i].to = arena_raw(&m->arena, ((size_t)m->in[i].s->tail.docs + 1) * sizeof(uint32_t));
		memset(m->in[i].to, 0xFF, ((size_t)m->in[i].s->tail.docs + 1) * sizeof(uint32_t));
		times[i] = segment_column(m->in[i].s, S("time"));
		more[i] = next_doc(&m->in[i], times[i], gone[i], 0, &heads[i]);
	}
	m->from_in = arena_array(&m->arena, uint32_t, docs + 1);
	m->from_doc = arena_array(&m->arena, uint32_t, docs + 1);
	m->ids = arena_array(&m->arena, int64_t, docs + 1);
	m->lengths = arena_array(&m->arena, uint16_t, docs + 2);
	m->spans = arena_array(&m->arena, uint8_t, docs + 1);
	for (;;) {
		uint32_t best = m->n;

		for (uint32_t i = 0; i < m->n; i++)
			if (more[i] && (best == m->n || head_before(&heads[i], &heads[best])))
				best = i;
		if (best == m->n)
			return;
		take_doc(m, best, heads[best].doc);
		more[best] = next_doc(&m->in[best], times[best], gone[best], heads[best].doc + 1, &heads[best]);
	}
}

static bool write_all(struct merge *m, const char *path, struct error *err)
{
	struct error close_error;

	if (!build_open(&m->build, path, m->docs, m->lengths, m->spans, m->in[0].s->tail.heavy, err))
		return false;
	m->rest.ids = m->ids;
	merge_paired(m);
	merge_columns(m);
	merge_words(m);
	merge_parts(m);
	if (m->failed) {
		build_drop(&m->build);
		return false;
	}
	if (build_close(&m->build, &m->rest, &close_error))
		return true;
	if (err)
		*err = close_error;
	return false;
}

bool merge_segments(const struct merge_source *sources, uint32_t n, const char *path, struct error *err)
{
	struct merge *m = calloc(1, sizeof *m);
	const uint64_t *gone[MERGE_MOST];
	bool ok;

	assert(n >= 1 && n <= MERGE_MOST);
	if (!m)
		return fail(err, ERR_NOMEM, "there is no memory to merge the index");
	arena_init(&m->arena);
	buf_init(&m->parts, UINT32_MAX);
	m->n = n;
	m->err = err;
	for (uint32_t i = 0; i < n; i++) {
		m->in[i].s = sources[i].segment;
		gone[i] = sources[i].gone;
	}
	merge_order(m, gone);
	ok = write_all(m, path, err);
	buf_release(&m->parts);
	arena_release(&m->arena);
	free(m);
	return ok;
}
