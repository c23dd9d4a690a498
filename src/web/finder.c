/*
 * finder - a search as the URL asks for it.
 */
#include "web/finder.h"

enum {
	QUERY_MOST = 8 * 1024,
	FILTERS_MOST = 32,
	PAGE_MOST = 100000000,
	PATIENCE = 250, /* telegrams that the index lacks: looking at more takes longer than a reader waits */
};

struct asked finder_asked(const struct request *rq)
{
	struct asked out = { .q = str_cut(str_trim(request_get(rq, "q")), 0, QUERY_MOST),
		             .sort = SORT_DEFAULT };

	for (uint32_t i = 0; i < rq->parameters.n && out.filters.n < FILTERS_MOST; i++)
		if (str_eq(rq->parameters.v[i].name, S("f")) && rq->parameters.v[i].value.n &&
		    !asked_has(&out, rq->parameters.v[i].value))
			*list_push(rq->a, &out.filters) = str_cut(rq->parameters.v[i].value, 0, QUERY_MOST);
	query_sort_read(request_get(rq, "sort"), &out.sort);
	out.literal = str_eq(request_get(rq, "literal"), S("1"));
	out.sentence_case = str_eq(request_get(rq, "case"), S("sentence"));
	out.page = request_number(rq, "page", 1, 1);
	out.generation = (uint64_t)request_number(rq, "g", 1, 0);
	if (out.page > PAGE_MOST)
		out.page = PAGE_MOST;
	return out;
}

void finder_feed(struct feed *out, const struct room *r, struct archive *ar, const struct asked *asked)
{
	feed_init_indexed(out, ar, r->lookup);
	out->generation = asked->generation;
}

bool finder_run_on(struct arena *a, struct feed *f, struct query *q, const struct asked *asked,
                   const struct run_want *want, struct result *out, struct error *err)
{
	struct run_want w = *want;

	w.sort = asked->sort;
	w.patience = PATIENCE;
	return search_run(a, f, q, &w, out, err);
}

bool finder_run(struct visit *v, struct query *q, const struct asked *asked, const struct run_want *want,
                struct result *out, struct error *err)
{
	struct feed feed;
	bool ok;

	finder_feed(&feed, v->room, v->archive, asked);
	ok = finder_run_on(v->rq->a, &feed, q, asked, want, out, err);
	feed_release(&feed);
	return ok;
}
