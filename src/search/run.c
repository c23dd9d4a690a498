/*
 * run - a query over many telegrams: hits in order, exact counts.
 */
#include "search/run.h"

#include <stdlib.h>

#include "search/filter.h"
#include "search/match.h"

enum { MINUTES_OF_DAY = 24 * 60, MONTHS_MOST = 12 * 400 };

/* A hit as far as the order needs it. */
struct row {
	int64_t id, minute; /* INT64_MAX: the time is not known */
	struct mrn mrn;
	int month;          /* since the year 0; -1: not known */
	uint32_t score;
	uint32_t ready;     /* of files: index of its hit */
};

struct runner {
	struct arena *a, doc;
	const struct query *q;
	const struct run_want *want;
	struct result *out;
	bool keep; /* hits are made at once: the telegrams do not come again */
	HitList ready;
	LIST(struct row) rows;
};

static int64_t minute_of(const struct cable *c, struct period days)
{
	struct date d = { (int16_t)(days.from / 10000), (uint8_t)(days.from / 100 % 100), (uint8_t)(days.from % 100) };

	if (days.from == 0)
		return INT64_MAX;
	return (int64_t)date_days(d) * MINUTES_OF_DAY + (days.from == days.to ? c->dtg.minute : 0);
}

static int month_of(struct period days)
{
	if (days.from == 0 || days.from / 100 != days.to / 100)
		return -1;
	return days.from / 10000 * 12 + days.from / 100 % 100 - 1;
}

static void count_facets(struct runner *r, const struct cable *c, struct period days)
{
	struct result *out = r->out;
	uint64_t of = out->total;
	Str post = cable_post(c);
	bool sbu;
	enum class_level now = telegram_level_now(c, &sbu);

	if (days.from && days.from / 10000 == days.to / 10000)
		tally_add(r->a, &out->years, arena_printf(&r->doc, "%d", days.from / 10000), of);
	if (post.n > 0)
		tally_add(r->a, &out->posts, post, of);
	if (c->classification != LEVEL_NONE)
		tally_add(r->a, &out->classes, level_word(c->classification), of);
	if (now != LEVEL_NONE)
		tally_add(r->a, &out->classes, level_word(now), of);
	if (sbu)
		tally_add(r->a, &out->classes, S("SBU"), of);
	for (uint32_t i = 0; i < c->tags.n; i++) {
		if (c->tags.v[i].tag.n > 0)
			tally_add(r->a, &out->tags, c->tags.v[i].tag, of);
	}
}

static void add_row(struct runner *r, const struct fed *one, const struct document *d)
{
	struct period days = cable_days(one->cable);
	struct row *row = list_push(r->a, &r->rows);

	row->id = one->id;
	row->minute = minute_of(one->cable, days);
	row->month = month_of(days);
	row->mrn = one->cable->mrn;
	row->mrn.post = arena_str(r->a, row->mrn.post);
	if (r->out->sort == SORT_RELEVANCE)
		match_marks(&r->doc, r->q, d, &row->score);
	if (r->keep) {
		row->ready = r->ready.n;
		*list_push(r->a, &r->ready) = hit_make(r->a, &r->doc, r->q, one, d);
	}
	if (r->want->facets)
		count_facets(r, one->cable, days);
}

static void look(void *data, const struct fed *one)
{
	struct runner *r = data;
	const struct document *d;

	r->out->searched++;
	if (!match_possible(r->q, one->cable))
		return;
	arena_reset(&r->doc);
	d = document_read(&r->doc, one->cable, r->q->parts);
	if (!match(&r->doc, r->q, d))
		return;
	r->out->total++;
	add_row(r, one, d);
}

static int compare_number(const struct row *x, const struct row *y)
{
	int posts = str_cmp(x->mrn.post, y->mrn.post);

	if (!x->mrn.number != !y->mrn.number)
		return x->mrn.number ? -1 : 1;
	if (posts != 0)
		return posts;
	if (x->mrn.year != y->mrn.year)
		return x->mrn.year < y->mrn.year ? -1 : 1;
	if (x->mrn.airgram != y->mrn.airgram)
		return x->mrn.airgram ? 1 : -1;
	return x->mrn.number < y->mrn.number ? -1 : x->mrn.number > y->mrn.number;
}

static int compare_date(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int numbers;

	if (x->minute != y->minute)
		return x->minute < y->minute ? -1 : 1;
	numbers = compare_number(x, y);
	if (numbers != 0)
		return numbers;
	return x->id < y->id ? -1 : x->id > y->id;
}

/* Unknown times stay at the end, ties in their order. */
static int compare_date_down(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	if (x->minute != y->minute && x->minute != INT64_MAX && y->minute != INT64_MAX)
		return x->minute > y->minute ? -1 : 1;
	return compare_date(a, b);
}

static int compare_score(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return compare_date(a, b);
}

static int compare_mrn(const void *a, const void *b)
{
	int numbers = compare_number(a, b);

	return numbers != 0 ? numbers : compare_date(a, b);
}

static void sort_rows(struct runner *r)
{
	static int (*const orders[])(const void *, const void *) = {
		[SORT_RELEVANCE] = compare_score,
		[SORT_DATE] = compare_date,
		[SORT_DATE_DOWN] = compare_date_down,
		[SORT_MRN] = compare_mrn,
	};

	if (r->rows.n > 1)
		qsort(r->rows.v, r->rows.n, sizeof *r->rows.v, orders[r->out->sort]);
}

static void make_hit(void *data, const struct fed *one)
{
	struct runner *r = data;
	const struct document *d;

	arena_reset(&r->doc);
	d = document_read(&r->doc, one->cable, r->q->parts);
	*list_push(r->a, &r->out->hits) = hit_make(r->a, &r->doc, r->q, one, d);
}

/* The page that is asked for. */
static bool take_page(struct runner *r, struct feed *f, struct error *err)
{
	uint64_t from = r->want->offset < r->rows.n ? r->want->offset : r->rows.n;
	uint64_t n = r->rows.n - from;
	int64_t *ids;

	if (r->want->limit > 0 && n > r->want->limit)
		n = r->want->limit;
	r->out->offset = from;
	for (uint64_t i = 0; r->keep && i < n; i++)
		*list_push(r->a, &r->out->hits) = r->ready.v[r->rows.v[from + i].ready];
	if (r->keep)
		return true;
	ids = arena_array(r->a, int64_t, n + 1);
	for (uint64_t i = 0; i < n; i++)
		ids[i] = r->rows.v[from + i].id;
	return feed_get(f, ids, n, make_hit, r, err);
}

static void count_months(struct runner *r)
{
	struct timeline *t = &r->out->months;
	int first = INT32_MAX, last = -1;

	for (uint32_t i = 0; i < r->rows.n; i++) {
		int m = r->rows.v[i].month;

		t->undated += m < 0;
		first = m >= 0 && m < first ? m : first;
		last = m > last ? m : last;
	}
	if (last < 0 || last - first >= MONTHS_MOST)
		return;
	t->year = first / 12;
	t->month = first % 12 + 1;
	t->n = (uint32_t)(last - first + 1);
	t->counts = arena_array(r->a, uint64_t, t->n);
	for (uint32_t i = 0; i < r->rows.n; i++) {
		if (r->rows.v[i].month >= 0)
			t->counts[r->rows.v[i].month - first]++;
	}
}

static enum query_sort sort_of(const struct query *q, const struct run_want *want)
{
	if (want->sort != SORT_DEFAULT)
		return want->sort;
	if (q->sort != SORT_DEFAULT)
		return q->sort;
	return q->words ? SORT_RELEVANCE : SORT_DATE;
}

static void finish_facets(struct runner *r)
{
	tally_sort(&r->out->years);
	tally_sort(&r->out->posts);
	tally_sort(&r->out->classes);
	tally_sort(&r->out->tags);
	count_months(r);
}

static bool run(struct runner *r, struct feed *f, struct error *err)
{
	if (!feed_walk(f, look, r, err))
		return false;
	sort_rows(r);
	if (r->want->facets)
		finish_facets(r);
	if (!take_page(r, f, err))
		return false;
	r->out->diagnosed = r->want->diagnosis && r->out->total == 0 && feed_lasts(f);
	return !r->out->diagnosed || diagnose(r->a, f, r->q, &r->out->absent, err);
}

bool search_run(struct arena *a, struct feed *f, const struct query *q, const struct run_want *want, struct result *out,
                struct error *err)
{
	struct runner r = { .a = a, .q = q, .want = want, .out = out, .keep = !f->archive };
	bool ok;

	*out = (struct result){ .sort = sort_of(q, want) };
	arena_init(&r.doc);
	ok = run(&r, f, err);
	arena_release(&r.doc);
	return ok;
}
