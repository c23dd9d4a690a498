/*
 * The index against the plain definition: every operator, counts, scores, order, values; several
 * segments, deletions, merges.
 */
#include <math.h>
#include <unistd.h>

#include "tap.h"
#include "lib/trial.h"

enum { TOP = 12 };

static char folder[256];

struct check {
	struct trial *t;
	const struct index *x;
	struct arena a;
	unsigned sets, scores, tops, times, values, asked;
	uint64_t found;
};

static bool answers(const struct trial_doc *d)
{
	return d->added && !d->gone;
}

/* All hits in order of time: exactly those that the definition gives. */
static bool check_set(struct check *c, struct find *f, const struct ask *q, bool latest)
{
	uint64_t want = 0;
	uint32_t n = (uint32_t)find_count(f);
	int64_t *ids = arena_array(&c->a, int64_t, n + 1), last = 0;
	bool good = find_by_time(f, 0, n + 1, latest, ids) == n;

	for (uint32_t i = 0; i < c->t->docs.n; i++)
		want += answers(&c->t->docs.v[i]) && trial_holds(&c->a, q, &c->t->docs.v[i].d);
	good &= want == n;
	c->found += n;
	for (uint32_t i = 0; i < n && good; i++) {
		const struct trial_doc *d = &c->t->docs.v[(ids[i] - 3) / 7 - 1];
		int64_t time = d->d.time;

		good &= answers(d) && trial_holds(&c->a, q, &d->d);
		c->times += i > 0 && time != COLUMN_NONE && (last == COLUMN_NONE || (latest ? time > last : time < last));
		last = time;
	}
	return good;
}

static int down(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return (a < b) - (a > b);
}

/* The best: their scores are those of the definition, and no others are better. */
static bool check_top(struct check *c, struct find *f, const struct ask *q)
{
	struct find_hit hits[TOP];
	double *all = arena_array(&c->a, double, c->t->docs.n + 1);
	uint32_t n, count = 0;
	bool good = find_top(f, TOP, hits, &n);

	trial_weigh(c->t, &c->a, q);
	for (uint32_t i = 0; i < c->t->docs.n; i++)
		if (answers(&c->t->docs.v[i]) && trial_holds(&c->a, q, &c->t->docs.v[i].d))
			all[count++] = trial_score(c->t, &c->a, q, &c->t->docs.v[i].d);
	qsort(all, count, sizeof *all, down);
	good &= n == (count < TOP ? count : TOP);
	for (uint32_t i = 0; i < n && good; i++) {
		const struct trial_doc *d = &c->t->docs.v[(hits[i].id - 3) / 7 - 1];
		double own = trial_score(c->t, &c->a, q, &d->d);

		if (own < 0)
			return true;
		good &= answers(d) && fabs(own - (double)hits[i].score) <= 1e-6 * (1 + own) && fabs(own - all[i]) <= 1e-6 * (1 + own);
	}
	return good;
}

static bool check_values(struct check *c, struct find *f, const struct ask *q)
{
	FindValueList tags = { 0 };
	uint64_t have = 0, want = 0, times[4], own[4] = { 0 };
	const int64_t bounds[] = { -500, 0, 7, 1000, 1500 };

	find_facet(f, S("tags"), &tags);
	find_times(f, bounds, 4, times);
	for (uint32_t i = 0; i < c->t->docs.n; i++) {
		const struct index_doc *d = &c->t->docs.v[i].d;

		if (!answers(&c->t->docs.v[i]) || !trial_holds(&c->a, q, d))
			continue;
		for (uint32_t k = 0; k < d->value_count; k++) {
			bool again = false;

			for (uint32_t j = 0; j < k; j++)
				again |= d->values[j].column == 2 && d->values[k].column == 2 && str_eq(d->values[j].word, d->values[k].word);
			want += d->values[k].column == 2 && !again;
		}
		for (int k = 0; k < 4; k++)
			own[k] += d->time != COLUMN_NONE && d->time >= bounds[k] && d->time < bounds[k + 1];
	}
	for (uint32_t i = 0; i < tags.n; i++)
		have += tags.v[i].count;
	return have == want && memcmp(times, own, sizeof own) == 0;
}

static void ask(struct check *c, unsigned depth)
{
	const struct ask *q = trial_question(c->t, depth);
	struct error err;
	struct find *f = find_open(c->x, &c->a, q, &err);
	bool top_first = trial_below(c->t, 2), good;

	if (!f) {
		c->sets++;
		return;
	}
	if (top_first && !check_top(c, f, q)) {
		c->tops++;
		trial_print(q);
	}
	good = find_all(f) && check_set(c, f, q, trial_below(c->t, 2));
	if (!good)
		trial_print(q);
	c->sets += !good;
	c->values += !check_values(c, f, q);
	if (!top_first && !check_top(c, f, q)) {
		c->tops++;
		trial_print(q);
	}
	c->asked++;
	arena_reset(&c->a);
}

static void check_index(struct trial *t, unsigned questions, const char *what)
{
	struct error err = { 0 };
	struct index *x = index_open(folder, &err);
	struct check c = { .t = t, .x = x };

	if (!ok(x != NULL, "%s: the index opens%s%s", what, x ? "" : ": ", err.text))
		return;
	arena_init(&c.a);
	for (unsigned i = 0; i < questions; i++)
		ask(&c, i % 3);
	is_int(c.sets, 0, "%s: %u questions find what they should, %llu documents", what, c.asked, (unsigned long long)c.found);
	is_int(c.tops, 0, "%s: the best are the best, with BM25's scores", what);
	is_int(c.times, 0, "%s: hits come in order of time", what);
	is_int(c.values, 0, "%s: they are counted by value and by time", what);
	arena_release(&c.a);
	index_close(x);
}

static bool put(struct trial *t, struct writer *w, uint32_t from, uint32_t n)
{
	struct error err;

	for (uint32_t i = from; i < from + n; i++) {
		if (!writer_add(w, &t->docs.v[i].d, &err))
			return false;
		t->docs.v[i].added = true;
	}
	return true;
}

static bool delete_some(struct trial *t, struct writer *w)
{
	for (uint32_t i = 0; i < t->docs.n; i++)
		if (trial_below(t, 5) == 0) {
			if (!writer_delete(w, t->docs.v[i].d.id, NULL))
				return false;
			t->docs.v[i].gone = true;
		}
	return writer_delete(w, 999999999, NULL);
}

/* What was deleted is not there any more, and counts no longer. */
static void forget(struct trial *t)
{
	for (uint32_t i = 0; i < t->docs.n; i++)
		if (t->docs.v[i].gone)
			t->docs.v[i].added = false;
}

static void test_life(uint64_t seed, uint32_t docs, unsigned questions)
{
	struct trial t;
	struct error err = { 0 };
	struct writer *w;

	trial_init(&t, seed);
	trial_invent(&t, docs);
	w = writer_open(folder, &t.plan, true, &err);
	ok(w && put(&t, w, 0, docs / 2) && writer_commit(w, WRITER_AS_IT_IS, &err), "documents go in%s", err.text);
	check_index(&t, questions, "one segment");
	ok(put(&t, w, docs / 2, docs / 4) && writer_commit(w, WRITER_AS_IT_IS, &err) &&
	   put(&t, w, docs / 2 + docs / 4, docs / 8) && writer_commit(w, WRITER_AS_IT_IS, &err), "more go in%s", err.text);
	check_index(&t, questions, "three segments");
	ok(delete_some(&t, w) && writer_commit(w, WRITER_AS_IT_IS, &err), "some are deleted%s", err.text);
	check_index(&t, questions, "with deletions");
	writer_close(w);
	w = writer_open(folder, &t.plan, false, &err);
	ok(w && writer_commit(w, WRITER_ONE, &err), "all become one%s", err.text);
	forget(&t);
	check_index(&t, questions, "merged");
	writer_close(w);
	trial_release(&t);
}

static void test_generations(void)
{
	struct trial t;
	struct error err = { 0 };
	struct writer *w;
	struct index *old, *new;

	trial_init(&t, 5);
	trial_invent(&t, 40);
	w = writer_open(folder, &t.plan, true, &err);
	put(&t, w, 0, 20);
	writer_commit(w, WRITER_AS_IT_IS, &err);
	old = index_open(folder, &err);
	put(&t, w, 20, 20);
	writer_delete(w, t.docs.v[0].d.id, &err);
	ok(old && old->live == 20, "an index that is open stays as it was");
	ok(writer_commit(w, WRITER_AS_IT_IS, &err), "a commit");
	new = index_refresh(old, folder, &err);
	ok(new && new->generation == old->generation + 1 && new->live == 39 && old->live == 20, "the new one has what is new");
	ok(new && new->views[0].segment == old->views[0].segment, "a segment that both have is opened once");
	index_close(old);
	ok(writer_commit(w, WRITER_ONE, &err), "its files go while it is open");
	ok(new->views[0].segment->lengths[0] > 0, "and it can still be read");
	index_close(new);
	put(&t, w, 0, 1);
	writer_close(w);
	new = index_open(folder, &err);
	ok(new && new->live == 39, "what was not committed is not there");
	index_close(new);
	trial_release(&t);
}

int main(void)
{
	snprintf(folder, sizeof folder, "%s/index-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
	if (!mkdtemp(folder))
		return 1;
	test_life(1, 200, 250);
	test_life(2, 1500, 60);
	test_generations();
	trial_remove(folder);
	return tap_done();
}
