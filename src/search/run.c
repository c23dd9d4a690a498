/*
 * run - a query over many telegrams: hits in order, exact counts.
 */
#include "search/run.h"

#include "index/word.h"
#include "search/run_part.h"

uint64_t page_limit(const struct runner *r, uint64_t total)
{
	uint64_t n = r->want->offset < total ? total - r->want->offset : 0;

	if (r->want->count_only)
		return 0;
	return r->want->limit > 0 && n > r->want->limit ? r->want->limit : n;
}

static enum query_sort sort_of(const struct query *q, const struct run_want *want)
{
	if (want->sort != SORT_DEFAULT)
		return want->sort;
	if (q->sort != SORT_DEFAULT)
		return q->sort;
	return q->words ? SORT_RELEVANCE : SORT_DATE;
}

static void make_hit(void *data, const struct fed *one)
{
	struct runner *r = data;
	struct document *d;

	arena_reset(&r->doc);
	d = document_read(&r->doc, one->cable, r->q->parts);
	d->id = one->id;
	*list_push(r->a, &r->out->hits) = hit_make(r->a, &r->doc, r->q, one, d);
}

/* ---- Every telegram was looked at ---- */

static bool take_page(struct runner *r, struct error *err)
{
	uint64_t from = r->out->offset, n = page_limit(r, r->rows.n);
	int64_t *ids = arena_array(r->a, int64_t, n + 1);

	for (uint64_t i = 0; i < n; i++)
		ids[i] = r->rows.v[from + i].id;
	for (uint64_t i = 0; r->want->ids && i < n; i++)
		*list_push(r->a, &r->out->ids) = ids[i];
	for (uint64_t i = 0; r->keep && i < n; i++)
		*list_push(r->a, &r->out->hits) = r->ready.v[r->rows.v[from + i].ready];
	return r->keep || r->want->ids || feed_get(r->f, ids, n, make_hit, r, err);
}

static bool by_matcher(struct runner *r, struct error *err)
{
	if (!plain_all(r, err))
		return false;
	found_sort(r->rows.v, r->rows.n, r->out->sort);
	r->out->offset = r->want->offset < r->rows.n ? r->want->offset : r->rows.n;
	return take_page(r, err);
}

static bool why_nothing(struct runner *r, struct error *err)
{
	if (!r->want->diagnosis || r->out->total > 0 || !feed_lasts(r->f))
		return true;
	r->out->diagnosed = true;
	return diagnose(r->a, r->f, r->q, &r->out->absent, err);
}

/* ---- The index answers ---- */

static uint64_t docs_of(void *data, Str stem)
{
	const struct index *x = data;
	uint64_t n = 0;

	for (uint32_t i = 0; i < x->view_count; i++)
		n += word_docs(x->views[i].segment, stem);
	return n;
}

/* Its words weigh what they weigh in the index, so that the scores go together. */
static void weigh_by_index(struct runner *r, struct index *x)
{
	if (r->out->sort != SORT_RELEVANCE || x->docs == 0)
		return;
	r->scoring = scoring_open(r->a, r->q);
	scoring_know(r->scoring, x->docs, x->lengths, docs_of, x);
	r->weighed = true;
}

static bool look_at_rest(struct runner *r, const struct lookup_view *v, struct error *err)
{
	if (r->want->patience && v->lack_count > r->want->patience) {
		r->out->unindexed = v->lack_count;
		return true;
	}
	r->out->looked_at = v->lack_count;
	if (v->lack_count)
		weigh_by_index(r, v->index);
	return plain_some(r, v->lacks, v->lack_count, err);
}

/* ---- Why there is nothing ---- */

static void look_for_parts(void *data, const struct fed *one)
{
	struct runner *r = data;
	struct document *d;

	arena_reset(&r->doc);
	d = document_read(&r->doc, one->cable, r->q->parts | PARTS_PLAIN);
	d->id = one->id;
	parts_look(&r->doc, &r->out->parts, d);
}

/* What the index has nowhere may stand in what it lacks. */
static bool clear_of_blame(struct runner *r, const struct lookup_view *v, struct error *err)
{
	AbsenceList *absent = &r->out->absent;
	PartsFound asked = r->out->parts;
	uint32_t n = 0;
	bool ok;

	r->out->parts = (PartsFound){ 0 };
	for (uint32_t i = 0; i < absent->n; i++)
		*list_push(r->a, &r->out->parts) = (struct part_found){ .node = absent->v[i].node };
	ok = feed_get(r->f, v->lacks, v->lack_count, look_for_parts, r, err);
	for (uint32_t i = 0; i < absent->n; i++)
		if (r->out->parts.v[i].n == 0)
			absent->v[n++] = absent->v[i];
	absent->n = n;
	r->out->parts = asked;
	return ok;
}

static bool diagnose_both(struct runner *r, const struct lookup_view *v, struct error *err)
{
	if (!r->want->diagnosis || r->out->total > 0)
		return true;
	r->out->diagnosed = true;
	return diagnose_index(r->a, v->index, r->q, &r->out->absent, err) &&
	       (r->out->looked_at == 0 || clear_of_blame(r, v, err));
}

static bool by_index(struct runner *r, const struct lookup_view *v, struct error *err)
{
	IdList page = { 0 };

	if (!look_at_rest(r, v, err) || !index_answer(r, v, &page, err))
		return false;
	r->out->offset = r->want->offset < r->out->total ? r->want->offset : r->out->total;
	if (r->want->ids)
		r->out->ids = page;
	else if (!feed_get(r->f, page.v, page.n, make_hit, r, err))
		return false;
	if (r->want->parts && !parts_find(r->a, v->index, &r->out->parts, err))
		return false;
	return diagnose_both(r, v, err);
}

/* Without an index all are lacking: as many as the patience allows. */
static bool by_view(struct runner *r, const struct lookup_view *v, struct error *err)
{
	r->out->generation = v->generation;
	r->out->state = v->state;
	r->out->by_index = v->index != NULL;
	if (v->index)
		return by_index(r, v, err);
	if (r->want->patience && v->lack_count > r->want->patience) {
		r->out->unindexed = v->lack_count;
		return true;
	}
	r->out->looked_at = v->lack_count;
	return by_matcher(r, err) && why_nothing(r, err);
}

static bool run_once(struct runner *r, bool *damaged, struct error *err)
{
	const struct lookup_view *v;
	bool ok;

	*damaged = false;
	if (!r->f->archive || !r->f->lookup)
		return by_matcher(r, err) && why_nothing(r, err);
	if (!lookup_take(r->f->lookup, r->f->archive, r->f->generation, &v, err))
		return false;
	ok = by_view(r, v, err);
	*damaged = !ok && v->index && err->kind == ERR_FORMAT;
	if (*damaged)
		lookup_mend(r->f->lookup, v);
	lookup_give(r->f->lookup, v);
	return ok;
}

static void begin(struct runner *r, struct result *out)
{
	*out = (struct result){ .sort = sort_of(r->q, r->want) };
	r->rows.n = 0;
	r->ready.n = 0;
	r->scored.n = 0;
	r->scoring = NULL;
	r->weighed = false;
	r->out = out;
	if (r->want->parts)
		parts_list(r->a, r->q->root, 0, &out->parts);
}

/* Once more where a segment turned out to be damaged: what was in it is looked at one by one then. */
bool search_run(struct arena *a, struct feed *f, struct query *q, const struct run_want *want,
                struct result *out, struct error *err)
{
	enum { TRIES = 4 };
	struct runner r = { .a = a, .f = f, .q = q, .want = want, .keep = !f->archive };
	bool ok = false, damaged = true;

	if (!query_resolve(q, a, f, err))
		return false;
	arena_init(&r.doc);
	for (int i = 0; i < TRIES && damaged && !ok; i++) {
		begin(&r, out);
		ok = run_once(&r, &damaged, err);
	}
	arena_release(&r.doc);
	for (int i = 0; ok && want->facets && i < FACET_COUNT; i++)
		tally_sort(&out->facets[i]);
	if (ok && want->facets)
		out->months = timeline_of(a, &out->facets[FACET_MONTH], out->total);
	return ok;
}

bool search_hits(struct arena *a, struct feed *f, struct query *q, const IdList *ids, HitList *out,
                 struct error *err)
{
	struct result result = { 0 };
	struct runner r = { .a = a, .f = f, .q = q, .out = &result };
	bool ok;

	arena_init(&r.doc);
	ok = feed_get(f, ids->v, ids->n, make_hit, &r, err);
	arena_release(&r.doc);
	*out = result.hits;
	return ok;
}
