/*
 * Tests of src/search/run: an answer is the same whether the index gives it, the matcher, or both together, in every order and
 * on every page.
 */
#include "search/run.h"

#include <sys/stat.h>
#include <unistd.h>

#include "archive/import.h"
#include "archive/since.h"
#include "search/indexer.h"
#include "tap.h"

static struct arena arena;
static struct error err;
static char folder[] = "/tmp/cableroom-run.XXXXXX", archive[200];

static const char *const queries[] = {
	"", "wheat", "wheat shortage", "wheat OR flour", "\"steam whistle\"", "whistle -wheat", "minist*", "e*", "the",
	"from:lapaz", "from:lapaz wheat", "date:1974", "date:1974-03", "NOT bolivia", "class:secret", "tag:EAGR", "country:peru",
	"subject:exercise", "para:(embassy minister)", "has:ref", "embassy NEAR minister", "prec:immediate", "/w.*t/",
	"74 LA PAZ 9412", "xyzzyx", "wheat xyzzyx", "embassy", "exercise road",
};

static bool take_in(struct archive *ar, const char *path)
{
	char *paths[] = { (char *)(uintptr_t)path };
	const struct import_plan plan = { .paths = paths, .n = 1 };
	struct import_report report;

	return import_run(ar, &arena, &plan, &report, &err);
}

static struct result answer(struct archive *ar, struct lookup *l, const char *query, struct run_want want)
{
	struct result r = { 0 };
	struct feed f;

	feed_init_indexed(&f, ar, l);
	if (!search_run(&arena, &f, query_read(&arena, str_of(query), false), &want, &r, &err))
		printf("# %s: %s\n", query, err.text);
	feed_release(&f);
	return r;
}

static bool same_ids(const IdList *a, const IdList *b)
{
	return a->n == b->n && (a->n == 0 || memcmp(a->v, b->v, a->n * sizeof *a->v) == 0);
}

static int by_number(const void *x, const void *y)
{
	const int64_t *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

static void put_in_order(IdList *l)
{
	if (l->n)
		qsort(l->v, l->n, sizeof *l->v, by_number);
}

static bool same_facets(const struct result *a, const struct result *b)
{
	for (int f = 0; f < FACET_COUNT; f++) {
		if (a->facets[f].counts.n != b->facets[f].counts.n)
			return false;
		for (uint32_t i = 0; i < a->facets[f].counts.n; i++)
			if (a->facets[f].counts.v[i].n != b->facets[f].counts.v[i].n ||
			    !str_eq(a->facets[f].counts.v[i].name, b->facets[f].counts.v[i].name))
				return false;
	}
	return a->months.n == b->months.n && a->months.undated == b->months.undated &&
	       (a->months.n == 0 || memcmp(a->months.counts, b->months.counts, a->months.n * sizeof *a->months.counts) == 0);
}

/* All pages of five, one behind the other. */
static bool same_pages(struct archive *ar, struct lookup *l, const char *query, enum query_sort sort, const IdList *all)
{
	uint32_t at = 0;

	for (uint64_t offset = 0; offset < all->n; offset += 5) {
		struct result r = answer(ar, l, query, (struct run_want){ .sort = sort, .offset = offset, .limit = 5 });

		for (uint32_t i = 0; i < r.hits.n; i++, at++)
			if (at >= all->n || r.hits.v[i].id != all->v[at])
				return false;
	}
	return at == all->n;
}

static void hold(struct archive *ar, struct lookup *l, const char *when)
{
	static const enum query_sort sorts[] = { SORT_DATE, SORT_DATE_DOWN, SORT_MRN, SORT_RELEVANCE };

	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
		for (size_t k = 0; k < sizeof sorts / sizeof *sorts; k++) {
			struct run_want want = { .sort = sorts[k], .ids = true, .facets = true };
			struct result plain = answer(ar, NULL, queries[i], want), by_index = answer(ar, l, queries[i], want);
			bool same;

			same = same_pages(ar, l, queries[i], sorts[k], &by_index.ids);
			if (sorts[k] == SORT_RELEVANCE) {
				put_in_order(&plain.ids);
				put_in_order(&by_index.ids);
			}
			ok(same && by_index.by_index && plain.total == by_index.total && same_ids(&plain.ids, &by_index.ids) &&
			           same_facets(&plain, &by_index),
			   "%s, %s: '%s' finds %u", when, query_sort_word(sorts[k]).p, queries[i], (unsigned)plain.total);
		}
		arena_reset(&arena);
	}
}

/* The best of the index is the best by the plain definition. */
static void hold_scores(struct archive *ar, struct lookup *l)
{
	static const char *const ranked[] = { "wheat", "steam crate", "wheat OR flour", "\"steam whistle\" exercise", "embassy" };

	for (size_t i = 0; i < sizeof ranked / sizeof *ranked; i++) {
		const struct run_want want = { .sort = SORT_RELEVANCE, .ids = true };
		struct result plain = answer(ar, NULL, ranked[i], want), by_index = answer(ar, l, ranked[i], want);

		ok(plain.total > 0 && plain.ids.v[0] == by_index.ids.v[0], "'%s': the same telegram is the best", ranked[i]);
	}
}

static void test_diagnosis(struct archive *ar, struct lookup *l)
{
	const struct run_want want = { .diagnosis = true };
	struct result r = answer(ar, l, "whissle embassy", want);

	is_int(r.total, 0, "a word that is nowhere");
	is_int(r.absent.n, 1, "is named by the index");
	ok(r.absent.n == 1 && r.absent.v[0].near.n > 0 && str_eq(r.absent.v[0].near.v[0], S("whistle")), "with what is near it");
}

static void test_patience(struct archive *ar, struct lookup *l)
{
	struct result all = answer(ar, l, "embassy", (struct run_want){ .count_only = true });
	struct result some = answer(ar, l, "embassy", (struct run_want){ .count_only = true, .patience = 1 });

	ok(all.looked_at > 1 && all.unindexed == 0, "what the index lacks is looked at");
	ok(some.unindexed == all.looked_at && some.total <= all.total, "or said to be left out");
}

static void write_telegram(const char *path)
{
	FILE *f = fopen(path, "w");

	if (!f)
		return;
	fputs("R 010000Z JAN 75\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n\nUNCLAS LIMA 0001\n\nE.O. 11652: N/A\nTAGS: PE\n"
	      "SUBJ: EXERCISE ZIRCONQUIST\n\n1. EXERCISE.\n", f);
	fclose(f);
}

/* A word that only a telegram has which the index lacks is not to blame. */
static void test_blame(struct archive *ar, struct lookup *l)
{
	char path[300];
	struct result r;

	snprintf(path, sizeof path, "%s/late.txt", folder);
	write_telegram(path);
	ok(take_in(ar, path), "one more comes");
	r = answer(ar, l, "zirconquist whissle", (struct run_want){ .diagnosis = true });
	ok(r.looked_at > 0 && r.total == 0, "a word of it, and one that is nowhere");
	is_int(r.absent.n, 1, "one of them is to blame");
	ok(r.absent.n == 1 && r.absent.v[0].node->kind == Q_WORD && str_eq(r.absent.v[0].node->word.text, S("whissle")),
	   "the one that is nowhere");
}

static void test_all(struct archive *ar, const char *root)
{
	struct lookup *l;

	ok(take_in(ar, arena_z(&arena, arena_printf(&arena, "%s/examples/telegrams", root))), "telegrams are imported");
	is_int(indexer_run(ar, INDEXER_CATCH_UP, NULL, &err), INDEXER_DONE, "and indexed");
	l = lookup_open(archive);
	hold(ar, l, "all indexed");
	hold_scores(ar, l);
	test_diagnosis(ar, l);
	ok(take_in(ar, arena_z(&arena, arena_printf(&arena, "%s/t/golden", root))), "others come");
	hold(ar, l, "some not indexed");
	test_patience(ar, l);
	test_blame(ar, l);
	lookup_close(l);
}

int main(void)
{
	const char *root = getenv("CABLEROOM_ROOT");
	struct archive *ar;

	if (!root || !mkdtemp(folder)) {
		printf("1..0 # SKIP CABLEROOM_ROOT is not set\n");
		return 0;
	}
	arena_init(&arena);
	snprintf(archive, sizeof archive, "%s/a.cables", folder);
	if (ok(archive_open_write(&ar, archive, &err), "an archive is made"))
		test_all(ar, root);
	archive_close(ar);
	arena_release(&arena);
	{
		char command[300];

		snprintf(command, sizeof command, "rm -rf %s", folder);
		ok(system(command) == 0, "all is removed");
	}
	return tap_done();
}
