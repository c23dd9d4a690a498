/*
 * member - whom an address to many posts reaches.
 */
#include "search/member.h"

#include <assert.h>

#include "authority/addresses.h"
#include "search/filter.h"

enum {
	STATE = 3,         /* bytes of one in the table: its code and a blank */
	POSTS_MOST = 4096, /* in the table of posts */
	BITS = 64,
};

#define NATO "BE BG CA CZ DK EE FR DE GR HU IS IT LV LT LU NL NO PL PT RO SK SI ES TR GB US "
#define EU "AT BE BG CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE GB "
#define GULF "BH KW OM QA SA AE "
#define ASEAN "BN KH ID LA MY MM PH SG TH VN "
#define SOUTHERN_AFRICA "AO BW CD LS MG MW MU MZ NA SC ZA SZ TZ ZM ZW "
#define CENTRAL_AMERICA "BZ CR SV GT HN NI PA "
#define CENTRAL_ASIA "AF BD BT IN KZ KG LK MV NP PK TJ TM UZ "
#define MAGHREB "DZ LY MR MA TN "
#define ARABS MAGHREB GULF "KM DJ EG IQ JO LB PS SO SD SY YE "
#define AFRICANS SOUTHERN_AFRICA "DZ BJ BF BI CM CV CF TD KM CG CI DJ EG GQ ER ET GA GM GH GN GW KE LR LY ML MR NE NG " \
	"RW ST SN SL SO SD TG TN UG "
#define AMERICANS CENTRAL_AMERICA "AG AR BS BB BO BR CA CL CO CU DM DO EC GD GY HT JM MX PY PE KN LC VC SR TT UY VE "

/* States whose posts are members. The first name of a routing indicator is the usual one. */
static const struct { Str name, states; } known[] = {
	{ S_INIT("AFRICAN UNION COLLECTIVE"), S_INIT(AFRICANS) },
	{ S_INIT("ALL CANADIAN POSTS COLLECTIVE"), S_INIT("CA ") },
	{ S_INIT("ALL NATO POST COLLECTIVE"), S_INIT(NATO) },
	{ S_INIT("ALL SOUTH AND CENTRAL ASIA COLLECTIVE"), S_INIT(CENTRAL_ASIA) },
	{ S_INIT("ARAB LEAGUE COLLECTIVE"), S_INIT(ARABS) },
	{ S_INIT("ASEAN MEMBER COLLECTIVE"), S_INIT(ASEAN) },
	{ S_INIT("ASSOCIATION OF SOUTHEAST ASIAN NATIONS"), S_INIT(ASEAN) },
	{ S_INIT("CHINA POSTS COLLECTIVE"), S_INIT("CN HK ") },
	{ S_INIT("CIS COLLECTIVE"), S_INIT("AM AZ BY GE KZ KG MD RU TJ TM UA UZ ") },
	{ S_INIT("EU MEM COLLECTIVE"), S_INIT(EU) },
	{ S_INIT("FRG COLLECTIVE"), S_INIT("DE ") },
	{ S_INIT("GCC C COLLECTIVE"), S_INIT(GULF) },
	{ S_INIT("MAGHREB COLLECTIVE"), S_INIT(MAGHREB) },
	{ S_INIT("MERCOSUR COLLECTIVE"), S_INIT("AR BR PY UY ") },
	{ S_INIT("NATO EU COLLECTIVE"), S_INIT(NATO EU) },
	{ S_INIT("OPEC COLLECTIVE"), S_INIT("DZ AO EC GA ID IR IQ KW LY NG QA SA AE VE ") },
	{ S_INIT("SOUTHERN AFRICAN DEVELOPMENT COMMUNITY"), S_INIT(SOUTHERN_AFRICA) },
	{ S_INIT("WESTERN HEMISPHERIC AFFAIRS DIPL POSTS"), S_INIT(AMERICANS) },
	{ S_INIT("WHA CENTRAL AMERICAN COLLECTIVE"), S_INIT(CENTRAL_AMERICA) },
};

/* Names with one routing indicator are one collective: the first that it stands for. */
static Str usual(const struct collective *c)
{
	const struct collective *first = c->ri.n > 0 ? collective_by_ri(c->ri) : NULL;

	return first ? first->name : c->name;
}

Str collective_named(Str name)
{
	struct collectives found = collective_find(name);
	const struct collective *c = found.n > 0 ? found.first : collective_by_ri(name);

	return c ? usual(c) : STR_NONE;
}

static Str collective_of(const struct party *p)
{
	Str name = collective_named(p->name);

	return name.n > 0 || p->routing.n == 0 ? name : collective_named(p->routing);
}

bool party_is_collective(const struct party *p, Str collective)
{
	return str_eq(collective_of(p), collective);
}

/* The states of a collective, absent if it is none of states. */
static Str states_of(Str collective)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (str_eq(known[i].name, collective))
			return known[i].states;
	}
	return STR_NONE;
}

/* Whatever lies in a state but the offices of its own. */
static bool is_abroad(const struct post *post)
{
	return post->type < POST_DEPARTMENT;
}

bool collective_has(Str collective, const struct post *post)
{
	Str states = states_of(collective);

	for (size_t at = 0; at < states.n; at += STATE) {
		if (str_eq(str_cut(states, at, at + 2), post->country))
			return is_abroad(post);
	}
	return false;
}

static bool is_exempt(const struct cable *c, const struct post *post)
{
	for (uint32_t i = 0; i < c->exempt.n; i++) {
		if (str_eq(c->exempt.v[i].post, post->mrn))
			return true;
	}
	return false;
}

static bool any_has(const PartyList *l, const struct post *post)
{
	for (uint32_t i = 0; i < l->n; i++) {
		Str name = collective_of(&l->v[i]);

		if (name.n > 0 && collective_has(name, post))
			return true;
	}
	return false;
}

static bool has_collective(const PartyList *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		if (collective_of(&l->v[i]).n > 0)
			return true;
	}
	return false;
}

/* Whether the message was called to the post's station. */
static bool is_called(const struct cable *c, const struct post *post, int day)
{
	for (uint32_t i = 0; i < c->transmission.routing.n; i++) {
		if (post_by_ri(c->transmission.routing.v[i], day) == post)
			return true;
	}
	return false;
}

/* A copy came to the station of an addressee whatever else is addressed: that says nothing about collectives. */
static bool is_addressee(const PartyList *l, const struct post *post)
{
	for (uint32_t i = 0; i < l->n; i++) {
		if (str_eq(l->v[i].post, post->mrn))
			return true;
	}
	return false;
}

static bool is_reached(const struct cable *c, const struct post *post, int day)
{
	if (is_exempt(c, post))
		return false;
	return any_has(&c->to, post) || any_has(&c->info, post) ||
	       (is_called(c, post, day) && !is_addressee(&c->to, post) && !is_addressee(&c->info, post));
}

static int day_of(const struct cable *c)
{
	struct period days = cable_days(c);

	return days.from == days.to ? days.from : 0;
}

bool reached_has(const struct cable *c, const struct post *post)
{
	return (has_collective(&c->to) || has_collective(&c->info)) && is_reached(c, post, day_of(c));
}

/* Gives posts, each once. */
struct giver {
	const struct cable *c;
	const struct post *all;
	uint64_t given[POSTS_MOST / BITS];
	void (*each)(void *data, Str post);
	void *data;
};

static void give(struct giver *g, const struct post *post)
{
	size_t at = (size_t)(post - g->all);

	if ((g->given[at / BITS] >> at % BITS & 1) || is_exempt(g->c, post))
		return;
	g->given[at / BITS] |= (uint64_t)1 << at % BITS;
	g->each(g->data, post->mrn);
}

static void give_members(struct giver *g, const PartyList *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		Str states = states_of(collective_of(&l->v[i]));

		for (size_t at = 0; at < states.n; at += STATE) {
			struct post_range in = post_in_country(str_cut(states, at, at + 2));

			for (size_t k = 0; k < in.n; k++) {
				if (is_abroad(in.first[k]))
					give(g, in.first[k]);
			}
		}
	}
}

static void give_called(struct giver *g, const struct cable *c)
{
	int day = day_of(c);

	for (uint32_t i = 0; i < c->transmission.routing.n; i++) {
		const struct post *post = post_by_ri(c->transmission.routing.v[i], day);

		if (post && !is_addressee(&c->to, post) && !is_addressee(&c->info, post))
			give(g, post);
	}
}

void reached_each(const struct cable *c, void (*each)(void *data, Str post), void *data)
{
	size_t n;
	struct giver g = { .c = c, .all = post_all(&n), .each = each, .data = data };

	assert(n <= POSTS_MOST);
	if (!has_collective(&c->to) && !has_collective(&c->info))
		return;
	give_members(&g, &c->to);
	give_members(&g, &c->info);
	give_called(&g, c);
}
