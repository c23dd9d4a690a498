/*
 * named - the telegram that a path names, read again from its bytes.
 */
#include "web/named.h"

#include "web/finder.h"

void named_missing(struct visit *v)
{
	answer_trouble(v, HTTP_NOT_FOUND, S("There is no such telegram"),
	               S("The archive has no telegram at this address. Search for its number instead; "
	                 "any spelling will do."));
}

static void move_to(struct visit *v, Str mrn)
{
	Str path = v->rq->path, rest;
	size_t at = str_find(path, v->rq->captures[0]);
	struct asked asked = finder_asked(v->rq);

	rest = str_cut(path, at + v->rq->captures[0].n, path.n);
	v->rs->status = HTTP_MOVED;
	v->rs->location =
		arena_printf(v->rq->a, "%.*s%.*s%.*s", STR_ARG(telegram_url(v->rq->a, mrn, 0)), STR_ARG(rest),
	                     STR_ARG(asked_parameters(v->rq->a, &asked, request_number(v->rq, "hit", 1, 0))));
}

/* Whether the address it is moved to would be left as it is. */
static bool is_stable(struct arena *a, Str canonical)
{
	struct mrn m;

	return canonical.p && mrn_read(a, canonical, &m) && str_eq(mrn_str(a, &m), canonical);
}

static bool find_by_number(struct visit *v, Str spelt, struct named *out, struct error *err)
{
	Str canonical;

	if (!mrn_read(v->rq->a, spelt, &out->mrn))
		return true;
	canonical = mrn_str(v->rq->a, &out->mrn);
	out->moved = !str_eq(canonical, spelt) && is_stable(v->rq->a, canonical);
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
	return !s.mrn.p || !mrn_read(v->rq->a, s.mrn, &out->mrn) ||
	       archive_find(v->archive, v->rq->a, &out->mrn, &out->ids, err);
}

bool named_find(struct visit *v, struct named *out, struct error *err)
{
	*out = (struct named){ .id = 0 };
	if (str_starts(v->rq->path, S("/telegram/")))
		return find_by_id(v, v->rq->captures[0], out, err);
	return find_by_number(v, v->rq->captures[0], out, err);
}

bool named_load(struct visit *v, int64_t id, struct loaded *out, struct error *err)
{
	struct arena scratch;
	Str text;

	if (!archive_get_summary(v->archive, v->rq->a, id, &out->summary, err) ||
	    !archive_get_source(v->archive, v->rq->a, id, &out->source, err) ||
	    !archive_get_text(v->archive, v->rq->a, id, &text, err))
		return false;
	arena_init(&scratch);
	out->cable = telegram_read(v->rq->a, &scratch, text);
	arena_release(&scratch);
	telegram_check(v->rq->a, out->cable);
	return true;
}

bool named_find_and_load(struct visit *v, struct named *n, struct loaded *out, bool *ok, struct error *err)
{
	*ok = named_find(v, n, err);
	if (!*ok || n->moved)
		return false;
	if (!n->id) {
		named_missing(v);
		return false;
	}
	*ok = named_load(v, n->id, out, err);
	return *ok;
}

bool named_summary(struct visit *v, int64_t id, const struct summary **out, struct error *err)
{
	struct summary *s = arena_new(v->rq->a, struct summary);

	if (id && !archive_get_summary(v->archive, v->rq->a, id, s, err))
		return false;
	*out = id ? s : NULL;
	return true;
}

bool named_neighbours(struct visit *v, const struct mrn *m, const struct summary **before,
                      const struct summary **after, struct error *err)
{
	struct neighbours around = { 0, 0 };

	if (m->number && !archive_get_neighbours(v->archive, m, &around, err))
		return false;
	return named_summary(v, around.before, before, err) && named_summary(v, around.after, after, err);
}
