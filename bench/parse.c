/*
 * parse - how fast telegrams are read, beside `wc -w` on the same bytes.
 *
 *     bench-parse COPY FILE...
 *
 * Seconds of one machine mean little on another one, the ratio to wc means more: wc looks
 * at each byte once and knows nothing. The files are repeated to 200 MB in memory, and
 * written to COPY for wc, which therefore reads from a warm cache. Times are of the
 * processor (user and system), since neighbours make clocks on the wall lie; each is the
 * least of three, taken in turns.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "load.h"
#include "ways.h"

enum { BYTES = 200 * 1000 * 1000, ROUNDS = 3 };

extern char **environ;

struct bench {
	const char *copy;
	StrList telegrams; /* each once */
	struct buf bytes;  /* all of them again and again */
	unsigned times;
	double wc, ways[WAY_COUNT]; /* seconds */
};

static void die(const char *what)
{
	perror(what);
	exit(1);
}

static double used(int who)
{
	struct rusage r;

	getrusage(who, &r);
	return (double)r.ru_utime.tv_sec + (double)r.ru_stime.tv_sec +
	       1e-6 * (double)(r.ru_utime.tv_usec + r.ru_stime.tv_usec);
}

static void fill(struct bench *b)
{
	buf_init(&b->bytes, BYTES + telegrams_size(&b->telegrams));
	for (; b->bytes.n < BYTES; b->times++)
		for (uint32_t i = 0; i < b->telegrams.n; i++)
			buf_put(&b->bytes, b->telegrams.v[i]);
}

static void write_copy(const struct bench *b)
{
	FILE *f = fopen(b->copy, "wb");

	if (!f || fwrite(b->bytes.p, 1, b->bytes.n, f) != b->bytes.n || fclose(f) != 0)
		die(b->copy);
}

static double time_wc(const struct bench *b)
{
	char *const words[] = { "wc", "-w", (char *)b->copy, NULL };
	posix_spawn_file_actions_t quiet;
	double before = used(RUSAGE_CHILDREN);
	int status;
	pid_t pid;

	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	if (posix_spawnp(&pid, "wc", &quiet, NULL, words, environ) != 0 || waitpid(pid, &status, 0) != pid || status)
		die("wc");
	posix_spawn_file_actions_destroy(&quiet);
	return used(RUSAGE_CHILDREN) - before;
}

static double time_way(const struct bench *b, enum way way)
{
	double before = used(RUSAGE_SELF);
	struct desk d;
	size_t at = 0;

	desk_init(&d);
	for (unsigned i = 0; i < b->times; i++)
		for (uint32_t k = 0; k < b->telegrams.n; k++) {
			size_t n = b->telegrams.v[k].n;

			way_go(way, &d, (Str){ b->bytes.p + at, n });
			at += n;
		}
	desk_release(&d);
	return used(RUSAGE_SELF) - before;
}

static void keep_least(double *least, double seconds)
{
	if (*least <= 0 || seconds < *least)
		*least = seconds;
}

static void measure(struct bench *b)
{
	for (int i = 0; i < ROUNDS; i++) {
		keep_least(&b->wc, time_wc(b));
		for (int w = 0; w < WAY_COUNT; w++)
			keep_least(&b->ways[w], time_way(b, (enum way)w));
	}
}

static void print_time(const struct bench *b, const char *name, double seconds)
{
	printf("%-32s %8.2f s  %7.1f MB/s  %6.2f\n", name, seconds, 1e-6 * (double)b->bytes.n / seconds, seconds / b->wc);
}

static void print_times(const struct bench *b)
{
	printf("%u telegrams, %u times: %.1f MB.\n\n", (unsigned)b->telegrams.n, b->times, 1e-6 * (double)b->bytes.n);
	printf("%-32s %10s  %12s  %6s\n", "", "time", "", "to wc");
	print_time(b, "LC_ALL=C wc -w", b->wc);
	for (int w = 0; w < WAY_COUNT; w++)
		print_time(b, way_names[w], b->ways[w]);
}

/* Memory that a telegram needs when it is the first one. */
static void print_memory(const struct bench *b)
{
	printf("\n%-32s %12s %14s\n", "memory for one telegram", "on average", "at most");
	for (int w = 0; w < WAY_COUNT; w++) {
		size_t all = 0, most = 0, of = 0;

		for (uint32_t i = 0; i < b->telegrams.n; i++) {
			struct desk d;

			desk_init(&d);
			way_go((enum way)w, &d, b->telegrams.v[i]);
			all += desk_taken(&d);
			if (desk_taken(&d) > most) {
				most = desk_taken(&d);
				of = b->telegrams.v[i].n;
			}
			desk_release(&d);
		}
		printf("%-32s %9zu KB %11zu KB for a text of %zu KB\n", way_names[w], all / b->telegrams.n / 1000,
		       most / 1000, of / 1000);
	}
}

int main(int argc, char **argv)
{
	struct bench b = { 0 };
	struct arena a;

	if (argc < 3) {
		fputs("usage: bench-parse COPY FILE...\n", stderr);
		return 2;
	}
	setenv("LC_ALL", "C", 1);
	arena_init(&a);
	b.copy = argv[1];
	b.telegrams = telegrams_load(&a, argc - 2, argv + 2);
	fill(&b);
	write_copy(&b);
	measure(&b);
	print_times(&b);
	print_memory(&b);
	buf_release(&b.bytes);
	arena_release(&a);
	return 0;
}
