/*
 * agree - the index gives what the matcher gives: the same telegrams, counts by kind and time, the same
 * scores as the plain formula; every operator, nested, over random telegrams, with plain loops and with
 * those of the processor.
 *
 * CABLEROOM_QUERIES says how many queries (900 unless told), CABLEROOM_SEED where the series starts; a failure names
 * the seed of its telegrams and prints the smallest query that still fails.
 */
#include <math.h>
#include <time.h>

#include "tap.h"
#include "lib/inquiry.h"
#include "index/kernel.h"
#include "search/ask.h"
#include "search/match.h"
#include "search/score.h"

enum { QUERIES = 900, QUERIES_A_ROOM = 150, TOP_MOST = 40, TIMES = 4 };

/* What a query was found to be, over all of it. */
static struct {
	uint64_t queries, nothing, everything, hits, kinds[Q_IN + 1], tied;
	double worst; /* difference of a score, relative */
} seen;

/* One query, answered by the matcher. */
struct answer {
	struct arena a;
	struct room *r;
	const struct index *x;
	uint64_t seed;            /* of the telegrams */
	uint32_t turn;            /* says how many of the best are wanted, and of what loops */
	const struct held **hits; /* in order of time */
	uint32_t n;
	double *scores;           /* of the hits, in order of time */
	const char *wrong;        /* what the index gave otherwise */
	char detail[400];
};

static bool wrong(struct answer *w, const char *what)
{
	w->wrong = what;
	return false;
}

static int by_time(const void *a, const void *b)
{
	const struct held *x = *(const struct held *const *)a, *y = *(const struct held *const *)b;

	if (x->time != y->time)
		return y->time == COLUMN_NONE || (x->time != COLUMN_NONE && x->time < y->time) ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* What the matcher says, and the plain scores. */
static void match_all(struct answer *w, const struct query *q)
{
	struct scoring *s = scoring_open(&w->a, q);
	struct arena scratch;

	arena_init(&scratch);
	w->hits = arena_array(&w->a, const struct held *, w->r->held.n + 1);
	w->n = 0;
	for (uint32_t i = 0; i < w->r->held.n; i++) {
		const struct held *h = &w->r->held.v[i];

		if (h->indexed)
			scoring_look(s, &scratch, h->doc);
		if (h->indexed && !h->gone && match(&scratch, q, h->doc))
			w->hits[w->n++] = h;
		arena_reset(&scratch);
	}
	qsort(w->hits, w->n, sizeof *w->hits, by_time);
	w->scores = arena_array(&w->a, double, w->n + 1);
	for (uint32_t i = 0; i < w->n; i++) {
		struct scored one = scoring_keep(s, &scratch, &scratch, w->hits[i]->doc);

		w->scores[i] = scoring_score(s, &one);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
}

/* ---- The same by the index ---- */

static bool same_hits(struct answer *w, struct find *f)
{
	int64_t *ids = arena_array(&w->a, int64_t, w->r->held.n + 1);
	uint32_t n, timed = 0;

	snprintf(w->detail, sizeof w->detail, "%u instead of %u", (unsigned)find_count(f), w->n);
	n = find_by_time(f, 0, w->r->held.n + 1, false, ids);
	for (uint32_t i = 0; i < n && i < w->n; i++)
		if (ids[i] != w->hits[i]->id) {
			snprintf(w->detail + strlen(w->detail), sizeof w->detail - strlen(w->detail), "; at %u %ld instead of %ld", i,
			         (long)ids[i], (long)w->hits[i]->id);
			return wrong(w, "other telegrams");
		}
	if (find_count(f) != w->n || n != w->n)
		return wrong(w, "another count");
	while (timed < n && w->hits[timed]->time != COLUMN_NONE)
		timed++;
	n = find_by_time(f, 0, w->r->held.n + 1, true, ids);
	for (uint32_t i = 0; i < n; i++)
		if (ids[i] != w->hits[i < timed ? timed - 1 - i : i]->id)
			return wrong(w, "another order of time, the latest first");
	return n == w->n || wrong(w, "another count by time");
}

static uint64_t count_plain(const struct answer *w, enum columns facet, Str word)
{
	uint64_t n = 0;

	for (uint32_t i = 0; i < w->n; i++) {
		const StrList *l = &w->hits[i]->facet[facet];

		for (uint32_t k = 0; k < l->n; k++)
			n += str_eq(l->v[k], word);
	}
	return n;
}

static bool same_facet(struct answer *w, struct find *f, enum columns facet)
{
	FindValueList found = { 0 };
	uint64_t all = 0, plain = 0;

	find_facet(f, columns_name(facet), &found);
	for (uint32_t i = 0; i < found.n; i++) {
		all += found.v[i].count;
		snprintf(w->detail, sizeof w->detail, "%s %.*s %u", columns_name(facet).p, (int)(found.v[i].word.n % 100),
		         found.v[i].word.p, (unsigned)found.v[i].count);
		if (found.v[i].count != count_plain(w, facet, found.v[i].word))
			return wrong(w, "another count of a value");
	}
	for (uint32_t i = 0; i < w->n; i++)
		plain += w->hits[i]->facet[facet].n;
	return all == plain || wrong(w, "another count of all values");
}

static bool same_times(struct answer *w, struct find *f)
{
	int64_t bounds[TIMES + 1];
	uint64_t counts[TIMES], plain[TIMES] = { 0 };

	for (uint32_t i = 0; i <= TIMES; i++)
		bounds[i] = columns_time(19730101, 0) + (int64_t)i * 400 * 24 * 60;
	bounds[TIMES] = columns_time(19760407, 700); /* in order, and odd */
	find_times(f, bounds, TIMES, counts);
	for (uint32_t i = 0; i < w->n; i++)
		for (uint32_t k = 0; k < TIMES; k++)
			plain[k] += w->hits[i]->time != COLUMN_NONE && w->hits[i]->time >= bounds[k] && w->hits[i]->time < bounds[k + 1];
	return memcmp(counts, plain, sizeof counts) == 0 || wrong(w, "another count by time");
}

static int down(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x < y) - (x > y);
}

static bool close_to(double a, double b)
{
	double most = fabs(a) > fabs(b) ? fabs(a) : fabs(b), apart = most > 0 ? fabs(a - b) / most : 0;

	return apart <= 1e-6;
}

static double score_of(const struct answer *w, int64_t id)
{
	for (uint32_t i = 0; i < w->n; i++)
		if (w->hits[i]->id == id)
			return w->scores[i];
	return -1;
}

/* Each is a hit with its own score, none is better than those, and equal ones are in order of time. */
static bool same_top(struct answer *w, struct find *f, uint32_t most)
{
	struct find_hit *top = arena_array(&w->a, struct find_hit, most + 1);
	double *best = arena_array(&w->a, double, w->n + 1);
	uint32_t n;

	memcpy(best, w->scores, w->n * sizeof *best);
	qsort(best, w->n, sizeof *best, down);
	if (!find_top(f, most, top, &n))
		return wrong(w, "no best hits");
	snprintf(w->detail, sizeof w->detail, "%u of %u", n, w->n < most ? w->n : most);
	if (n != (w->n < most ? w->n : most))
		return wrong(w, "another number of best hits");
	for (uint32_t i = 0; i < n; i++) {
		double own = score_of(w, top[i].id), apart = own > 0 ? fabs(own - (double)top[i].score) / own : 0;

		seen.worst = apart > seen.worst ? apart : seen.worst;
		snprintf(w->detail, sizeof w->detail, "at %u of %u: %ld with %.9g instead of %.9g, best %.9g", i, most, (long)top[i].id,
		         (double)top[i].score, own, best[i]);
		if (!close_to(own, (double)top[i].score))
			return wrong(w, "another score");
		if (!close_to(best[i], (double)top[i].score))
			return wrong(w, "not the best");
		if (i > 0 && top[i].score > top[i - 1].score)
			return wrong(w, "not in order");
		if (i > 0 && top[i].score == top[i - 1].score) {
			const struct held *a = room_held(w->r, top[i - 1].id), *b = room_held(w->r, top[i].id);

			seen.tied++;
			if (by_time(&a, &b) >= 0)
				return wrong(w, "equal scores not in order of time");
		}
	}
	return true;
}

static bool ask_index(struct answer *w, const struct query *q, uint32_t most, bool first)
{
	struct error err;
	struct arena a;
	struct find *f;
	bool good = false;

	arena_init(&a);
	err.text[0] = '\0';
	f = find_open(w->x, &a, ask_make(&a, q), &err);
	w->detail[0] = '\0';
	if (!f)
		wrong(w, "no answer");
	else if (first && !same_top(w, f, most)) /* before all hits are known, and after */
		good = false;
	else if (!find_all(f))
		wrong(w, "no hits");
	else
		good = same_hits(w, f) && same_times(w, f) && same_top(w, f, most);
	for (unsigned i = 0; i < ROOM_FACETS && good && first; i++)
		good = same_facet(w, f, i);
	arena_release(&a);
	return good;
}

/* Whether the index says something else, with plain loops or with one of the other sets, which take turns. */
static bool differs(void *data, const struct query *q)
{
	struct answer *w = data;
	const struct kernels *usual = kernel;
	uint32_t most = 1 + w->turn % TOP_MOST, sets = 0;
	bool good;

	arena_reset(&w->a);
	match_all(w, q);
	while (kernels_all[sets])
		sets++;
	kernel = kernels_all[0];
	good = ask_index(w, q, most, true) && ask_index(w, q, w->n + 1, false);
	for (uint32_t k = 1; k < sets && good; k++) {
		if (!kernels_all[k]->usable() || w->turn % (sets - 1) != k - 1)
			continue;
		kernel = kernels_all[k];
		good = ask_index(w, q, most, true) && ask_index(w, q, w->n + 1, false);
	}
	kernel = usual;
	return !good;
}

static void count_seen(const struct answer *w, const struct query *q)
{
	uint32_t there = 0;

	for (uint32_t i = 0; i < w->r->held.n; i++)
		there += !w->r->held.v[i].gone;
	seen.queries++;
	seen.nothing += w->n == 0;
	seen.everything += w->n == there;
	seen.hits += w->n;
	inquiry_count(q->root, seen.kinds);
}

static void report(struct answer *w, const struct query *q, struct arena *a)
{
	const struct query *least = inquiry_shrink(a, q, differs, w);

	differs(w, least);
	printf("# %s (%s), with seed %llu and %u telegrams in %u segments, as this query shows:\n", w->wrong, w->detail,
	       (unsigned long long)w->seed, w->r->held.n, w->x->view_count);
	inquiry_print(least);
}

/* Some queries over what is there now. */
static bool ask_all(struct room *r, uint64_t seed, uint32_t queries)
{
	struct error err;
	struct index *x = index_open(r->folder, &err);
	struct arena a;
	bool good = x != NULL;

	arena_init(&a);
	for (uint32_t i = 0; i < queries && good; i++) {
		struct answer w = { .r = r, .x = x, .seed = seed, .turn = (uint32_t)seed + i };
		struct query *q = inquiry_make(&a, r);

		arena_init(&w.a);
		good = !differs(&w, q);
		count_seen(&w, q);
		if (!good)
			report(&w, q, &a);
		arena_release(&w.a);
		arena_reset(&a);
	}
	index_close(x);
	arena_release(&a);
	return good;
}

/*
 * One life of an index: it grows in segments, loses telegrams, is merged, and goes on. Some are large enough for many blocks of
 * lists and windows of scores.
 */
static bool live(struct room *r, uint64_t seed, uint32_t queries)
{
	struct error err;
	uint32_t size = 40 + (uint32_t)(seed % 4) * 60;
	bool good = room_begin(r, seed, &err);

	if (seed % 16 == 7)
		size = 1200;
	good = good && room_add(r, size, 50, &err) && ask_all(r, seed, queries / 5);
	good = good && room_add(r, size, 90, &err) && room_add(r, size / 2, 95, &err) && ask_all(r, seed, queries / 5);
	good = good && room_delete(r, 6, &err) && ask_all(r, seed, queries / 5);
	good = good && room_merge(r, &err) && ask_all(r, seed, queries / 5);
	return good && room_add(r, size / 2, 80, &err) && room_delete(r, 9, &err) && ask_all(r, seed, queries / 5);
}

static uint64_t setting(const char *name, uint64_t usual)
{
	const char *text = getenv(name);

	return text ? strtoull(text, NULL, 10) : usual;
}

static void tell(void)
{
	printf("# %llu queries: %llu found nothing, %llu something, %llu everything; %.1f telegrams on average\n",
	       (unsigned long long)seen.queries, (unsigned long long)seen.nothing,
	       (unsigned long long)(seen.queries - seen.nothing - seen.everything), (unsigned long long)seen.everything,
	       (double)seen.hits / (double)(seen.queries + 1));
	printf("# scores differ by %.2g at most, relatively; %llu were equal to the one before\n#", seen.worst,
	       (unsigned long long)seen.tied);
	for (unsigned i = 0; i <= Q_IN; i++)
		printf(" %s %llu", inquiry_kind((enum query_kind)i), (unsigned long long)seen.kinds[i]);
	putchar('\n');
}

int main(void)
{
	uint64_t queries = setting("CABLEROOM_QUERIES", QUERIES), seed = setting("CABLEROOM_SEED", 1);
	struct room r;
	bool good = true;

	room_init(&r);
	printf("# %u telegrams to begin with\n", r.sources.n);
	for (; seen.queries < queries && good; seed++)
		good = live(&r, seed, queries < QUERIES_A_ROOM ? (uint32_t)queries : QUERIES_A_ROOM);
	room_release(&r);
	ok(good, "%llu queries: the same telegrams, counts and scores by matcher and index", (unsigned long long)seen.queries);
	for (unsigned i = 0; i <= Q_IN; i++)
		good &= seen.kinds[i] > 0;
	tell();
	ok(good, "every operator was among them");
	return tap_done();
}
