/*
 * answer_bytes - one telegram as its bytes: explained, as a file; and as JSON.
 */
#include "base/json.h"
#include "base/utf8.h"
#include "page/asked.h"
#include "page/raw.h"
#include "web/named.h"

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

	if (!named_find_and_load(v, &n, &l, &ok, err))
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

	if (!named_find_and_load(v, &n, &l, &ok, err))
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

	if (!named_find_and_load(v, &n, &l, &ok, err))
		return ok;
	v->rs->type = "application/json";
	json_init(&j, &v->rs->body);
	telegram_json(&j, l.cable, &l.source, str_eq(request_get(v->rq, "tree"), S("1")));
	buf_byte(&v->rs->body, '\n');
	return true;
}
