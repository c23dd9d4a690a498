/*
 * run_index - the hits that the index gives, and those beside it, in one order.
 *
 * The index gives its best or its first as far as the page needs them; with what was
 * looked at one by one they are sorted again. A run of equals at the page's edges is
 * taken whole, so that its order does not depend on the page.
 */
#include "archive/numbers.h"
#include "index/find.h"
#include "search/ask.h"
#include "search/run_part.h"

enum {
	TIE_MOST = 5000,    /* longer ties are left in order of id */
	NUMBERS_FEW = 2000, /* so few hits are put in order of number by looking each up */
};

struct answer {
	struct runner *r;
	struct find *find;
	uint64_t indexed; /* hits in the index */
	IdList asked;     /* telegrams of the numbers that are asked for */
	uint64_t before;  /* hits that were left out in front, since nothing comes between them and the
	                     page */
	struct error *err;
};

/* ---- Counts ---- */

static void count_facets(struct answer *x)
{
	for (int i = 0; i < FACET_COUNT; i++) {
		FindValueList values = { 0 };

		find_facet(x->find, columns_name(facet_column((enum facet)i)), &values);
		for (uint32_t k = 0; k < values.n; k++)
			tally_put(x->r->a, &x->r->out->facets[i], values.v[k].word, values.v[k].count);
	}
}

/* ---- Rows ---- */

static const struct segment *segment_of(const struct find *f, int64_t id, uint32_t *doc, uint32_t *part)
{
	for (uint32_t i = 0; i < f->n; i++) {
		*part = i;
		if (segment_doc(f->parts[i].q.s, id, doc) &&
		    !(f->parts[i].view->gone && set_bit(f->parts[i].view->gone, *doc)))
			return f->parts[i].q.s;
	}
	return NULL;
}

static int64_t time_of(const struct find *f, int64_t id)
{
	uint32_t doc, part;

	return segment_of(f, id, &doc, &part) ? column_number(f->parts[part].time, doc) : COLUMN_NONE;
}

static bool is_hit(const struct find *f, int64_t id)
{
	uint32_t doc, part, at = 0;

	return segment_of(f, id, &doc, &part) && set_holds(&f->parts[part].set, doc, &at);
}

static void put_row(struct answer *x, FoundList *rows, int64_t id, float score)
{
	struct found *row = list_push(x->r->a, rows);

	*row = (struct found){ .id = id, .time = time_of(x->find, id), .score = score };
	for (uint32_t i = 0; i < x->asked.n; i++)
		row->asked |= x->asked.v[i] == id;
}

/* ---- The telegrams of a number, which come first ---- */

static bool find_asked(struct answer *x, const struct query_node *n)
{
	IdList ids = { 0 };

	if (n->kind == Q_NOT)
		return true;
	if (n->kind == Q_NUMBER && n->number.itself &&
	    !archive_find(x->r->f->archive, x->r->a, &n->number.mrn, &ids, x->err))
		return false;
	for (uint32_t i = 0; i < ids.n; i++)
		if (is_hit(x->find, ids.v[i]))
			*list_push(x->r->a, &x->asked) = ids.v[i];
	for (uint32_t i = 0; i < n->n; i++)
		if (!find_asked(x, n->child[i]))
			return false;
	return true;
}

/* ---- The first ones of the index, and what ties with the last of them ---- */

/* Every hit has the same score: their order is that of time. */
static bool scores_alike(const struct find *f)
{
	return f->n == 0 || f->parts[0].leaf_count == 0 ||
	       (f->parts[0].leaf_count == 1 && f->parts[0].leaves[0].weight <= 0);
}

/* Nothing but the index's own order says what comes before the page. */
static bool in_its_order(const struct answer *x)
{
	return x->r->rows.n == 0 && x->asked.n == 0;
}

static uint32_t whole(uint64_t n, uint64_t most)
{
	uint64_t m = n < most ? n : most;

	return (uint32_t)(m < UINT32_MAX ? m : UINT32_MAX);
}

static bool take_best(struct answer *x, uint64_t need, FoundList *rows)
{
	struct find_hit *hits = NULL;
	uint32_t n = 0, most = 0;

	for (uint64_t ask = need + x->asked.n + 1; most < x->indexed; ask *= 2) {
		most = whole(ask, x->indexed);
		hits = arena_raw(x->r->a, ((size_t)most + 1) * sizeof *hits);
		if (!find_top(x->find, most, hits, &n))
			return false;
		if (n > need && hits[n - 1].score < hits[need - 1].score)
			break;
	}
	if (in_its_order(x) && x->r->want->offset < n)
		for (x->before = x->r->want->offset;
		     x->before > 0 && hits[x->before - 1].score == hits[x->before].score;)
			x->before--;
	for (uint32_t i = (uint32_t)x->before; i < n; i++)
		put_row(x, rows, hits[i].id, hits[i].score);
	for (uint32_t i = 0; i < x->asked.n; i++) {
		bool there = false;

		for (uint32_t k = 0; k < n; k++)
			there |= hits[k].id == x->asked.v[i];
		if (!there)
			put_row(x, rows, x->asked.v[i], 0);
	}
	return true;
}

static bool take_by_time(struct answer *x, uint64_t need, bool latest, FoundList *rows)
{
	int64_t *ids = NULL;
	uint32_t n = 0, most = 0;

	for (uint64_t ask = need + 64; most < x->indexed; ask *= 2) {
		most = whole(ask, x->indexed);
		ids = arena_raw(x->r->a, ((size_t)most + 1) * sizeof *ids);
		n = find_by_time(x->find, 0, most, latest, ids);
		if (n > need && time_of(x->find, ids[n - 1]) != time_of(x->find, ids[need - 1]))
			break;
	}
	if (in_its_order(x) && x->r->want->offset < n)
		for (x->before = x->r->want->offset;
		     x->before > 0 &&
		     time_of(x->find, ids[x->before - 1]) == time_of(x->find, ids[x->before]);)
			x->before--;
	for (uint32_t i = (uint32_t)x->before; i < n; i++)
		put_row(x, rows, ids[i], 0);
	return true;
}

static bool take_first(struct answer *x, uint64_t need, FoundList *rows)
{
	switch (x->r->out->sort) {
	case SORT_RELEVANCE:
		if (!scores_alike(x->find) || x->asked.n)
			return take_best(x, need, rows);
		return take_by_time(x, need, false, rows);
	case SORT_DATE_DOWN: return take_by_time(x, need, true, rows);
	default: return take_by_time(x, need, false, rows);
	}
}

/* ---- Ties ---- */

static bool look_up_number(struct runner *r, struct found *row, struct error *err)
{
	bool ok = row->numbered || archive_get_number(r->f->archive, r->a, row->id, &row->mrn, err);

	row->numbered = true;
	return ok || err->kind == ERR_MISSING;
}

bool break_ties(struct runner *r, FoundList *rows, uint64_t from, uint64_t to, struct error *err)
{
	for (uint64_t first = 0, end; first < rows->n && first < to; first = end) {
		for (end = first + 1;
		     end < rows->n && found_tied(&rows->v[first], &rows->v[end], r->out->sort);)
			end++;
		if (end <= from || end == first + 1 || end - first > TIE_MOST)
			continue;
		for (uint64_t i = first; i < end; i++)
			if (!look_up_number(r, &rows->v[i], err))
				return false;
		found_sort(rows->v + first, end - first, r->out->sort);
	}
	return true;
}

/* ---- In order of numbers ---- */

/* The ids of all hits of the index, in no order. */
static IdList all_ids(struct answer *x)
{
	enum { SOME = 1024 };
	IdList ids = { .v = arena_raw(x->r->a, (x->indexed + 1) * sizeof *ids.v) };
	uint32_t docs[SOME], n;

	for (uint32_t i = 0; i < x->find->n; i++) {
		const struct find_part *p = &x->find->parts[i];
		uint32_t at = 0;

		while ((n = set_take(&p->set, &at, docs, SOME)))
			for (uint32_t k = 0; k < n; k++)
				ids.v[ids.n++] = segment_id(p->q.s, docs[k]);
	}
	return ids;
}

static bool number_few(struct answer *x, FoundList *rows)
{
	IdList ids = all_ids(x);

	for (uint32_t i = 0; i < ids.n; i++)
		*list_push(x->r->a, rows) = (struct found){ .id = ids.v[i] };
	for (uint32_t i = 0; i < rows->n; i++)
		if (!look_up_number(x->r, &rows->v[i], x->err))
			return false;
	for (uint32_t i = 0; i < x->r->rows.n; i++)
		*list_push(x->r->a, rows) = x->r->rows.v[i];
	found_sort(rows->v, rows->n, SORT_MRN);
	return true;
}

/* Which telegrams are hits, as bits, while the archive gives them in its order. */
struct pick {
	struct arena *a;
	uint64_t *bits;
	int64_t most;
	uint64_t skip, left;
	IdList *page;
};

static bool pick_one(void *data, int64_t id)
{
	struct pick *p = data;

	if (id > p->most || !set_bit(p->bits, (uint32_t)id))
		return true;
	if (p->skip > 0) {
		p->skip--;
		return true;
	}
	*list_push(p->a, p->page) = id;
	return --p->left > 0;
}

static bool number_many(struct answer *x, uint64_t offset, uint64_t limit, IdList *page)
{
	struct pick p = { .a = x->r->a, .skip = offset, .left = limit, .page = page };
	const FoundList *rows = &x->r->rows;
	IdList ids = all_ids(x);

	for (uint32_t i = 0; i < ids.n; i++)
		p.most = ids.v[i] > p.most ? ids.v[i] : p.most;
	for (uint32_t i = 0; i < rows->n; i++)
		p.most = rows->v[i].id > p.most ? rows->v[i].id : p.most;
	p.bits = arena_array(x->r->a, uint64_t, (size_t)p.most / 64 + 1);
	for (uint32_t i = 0; i < ids.n; i++)
		p.bits[ids.v[i] / 64] |= (uint64_t)1 << ids.v[i] % 64;
	for (uint32_t i = 0; i < rows->n; i++)
		p.bits[rows->v[i].id / 64] |= (uint64_t)1 << rows->v[i].id % 64;
	return archive_each_by_number(x->r->f->archive, pick_one, &p, x->err);
}

/* ---- The page ---- */

static void cut(struct arena *a, const FoundList *rows, uint64_t offset, uint64_t limit, IdList *page)
{
	for (uint64_t i = offset; i < rows->n && i < offset + limit; i++)
		*list_push(a, page) = rows->v[i].id;
}

static bool take_page(struct answer *x, uint64_t offset, uint64_t limit, IdList *page)
{
	struct runner *r = x->r;
	FoundList rows = { 0 };

	if (limit == 0)
		return true;
	if (r->out->sort == SORT_MRN && r->out->total > NUMBERS_FEW)
		return number_many(x, offset, limit, page);
	if (r->out->sort == SORT_MRN) {
		if (!number_few(x, &rows))
			return false;
	} else {
		if (!take_first(x, offset + limit, &rows))
			return false;
		offset -= x->before;
		for (uint32_t i = 0; i < r->rows.n; i++)
			*list_push(r->a, &rows) = r->rows.v[i];
		found_sort(rows.v, rows.n, r->out->sort);
		if (!break_ties(r, &rows, offset, offset + limit, x->err))
			return false;
	}
	cut(r->a, &rows, offset, limit, page);
	return true;
}

bool index_answer(struct runner *r, const struct lookup_view *v, IdList *page, struct error *err)
{
	struct answer x = { .r = r, .err = err };

	x.find = find_open(v->index, r->a, ask_make(r->a, r->q), err);
	if (!x.find || !find_all(x.find))
		return false;
	x.indexed = find_count(x.find);
	r->out->searched += v->index->live;
	r->out->total += x.indexed;
	if (r->want->facets)
		count_facets(&x);
	if (r->out->sort == SORT_RELEVANCE && !find_asked(&x, r->q->root))
		return false;
	return take_page(&x, r->want->offset, page_limit(r, r->out->total), page);
}
