/*
 * kinds - how many bytes of the telegrams in a folder the reader takes for what.
 *
 * FOLDER holds one telegram in each *.txt. Every byte belongs to one line and every line
 * is of one kind, so that the rows add up to the whole.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "cable/telegram.h"

enum { DONE_WELL, DONE_USAGE = 2, DONE_FAILED };

struct kinds {
	unsigned telegrams;
	size_t all, bytes[NODE_COUNT];
};

static void count_lines(struct kinds *k, const struct cable *c)
{
	k->telegrams++;
	k->all += c->text.n;
	for (uint32_t i = 0; i < c->lines.n; i++)
		k->bytes[c->lines.v[i].kind] += c->lines.v[i].len;
}

static bool count_file(struct kinds *k, const char *path, struct error *err)
{
	struct arena a, scratch;
	Str text;
	bool good;

	arena_init(&a);
	arena_init(&scratch);
	good = file_read(&a, path, CABLE_TEXT_MOST, &text, err);
	if (good)
		count_lines(k, telegram_read(&a, &scratch, text));
	arena_release(&scratch);
	arena_release(&a);
	return good;
}

static bool count_folder(struct kinds *k, const char *folder, struct error *err)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	char path[4096];
	bool good = true;

	if (!d)
		return fail(err, ERR_IO, "%s: is no folder that can be read", folder);
	while (good && (e = readdir(d))) {
		snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
		if (str_ends(str_of(path), S(".txt")))
			good = count_file(k, path, err);
	}
	closedir(d);
	return good;
}

/* The largest kind of those not printed yet; `unknown` comes last, however large. */
static int take_largest(struct kinds *k)
{
	int best = 0;

	for (int i = 1; i < NODE_COUNT; i++)
		if (i != NODE_UNKNOWN && k->bytes[i] > k->bytes[best])
			best = i;
	return best;
}

static void print_row(const struct kinds *k, int kind)
{
	printf("| %.*s | %zu | %.2f |\n", STR_ARG(node_name((enum node_kind)kind)), k->bytes[kind],
	       k->all ? 100.0 * (double)k->bytes[kind] / (double)k->all : 0.0);
}

static void print_kinds(struct kinds *k)
{
	printf("| kind of line | bytes | %% |\n| --- | --- | --- |\n");
	for (int i = take_largest(k); k->bytes[i]; i = take_largest(k)) {
		print_row(k, i);
		k->bytes[i] = 0;
	}
	print_row(k, NODE_UNKNOWN);
	printf("| all of %u telegrams | %zu | 100.00 |\n", k->telegrams, k->all);
}

int main(int argc, char **argv)
{
	struct kinds k = { 0 };
	struct error err;

	if (argc != 2) {
		fprintf(stderr, "Usage: kinds FOLDER\n");
		return DONE_USAGE;
	}
	if (!count_folder(&k, argv[1], &err)) {
		fprintf(stderr, "kinds: %s\n", err.text);
		return DONE_FAILED;
	}
	print_kinds(&k);
	return DONE_WELL;
}
