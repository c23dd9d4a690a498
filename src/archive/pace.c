/*
 * pace - how fast a post's numbers ran in a year: from a number to its time, and back.
 */
#include "archive/pace.h"

#include <stdlib.h>

enum {
	DAY = 24 * 60,
	CHAIN_DAYS = 20, CHAIN_LEAST = 3, /* what a rate out of held telegrams needs */
	CITED_LEAST = 4, CITED_DAY = 10,  /* what one out of citations needs: how many, how far in the year */
	SLACK_DAYS = 10, SLACK = 50,      /* what a post may be ahead of its rate */
	FRESH_DAYS = 40,                  /* citations of the next January still tell of the old year's pace */
	DIGITS_MOST = 6,
	CLOSE_DAYS = 10,                  /* bounds so near are told instead of the likely day */
};
static const double ahead = 1.5; /* the factor beyond its rate that a post may be */

static const Str basis_words[] = {
#define X(id, word) S_INIT(word),
	PACE_BASES(X)
#undef X
};

Str pace_basis_word(enum pace_basis b)
{
	return basis_words[b];
}

int64_t pace_minute(Str time)
{
	unsigned year, month, day, hour = 0, minute = 0;
	struct date d;

	if (!take_digits(&time, 4, &year) || !take_byte(&time, '-') || !take_digits(&time, 2, &month) ||
	    !take_byte(&time, '-') || !take_digits(&time, 2, &day))
		return PACE_NO_TIME;
	if (take_byte(&time, 'T') && take_digits(&time, 2, &hour) && take_byte(&time, ':'))
		take_digits(&time, 2, &minute);
	d = (struct date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return date_valid(d) ? (int64_t)date_days(d) * DAY + hour * 60 + minute : PACE_NO_TIME;
}

struct date pace_date(int64_t minute)
{
	if (minute == PACE_NO_TIME)
		return (struct date){ 0 };
	return date_from_days((long)((minute - (minute < 0 ? DAY - 1 : 0)) / DAY));
}

int64_t pace_year_start(int year)
{
	return (int64_t)date_days((struct date){ (int16_t)year, 1, 1 }) * DAY;
}

static int by_number(const void *a, const void *b)
{
	const struct pace_point *x = a, *y = b;

	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return (x->minute > y->minute) - (x->minute < y->minute);
}

static void sort(PaceList *l)
{
	if (l->n)
		qsort(l->v, l->n, sizeof *l->v, by_number);
}

/* The length of the longest chain so far whose last time is not later: where `minute` extends it. */
static uint32_t chain_place(const PaceList *l, const uint32_t *ends, uint32_t n, int64_t minute)
{
	uint32_t low = 0, high = n;

	while (low < high) {
		uint32_t mid = (low + high) / 2;

		if (l->v[ends[mid]].minute <= minute)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The longest run of points that ascend in time as well; the others are garbled. */
static void keep_chain(struct arena *a, const PaceList *l, PaceList *out)
{
	uint32_t *ends = arena_array(a, uint32_t, l->n + 1), *before = arena_array(a, uint32_t, l->n + 1), n = 0;

	for (uint32_t i = 0; i < l->n; i++) {
		uint32_t at = chain_place(l, ends, n, l->v[i].minute);

		before[i] = at ? ends[at - 1] : UINT32_MAX;
		ends[at] = i;
		if (at == n)
			n++;
	}
	out->v = arena_array(a, struct pace_point, n + 1);
	out->n = out->room = n;
	for (uint32_t i = n, at = n ? ends[n - 1] : 0; i-- > 0; at = before[at])
		out->v[i] = l->v[at];
}

static double days_into(const struct pace *p, int64_t minute)
{
	return (double)(minute - pace_year_start(p->year)) / DAY;
}

static double held_rate(const struct pace *p)
{
	const struct pace_point *first = p->sent.v, *last = p->sent.v + p->sent.n - 1;

	if (p->sent.n < CHAIN_LEAST || last->minute - first->minute < (int64_t)CHAIN_DAYS * DAY)
		return 0;
	return (double)(last->number - first->number) / ((double)(last->minute - first->minute) / DAY);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Most citations are of fresh telegrams: the upper quarter of number by day is near the pace, and robust. */
static double cited_rate(const struct pace *p, struct arena *a, const PaceList *cited)
{
	double *rates = arena_array(a, double, cited->n + 1);
	size_t n = 0;

	for (uint32_t i = 0; i < cited->n; i++) {
		double days = days_into(p, cited->v[i].minute);

		if (days >= CITED_DAY && days <= 366 + FRESH_DAYS)
			rates[n++] = cited->v[i].number / (days > 366 ? 366 : days);
	}
	if (n < CITED_LEAST)
		return 0;
	qsort(rates, n, sizeof *rates, by_size);
	return rates[n * 3 / 4];
}

/* Keep citations that can be, each with the least time of all numbers that are not lower. */
static void keep_cited(struct pace *p, struct arena *a, const PaceList *cited)
{
	int64_t least = INT64_MAX;

	for (uint32_t i = 0; i < cited->n; i++)
		if (cited->v[i].number <= pace_reach(p, cited->v[i].minute))
			*list_push(a, &p->cited) = cited->v[i];
	for (uint32_t i = p->cited.n; i-- > 0;) {
		if (p->cited.v[i].minute < least)
			least = p->cited.v[i].minute;
		p->cited.v[i].minute = least;
	}
}

void pace_init(struct pace *p, struct arena *a, int year, PaceList *sent, PaceList *cited)
{
	*p = (struct pace){ .year = year };
	sort(sent);
	sort(cited);
	keep_chain(a, sent, &p->sent);
	p->per_day = held_rate(p);
	if (p->per_day <= 0)
		p->per_day = cited_rate(p, a, cited);
	keep_cited(p, a, cited);
}

/* The first held point later than a time. */
static uint32_t later_than(const PaceList *l, int64_t minute)
{
	uint32_t low = 0, high = l->n;

	while (low < high) {
		uint32_t mid = (low + high) / 2;

		if (l->v[mid].minute <= minute)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The first point whose number is not lower. */
static uint32_t not_lower(const PaceList *l, uint32_t number)
{
	uint32_t low = 0, high = l->n;

	while (low < high) {
		uint32_t mid = (low + high) / 2;

		if (l->v[mid].number < number)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The held point before a time, or the beginning of the year. */
static struct pace_point point_before(const struct pace *p, int64_t minute)
{
	uint32_t next = later_than(&p->sent, minute);

	return next ? p->sent.v[next - 1] : (struct pace_point){ 0, pace_year_start(p->year) };
}

uint32_t pace_reach(const struct pace *p, int64_t minute)
{
	int64_t end = pace_year_start(p->year + 1), until = minute < end ? minute : end;
	struct pace_point before = point_before(p, until);
	uint32_t next = later_than(&p->sent, minute);
	double most = UINT32_MAX;

	if (p->per_day > 0)
		most = before.number + p->per_day * ahead * ((double)(until - before.minute) / DAY + SLACK_DAYS) + SLACK;
	if (next < p->sent.n && p->sent.v[next].number < most)
		most = p->sent.v[next].number;
	return most < 1 ? 1 : most >= UINT32_MAX ? UINT32_MAX : (uint32_t)most;
}

static int64_t clip(int64_t v, int64_t least, int64_t most)
{
	return v < least ? least : v > most ? most : v;
}

/* In proportion between two known points. */
static int64_t between(struct pace_point a, struct pace_point b, uint32_t number)
{
	if (b.number <= a.number)
		return a.minute;
	return a.minute + (int64_t)((double)(b.minute - a.minute) * (number - a.number) / (b.number - a.number));
}

struct pace_when pace_when(const struct pace *p, uint32_t number)
{
	uint32_t next = not_lower(&p->sent, number), c = not_lower(&p->cited, number);
	struct pace_point start = { 0, pace_year_start(p->year) }, end = { 0, pace_year_start(p->year + 1) - 1 };
	struct pace_point low = next ? p->sent.v[next - 1] : start, high = next < p->sent.n ? p->sent.v[next] : end;
	struct pace_when w = { .from = low.minute, .to = high.minute, .basis = PACE_YEAR };

	if (c < p->cited.n && p->cited.v[c].minute < w.to && p->cited.v[c].minute >= w.from) {
		w.to = p->cited.v[c].minute;
		w.basis = PACE_CITED;
	}
	w.likely = w.to;
	if (next < p->sent.n) {
		w.likely = between(low, high, number);
		w.basis = next ? PACE_BETWEEN : PACE_BEFORE;
	} else if (p->per_day > 0) {
		w.likely = low.minute + (int64_t)((number - low.number) / p->per_day * DAY);
		w.basis = next ? PACE_AFTER : PACE_RATE;
	} else if (p->beside > 0 && !next) {
		w.likely = start.minute + (int64_t)(number / p->beside * DAY);
		w.basis = PACE_BESIDE;
	}
	w.likely = clip(w.likely, w.from, w.to);
	return w;
}

static void print_day(struct buf *b, struct date d, bool year)
{
	buf_printf(b, "%d %s", d.day, month_names[d.month]);
	if (year)
		buf_printf(b, " %d", d.year);
}

void pace_when_print(struct buf *b, const struct pace_when *w)
{
	struct date from = pace_date(w->from), to = pace_date(w->to), likely = pace_date(w->likely);

	if (w->basis == PACE_YEAR) {
		buf_printf(b, "in %d", from.year);
	} else if (w->basis == PACE_CITED) {
		buf_z(b, "before ");
		print_day(b, to, true);
	} else if (date_number(from) == date_number(to)) {
		buf_z(b, "on ");
		print_day(b, to, true);
	} else if (w->to - w->from <= (int64_t)CLOSE_DAYS * DAY) {
		buf_z(b, "between ");
		if (from.month == to.month)
			buf_number(b, from.day);
		else
			print_day(b, from, from.year != to.year);
		buf_z(b, " and ");
		print_day(b, to, true);
	} else {
		buf_z(b, "about ");
		if (w->basis == PACE_BESIDE)
			buf_printf(b, "%s %d", month_names[likely.month], likely.year);
		else
			print_day(b, likely, true);
	}
}

int pace_misfit(const struct pace *p, uint32_t number, int64_t minute)
{
	uint32_t next = not_lower(&p->sent, number), after = next;

	while (after < p->sent.n && p->sent.v[after].number == number)
		after++;
	if (next && minute < p->sent.v[next - 1].minute)
		return (int)((p->sent.v[next - 1].minute - minute + DAY - 1) / DAY);
	if (after < p->sent.n && minute > p->sent.v[after].minute)
		return (int)((minute - p->sent.v[after].minute + DAY - 1) / DAY);
	return 0;
}

uint32_t pace_mended(const struct pace *p, uint32_t number, int64_t minute)
{
	uint32_t next = later_than(&p->sent, minute), found = 0, ten = 1;
	uint32_t low = next ? p->sent.v[next - 1].number : 0, high = next < p->sent.n ? p->sent.v[next].number : 0;

	if (!high)
		return 0;
	for (int i = 0; i < DIGITS_MOST && ten <= number; i++, ten *= 10)
		for (uint32_t digit = 0; digit < 10; digit++) {
			uint32_t other = number - number / ten % 10 * ten + digit * ten;

			if (other == number || other <= low || other >= high)
				continue;
			if (found)
				return 0;
			found = other;
		}
	return found;
}
