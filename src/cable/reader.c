/*
 * reader - what the parts of the parser share: places, pieces, joined lines.
 */
#include "cable/reader.h"

#include <assert.h>

void add_piece(struct reader *r, enum node_kind kind, Str s)
{
	if (s.n == 0)
		return;
	assert(s.p >= r->text.p && s.p + s.n <= r->text.p + r->text.n);
	*list_push(r->a, &r->c->pieces) = (struct piece){ span_of(r, s), (uint8_t)kind };
}

void add_where(struct reader *r, enum where_key key, Str s)
{
	if (s.n)
		*list_push(r->a, &r->c->where[key]) = span_of(r, s);
}

void add_section(struct reader *r, int n)
{
	struct sections *s = &r->c->sections;

	for (uint32_t i = 0; i < s->present.n; i++)
		if (s->present.v[i] == n)
			return;
	*list_push(r->a, &s->present) = n;
}

void add_mrn_form(struct reader *r, enum mrn_place place, Str raw)
{
	struct mrn_form *f;

	if (raw.n == 0)
		return;
	f = list_push(r->a, &r->c->mrn_forms);
	f->raw = raw;
	f->span = span_of(r, raw);
	f->where = place;
}

void add_repair(struct reader *r, const char *rule, Str from, Str to, const char *because, bool certain)
{
	struct repair *p = list_push(r->a, &r->c->repairs);

	assert(from.p >= r->text.p && from.p + from.n <= r->text.p + r->text.n);
	p->rule = rule;
	p->span = span_of(r, from);
	p->from = from;
	p->to = to;
	p->because = str_of(because);
	p->certain = certain;
}

bool may_look_near(struct reader *r)
{
	enum { NEARS_MOST = 50 };

	return r->nears++ < NEARS_MOST;
}

static void add_seg(struct arena *a, struct joined *j, const struct reader *r, Str part, uint32_t at)
{
	struct seg *g = list_push(a, &j->segs);

	g->at = at;
	g->off = span_of(r, part).off;
	g->len = (uint32_t)part.n;
}

static bool needs_blank(Str before)
{
	return before.n && before.p[before.n - 1] != '-';
}

struct joined join(struct arena *a, const struct reader *r, const Str *parts, uint32_t n)
{
	struct joined j = { 0 };
	size_t room = 0, at = 0;
	char *p;

	if (n == 1) {
		j.s = parts[0];
		add_seg(a, &j, r, parts[0], 0);
		return j;
	}
	for (uint32_t i = 0; i < n; i++)
		room += parts[i].n + 1;
	p = arena_raw(a, room + 1);
	for (uint32_t i = 0; i < n; i++) {
		if (parts[i].n == 0)
			continue;
		if (needs_blank((Str){ p, at }))
			p[at++] = ' ';
		add_seg(a, &j, r, parts[i], (uint32_t)at);
		memcpy(p + at, parts[i].p, parts[i].n);
		at += parts[i].n;
	}
	j.s = (Str){ p, at };
	return j;
}

Str join_text(struct arena *a, const Str *parts, uint32_t n)
{
	size_t room = 0, at = 0;
	char *p;

	if (n == 1)
		return parts[0];
	for (uint32_t i = 0; i < n; i++)
		room += parts[i].n + 1;
	p = arena_raw(a, room + 1);
	for (uint32_t i = 0; i < n; i++) {
		if (needs_blank((Str){ p, at }))
			p[at++] = ' ';
		memcpy(p + at, parts[i].p, parts[i].n);
		at += parts[i].n;
	}
	return (Str){ p, at };
}

/* The part of a segment that lies in [from, to) of the joined text, as a place in the source. */
static bool clip(const struct seg *g, size_t from, size_t to, Span *out)
{
	size_t lo = from > g->at ? from : g->at;
	size_t hi = to < g->at + g->len ? to : g->at + g->len;

	if (lo >= hi)
		return false;
	*out = (Span){ g->off + (uint32_t)(lo - g->at), (uint32_t)(hi - lo) };
	return true;
}

static void bounds(const struct joined *j, Str part, size_t *from, size_t *to)
{
	assert(part.p >= j->s.p && part.p + part.n <= j->s.p + j->s.n);
	*from = (size_t)(part.p - j->s.p);
	*to = *from + part.n;
}

Span joined_span(const struct joined *j, Str part)
{
	size_t from, to;
	Span all = { 0, 0 }, s;

	bounds(j, part, &from, &to);
	for (uint32_t i = 0; i < j->segs.n; i++)
		if (clip(&j->segs.v[i], from, to, &s))
			all = all.len ? (Span){ all.off, span_end(s) - all.off } : s;
	return all;
}

void add_joined(struct reader *r, enum node_kind kind, const struct joined *j, Str part)
{
	size_t from, to;
	Span s;

	bounds(j, part, &from, &to);
	for (uint32_t i = 0; i < j->segs.n; i++)
		if (clip(&j->segs.v[i], from, to, &s))
			add_piece(r, kind, str_at(r->text, s));
}

void add_joined_where(struct reader *r, enum where_key key, const struct joined *j, Str part)
{
	size_t from, to;
	Span s;

	bounds(j, part, &from, &to);
	for (uint32_t i = 0; i < j->segs.n; i++)
		if (clip(&j->segs.v[i], from, to, &s))
			add_where(r, key, str_at(r->text, s));
}
