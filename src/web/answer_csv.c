/*
 * answer_csv - all hits of a query as a table, which is sent while it is made.
 *
 * It lasts longer than the request and may be broken off at any moment: it has memory
 * and a connection of its own.
 */
#include <stdlib.h>

#include "search/flow.h"
#include "search/output.h"
#include "web/finder.h"

struct table {
	struct arena a; /* of the query and the ids of its hits */
	struct archive *archive;
	struct feed feed;
	struct result result;
	struct flow flow;
	bool begun;
};

static void release_table(void *data)
{
	struct table *t = data;

	flow_release(&t->flow);
	feed_release(&t->feed);
	archive_close(t->archive);
	arena_release(&t->a);
	free(t);
}

static bool fill_table(void *data, struct buf *b)
{
	struct table *t = data;
	HitList hits = { 0 };
	struct error err;

	if (!t->begun)
		hits_csv_head(b);
	t->begun = true;
	while (b->n == 0 && flow_more(&t->flow)) {
		if (!flow_next(&t->flow, &hits, &err))
			return false;
		hits_csv_rows(b, &hits);
	}
	return true;
}

/* What was asked, without the request that it points into. */
static struct asked keep_asked(struct arena *a, const struct asked *asked)
{
	struct asked out = *asked;

	out.q = arena_str(a, asked->q.p ? asked->q : S(""));
	out.filters = (StrList){ 0 };
	for (uint32_t i = 0; i < asked->filters.n; i++)
		*list_push(a, &out.filters) = arena_str(a, asked->filters.v[i]);
	return out;
}

/* The ids of the hits alone are kept: what the search needed besides is many times as much. */
static bool find_ids(struct table *t, const struct asked *asked, struct error *err)
{
	struct run_want want = { .limit = 0 };
	struct result r;
	struct arena a;
	bool ok;

	arena_init(&a);
	flow_want(&want, &t->feed);
	ok = finder_run_on(&a, &t->feed, asked_query(&a, asked), asked, &want, &r, err);
	if (ok && r.ids.n) {
		list_room(&t->a, &t->result.ids, r.ids.n);
		memcpy(t->result.ids.v, r.ids.v, r.ids.n * sizeof *r.ids.v);
		t->result.ids.n = r.ids.n;
	}
	arena_release(&a);
	return ok;
}

/* It is to be released even where this fails. */
static bool open_table(struct table *t, const struct visit *v, struct error *err)
{
	const struct asked here = finder_asked(v->rq), asked = keep_asked(&t->a, &here);
	struct query *q = asked_query(&t->a, &asked);

	if (!archive_open_read(&t->archive, v->room->path, err))
		return false;
	finder_feed(&t->feed, v->room, t->archive, &asked);
	flow_init(&t->flow, &t->feed, q, &t->result);
	return find_ids(t, &asked, err) && query_resolve(q, &t->a, &t->feed, err);
}

bool answer_search_csv(struct visit *v, struct error *err)
{
	struct table *t = calloc(1, sizeof *t);

	if (!t)
		return fail(err, ERR_LIMIT, "the system has no memory for another table");
	arena_init(&t->a);
	if (!open_table(t, v, err)) {
		release_table(t);
		return false;
	}
	v->rs->type = "text/csv; charset=utf-8";
	v->rs->filename = S("telegrams.csv");
	v->rs->stream = (struct stream){ fill_table, release_table, t };
	return true;
}
