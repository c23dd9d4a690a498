/*
 * hit - what a list shows of one telegram that a query found.
 */
#include "search/hit.h"

#include "search/filter.h"

/* The post's name if it is known, else the address as it stands. */
static Str party_name(const struct party *p)
{
	return p->post.n > 0 ? p->post : p->name.n > 0 ? p->name : p->raw;
}

static Str copy(struct arena *a, Str s)
{
	return s.p ? arena_str(a, s) : STR_NONE;
}

static SpanList copy_spans(struct arena *a, const SpanList *l)
{
	SpanList out = { 0 };

	for (uint32_t i = 0; i < l->n; i++)
		*list_push(a, &out) = l->v[i];
	return out;
}

static void fill_values(struct arena *a, struct hit *h, const struct cable *c)
{
	struct period days = cable_days(c);
	Str post = cable_post(c);

	h->mrn = c->mrn;
	h->mrn.post = copy(a, c->mrn.post);
	if (c->mrn.number > 0)
		h->number = mrn_str(a, &c->mrn);
	h->dtg = c->dtg;
	h->day = days.from == days.to ? days.from : 0;
	h->from = copy(a, post.n > 0 ? post : c->has_from ? party_name(&c->from) : STR_NONE);
	for (uint32_t i = 0; i < c->to.n; i++)
		*list_push(a, &h->to) = copy(a, party_name(&c->to.v[i]));
	h->sent = c->classification;
	h->now = telegram_level_now(c, &h->sbu);
	h->subject = copy(a, c->subject);
}

struct hit hit_make(struct arena *a, struct arena *scratch, const struct query *q, const struct fed *one,
                    const struct document *d)
{
	struct hit h = { .id = one->id, .path = copy(a, one->path), .member = copy(a, one->member) };
	MarkList marks = match_marks(scratch, q, d);
	SpanList subject = snippet_subject(scratch, d, &marks);

	fill_values(a, &h, one->cable);
	h.subject_hits = copy_spans(a, &subject);
	h.snippet = snippet_make(scratch, d, &marks);
	h.snippet.mark = copy(a, h.snippet.mark);
	h.snippet.text = copy(a, h.snippet.text);
	h.snippet.hits = copy_spans(a, &h.snippet.hits);
	return h;
}
