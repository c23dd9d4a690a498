/*
 * total - how much there is to import, counted in a thread of its own while the import runs.
 */
#include "archive/total.h"

#include <string.h>

#include "intake/walk.h"

static bool count_file(void *data, const char *path, const struct stat *st)
{
	struct total *t = data;

	(void)path;
	t->files++;
	t->bytes += (uint64_t)st->st_size;
	return !t->stop;
}

/* The import itself tells what is wrong with a path. */
static bool pass_trouble(void *data, const char *path, const char *reason)
{
	struct total *t = data;

	(void)path;
	(void)reason;
	return !t->stop;
}

static void *count(void *data)
{
	struct total *t = data;
	struct walk w = { count_file, pass_trouble, t };
	bool lasts = true; /* nobody knows how much will come over standard input */

	for (size_t i = 0; i < t->n; i++) {
		if (strcmp(t->paths[i], "-") == 0)
			lasts = false;
		else
			walk_path(&w, t->paths[i]);
	}
	t->counted = lasts && !t->stop;
	return NULL;
}

void total_begin(struct total *t, char *const *paths, size_t n)
{
	t->paths = paths;
	t->n = n;
	t->stop = t->counted = false;
	t->files = t->bytes = 0;
	t->running = pthread_create(&t->thread, NULL, count, t) == 0;
}

void total_end(struct total *t)
{
	t->stop = true;
	if (t->running)
		pthread_join(t->thread, NULL);
	t->running = false;
}
