/*
 * filter - whether a telegram has the value that a query asks for.
 */
#include "search/filter.h"

#include <assert.h>

#include "search/member.h"

struct period cable_days(const struct cable *c)
{
	struct date d = c->dtg.date;
	int year = d.year ? d.year : c->mrn.year;

	if (dtg_known(&c->dtg))
		return (struct period){ date_number(d), date_number(d) };
	if (year == 0)
		return (struct period){ 0, 0 };
	if (d.year && d.month >= 1 && d.month <= 12)
		return (struct period){ year * 10000 + d.month * 100 + 1, year * 10000 + d.month * 100 + month_days(year, d.month) };
	return (struct period){ year * 10000 + 101, year * 10000 + 1231 };
}

Str cable_post(const struct cable *c)
{
	return c->has_from && c->from.post.n > 0 ? c->from.post : c->mrn.post;
}

/* All days that it may have been sent on lie within; so a year alone is not in any month. */
static bool date_holds(const struct query_node *n, const struct cable *c)
{
	struct period days = cable_days(c);

	return days.from && days.from >= n->date.from && (n->date.to == 0 || days.to <= n->date.to);
}

/* A routing indicator: the one given, or where none is, the one that led to the post on that day. */
static bool has_routing(Str routing, Str post, Str ri, int day)
{
	const struct post *p;

	if (routing.n > 0)
		return str_ieq(routing, ri);
	p = post_find(post);
	return p && post_has_ri(p, ri, day);
}

/* The collective, or a post that is a member of it. */
static bool party_in_collective(const struct party *p, Str collective)
{
	const struct post *post = post_find(p->post);

	return party_is_collective(p, collective) || (post && collective_has(collective, post));
}

static bool party_is(const struct query_node *n, const struct party *p, int day)
{
	const struct post *post = n->post.post;

	if (n->post.collective.n > 0)
		return party_in_collective(p, n->post.collective);
	if (!post)
		return has_routing(p->routing, p->post, n->post.ri, day);
	if (p->post.n > 0)
		return str_eq(p->post, post->mrn);
	return p->name.n == 0 && p->routing.n > 0 && post_by_ri(p->routing, day) == post;
}

static bool any_party(const struct query_node *n, const struct party *p, uint32_t count, int day)
{
	for (uint32_t i = 0; i < count; i++) {
		if (party_is(n, &p[i], day))
			return true;
	}
	return false;
}

static bool sender_is(const struct query_node *n, const struct cable *c, int day)
{
	Str routing = c->has_from && c->from.routing.n > 0 ? c->from.routing : c->transmission.station;

	if (!n->post.post)
		return has_routing(routing, cable_post(c), n->post.ri, day);
	return str_eq(cable_post(c), n->post.post->mrn);
}

static bool post_holds(const struct query_node *n, const struct cable *c)
{
	struct period days = cable_days(c);
	int day = days.from == days.to ? days.from : 0;

	return ((n->post.roles & PART_BIT(FROM)) && sender_is(n, c, day)) ||
	       ((n->post.roles & PART_BIT(TO)) && any_party(n, c->to.v, c->to.n, day)) ||
	       ((n->post.roles & PART_BIT(INFO)) && any_party(n, c->info.v, c->info.n, day)) ||
	       (n->post.through && reached_has(c, n->post.post));
}

static bool tag_holds(const struct query_node *n, const struct cable *c)
{
	for (uint32_t i = 0; i < c->tags.n; i++) {
		Str tag = c->tags.v[i].tag;

		if (n->tag.wild ? word_fits(tag, n->tag.code) : str_ieq(tag, n->tag.code))
			return true;
	}
	return false;
}

static bool country_holds(const struct query_node *n, const struct cable *c)
{
	struct period days = cable_days(c);

	for (uint32_t i = 0; i < c->tags.n; i++) {
		const struct country *is = str_starts(c->tags.v[i].kind, S("geo")) ? country_by_tag(c->tags.v[i].tag, days.from) : NULL;

		if (is && str_eq(is->name, n->country->name))
			return true;
	}
	return false;
}

/* A caption, or a control behind the class word: UNCLAS EFTO. */
static bool caption_holds(const struct query_node *n, const struct cable *c)
{
	for (uint32_t i = 0; i < c->captions.n; i++) {
		if (str_ieq(c->captions.v[i], n->caption))
			return true;
	}
	return c->class_control.n > 0 && str_ieq(c->class_control, n->caption);
}

static bool in_range(const struct query_node *n, int value)
{
	return value > 0 && value >= n->range.from && value <= n->range.to;
}

/* As sent, or as it is now. */
static bool level_holds(const struct query_node *n, const struct cable *c)
{
	bool sbu = false;
	enum class_level now = telegram_level_now(c, &sbu);

	return n->range.sbu ? sbu : in_range(n, (int)c->classification) || in_range(n, (int)now);
}

bool mrn_means(const struct mrn *want, const struct mrn *m)
{
	return m->number == want->number && m->airgram == want->airgram && str_ieq(m->post, want->post) &&
	       (want->year == 0 || m->year == 0 || m->year == want->year);
}

bool filter_is_number(const struct query_node *n, const struct cable *c)
{
	return mrn_means(&n->number.mrn, &c->mrn);
}

static bool number_holds(const struct query_node *n, const struct cable *c)
{
	const struct mrn *want = &n->number.mrn;

	if (n->number.itself && filter_is_number(n, c))
		return true;
	for (uint32_t i = 0; n->number.citing && i < c->refs.n; i++) {
		if (mrn_means(want, &c->refs.v[i].mrn))
			return true;
	}
	return false;
}

bool filter_is(enum query_kind kind)
{
	return kind >= Q_POST && kind <= Q_TRAIT;
}

bool filter_holds(const struct query_node *n, const struct cable *c)
{
	switch (n->kind) {
	case Q_POST:
		return post_holds(n, c);
	case Q_TAG:
		return tag_holds(n, c);
	case Q_COUNTRY:
		return country_holds(n, c);
	case Q_CAPTION:
		return caption_holds(n, c);
	case Q_LEVEL:
		return level_holds(n, c);
	case Q_PRECEDENCE:
		return in_range(n, (int)c->precedence);
	case Q_DATE:
		return date_holds(n, c);
	case Q_NUMBER:
		return number_holds(n, c);
	case Q_TRAIT:
		return n->trait->test(c);
	default:
		assert(!"a node that is no filter");
		return false;
	}
}
