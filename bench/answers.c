/*
 * answers - how long a page of a search takes, all of it, from an archive with its index.
 *
 *     bench-answers ARCHIVE QUERIES
 *
 * QUERIES has a class and a query a line, with a tab between. Each is read, run and its
 * page made as the search page does: the first 20 hits with their snippets, the exact count,
 * all facets and the histogram. One thread. After a round to warm up each query is run
 * RUNS times, and its median counts; the table has medians and the 99th percentile over the
 * queries of a class, in milliseconds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "archive/archive.h"
#include "search/run.h"

enum { RUNS = 5, PAGE = 20, QUERIES_MOST = 100000, LINE_MOST = 4096 };

struct timed {
	char *kind, *text;
	double ms;
	uint64_t total;
	bool by_index;
};

static void die(const char *what, const char *why)
{
	fprintf(stderr, "bench-answers: %s: %s\n", what, why);
	exit(1);
}

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static size_t read_queries(const char *path, struct timed *out)
{
	FILE *f = fopen(path, "r");
	char line[LINE_MOST], *tab;
	size_t n = 0;

	if (!f)
		die(path, "cannot be read");
	while (n < QUERIES_MOST && fgets(line, sizeof line, f)) {
		line[strcspn(line, "\n")] = 0;
		tab = strchr(line, '\t');
		if (!tab)
			continue;
		*tab = 0;
		out[n++] = (struct timed){ .kind = strdup(line), .text = strdup(tab + 1) };
	}
	fclose(f);
	return n;
}

static double answer(struct feed *f, struct timed *t)
{
	struct run_want want = { .limit = PAGE, .facets = true };
	double begin = now_ms();
	struct result r;
	struct error err;
	struct arena a;

	arena_init(&a);
	if (!search_run(&a, f, query_read(&a, str_of(t->text), false), &want, &r, &err))
		die(t->text, err.text);
	t->total = r.total;
	t->by_index = r.by_index && r.looked_at == 0;
	arena_release(&a);
	return now_ms() - begin;
}

static int compare_ms(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void time_query(struct feed *f, struct timed *t)
{
	double ms[RUNS];

	for (int i = 0; i < RUNS; i++)
		ms[i] = answer(f, t);
	qsort(ms, RUNS, sizeof *ms, compare_ms);
	t->ms = ms[RUNS / 2];
}

/* One row: the queries of a class, or all of them (NULL). */
static void put_row(const struct timed *all, size_t n, const char *kind)
{
	double *ms = calloc(n + 1, sizeof *ms);
	size_t k = 0, indexed = 0;
	uint64_t hits = 0;

	for (size_t i = 0; i < n; i++)
		if (!kind || strcmp(all[i].kind, kind) == 0) {
			ms[k++] = all[i].ms;
			indexed += all[i].by_index;
			hits += all[i].total;
		}
	qsort(ms, k, sizeof *ms, compare_ms);
	printf("| %s | %zu | %.0f | %.2f | %.2f | %.2f | %zu |\n", kind ? kind : "all", k, (double)hits / (double)k, ms[k / 2],
	       ms[k * 99 / 100], ms[k - 1], indexed);
	free(ms);
}

static bool is_first(const struct timed *all, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(all[k].kind, all[i].kind) == 0)
			return false;
	return true;
}

int main(int argc, char **argv)
{
	struct timed *all = calloc(QUERIES_MOST, sizeof *all);
	struct lookup *lookup;
	struct archive *ar;
	struct error err;
	struct feed f;
	size_t n;

	if (argc != 3 || !all)
		die("usage", "bench-answers ARCHIVE QUERIES");
	n = read_queries(argv[2], all);
	if (!archive_open_read(&ar, argv[1], &err))
		die(argv[1], err.text);
	lookup = lookup_open(argv[1]);
	feed_init_indexed(&f, ar, lookup);
	for (size_t i = 0; i < n; i++)
		answer(&f, &all[i]);
	for (size_t i = 0; i < n; i++)
		time_query(&f, &all[i]);
	puts("| class | queries | hits on average | median ms | p99 ms | most ms | by the index |");
	puts("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
	for (size_t i = 0; i < n; i++)
		if (is_first(all, i))
			put_row(all, n, all[i].kind);
	put_row(all, n, NULL);
	feed_release(&f);
	lookup_close(lookup);
	archive_close(ar);
	return 0;
}
