/*
 * missing_years - what is held of each post and year, of how many; the numbers between; the silences.
 */
#include "archive/missing_part.h"

enum { HELD_LEAST = 5, SEEN_LEAST = 5, SILENCE_LEAST = 12, SILENCE_DAYS = 7, DAY = 24 * 60 };

/*
 * The natural logarithm, near enough for a threshold: no need of libm. A silence is
 * told when fewer than one in twenty years would show one as long by chance: of n
 * gaps the longest reaches ln n + 3 times the mean that often.
 */
static double log_of(uint32_t n)
{
	double log = 0, power = 1;

	for (; power * 2 <= n; power *= 2)
		log += 0.6931;
	return log + (n / power - 1) * 0.6931;
}

/* A walk over the numbers of a group, held and cited, each once, upwards. */
struct walk {
	const struct numbers *s;
	const struct group *g;
	uint32_t held, cite;
};

struct walked {
	uint32_t number;
	bool held, cited;
};

/* A held telegram whose number cannot be right says nothing of the numbers in use. */
static bool is_garbled(const struct walk *w, const struct held_number *t)
{
	enum { DAYS_MOST = 20 };

	return t->minute != PACE_NO_TIME && pace_misfit(&w->g->pace, t->mrn.number, t->minute) > DAYS_MOST;
}

static void skip(struct walk *w)
{
	while (w->held < w->g->held_to && is_garbled(w, &w->s->held.v[w->held]))
		w->held++;
	while (w->cite < w->g->cite_to && w->s->cites.v[w->cite].doubt != DOUBT_NONE)
		w->cite++;
}

static bool walk_next(struct walk *w, struct walked *out)
{
	uint32_t held = UINT32_MAX, cited = UINT32_MAX;

	skip(w);
	if (w->held < w->g->held_to)
		held = w->s->held.v[w->held].mrn.number;
	if (w->cite < w->g->cite_to)
		cited = w->s->cites.v[w->cite].mrn.number;
	*out = (struct walked){ held < cited ? held : cited, held <= cited, cited <= held };
	if (out->number == UINT32_MAX)
		return false;
	for (; w->held < w->g->held_to && w->s->held.v[w->held].mrn.number == out->number; skip(w))
		w->held++;
	for (; w->cite < w->g->cite_to && w->s->cites.v[w->cite].mrn.number == out->number; skip(w))
		w->cite++;
	return true;
}

static void count(const struct numbers *s, const struct group *g, struct missing_year *y)
{
	struct walk w = { s, g, g->held_from, g->cite_from };
	uint32_t before = 0;
	struct walked at;

	while (walk_next(&w, &at)) {
		if (!y->lowest)
			y->lowest = at.number;
		y->highest = at.number;
		y->held += at.held;
		y->cited += at.cited;
		y->cited_held += at.held && at.cited;
		if (before && at.number > before + 1) {
			y->ranges++;
			y->between += at.number - before - 1;
		}
		before = at.number;
	}
}

/* The highest of n numbers out of 1..N falls short of N by about N/n: the mean gap is put on top. */
static uint32_t estimate(const struct missing_year *y, uint32_t seen)
{
	return seen >= SEEN_LEAST ? y->highest + y->highest / seen : 0;
}

static void put_times(const struct group *g, const struct numbers *s, struct missing_year *y)
{
	y->first = y->last = PACE_NO_TIME;
	for (uint32_t i = g->held_from; i < g->held_to; i++) {
		int64_t t = s->held.v[i].minute;

		if (t == PACE_NO_TIME)
			continue;
		if (y->first == PACE_NO_TIME || t < y->first)
			y->first = t;
		if (y->last == PACE_NO_TIME || t > y->last)
			y->last = t;
	}
}

static void put_ranges(const struct numbers *s, const struct group *g, struct missing *out)
{
	struct walk w = { s, g, g->held_from, g->cite_from };
	uint32_t before = 0;
	struct walked at;

	for (; walk_next(&w, &at); before = at.number) {
		struct missing_range *r;

		if (!before || at.number == before + 1)
			continue;
		r = list_push(s->a, &out->ranges);
		*r = (struct missing_range){ g->key.post, g->key.year, before + 1, at.number - 1, 0, 0 };
		r->from = pace_when(&g->pace, r->first).from;
		r->to = pace_when(&g->pace, r->last).to;
	}
}

/* Only series of posts are counted: the others have gaps that mean nothing. */
static bool is_counted(const struct group *g, const struct missing_want *want)
{
	return g->key.year && g->key.post.n && series_of(&g->key, STR_NONE) == SERIES_POST &&
	       missing_wanted(want, g->key.post, g->key.year);
}

void missing_put_years(const struct numbers *s, const struct missing_want *want, struct missing *out)
{
	for (uint32_t i = 0; i < s->groups.n; i++) {
		const struct group *g = &s->groups.v[i];
		struct missing_year y = { .post = g->key.post, .year = g->key.year, .per_day = g->pace.per_day };

		if (!is_counted(g, want))
			continue;
		count(s, g, &y);
		if (!y.highest)
			continue;
		put_times(g, s, &y);
		y.estimate = estimate(&y, y.held + y.cited - y.cited_held);
		y.sample = y.held < (y.estimate ? y.estimate : y.highest) / 2;
		*list_push(s->a, &out->years) = y;
		if (!y.sample || want->ranges)
			put_ranges(s, g, out);
	}
}

struct silences {
	const struct numbers *s;
	const struct group *g;
	struct missing *out;
	double per_minute, least; /* telegrams held a minute; how many must be lacking */
};

static void add_silence(struct silences *q, int place, struct pace_point from, struct pace_point to)
{
	double expected = (double)(to.minute - from.minute) * q->per_minute;
	struct missing_silence *m;

	if (expected < q->least || to.minute - from.minute < SILENCE_DAYS * DAY)
		return;
	m = list_push(q->s->a, &q->out->silences);
	*m = (struct missing_silence){ .post = q->g->key.post, .year = q->g->key.year, .from = from.minute,
		.to = to.minute, .first = from.number, .last = to.number, .expected = expected };
	m->place = place;
	m->hole = hole_between(pace_date(from.minute), pace_date(to.minute));
}

static void find_silences(struct silences *q)
{
	const PaceList *l = &q->g->pace.sent;
	const struct pace_point *first = l->v, *last = l->v + l->n - 1;
	int year = q->g->key.year;

	q->per_minute = (l->n - 1) / (double)(last->minute - first->minute);
	q->least = log_of(l->n) + 3;
	add_silence(q, SILENCE_BEFORE, (struct pace_point){ 0, pace_year_start(year) }, *first);
	for (uint32_t i = 1; i < l->n; i++)
		add_silence(q, SILENCE_WITHIN, l->v[i - 1], l->v[i]);
	add_silence(q, SILENCE_AFTER, *last, (struct pace_point){ 0, pace_year_start(year + 1) });
}

void missing_put_silences(const struct numbers *s, const struct missing_want *want, struct missing *out)
{
	for (uint32_t i = 0; i < s->groups.n; i++) {
		const struct group *g = &s->groups.v[i];
		struct silences q = { .s = s, .g = g, .out = out };

		if (is_counted(g, want) && g->pace.sent.n >= SILENCE_LEAST &&
		    g->pace.sent.v[g->pace.sent.n - 1].minute > g->pace.sent.v[0].minute)
			find_silences(&q);
	}
}

void missing_put_misfits(const struct numbers *s, const struct missing_want *want, struct missing *out)
{
	enum { DAYS_LEAST = 4 }; /* numbers are taken a day or two before a telegram leaves */

	for (uint32_t i = 0; i < s->groups.n; i++) {
		const struct group *g = &s->groups.v[i];

		if (!is_counted(g, want) || g->pace.sent.n < HELD_LEAST)
			continue;
		for (uint32_t k = g->held_from; k < g->held_to; k++) {
			const struct held_number *t = &s->held.v[k];
			int days = t->minute == PACE_NO_TIME ? 0 : pace_misfit(&g->pace, t->mrn.number, t->minute);

			if (days >= DAYS_LEAST)
				*list_push(s->a, &out->misfits) = (struct missing_misfit){ t->id, t->mrn, mrn_str(s->a, &t->mrn),
					t->minute, days, pace_mended(&g->pace, t->mrn.number, t->minute) };
		}
	}
}
