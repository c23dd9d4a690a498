/*
 * missing_clean - references read anew: posts misspelt, years left out, numbers that cannot be.
 *
 * The reader sees one telegram. Here all that the archive holds is known: which
 * posts there are, and how far each had counted on a day.
 */
#include <stdio.h>

#include "archive/missing_part.h"

#include "authority/addresses.h"
#include "authority/posts.h"

enum {
	NUMBER_MOST = 999999,      /* the Department has six digits a year */
	POST_NUMBER_MOST = 99999,  /* posts have five */
	NEAR_LEAST = 5,            /* letters of a name that may be misspelt */
	YEARS_BACK = 40,
	NAME_MOST = 80,
};

/* "JCS", "USDOC": another agency in Washington, as its addresses have it. */
static bool is_agency(Str name)
{
	char plad[NAME_MOST];
	int n = snprintf(plad, sizeof plad, "%.*s WASHDC", STR_ARG(name));

	return agency_find(name).n || (n > 0 && (size_t)n < sizeof plad && agency_find((Str){ plad, (size_t)n }).n);
}

static bool is_held_post(const struct numbers *s, Str post)
{
	uint32_t low = 0, high = s->held.n;

	while (low < high) {
		uint32_t mid = (low + high) / 2;

		if (str_cmp(s->held.v[mid].mrn.post, post) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < s->held.n && str_eq(s->held.v[low].mrn.post, post);
}

/* The same unknown name comes again and again in the sorted list. */
struct spelling {
	Str name;
	const struct post *post; /* that it is read as; NULL: it stays */
	bool known, agency;
};

static void look_up(const struct numbers *s, Str name, struct spelling *out)
{
	const struct post *post = post_find(name);
	struct near how;

	*out = (struct spelling){ .name = name };
	out->known = post || is_held_post(s, name);
	out->agency = post ? post->type == POST_AGENCY : !out->known && is_agency(name);
	if (out->known || out->agency || name.n < NEAR_LEAST)
		return;
	out->post = post_near(name, &how);
	if (out->post && (how.edits > 1 || !how.alone))
		out->post = NULL;
}

static void read_post(struct numbers *s, struct cite *c, struct spelling *last)
{
	if (!c->mrn.post.n) {
		c->doubt = c->mrn.airgram ? DOUBT_NONE : DOUBT_NO_POST;
		return;
	}
	if (!last->name.p || !str_eq(last->name, c->mrn.post))
		look_up(s, c->mrn.post, last);
	c->agency = last->agency;
	if (last->post) {
		c->note = arena_printf(s->a, "read as %.*s: %.*s is one letter off", STR_ARG(last->post->mrn),
		                       STR_ARG(c->mrn.post));
		c->mrn.post = last->post->mrn;
	} else if (!last->known && !last->agency && series_of(&c->mrn, c->by.raw) == SERIES_POST) {
		c->doubt = DOUBT_POST;
	}
}

static void judge_number(struct cite *c)
{
	int citing = c->by.minute == PACE_NO_TIME ? 0 : pace_date(c->by.minute).year;
	bool department = str_eq(c->mrn.post, S("STATE")) || c->agency;

	if (mrn_order(&c->mrn, &c->citing) == 0)
		c->doubt = DOUBT_SELF;
	else if (c->mrn.number > NUMBER_MOST || (!department && c->mrn.number > POST_NUMBER_MOST))
		c->doubt = series_of(&c->mrn, c->by.raw) == SERIES_TRAVEL ? DOUBT_NONE : DOUBT_LONG;
	else if (!c->mrn.year)
		c->doubt = DOUBT_NO_YEAR;
	else if (citing && (c->mrn.year > citing || c->mrn.year < citing - YEARS_BACK))
		c->doubt = DOUBT_YEAR;
}

/* A number too high for its day: of the year before, if the year was not written; else it cannot be. */
static void judge_time(struct numbers *s, struct cite *c)
{
	const struct group *g = numbers_find(s, &c->mrn);
	struct mrn before = c->mrn;

	if (!g || c->mrn.airgram || c->by.minute == PACE_NO_TIME || series_of(&c->mrn, c->by.raw) != SERIES_POST ||
	    c->mrn.number <= pace_reach(&g->pace, c->by.minute) || numbers_hold(s, g, c->mrn.number))
		return;
	before.year--;
	g = numbers_find(s, &before);
	if (!c->inferred || (g && c->mrn.number > pace_reach(&g->pace, c->by.minute))) {
		c->doubt = DOUBT_HIGH;
		return;
	}
	c->note = arena_printf(s->a, "the year is not written; read as %u, for in %u the post had not come so far",
	                       before.year, c->mrn.year);
	c->mrn = before;
}

void numbers_clean(struct numbers *s)
{
	struct spelling last = { .name = STR_NONE };

	for (uint32_t i = 0; i < s->cites.n; i++) {
		read_post(s, &s->cites.v[i], &last);
		if (s->cites.v[i].doubt == DOUBT_NONE)
			judge_number(&s->cites.v[i]);
	}
	numbers_group(s);
	for (uint32_t i = 0; i < s->cites.n; i++)
		if (s->cites.v[i].doubt == DOUBT_NONE)
			judge_time(s, &s->cites.v[i]);
	numbers_group(s);
}
