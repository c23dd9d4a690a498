/*
 * flow - the hits of an answer, some at a time.
 */
#include "search/flow.h"

void flow_want(struct run_want *want, const struct feed *feed)
{
	want->ids = feed->archive != NULL;
}

void flow_init(struct flow *f, struct feed *feed, struct query *q, const struct result *r)
{
	*f = (struct flow){ .feed = feed, .query = q, .result = r };
	arena_init(&f->a);
}

void flow_release(struct flow *f)
{
	arena_release(&f->a);
}

static uint32_t count(const struct flow *f)
{
	return f->feed->archive ? f->result->ids.n : f->result->hits.n;
}

bool flow_more(const struct flow *f)
{
	return f->at < count(f);
}

bool flow_next(struct flow *f, HitList *out, struct error *err)
{
	uint32_t left = count(f) - f->at, n = left < FLOW_PORTION ? left : FLOW_PORTION, from = f->at;
	IdList ids = { .n = n };

	f->at += n;
	if (!f->feed->archive) {
		*out = (HitList){ .v = f->result->hits.v + from, .n = n };
		return true;
	}
	ids.v = f->result->ids.v + from;
	arena_reset(&f->a);
	return search_hits(&f->a, f->feed, f->query, &ids, out, err);
}
