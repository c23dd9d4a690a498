/*
 * answer_telegram - one telegram as a page, as bytes, as JSON.
 */
#include "base/json.h"
#include "base/utf8.h"
#include "page/absent.h"
#include "page/citing.h"
#include "page/raw.h"
#include "page/telegram.h"
#include "web/finder.h"

/* What the path names. */
struct named {
	struct mrn mrn;   /* of /cable/…; number 0 else */
	IdList ids;       /* the telegrams of that number, or the one of /telegram/… */
	int64_t id;       /* the one to show; 0: none is held */
	bool moved;       /* the number was spelt in another way: the answer is its address */
};

struct loaded {
	struct summary summary;
	struct source source;
	struct cable *cable;
};

static void no_such_telegram(struct visit *v)
{
	answer_trouble(v, HTTP_NOT_FOUND, S("There is no such telegram"),
	               S("The archive has no telegram at this address. Search for its number instead; any spelling will do."));
}

static void move_to(struct visit *v, Str mrn)
{
	Str path = v->rq->path, rest;
	size_t at = str_find(path, v->rq->captures[0]);
	struct asked asked = finder_asked(v->rq);

	rest = str_cut(path, at + v->rq->captures[0].n, path.n);
	v->rs->status = HTTP_MOVED;
	v->rs->location = arena_printf(v->rq->a, "%.*s%.*s%.*s", STR_ARG(telegram_url(v->rq->a, mrn, 0)), STR_ARG(rest),
	                               STR_ARG(asked_parameters(v->rq->a, &asked, request_number(v->rq, "hit", 1, 0))));
}

static bool find_by_number(struct visit *v, Str spelt, struct named *out, struct error *err)
{
	Str canonical;

	if (!mrn_read(v->rq->a, spelt, &out->mrn))
		return true;
	canonical = mrn_str(v->rq->a, &out->mrn);
	out->moved = canonical.p && !str_eq(canonical, spelt);
	if (out->moved) {
		move_to(v, canonical);
		return true;
	}
	if (!archive_find(v->archive, v->rq->a, &out->mrn, &out->ids, err))
		return false;
	out->id = out->ids.n ? out->ids.v[0] : 0;
	return true;
}

static bool find_by_id(struct visit *v, Str digits, struct named *out, struct error *err)
{
	struct summary s;
	struct error missing;
	uint32_t id;

	if (!take_number(&digits, 9, &id) || digits.n)
		return true;
	if (!archive_get_summary(v->archive, v->rq->a, id, &s, &missing)) {
		*err = missing;
		return missing.kind == ERR_MISSING;
	}
	out->id = id;
	return !s.mrn.p || !mrn_read(v->rq->a, s.mrn, &out->mrn) || archive_find(v->archive, v->rq->a, &out->mrn, &out->ids, err);
}

static bool find_named(struct visit *v, struct named *out, struct error *err)
{
	*out = (struct named){ .id = 0 };
	if (str_starts(v->rq->path, S("/telegram/")))
		return find_by_id(v, v->rq->captures[0], out, err);
	return find_by_number(v, v->rq->captures[0], out, err);
}

static bool load(struct visit *v, int64_t id, struct loaded *out, struct error *err)
{
	struct arena scratch;
	Str text;

	if (!archive_get_summary(v->archive, v->rq->a, id, &out->summary, err) ||
	    !archive_get_source(v->archive, v->rq->a, id, &out->source, err) || !archive_get_text(v->archive, v->rq->a, id, &text, err))
		return false;
	arena_init(&scratch);
	out->cable = telegram_read(v->rq->a, &scratch, text);
	arena_release(&scratch);
	telegram_check(v->rq->a, out->cable);
	return true;
}

/* The telegram that the path names; false too when there is none and the answer says so. `*ok` tells the two apart. */
static bool find_and_load(struct visit *v, struct named *n, struct loaded *out, bool *ok, struct error *err)
{
	*ok = find_named(v, n, err);
	if (!*ok || n->moved)
		return false;
	if (!n->id) {
		no_such_telegram(v);
		return false;
	}
	*ok = load(v, n->id, out, err);
	return *ok;
}

static bool get_summary(struct visit *v, int64_t id, const struct summary **out, struct error *err)
{
	struct summary *s = arena_new(v->rq->a, struct summary);

	if (id && !archive_get_summary(v->archive, v->rq->a, id, s, err))
		return false;
	*out = id ? s : NULL;
	return true;
}

static bool get_neighbours(struct visit *v, const struct mrn *m, const struct summary **before, const struct summary **after, struct error *err)
{
	struct neighbours around = { 0, 0 };

	if (m->number && !archive_get_neighbours(v->archive, m, &around, err))
		return false;
	return get_summary(v, around.before, before, err) && get_summary(v, around.after, after, err);
}

static bool fill_reference(struct visit *v, const struct held_reference *from, struct cited_number *to, struct error *err)
{
	const struct summary *held;
	struct mrn m;

	*to = (struct cited_number){ .label = from->label, .mrn = from->mrn, .raw = from->raw, .kind = from->kind, .notal = from->notal };
	to->held = from->held.n ? from->held.v[0] : 0;
	if (!get_summary(v, to->held, &held, err))
		return false;
	if (held)
		to->subject = held->subject;
	return held || !from->mrn.p || !mrn_read(v->rq->a, from->mrn, &m) || archive_count_citations(v->archive, &m, &to->citations, err);
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
		if (!get_summary(v, ids->v[i], list_push(v->rq->a, &p->same_number), err))
			return false;
	return true;
}

/* The page of a hit beside this one, which goes on remembering the search. */
static Str hit_address(struct visit *v, const struct asked *asked, const struct hit *hit, long at)
{
	IdList ids = { 0 };
	bool shared = hit->number.p && archive_find(v->archive, v->rq->a, &hit->mrn, &ids, NULL) && ids.n > 1;

	return arena_printf(v->rq->a, "%.*s%.*s", STR_ARG(telegram_url(v->rq->a, shared ? STR_NONE : hit->number, hit->id)),
	                    STR_ARG(asked_parameters(v->rq->a, asked, at)));
}

static bool fill_walk(struct visit *v, const struct query *q, const struct asked *asked, struct hit_walk *out, struct error *err)
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
	const struct query *q;
	struct document *d;

	*asked = finder_asked(v->rq);
	p->asked = asked;
	if (!asked->q.n && !asked->filters.n)
		return true;
	q = asked_query(v->rq->a, asked);
	d = document_read(v->rq->a, p->cable, q->parts);
	p->document = d;
	if (match(v->rq->a, q, d))
		p->marks = match_marks(v->rq->a, q, d, NULL);
	return fill_walk(v, q, asked, &p->walk, err);
}

static bool show(struct visit *v, const struct named *n, const struct loaded *l, struct error *err)
{
	struct html h = { &v->rs->body, v->rq->a };
	struct telegram_page p = { .cable = l->cable, .self = &l->summary, .source = &l->source };

	if (!get_neighbours(v, &n->mrn, &p.before, &p.after, err) || !fill_references(v, &p, err) || !fill_same_number(v, &n->ids, &p, err) ||
	    !fill_hits(v, &p, err))
		return false;
	if (n->mrn.number && !archive_get_citations(v->archive, v->rq->a, &n->mrn, &p.cited_by, err))
		return false;
	telegram_page(&h, &p);
	return true;
}

/* The sentence of the citing text that names the number; absent where only its references do. */
static bool find_sentence(struct visit *v, const struct mrn *m, const struct citation *by, Str *out, struct error *err)
{
	struct loaded l;

	if (!load(v, by->id, &l, err))
		return false;
	*out = citing_sentence(v->rq->a, l.cable, m);
	return true;
}

static bool show_absent(struct visit *v, const struct mrn *m, struct error *err)
{
	enum { SENTENCES_MOST = 50 };
	struct html h = { &v->rs->body, v->rq->a };
	struct absent_page p = { .mrn = mrn_str(v->rq->a, m) };
	CitationList list = { 0 };

	if (!archive_get_citations(v->archive, v->rq->a, m, &list, err) || !get_neighbours(v, m, &p.before, &p.after, err))
		return false;
	for (uint32_t i = 0; i < list.n; i++) {
		struct citing *c = list_push(v->rq->a, &p.cited_by);

		c->citation = list.v[i];
		if (i < SENTENCES_MOST && !find_sentence(v, m, &list.v[i], &c->sentence, err))
			return false;
	}
	v->rs->status = HTTP_NOT_FOUND;
	absent_page(&h, &p);
	return true;
}

bool answer_telegram(struct visit *v, struct error *err)
{
	struct named n;
	struct loaded l;

	if (!find_named(v, &n, err))
		return false;
	if (n.moved)
		return true;
	if (n.id)
		return load(v, n.id, &l, err) && show(v, &n, &l, err);
	if (n.mrn.number)
		return show_absent(v, &n.mrn, err);
	no_such_telegram(v);
	return true;
}

static Str base_address(struct visit *v, const struct named *n, const struct loaded *l)
{
	return telegram_url(v->rq->a, n->ids.n > 1 ? STR_NONE : l->summary.mrn, l->summary.id);
}

bool answer_telegram_raw(struct visit *v, struct error *err)
{
	struct html h = { &v->rs->body, v->rq->a };
	struct raw_page p;
	struct named n;
	struct loaded l;
	bool ok;

	if (!find_and_load(v, &n, &l, &ok, err))
		return ok;
	p = (struct raw_page){ .cable = l.cable, .self = &l.summary, .telegram_url = base_address(v, &n, &l) };
	p.text_url = arena_printf(v->rq->a, "%.*s.txt", STR_ARG(p.telegram_url));
	raw_page(&h, &p);
	return true;
}

bool answer_telegram_text(struct visit *v, struct error *err)
{
	struct named n;
	struct loaded l;
	bool ok;

	if (!find_and_load(v, &n, &l, &ok, err))
		return ok;
	v->rs->type = utf8_valid(l.cable->text) ? "text/plain; charset=utf-8" : "application/octet-stream";
	v->rs->filename = arena_printf(v->rq->a, "%.*s.txt", STR_ARG(v->rq->captures[0]));
	buf_put(&v->rs->body, l.cable->text);
	return true;
}

bool answer_telegram_json(struct visit *v, struct error *err)
{
	struct named n;
	struct loaded l;
	struct json j;
	bool ok;

	if (!find_and_load(v, &n, &l, &ok, err))
		return ok;
	v->rs->type = "application/json";
	json_init(&j, &v->rs->body);
	telegram_json(&j, l.cable, &l.source, str_eq(request_get(v->rq, "tree"), S("1")));
	buf_byte(&v->rs->body, '\n');
	return true;
}
