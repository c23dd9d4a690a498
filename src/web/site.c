/*
 * site - the reading room as an answer to requests.
 */
#include "web/site.h"

#include "page/trouble.h"
#include "web/assets.h"
#include "web/routes.h"

static const char page_type[] = "text/html; charset=utf-8";

/* The host without its port. */
static Str host_name(Str host)
{
	size_t end = host.n && host.p[0] == '[' ? str_find_byte(host, ']') + 1 : str_find_byte(host, ':');

	return str_cut(host, 0, end);
}

/* Four numbers, or an IPv6 address: no name that another could make point here. */
static bool is_number(Str name)
{
	if (name.n && name.p[0] == '[')
		return true;
	for (size_t i = 0; i < name.n; i++)
		if (!is_digit((unsigned char)name.p[i]) && name.p[i] != '.')
			return false;
	return name.n > 0;
}

bool site_knows_host(const char *address, Str host)
{
	static const Str own[] = { S_INIT("localhost"), S_INIT("127.0.0.1"), S_INIT("[::1]") };
	bool everywhere = strcmp(address, "0.0.0.0") == 0 || strcmp(address, "::") == 0;
	Str name = host_name(host), given = str_of(address);

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (str_ieq(name, own[i]))
			return true;
	if (name.n > 2 && name.p[0] == '[' && str_ieq(str_cut(name, 1, name.n - 1), given))
		return true;
	return str_ieq(name, given) || (everywhere && is_number(name));
}

void answer_trouble(struct visit *v, enum http_status status, Str title, Str sentence)
{
	struct html h = { &v->rs->body, v->rq->a };

	buf_clear(&v->rs->body);
	v->rs->status = status;
	v->rs->type = page_type;
	trouble_page(&h, title, sentence);
}

static void answer_nothing(struct visit *v)
{
	answer_trouble(v, HTTP_NOT_FOUND, S("There is no such page"),
	               S("The address is not one of this reading room's; perhaps it was cut on its way."));
}

bool answer_asset(struct visit *v, struct error *err)
{
	(void)err;
	for (size_t i = 0; i < assets_count; i++) {
		if (!str_eq(assets[i].name, v->rq->captures[0]))
			continue;
		v->rs->type = assets[i].type;
		v->rs->etag = assets[i].etag;
		if (str_eq(v->rq->if_none_match, assets[i].etag))
			v->rs->status = HTTP_NOT_MODIFIED;
		else
			buf_put(&v->rs->body, assets[i].bytes);
		return true;
	}
	answer_nothing(v);
	return true;
}

static void dispatch(struct visit *v)
{
	struct error err = { ERR_NONE, "" };

	for (const struct route *r = routes; r->pattern; r++) {
		if (!route_fits(r->pattern, v->rq->path, v->rq->captures))
			continue;
		if (!room_archive(v->room, &v->archive, &err) || !r->answer(v, &err))
			answer_trouble(v, HTTP_FAILED, S("The archive does not answer"), str_of(err.text));
		return;
	}
	answer_nothing(v);
}

void site_answer(void *room, struct request *rq, struct response *rs)
{
	struct visit v = { .rq = rq, .rs = rs, .room = room };

	rs->type = page_type;
	if (!site_knows_host(v.room->host, rq->host))
		answer_trouble(&v, HTTP_MISDIRECTED, S("This server does not go by that name"),
		               S("Use the address that cable serve printed when it started."));
	else if (!str_eq(rq->method, S("GET")) && !str_eq(rq->method, S("HEAD")))
		answer_trouble(&v, HTTP_METHOD, S("Nothing can be written here"),
		               S("The reading room only shows; use GET or HEAD."));
	else
		dispatch(&v);
	if (rs->body.full)
		answer_trouble(&v, HTTP_FAILED, S("The page grew too large"),
		               S("Narrow the search, or take the telegram as a file."));
}
