/*
 * answer_telegram - one telegram as a page, with what stands around it in the archive and in a search.
 */
#include "archive/versions.h"
#include "page/telegram.h"
#include "web/finder.h"
#include "web/named.h"

static bool fill_reference(struct visit *v, const struct held_reference *from, struct cited_number *to,
                           struct error *err)
{
	const struct summary *held;
	struct mrn m;

	*to = (struct cited_number){ .label = from->label,
		                     .mrn = from->mrn,
		                     .raw = from->raw,
		                     .kind = from->kind,
		                     .notal = from->notal };
	to->held = from->held.n ? from->held.v[0] : 0;
	if (!named_summary(v, to->held, &held, err))
		return false;
	if (held)
		to->subject = held->subject;
	return held || !from->mrn.p || !mrn_read(v->rq->a, from->mrn, &m) ||
	       archive_count_citations(v->archive, &m, &to->citations, err);
}

static bool fill_references(struct visit *v, struct telegram_page *p, struct error *err)
{
	HeldReferenceList refs = { 0 };

	if (!archive_get_references(v->archive, v->rq->a, p->self->id, &refs, err))
		return false;
	for (uint32_t i = 0; i < refs.n; i++)
		if (!fill_reference(v, &refs.v[i], list_push(v->rq->a, &p->refers_to), err))
			return false;
	return true;
}

static bool fill_same_number(struct visit *v, const IdList *ids, struct telegram_page *p, struct error *err)
{
	for (uint32_t i = 0; ids->n > 1 && i < ids->n; i++)
		if (!named_summary(v, ids->v[i], list_push(v->rq->a, &p->same_number), err))
			return false;
	return true;
}

static bool is_chosen(const struct telegram_page *p, int64_t id)
{
	for (uint32_t i = 0; i < p->same_number.n; i++)
		if (p->same_number.v[i]->id == id)
			return true;
	return false;
}

/* Those of the same number are offered already, unless that is what is wrong with them. */
static bool fill_near(struct visit *v, struct telegram_page *p, struct error *err)
{
	NearList list = { 0 };

	if (!archive_get_near(v->archive, v->rq->a, p->self->id, &list, err))
		return false;
	for (uint32_t i = 0; i < list.n; i++) {
		const struct near_text *n = &list.v[i];
		struct near_telegram one = { .mispaired = n->kind == NEAR_MISPAIRED, .likeness = n->likeness };

		if (!one.mispaired && is_chosen(p, n->id))
			continue;
		if (!named_summary(v, n->id, &one.other, err))
			return false;
		*list_push(v->rq->a, &p->near) = one;
	}
	return true;
}

/* The page of a hit beside this one, which goes on remembering the search. */
static Str hit_address(struct visit *v, const struct asked *asked, const struct hit *hit, long at)
{
	IdList ids = { 0 };
	bool shared = hit->number.p && archive_find(v->archive, v->rq->a, &hit->mrn, &ids, NULL) && ids.n > 1;

	return arena_printf(v->rq->a, "%.*s%.*s",
	                    STR_ARG(telegram_url(v->rq->a, shared ? STR_NONE : hit->number, hit->id)),
	                    STR_ARG(asked_parameters(v->rq->a, asked, at)));
}

static bool fill_walk(struct visit *v, struct query *q, const struct asked *asked, struct hit_walk *out,
                      struct error *err)
{
	long at = request_number(v->rq, "hit", 1, 0);
	struct run_want want = { .offset = at > 1 ? (uint64_t)at - 2 : 0, .limit = at > 1 ? 3 : 2 };
	uint32_t own = at > 1;
	struct result r;

	if (!at)
		return true;
	if (!finder_run(v, q, asked, &want, &r, err))
		return false;
	if (own >= r.hits.n)
		return true;
	*out = (struct hit_walk){ .at = at, .total = (int64_t)r.total };
	if (own)
		out->before = hit_address(v, asked, &r.hits.v[0], at - 1);
	if (own + 1 < r.hits.n)
		out->after = hit_address(v, asked, &r.hits.v[own + 1], at + 1);
	return true;
}

static bool fill_hits(struct visit *v, struct telegram_page *p, struct error *err)
{
	struct asked *asked = arena_new(v->rq->a, struct asked);
	struct query *q;
	struct document *d;

	*asked = finder_asked(v->rq);
	p->asked = asked;
	if (!asked->q.n && !asked->filters.n)
		return true;
	q = asked_query(v->rq->a, asked);
	d = document_read(v->rq->a, p->cable, q->parts);
	p->document = d;
	if (match(v->rq->a, q, d))
		p->marks = match_marks(v->rq->a, q, d);
	return fill_walk(v, q, asked, &p->walk, err);
}

static bool show(struct visit *v, const struct named *n, const struct loaded *l, struct error *err)
{
	struct html h = { &v->rs->body, v->rq->a };
	struct telegram_page p = { .cable = l->cable, .self = &l->summary, .source = &l->source };

	if (!named_neighbours(v, &n->mrn, &p.before, &p.after, err) || !fill_references(v, &p, err) ||
	    !fill_same_number(v, &n->ids, &p, err) || !fill_near(v, &p, err) || !fill_hits(v, &p, err) ||
	    !archive_get_corrections(v->archive, v->rq->a, p.self->id, &p.corrections, err))
		return false;
	if (n->mrn.number && !archive_get_citations(v->archive, v->rq->a, &n->mrn, &p.cited_by, err))
		return false;
	telegram_page(&h, &p);
	return true;
}

bool answer_telegram(struct visit *v, struct error *err)
{
	struct named n;
	struct loaded l;

	if (!named_find(v, &n, err))
		return false;
	if (n.moved)
		return true;
	if (n.id)
		return named_load(v, n.id, &l, err) && show(v, &n, &l, err);
	if (n.mrn.number)
		return answer_absent(v, &n.mrn, err);
	named_missing(v);
	return true;
}
