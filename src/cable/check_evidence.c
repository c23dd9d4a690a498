/*
 * check_evidence - where things stand in a telegram, as the rules ask for it.
 */
#include "cable/check.h"

#include <assert.h>

#include "authority/addresses.h"
#include "authority/levels.h"
#include "authority/posts.h"

/* Lines and pieces */

Span line_span(const struct cable *c, uint32_t line)
{
	const struct line *l = &c->lines.v[line];

	return (Span){ l->off, (uint32_t)str_trim_right((Str){ c->text.p + l->off, l->len }).n };
}

Str line_text(const struct cable *c, uint32_t line)
{
	return str_at(c->text, line_span(c, line));
}

uint32_t line_with(const struct cable *c, uint32_t off)
{
	uint32_t from = 0, to = c->lines.n;

	assert(to > 0);
	while (to - from > 1) {
		uint32_t middle = from + (to - from) / 2;

		if (c->lines.v[middle].off <= off)
			from = middle;
		else
			to = middle;
	}
	return from;
}

bool has_line(const struct check *k, enum node_kind kind)
{
	return k->facts.first[kind] != NO_LINE;
}

Span kind_span(const struct check *k, enum node_kind kind)
{
	return has_line(k, kind) ? line_span(k->c, k->facts.first[kind]) : (Span){ 0, 0 };
}

/* The first piece that does not stand before `off`. */
static const struct piece *piece_from(const struct cable *c, uint32_t off)
{
	uint32_t from = 0, to = c->pieces.n;

	while (from < to) {
		uint32_t middle = from + (to - from) / 2;

		if (c->pieces.v[middle].span.off < off)
			from = middle + 1;
		else
			to = middle;
	}
	return c->pieces.v + from;
}

bool next_piece(const struct cable *c, uint32_t line, enum node_kind kind, Span *at)
{
	uint32_t begin = c->lines.v[line].off, end = begin + c->lines.v[line].len;
	const struct piece *p = piece_from(c, at->len ? span_end(*at) : begin);

	for (; p < c->pieces.v + c->pieces.n && p->span.off < end; p++)
		if (p->kind == kind && p->span.len) {
			*at = p->span;
			return true;
		}
	return false;
}

bool line_piece(const struct cable *c, uint32_t line, enum node_kind kind, Span *out)
{
	Span at = { 0, 0 };

	if (!next_piece(c, line, kind, &at))
		return false;
	*out = at;
	return true;
}

Span value_span(const struct check *k, enum where_key key, enum node_kind kind)
{
	const SpanList *where = &k->c->where[key];

	return where->n ? where->v[0] : kind_span(k, kind);
}

static bool is_closing(Str s)
{
	return str_ends(s, S("\"")) || str_ends(s, S(")")) || str_ends(s, S("'"));
}

bool ends_sentence(Str s)
{
	for (;;) {
		if (is_closing(s))
			s.n--;
		else if (str_ends(s, S("\xE2\x80\x9D")) || str_ends(s, S("\xE2\x80\x99")))
			s.n -= 3;
		else
			return s.n == 0 || str_find_byte(S(".?!:"), s.p[s.n - 1]) < 4;
	}
}

/* The parts of a telegram */

bool has_heading(const struct check *k)
{
	return has_line(k, NODE_FL5) || has_line(k, NODE_FL6) || has_line(k, NODE_FL7) ||
	       has_relay_lines(k);
}

bool has_relay_lines(const struct check *k)
{
	return has_line(k, NODE_FL1) || has_line(k, NODE_FL2) || has_line(k, NODE_FL3) ||
	       has_line(k, NODE_FL4);
}

uint32_t class_line(const struct check *k)
{
	return k->c->notes.class_span.len ? line_with(k->c, k->c->notes.class_span.off)
	                                  : k->facts.first[NODE_CLASS_LINE];
}

Span text_start(const struct check *k)
{
	const struct cable *c = k->c;
	uint32_t line = class_line(k);

	if (c->notes.glued)
		return c->notes.glue;
	if (line == NO_LINE)
		line = c->notes.text_from;
	return (Span){ line < c->lines.n ? c->lines.v[line].off : 0, 0 };
}

bool is_service(const struct check *k)
{
	return k->facts.service;
}

/* By a post or the Department: other agencies have forms of their own. */
static bool is_of_state(const struct cable *c)
{
	return c->from.post.p || str_starts(c->from.name, S("SECSTATE")) ||
	       str_starts(c->from.name, S("AM")) || str_starts(c->from.name, S("US"));
}

bool is_whole_telegram(const struct check *k)
{
	const struct sections *s = &k->c->sections;

	return has_heading(k) && class_line(k) != NO_LINE && is_of_state(k->c) &&
	       !k->c->notes.partial_extract && !is_service(k) &&
	       (s->present.n == 0 || s->present.v[0] == 1);
}

Span elements_place(const struct check *k)
{
	static const uint8_t order[] = { NODE_EO,  NODE_TAGS,          NODE_SUBJECT,
		                         NODE_REF, NODE_CLASSIFIED_BY, NODE_PARAGRAPH };

	for (size_t i = 0; i < sizeof order; i++)
		if (has_line(k, order[i]))
			return (Span){ kind_span(k, order[i]).off, 0 };
	return text_start(k);
}

Span text_end(const struct check *k)
{
	const struct cable *c = k->c;
	uint32_t i = c->lines.n;

	if (c->notes.last_text.len)
		return (Span){ span_end(c->notes.last_text), 0 };
	while (i > 0 &&
	       (c->lines.v[i - 1].kind < NODE_CLASS_LINE || c->lines.v[i - 1].kind > NODE_SIGNER))
		i--;
	return (Span){ i ? span_end(line_span(c, i - 1)) : 0, 0 };
}

/* Values */

Span dtg_span(const struct check *k)
{
	Span at;

	if (k->c->where[WHERE_DTG].n)
		return k->c->where[WHERE_DTG].v[0];
	if (has_line(k, NODE_FL5) && line_piece(k->c, k->facts.first[NODE_FL5], NODE_DTG, &at))
		return at;
	return kind_span(k, NODE_FL5);
}

Span class_span(const struct check *k)
{
	return k->c->notes.class_span.len ? k->c->notes.class_span
	                                  : value_span(k, WHERE_CLASSIFICATION, NODE_CLASS_LINE);
}

bool has_noforn(const struct cable *c)
{
	return has_caption(c, S("NOFORN")) ||
	       str_ifind(c->class_control, S("NOFORN")) < c->class_control.n;
}

bool is_sensitive(const struct cable *c)
{
	Str s = c->class_control;

	return has_caption(c, S("SENSITIVE")) || str_ifind(s, S("SBU")) < s.n ||
	       str_ifind(s, S("FOUO")) < s.n || str_ifind(s, S("FOR OFFICIAL USE")) < s.n ||
	       c->classification == LEVEL_LOU;
}

bool has_indicators(const PartyList *l)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (l->v[i].routing.p)
			return true;
	return false;
}

static void each_list(struct check *k, const struct rule *r, const PartyList *l,
                      party_function *look)
{
	for (uint32_t i = 0; i < l->n && !enough(k); i++)
		look(k, r, &l->v[i]);
}

void each_addressee(struct check *k, const struct rule *r, party_function *look)
{
	each_list(k, r, &k->c->to, look);
	each_list(k, r, &k->c->info, look);
}


int mark_rank(Str level)
{
	const struct level *l = level.p ? level_by_mark(level) : NULL;

	return l ? l->rank : -1;
}

int class_rank(enum class_level l)
{
	return mark_rank(level_mark(l));
}

bool has_caption(const struct cable *c, Str words)
{
	for (uint32_t i = 0; i < c->captions.n; i++)
		if (str_ieq(c->captions.v[i], words))
			return true;
	return false;
}

Span caption_span(const struct check *k, Str words)
{
	const SpanList *l = &k->c->where[WHERE_CAPTIONS];

	for (uint32_t i = 0; i < l->n; i++)
		if (str_ieq(str_at(k->c->text, l->v[i]), words))
			return l->v[i];
	return kind_span(k, NODE_CAPTION);
}

bool has_signal(const struct cable *c, Str code)
{
	for (uint32_t i = 0; i < c->transmission.signals.n; i++)
		if (str_starts(c->transmission.signals.v[i], code))
			return true;
	return false;
}

/* RUEHWEB is the Department's own store: nobody's address, and on every copy that went there. */
bool routing_known(Str ri)
{
	return post_routings(ri).n || agency_has_ri(ri) || collective_by_ri(ri) ||
	       str_eq(ri, S("RUEHWEB"));
}

bool is_collective(Str name)
{
	return str_ends(name, S(" COLLECTIVE")) || str_ends(name, S(" POSTS")) ||
	       str_starts(name, S("AIG ")) || str_starts(name, S("ALL ")) ||
	       collective_find(name).n;
}

static bool any_collective(const PartyList *l)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (is_collective(l->v[i].name))
			return true;
	return false;
}

bool has_collective(const struct cable *c)
{
	return any_collective(&c->to) || any_collective(&c->info);
}

Str record_value(const struct cable *c, Str key, Span *at)
{
	for (uint32_t i = 0; i < c->record.n; i++)
		if (c->record.v[i].key.n == key.n && str_ieq(c->record.v[i].key, key)) {
			if (at)
				*at = c->record.v[i].span;
			return c->record.v[i].value;
		}
	return STR_NONE;
}
