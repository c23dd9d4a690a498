/*
 * answer_search - hits of a query as a page, as JSON, as a feed; counts as CSV.
 */
#include "base/json.h"
#include "page/atom.h"
#include "page/results.h"
#include "search/output.h"
#include "web/finder.h"
#include "web/named.h"

enum { FEED_HITS = 50 };

/* Without the facets that are dates, so that the other years and months can be chosen. */
static bool run_wide(struct visit *v, const struct asked *asked, const struct result *narrow,
                     struct result *out, struct error *err)
{
	const struct run_want want = { .count_only = true, .facets = true };
	struct asked wide = asked_list(asked, narrow->generation);

	wide.filters = (StrList){ 0 };
	for (uint32_t i = 0; i < asked->filters.n; i++)
		if (!str_starts(asked->filters.v[i], S("date:")))
			*list_push(v->rq->a, &wide.filters) = asked->filters.v[i];
	*out = *narrow;
	if (wide.filters.n == asked->filters.n)
		return true;
	return finder_run(v, asked_query(v->rq->a, &wide), &wide, &want, out, err);
}

/* Several telegrams of one number can only be told apart by their ids. */
static bool find_shared(struct visit *v, const struct result *r, bool **out, struct error *err)
{
	*out = arena_array(v->rq->a, bool, r->hits.n + 1);
	for (uint32_t i = 0; i < r->hits.n; i++) {
		IdList ids = { 0 };

		if (!r->hits.v[i].number.p)
			continue;
		if (!archive_find(v->archive, v->rq->a, &r->hits.v[i].mrn, &ids, err))
			return false;
		(*out)[i] = ids.n > 1;
	}
	return true;
}

/* The first number that a query names. */
static const struct query_node *number_in(const struct query_node *n)
{
	const struct query_node *found = n->kind == Q_NUMBER ? n : NULL;

	for (uint32_t i = 0; i < n->n && !found; i++)
		found = number_in(n->child[i]);
	return found;
}

/* Where the number that was asked for would stand. */
static bool find_near_numbers(struct visit *v, struct results_page *p, struct error *err)
{
	const struct query_node *n = p->result->total ? NULL : number_in(p->query->root);

	return !n || named_neighbours(v, &n->number.mrn, &p->before, &p->after, err);
}

bool answer_search(struct visit *v, struct error *err)
{
	struct html h = { &v->rs->body, v->rq->a };
	struct asked asked = finder_asked(v->rq);
	const struct run_want want = { .offset = (uint64_t)(asked.page - 1) * RESULTS_PER_PAGE,
		                       .limit = RESULTS_PER_PAGE,
		                       .facets = true,
		                       .diagnosis = true };
	struct result result, wide;
	bool *shared;
	struct query *query = asked_query(v->rq->a, &asked);
	struct results_page p = { .asked = &asked, .query = query, .result = &result, .wide = &wide };

	if (!finder_run(v, query, &asked, &want, &result, err) || !run_wide(v, &asked, &result, &wide, err) ||
	    !find_shared(v, &result, &shared, err) || !find_near_numbers(v, &p, err))
		return false;
	p.shared = shared;
	results_page(&h, &p);
	return true;
}

bool answer_search_json(struct visit *v, struct error *err)
{
	struct asked asked = finder_asked(v->rq);
	const struct run_want want = { .offset = (uint64_t)(asked.page - 1) * RESULTS_PER_PAGE,
		                       .limit = RESULTS_PER_PAGE,
		                       .facets = true,
		                       .diagnosis = true };
	struct query *q = asked_query(v->rq->a, &asked);
	struct result result;
	struct json j;

	if (!finder_run(v, q, &asked, &want, &result, err))
		return false;
	v->rs->type = "application/json";
	json_init(&j, &v->rs->body);
	result_json(&j, q, &result);
	buf_byte(&v->rs->body, '\n');
	return true;
}

/* One facet whole, or all of them. */
bool answer_facets_csv(struct visit *v, struct error *err)
{
	struct asked asked = finder_asked(v->rq);
	const struct run_want want = { .count_only = true, .facets = true };
	struct result result;
	enum facet f;

	if (!finder_run(v, asked_query(v->rq->a, &asked), &asked, &want, &result, err))
		return false;
	v->rs->type = "text/csv; charset=utf-8";
	v->rs->filename = S("counts.csv");
	facets_csv(&v->rs->body, &result, facet_read(request_get(v->rq, "of"), &f) ? 1u << f : (1u << FACET_COUNT) - 1);
	return true;
}

/* Those sent last, in whatever order the page has them. */
bool answer_search_atom(struct visit *v, struct error *err)
{
	struct html h = { &v->rs->body, v->rq->a };
	struct asked asked = finder_asked(v->rq), by_date = asked_sorted(&asked, SORT_DATE_DOWN);
	const struct run_want want = { .limit = FEED_HITS };
	struct result result;
	struct atom_feed feed = { asked.q, asked_parameters(v->rq->a, &by_date, 0), &result.hits };

	if (!finder_run(v, asked_query(v->rq->a, &by_date), &by_date, &want, &result, err))
		return false;
	v->rs->type = "application/atom+xml";
	atom_put(&h, asked.q.n ? asked.q : S("All telegrams"), arena_printf(v->rq->a, "http://%.*s", STR_ARG(v->rq->host)),
	         &feed, 1);
	return true;
}
