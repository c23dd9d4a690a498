/*
 * missing_load - all numbers that an archive has seen, held and cited, in groups of one post and year.
 */
#include "archive/missing_part.h"

#include <stdlib.h>

#include "archive/handle.h"

int mrn_order(const struct mrn *x, const struct mrn *y)
{
	int c = str_cmp(x->post, y->post);

	if (c)
		return c;
	if (x->airgram != y->airgram)
		return x->airgram ? 1 : -1;
	if (x->year != y->year)
		return x->year < y->year ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

static int by_held(const void *a, const void *b)
{
	const struct held_number *x = a, *y = b;
	int c = mrn_order(&x->mrn, &y->mrn);

	return c ? c : (x->id > y->id) - (x->id < y->id);
}

static int by_cite(const void *a, const void *b)
{
	const struct cite *x = a, *y = b;
	int c = mrn_order(&x->mrn, &y->mrn);

	if (c)
		return c;
	if (x->by.minute != y->by.minute)
		return x->by.minute < y->by.minute ? -1 : 1;
	return (x->by.id > y->by.id) - (x->by.id < y->by.id);
}

/* Post, year, number and kind in four columns from `at` on. */
static struct mrn row_mrn(const struct rows *r, int at, struct arena *a)
{
	return (struct mrn){
		.post = row_text(r, at, a),
		.year = (uint16_t)row_int(r, at + 1),
		.number = (uint32_t)row_int(r, at + 2),
		.airgram = row_int(r, at + 3) != 0,
	};
}

static bool load_held(struct archive *ar, struct numbers *s, struct error *err)
{
	struct rows rows = db_query_all(ar->db, err, "SELECT id, post, year, number, airgram, time FROM telegram");

	while (rows_next(&rows)) {
		s->telegrams++;
		if (row_bytes(&rows, 1).n && row_int(&rows, 2) && row_int(&rows, 3))
			*list_push(s->a, &s->held) = (struct held_number){
				.id = row_int(&rows, 0),
				.mrn = row_mrn(&rows, 1, s->a),
				.minute = pace_minute(row_bytes(&rows, 5)),
			};
	}
	return rows_end(&rows);
}

static void add_timed(struct numbers *s, const struct rows *r)
{
	*list_push(s->a, &s->timed) = (struct missing_timed){
		.raw = row_text(r, 11, s->a),
		.by = { .id = row_int(r, 0), .minute = pace_minute(row_bytes(r, 1)) },
	};
}

static void add_cite(struct numbers *s, const struct rows *r)
{
	*list_push(s->a, &s->cites) = (struct cite){
		.mrn = row_mrn(r, 2, s->a),
		.citing = row_mrn(r, 6, s->a),
		.by = {
			.id = row_int(r, 0),
			.minute = pace_minute(row_bytes(r, 1)),
			.label = row_text(r, 10, s->a),
			.raw = row_text(r, 11, s->a),
			.title = row_text(r, 12, s->a),
			.notal = row_int(r, 13) != 0,
		},
		.inferred = row_int(r, 14) != 0,
	};
}

static bool load_cites(struct archive *ar, struct numbers *s, struct error *err)
{
	struct rows rows = db_query_all(ar->db, err,
		"SELECT r.telegram_id, t.time, r.post, r.year, r.number, r.airgram, t.post, t.year, t.number, t.airgram,"
		" r.label, r.raw, r.title, r.notal, r.year_inferred, r.kind"
		" FROM reference r JOIN telegram t ON t.id = r.telegram_id");

	while (rows_next(&rows)) {
		if (row_int(&rows, 4))
			add_cite(s, &rows);
		else if (str_eq(row_bytes(&rows, 15), S("dtg")))
			add_timed(s, &rows);
		else if (!str_eq(row_bytes(&rows, 15), S("none")))
			s->others++;
	}
	return rows_end(&rows);
}

bool numbers_load(struct archive *ar, struct arena *a, struct numbers *s, struct error *err)
{
	*s = (struct numbers){ .a = a };
	return load_held(ar, s, err) && load_cites(ar, s, err);
}

static struct mrn key_of(const struct mrn *m)
{
	struct mrn key = *m;

	key.number = 0;
	return key;
}

/* The groups are the merger of two sorted lists. */
static void make_groups(struct numbers *s)
{
	uint32_t h = 0, c = 0;

	s->groups.n = 0;
	while (h < s->held.n || c < s->cites.n) {
		struct mrn held = h < s->held.n ? key_of(&s->held.v[h].mrn) : (struct mrn){ 0 };
		struct mrn cited = c < s->cites.n ? key_of(&s->cites.v[c].mrn) : (struct mrn){ 0 };
		bool of_held = h < s->held.n && (c == s->cites.n || mrn_order(&held, &cited) <= 0);
		struct group *g = list_push(s->a, &s->groups);

		g->key = of_held ? held : cited;
		g->held_from = h;
		g->cite_from = c;
		while (h < s->held.n && (held = key_of(&s->held.v[h].mrn), mrn_order(&held, &g->key) == 0))
			h++;
		while (c < s->cites.n && (cited = key_of(&s->cites.v[c].mrn), mrn_order(&cited, &g->key) == 0))
			c++;
		g->held_to = h;
		g->cite_to = c;
	}
}

/* An airgram's number tells no time: they went by pouch. */
static void make_pace(struct numbers *s, struct group *g)
{
	PaceList sent = { 0 }, cited = { 0 };

	for (uint32_t i = g->held_from; i < g->held_to; i++)
		if (s->held.v[i].minute != PACE_NO_TIME)
			*list_push(s->a, &sent) = (struct pace_point){ s->held.v[i].mrn.number, s->held.v[i].minute };
	for (uint32_t i = g->cite_from; i < g->cite_to; i++)
		if (s->cites.v[i].by.minute != PACE_NO_TIME && s->cites.v[i].doubt == DOUBT_NONE)
			*list_push(s->a, &cited) = (struct pace_point){ s->cites.v[i].mrn.number, s->cites.v[i].by.minute };
	pace_init(&g->pace, s->a, g->key.year, &sent, &cited);
}

const struct group *numbers_find(const struct numbers *s, const struct mrn *m)
{
	struct mrn key = key_of(m);
	uint32_t low = 0, high = s->groups.n;

	while (low < high) {
		uint32_t mid = (low + high) / 2;
		int c = mrn_order(&s->groups.v[mid].key, &key);

		if (c == 0)
			return &s->groups.v[mid];
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

bool numbers_hold(const struct numbers *s, const struct group *g, uint32_t number)
{
	uint32_t low = g->held_from, high = g->held_to;

	while (low < high) {
		uint32_t mid = (low + high) / 2;

		if (s->held.v[mid].mrn.number < number)
			low = mid + 1;
		else
			high = mid;
	}
	return low < g->held_to && s->held.v[low].mrn.number == number;
}

static double rate_of(const struct numbers *s, const struct mrn *key, int years)
{
	struct mrn m = *key;
	const struct group *g;

	m.year = (uint16_t)(m.year + years);
	g = key->year ? numbers_find(s, &m) : NULL;
	return g ? g->pace.per_day : 0;
}

/* Where a year tells nothing of its pace, that of the next or the last will do for a month. */
static void borrow_paces(struct numbers *s)
{
	for (uint32_t i = 0; i < s->groups.n; i++) {
		struct group *g = &s->groups.v[i];
		double next = rate_of(s, &g->key, 1);

		if (g->pace.per_day <= 0)
			g->pace.beside = next > 0 ? next : rate_of(s, &g->key, -1);
	}
}

void numbers_group(struct numbers *s)
{
	if (s->held.n)
		qsort(s->held.v, s->held.n, sizeof *s->held.v, by_held);
	if (s->cites.n)
		qsort(s->cites.v, s->cites.n, sizeof *s->cites.v, by_cite);
	make_groups(s);
	for (uint32_t i = 0; i < s->groups.n; i++)
		make_pace(s, &s->groups.v[i]);
	borrow_paces(s);
}
