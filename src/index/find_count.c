/*
 * find_count - hits by kind, and in order of time.
 */
#include <assert.h>

#include "index/find.h"
#include "index/intern.h"
#include "index/step_value.h"

/* ---- Values ---- */

enum { SOME = 1024 };

/*
 * Counts of values of one byte. Neighbours often have the same value, and a count that
 * was just written cannot be read at once: so they take turns.
 */
struct lanes {
	uint32_t n[4][256];
};

static void count_narrow(const struct column *c, const uint32_t *docs, uint32_t n, struct lanes *l)
{
	const unsigned char *values = c->values;

	for (uint32_t i = 0; i < n; i++)
		l->n[i & 3][values[docs[i]]]++;
}

static void count_narrow_lists(const struct column *c, const uint32_t *docs, uint32_t n, struct lanes *l)
{
	const unsigned char *values = c->values;

	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = c->first[docs[i]], end = c->first[docs[i] + 1]; k < end; k++)
			l->n[k & 3][values[k]]++;
}

static void count_wide_lists(const struct column *c, const uint32_t *docs, uint32_t n, uint32_t *counts)
{
	for (uint32_t i = 0; i < n; i++) {
		for (uint32_t k = c->first[docs[i]], end = c->first[docs[i] + 1]; k < end; k++) {
			uint16_t v;

			memcpy(&v, c->values + (size_t)k * 2, 2);
			counts[v]++;
		}
	}
}

static void count_each(const struct column *c, const uint32_t *docs, uint32_t n, uint32_t *counts)
{
	for (uint32_t i = 0; i < n; i++) {
		if (c->kind == COLUMN_WORD) {
			counts[column_stored(c, docs[i])]++;
			continue;
		}
		for (uint32_t k = c->first[docs[i]]; k < c->first[docs[i] + 1]; k++)
			counts[column_stored(c, k)]++;
	}
}

void find_values(const struct find_part *p, const struct column *c, uint32_t *counts)
{
	uint32_t docs[SOME], at = 0, n;
	struct lanes lanes;

	assert(p->found && c->kind != COLUMN_NUMBER);
	memset(counts, 0, (c->most + 1) * sizeof *counts);
	memset(&lanes, 0, sizeof lanes);
	while ((n = set_take(&p->set, &at, docs, SOME))) {
		if (c->width == 1 && c->kind == COLUMN_WORD)
			count_narrow(c, docs, n, &lanes);
		else if (c->width == 1)
			count_narrow_lists(c, docs, n, &lanes);
		else if (c->width == 2 && c->kind == COLUMN_WORDS)
			count_wide_lists(c, docs, n, counts);
		else
			count_each(c, docs, n, counts);
	}
	for (uint32_t v = 0; c->width == 1 && v <= c->most; v++)
		counts[v] = lanes.n[0][v] + lanes.n[1][v] + lanes.n[2][v] + lanes.n[3][v];
}

void find_facet(const struct find *f, Str column, FindValueList *out)
{
	struct intern words;
	LIST(uint64_t) sums = { 0 };
	uint32_t *order, *rank;

	intern_init(&words);
	for (uint32_t i = 0; i < f->n; i++) {
		const struct column *c = segment_column(f->parts[i].q.s, column);
		uint32_t *counts;

		if (!c || c->kind == COLUMN_NUMBER)
			continue;
		counts = arena_array(f->a, uint32_t, c->most + 1);
		find_values(&f->parts[i], c, counts);
		for (uint32_t v = 1; v <= c->most; v++) {
			uint32_t word = counts[v] ? intern(&words, column_word(f->a, c, v)) : 0;

			if (counts[v] && word == sums.n)
				*list_push(f->a, &sums) = 0;
			if (counts[v])
				sums.v[word] += counts[v];
		}
	}
	intern_order(f->a, &words, &order, &rank);
	for (uint32_t i = 0; i < sums.n; i++)
		*list_push(f->a, out) = (struct find_value){ arena_str(f->a, words.texts.v[order[i]]), sums.v[order[i]] };
	intern_release(&words);
}

/* ---- Time ---- */

void find_times(const struct find *f, const int64_t *bounds, uint32_t n, uint64_t *counts)
{
	memset(counts, 0, n * sizeof *counts);
	for (uint32_t i = 0; i < f->n; i++) {
		const struct find_part *p = &f->parts[i];
		uint32_t from = step_time(p->q.s, bounds[0]), to, timed = step_timed(p->q.s);

		for (uint32_t k = 0; k < n; k++, from = to) {
			to = step_time(p->q.s, bounds[k + 1]);
			counts[k] += set_count_range(&p->set, from, to < timed ? to : timed);
		}
	}
}

/* Of a segment's hits: the one that comes next in order of time. */
struct next_hit {
	const struct find_part *p;
	const struct column *time;
	uint32_t *docs; /* all hits, in order */
	uint32_t n, at;
	uint32_t timed; /* of them; the others stand behind */
};

static void list_hits(struct arena *a, struct next_hit *h)
{
	uint32_t count = (uint32_t)set_count(&h->p->set), at = 0, n;

	h->docs = arena_raw(a, ((size_t)count + 64) * sizeof *h->docs);
	while ((n = set_take(&h->p->set, &at, h->docs + h->n, count + 64 - h->n)))
		h->n += n;
	h->timed = (uint32_t)set_count_range(&h->p->set, 0, step_timed(h->p->q.s));
}

/* The hit of a segment that stands `at` in the order asked for. Those without a time are last either way. */
static uint32_t doc_at(const struct next_hit *h, bool latest)
{
	return latest && h->at < h->timed ? h->docs[h->timed - 1 - h->at] : h->docs[h->at];
}

static bool before(const struct next_hit *a, const struct next_hit *b, bool latest)
{
	uint32_t x = doc_at(a, latest), y = doc_at(b, latest);
	int64_t s = column_number(a->time, x), t = column_number(b->time, y);

	if (s != t)
		return t == COLUMN_NONE || (s != COLUMN_NONE && (latest ? s > t : s < t));
	return (segment_id(a->p->q.s, x) < segment_id(b->p->q.s, y)) != (latest && s != COLUMN_NONE);
}

uint32_t find_by_time(const struct find *f, uint64_t offset, uint32_t limit, bool latest, int64_t *ids)
{
	struct next_hit *heads = arena_array(f->a, struct next_hit, f->n + 1);
	uint32_t n = 0;

	for (uint32_t i = 0; i < f->n; i++) {
		heads[i] = (struct next_hit){ .p = &f->parts[i], .time = f->parts[i].time };
		list_hits(f->a, &heads[i]);
	}
	while (n < limit) {
		struct next_hit *best = NULL;

		for (uint32_t i = 0; i < f->n; i++)
			if (heads[i].at < heads[i].n && (!best || before(&heads[i], best, latest)))
				best = &heads[i];
		if (!best)
			break;
		if (offset > 0)
			offset--;
		else
			ids[n++] = segment_id(best->p->q.s, doc_at(best, latest));
		best->at++;
	}
	return n;
}
