/*
 * indexing - the index brought up to date by a command.
 */
#include "cli/indexing.h"

#include <stdio.h>

#include "cli/progress.h"

static bool show_progress(void *data, uint64_t done, uint64_t all, uint64_t bytes)
{
	struct progress *p = data;
	char line[80];

	if (!progress_due(p))
		return true;
	snprintf(line, sizeof line, "%llu of %llu telegrams indexed", (unsigned long long)done, (unsigned long long)all);
	progress_show(p, line, bytes, done ? bytes / done * all : 0);
	return true;
}

enum indexer_result indexing_run(struct archive *ar, enum indexer_how how, bool quiet, struct error *err)
{
	struct progress progress;
	struct indexer_watch watch = { show_progress, &progress };
	enum indexer_result result;

	progress_begin(&progress, !quiet);
	result = indexer_run(ar, how, quiet ? NULL : &watch, err);
	progress_end(&progress);
	return result;
}

static void complain(enum indexer_result result, const struct error *err)
{
	if (result == INDEXER_FAILED)
		fprintf(stderr, "cable: the search index is not up to date: %s\n", err->text);
}

void indexing_after(struct archive *ar, bool quiet)
{
	struct error err;

	complain(indexing_run(ar, INDEXER_CATCH_UP, quiet, &err), &err);
}

void indexing_rebuild(struct archive *ar, bool quiet)
{
	struct error err;

	complain(indexing_run(ar, INDEXER_REBUILD, quiet, &err), &err);
}

void indexing_before(struct archive *ar, struct lookup *l)
{
	const struct lookup_view *v;
	enum lookup_state state;
	size_t lacks;

	if (!lookup_take(l, ar, 0, &v, NULL))
		return;
	state = v->state;
	lacks = v->lack_count;
	lookup_give(l, v);
	if (state != LOOKUP_WHOLE && lacks <= INDEXING_AT_ONCE)
		indexing_run(ar, INDEXER_CATCH_UP, false, NULL);
	else if (lacks)
		fprintf(stderr, "cable: %zu telegrams are not indexed, so this takes longer; run `cable index`\n", lacks);
}
