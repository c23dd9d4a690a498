/*
 * check_routing - the routing line, which only relays read (R01 to R05, R13, R14).
 *
 * A routing indicator and an address are many to many, and change with time.
 * A received copy names in its routing line only the stations of one branch,
 * so that the routing line is compared with the addresses only before sending.
 */
#include "cable/check.h"

#include <stdlib.h>

/* R01, R14: groups of the routing line that are no indicators. */
static bool is_indicator(Str s)
{
	if (s.n < 4 || s.n > 8 || (s.p[0] != 'Q' && s.p[0] != 'R' && s.p[0] != 'U'))
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (!is_upper(s.p[i]))
			return false;
	return true;
}

/* The first group on a line of the routing line that is no indicator; `first` skips the precedence. */
static Str odd_group(Str line, bool first)
{
	Str group;

	if (first)
		str_next(&line, ' ', &group);
	while (str_next(&line, ' ', &group))
		if (group.n && !is_indicator(group))
			return group;
	return STR_NONE;
}

static Span span_of(const struct cable *c, Str part)
{
	return (Span){ (uint32_t)(part.p - c->text.p), (uint32_t)part.n };
}

static void odd_prefix(struct check *k, const struct rule *r, const struct party *p)
{
	Str raw = p->raw;
	size_t slash = str_find_byte(raw, '/');
	Str prefix;

	if (p->routing.p || slash == raw.n || slash < 4 || slash > 9)
		return;
	if (!take(&raw, S("TO ")))
		take(&raw, S("INFO "));
	prefix = str_cut(raw, 0, str_find_byte(raw, '/'));
	if (prefix.n < 4 || prefix.n > 9 || str_find_byte(prefix, ' ') < prefix.n ||
	    is_indicator(prefix))
		return;
	report(k, r, AT(p->span, .found = prefix, .expected = S("RUEHC")),
	       "\"%.*s\" in front of the address is no routing indicator; "
	       "those begin with Q, R or U and have four to eight letters.",
	       STR_ARG(prefix));
}

void check_indicator_form(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	uint32_t first = c->notes.janap ? NO_LINE : k->facts.first[NODE_FL2];

	for (uint32_t i = first; i < c->lines.n && c->lines.v[i].kind == NODE_FL2 && !enough(k);
	     i++) {
		Str group = odd_group(line_text(c, i), i == first);

		if (group.p && group.n >= 4)
			report(k, r, AT(span_of(c, group), .expected = S("RUEHC")),
			       "\"%.*s\" is no routing indicator; those begin with Q, R or U and have four to eight letters.",
			       STR_ARG(group));
	}
	if (has_relay_lines(k))
		each_addressee(k, r, odd_prefix);
}

void check_indicator_broken(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	uint32_t first = c->notes.janap ? NO_LINE : k->facts.first[NODE_FL2];

	for (uint32_t i = first; i < c->lines.n && c->lines.v[i].kind == NODE_FL2 && !enough(k);
	     i++) {
		Str group = odd_group(line_text(c, i), i == first);

		if (group.p && group.n < 4)
			report(k, r, AT(span_of(c, group)),
			       "\"%.*s\" is a piece of a routing indicator; a line of the routing line must not break one.",
			       STR_ARG(group));
	}
}

/* R02: in JANAP 128 a seventh letter behind the station's six names an office of it. */
static Str station_of(const struct check *k, Str ri)
{
	return k->c->notes.janap && ri.n == 7 ? str_cut(ri, 0, 6) : ri;
}

void check_indicator_known(struct check *k, const struct rule *r)
{
	const StrList *l = &k->c->transmission.routing;
	Str first = STR_NONE;
	unsigned unknown = 0;

	for (uint32_t i = 0; i < l->n; i++)
		if (!routing_known(station_of(k, l->v[i])) && unknown++ == 0)
			first = l->v[i];
	if (unknown)
		report(k, r, AT(kind_span(k, NODE_FL2), .found = first),
		       unknown == 1 ? "The station %.*s in the routing line is in no list of routing indicators; it may be garbled or of another network."
		                    : "%.*s and %u more stations in the routing line are in no list of routing indicators; "
		                      "they may be garbled or of another network.",
		       STR_ARG(first), unknown - 1);
}

/* R03 to R05: the called stations, sorted, so that a long line costs little. */
static int compare_strs(const void *a, const void *b)
{
	return str_cmp(*(const Str *)a, *(const Str *)b);
}

static Str *sorted_stations(const struct check *k)
{
	const StrList *l = &k->c->transmission.routing;
	Str *sorted = arena_array(k->a, Str, l->n + 1);

	if (l->n)
		memcpy(sorted, l->v, l->n * sizeof *sorted);
	qsort(sorted, l->n, sizeof *sorted, compare_strs);
	return sorted;
}

void check_indicator_repeated(struct check *k, const struct rule *r)
{
	uint32_t n = k->c->transmission.routing.n;
	Str *sorted = n > 1 ? sorted_stations(k) : NULL;

	for (uint32_t i = 1; i < n; i++)
		if (str_eq(sorted[i], sorted[i - 1])) {
			report(k, r, AT(kind_span(k, NODE_FL2), .found = sorted[i]),
			       "Station %.*s is called twice in the routing line; it would get the telegram twice.",
			       STR_ARG(sorted[i]));
			return;
		}
}

/* R04, R05 */
struct called {
	Str *stations;
	uint32_t n;
};

static struct called called_of(const struct check *k)
{
	return (struct called){ sorted_stations(k), k->c->transmission.routing.n };
}

static bool is_called(const struct called *c, Str ri)
{
	return bsearch(&ri, c->stations, c->n, sizeof ri, compare_strs) != NULL;
}

static bool is_any_called(const struct called *c, const PartyList *l)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (l->v[i].routing.p && is_called(c, l->v[i].routing))
			return true;
	return false;
}

static void check_list_called(struct check *k, const struct rule *r, const struct called *c,
                              const PartyList *l)
{
	for (uint32_t i = 0; i < l->n && !enough(k); i++) {
		const struct party *p = &l->v[i];

		if (p->routing.p && !is_called(c, p->routing) &&
		    !str_eq(p->routing, k->c->transmission.station))
			report(k, r, AT(p->span, .found = p->routing),
			       "%.*s is addressed, but its station %.*s is not called in the routing line.",
			       STR_ARG(p->name), STR_ARG(p->routing));
	}
}

/* The Department's own channels receive; what comes through them went through relays. */
static bool is_received(const struct cable *c)
{
	return str_eq(c->transmission.channel, S("XRO")) ||
	       str_eq(c->transmission.channel, S("XYZ"));
}

void check_called_addressees(struct check *k, const struct rule *r)
{
	struct called c;

	if (k->c->transmission.routing.n == 0 || has_collective(k->c) || is_received(k->c))
		return;
	c = called_of(k);
	check_list_called(k, r, &c, &k->c->to);
	check_list_called(k, r, &c, &k->c->info);
}

void check_called_any(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	struct called called;

	if (c->transmission.routing.n == 0 ||
	    (!has_indicators(&c->to) && !has_indicators(&c->info)) || has_collective(c))
		return;
	called = called_of(k);
	if (is_called(&called, S("RUEHWEB")) || is_any_called(&called, &c->to) ||
	    is_any_called(&called, &c->info))
		return;
	report(k, r, AT(kind_span(k, NODE_FL2)),
	       "None of the stations in the routing line is that of an addressee: "
	       "the telegram reached this copy by a way that the heading does not show.");
}

/* R13 */
void check_called_lines(struct check *k, const struct rule *r)
{
	if (k->facts.lines[NODE_FL2] > 2)
		report(k, r, AT(kind_span(k, NODE_FL2)),
		       "The routing line takes %u lines; a telegram that passes to another network may have two.",
		       (unsigned)k->facts.lines[NODE_FL2]);
}
