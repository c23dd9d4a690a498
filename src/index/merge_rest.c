/*
 * merge_rest - columns, parts and the paired forms of several segments.
 */
#include <assert.h>

#include "index/intern.h"
#include "index/merge_part.h"

/* ---- Words of several dictionaries ---- */

/* All keys of the sources' tables as one list in order; map[i] gives the place in it of each of source i's. */
static const Str *unite(struct merge *m, const struct front *const *tables, uint32_t *map[MERGE_MOST], uint32_t *count)
{
	struct intern all;
	struct front_at at;
	uint32_t *order, *rank;
	Str *out;

	intern_init(&all);
	for (uint32_t i = 0; i < m->n; i++) {
		const struct front *f = tables[i];

		map[i] = arena_array(&m->arena, uint32_t, f ? f->n + 1 : 1);
		for (bool more = f && front_number(f, 0, &at); more; more = front_next(&at))
			map[i][at.number] = intern(&all, at.key);
	}
	intern_order(&m->arena, &all, &order, &rank);
	*count = all.texts.n;
	out = arena_array(&m->arena, Str, *count + 1);
	for (uint32_t i = 0; i < *count; i++)
		out[i] = arena_str(&m->arena, all.texts.v[order[i]]);
	for (uint32_t i = 0; i < m->n; i++)
		for (uint32_t k = 0; tables[i] && k < tables[i]->n; k++)
			map[i][k] = rank[map[i][k]];
	intern_release(&all);
	return out;
}

/* ---- Columns ---- */

static void merge_numbers(struct merge *m, const struct column *const *from, struct build_column *out)
{
	int64_t *numbers = arena_array(&m->arena, int64_t, m->docs + 1);

	for (uint32_t d = 0; d < m->docs; d++) {
		const struct column *c = from[m->from_in[d]];

		numbers[d] = c ? column_number(c, m->from_doc[d]) : COLUMN_NONE;
	}
	out->numbers = numbers;
}

static uint32_t values_of(const struct column *c, uint32_t doc, uint32_t *first)
{
	if (!c)
		return 0;
	if (c->kind == COLUMN_WORDS) {
		*first = c->first[doc];
		return c->first[doc + 1] - *first;
	}
	*first = doc;
	return column_stored(c, doc) != 0;
}

static void merge_values(struct merge *m, const struct column *const *from, struct build_column *out)
{
	const struct front *tables[MERGE_MOST];
	uint32_t *map[MERGE_MOST], *first = arena_array(&m->arena, uint32_t, m->docs + 1), *values, n = 0, at;
	size_t total = 0;

	for (uint32_t i = 0; i < m->n; i++)
		tables[i] = from[i] ? &from[i]->words : NULL;
	out->words = unite(m, tables, map, &out->word_count);
	for (uint32_t d = 0; d < m->docs; d++)
		total += values_of(from[m->from_in[d]], m->from_doc[d], &at);
	values = arena_array(&m->arena, uint32_t, total + 1);
	for (uint32_t d = 0; d < m->docs; d++) {
		const struct column *c = from[m->from_in[d]];
		uint32_t some = values_of(c, m->from_doc[d], &at);

		first[d] = n; /* orders are kept, so that they stay in order */
		for (uint32_t k = at; some && k < at + some; k++)
			values[n++] = map[m->from_in[d]][column_stored(c, k) - 1];
	}
	first[m->docs] = n;
	out->first = first;
	out->values = values;
}

/* The columns that the first source has; all sources of an index have the same. */
void merge_columns(struct merge *m)
{
	const struct segment *model = m->in[0].s;
	struct build_column *all = arena_array(&m->arena, struct build_column, model->tail.columns + 1);
	const struct column *from[MERGE_MOST];

	for (uint32_t i = 0; i < model->tail.columns; i++) {
		const struct column *c = &model->columns[i];

		all[i] = (struct build_column){ .name = c->name, .kind = c->kind, .listed = c->listed };
		for (uint32_t k = 0; k < m->n; k++) {
			from[k] = segment_column(m->in[k].s, c->name);
			if (from[k] && from[k]->kind != c->kind)
				from[k] = NULL;
		}
		if (c->kind == COLUMN_NUMBER)
			merge_numbers(m, from, &all[i]);
		else
			merge_values(m, from, &all[i]);
	}
	m->rest.columns = all;
	m->rest.column_count = model->tail.columns;
}

/* ---- Parts ---- */

void merge_parts(struct merge *m)
{
	const struct front *tables[MERGE_MOST];
	uint32_t *map[MERGE_MOST], *at = arena_array(&m->arena, uint32_t, m->docs + 1);
	PartList parts = { 0 };

	for (uint32_t i = 0; i < m->n; i++)
		tables[i] = &m->in[i].s->marks;
	m->rest.marks = unite(m, tables, map, &m->rest.mark_count);
	for (uint32_t d = 0; d < m->docs && !m->failed; d++) {
		struct segment *s = m->in[m->from_in[d]].s;
		uint32_t doc = m->from_doc[d];

		at[d] = (uint32_t)m->parts.n;
		if (!s->parts_at || s->parts_at[doc] == s->parts_at[doc + 1])
			continue;
		if (!segment_parts(s, &m->arena, doc, &parts, m->err)) {
			m->failed = true;
			return;
		}
		for (uint32_t i = 0; i < parts.n; i++)
			if (parts.v[i].mark)
				parts.v[i].mark = map[m->from_in[d]][parts.v[i].mark - 1] + 1;
		parts_put(&m->parts, parts.v, parts.n);
	}
	at[m->docs] = (uint32_t)m->parts.n;
	m->rest.parts = buf_str(&m->parts);
	m->rest.parts_at = at;
}

void merge_paired(struct merge *m)
{
	const struct segment *model = m->in[0].s;
	Str *paired = arena_array(&m->arena, Str, model->tail.paired + 1);

	for (uint32_t i = 0; i < model->tail.paired; i++) {
		bool all = true;

		for (uint32_t k = 1; k < m->n && all; k++)
			all = segment_paired(m->in[k].s, model->paired[i]);
		if (all)
			paired[m->rest.paired_count++] = model->paired[i];
	}
	m->rest.paired = paired;
}
