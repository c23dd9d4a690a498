/*
 * check_addresses - who sends and who gets a telegram (R06 to R11, R15, R16).
 *
 * A routing indicator and an address are many to many, and change with time.
 */
#include "cable/check.h"

#include <stdlib.h>

#include "authority/addresses.h"
#include "authority/posts.h"

/* R06 */
static bool serves(Str name, Str ri, int date, bool *known)
{
	struct aliases l = post_aliases(name);

	*known = false;
	for (size_t i = 0; i < l.n; i++) {
		*known |= l.first[i].post->ri.n > 0;
		if (post_has_ri(l.first[i].post, ri, date))
			return true;
	}
	return false;
}

static void wrong_indicator(struct check *k, const struct rule *r, const struct party *p)
{
	const struct post *other;
	bool known;

	if (!p->routing.p || agency_has_ri(p->routing) || agency_find(p->name).n ||
	    collective_by_ri(p->routing) || serves(p->name, p->routing, k->date, &known) || !known)
		return;
	other = post_by_ri(p->routing, k->date);
	if (other)
		report(k, r,
		       AT(p->span, .found = p->routing,
		          .expected = post_by_alias(p->name, NULL)->ri),
		       "The station %.*s belongs to %.*s, not to %.*s, whose station is %.*s.",
		       STR_ARG(p->routing), STR_ARG(post_name(other, ALIAS_PLAD)), STR_ARG(p->name),
		       STR_ARG(post_by_alias(p->name, NULL)->ri));
}

void check_indicator_address(struct check *k, const struct rule *r)
{
	each_addressee(k, r, wrong_indicator);
}

/* R07 */
void check_station_originator(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	const struct post *other;
	bool known;

	if (!c->has_from || !c->transmission.station.p || agency_find(c->from.name).n ||
	    serves(c->from.name, c->transmission.station, k->date, &known) || !known)
		return;
	other = post_by_ri(c->transmission.station, k->date);
	if (other)
		report(k, r,
		       AT(c->notes.station_span, .expected = post_by_alias(c->from.name, NULL)->ri),
		       "The sending station %.*s is that of %.*s at this date, but the telegram is from %.*s.",
		       STR_ARG(c->transmission.station), STR_ARG(post_name(other, ALIAS_PLAD)),
		       STR_ARG(c->from.name));
}

/* R08: names that no list has are many, so that only a composed telegram is asked for them. */
static void unknown_address(struct check *k, const struct rule *r, const struct party *p)
{
	if (p->name.n && !address_known(p->name) && !post_by_alias(p->name, NULL) &&
	    !is_collective(p->name))
		report(k, r, AT(p->span, .found = p->name), "The address \"%.*s\" is in no list.",
		       STR_ARG(p->name));
}

void check_address_known(struct check *k, const struct rule *r)
{
	report_repairs(k, r);
	if (k->c->profile <= PROFILE_STATE)
		each_addressee(k, r, unknown_address);
}

/* R09 */
static int compare_parties(const void *a, const void *b)
{
	const struct party *x = *(const struct party *const *)a,
			   *y = *(const struct party *const *)b;
	int order = str_cmp(x->name, y->name);

	return order ? order : (x->span.off > y->span.off) - (x->span.off < y->span.off);
}

static uint32_t add_parties(const struct party **to, uint32_t n, const PartyList *l)
{
	for (uint32_t i = 0; i < l->n; i++)
		to[n++] = &l->v[i];
	return n;
}

void check_address_repeated(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	const struct party **sorted =
		arena_array(k->a, const struct party *, c->to.n + c->info.n + 1);
	uint32_t n = add_parties(sorted, add_parties(sorted, 0, &c->to), &c->info);

	qsort(sorted, n, sizeof *sorted, compare_parties);
	for (uint32_t i = 1; i < n && !enough(k); i++)
		if (sorted[i]->name.n && str_eq(sorted[i]->name, sorted[i - 1]->name) &&
		    str_eq(sorted[i]->office, sorted[i - 1]->office))
			report(k, r, AT(sorted[i]->span), "%.*s is addressed twice.",
			       STR_ARG(sorted[i]->name));
}

/* R10: what goes by other means has ZEN in front. */
static void no_indicator(struct check *k, const struct rule *r, const struct party *p)
{
	if (!p->routing.p && str_ifind(p->raw, S("ZEN")) == p->raw.n && !is_collective(p->name))
		report(k, r, AT(p->span),
		       "No routing indicator stands in front of %.*s, so that relays cannot know the way.",
		       STR_ARG(p->name));
}

void check_indicator_missing(struct check *k, const struct rule *r)
{
	if (has_relay_lines(k) && (has_indicators(&k->c->to) || has_indicators(&k->c->info)))
		each_addressee(k, r, no_indicator);
}

/* R11 */
static bool is_continuity_number(Str s)
{
	unsigned n;

	return take_digits(&s, 4, &n) &&
	       (s.n == 0 || (take_byte(&s, '-') && take_digits(&s, 4, &n) && s.n == 0));
}

static void odd_number(struct check *k, const struct rule *r, const struct party *p)
{
	if (p->number.n && !is_continuity_number(p->number))
		report(k, r, AT(p->span, .found = p->number, .expected = S("four digits")),
		       "The running number \"%.*s\" behind %.*s should have four digits.",
		       STR_ARG(p->number), STR_ARG(p->name));
}

void check_continuity_number(struct check *k, const struct rule *r)
{
	each_addressee(k, r, odd_number);
}

/* R15: the kind of post as archives and as addresses name it. */
static const struct {
	Str origin, address;
} kinds[] = {
	{ S_INIT("Embassy "), S_INIT("AMEMBASSY ") },
	{ S_INIT("Consulate "), S_INIT("AMCONSUL ") },
	{ S_INIT("Consulate "), S_INIT("AMCONGEN ") },
	{ S_INIT("US Office "), S_INIT("USOFFICE ") },
	{ S_INIT("US Mission "), S_INIT("USMISSION ") },
	{ S_INIT("US Delegation"), S_INIT("USDEL ") },
	{ S_INIT("Secretary of State"), S_INIT("SECSTATE ") },
};

/* 1: both name the same kind; 0: different ones; -1: it cannot be told. */
static int same_kind(Str origin, Str address)
{
	bool known_origin = false, known_address = false;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		bool o = str_istarts(origin, kinds[i].origin),
		     a = str_istarts(address, kinds[i].address);

		if (o && a)
			return 1;
		known_origin |= o;
		known_address |= a;
	}
	return known_origin && known_address ? 0 : -1;
}

void check_origin(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	Span at = kind_span(k, NODE_RECORD_ORIGIN);
	Str origin = str_at(c->text, at);
	const struct post *post = at.len ? post_by_alias(origin, NULL) : NULL;

	if (!at.len || !c->has_from)
		return;
	if (post && c->from.post.p && !str_eq(post->mrn, c->from.post))
		report(k, r, AT(at, .expected = c->from.name),
		       "The archive names %.*s as the origin, but the telegram is from %.*s.",
		       STR_ARG(origin), STR_ARG(c->from.name));
	else if (same_kind(origin, c->from.name) == 0)
		report(k, r, AT(at, .expected = c->from.name),
		       "The archive names %.*s as the origin, but the telegram is from %.*s, another kind of post in the same place.",
		       STR_ARG(origin), STR_ARG(c->from.name));
}

/* R16 */
static void own_address(struct check *k, const struct rule *r, const struct party *p)
{
	if (str_eq(p->name, k->c->from.name))
		report(k, r, AT(p->span), "%.*s is sender and addressee of this telegram.",
		       STR_ARG(p->name));
}

void check_own_address(struct check *k, const struct rule *r)
{
	if (k->c->has_from && k->c->from.name.n)
		each_addressee(k, r, own_address);
}
