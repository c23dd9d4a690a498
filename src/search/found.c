/*
 * found - a hit as far as the order of hits needs it.
 */
#include "search/found.h"

#include <stdlib.h>

#include "index/doc.h"

static int compare_id(const struct found *x, const struct found *y)
{
	return (x->id > y->id) - (x->id < y->id);
}

/* As archive_each_by_number() gives them. */
static int compare_number(const struct found *x, const struct found *y)
{
	int posts = str_cmp(x->mrn.post, y->mrn.post);

	if (!x->mrn.number != !y->mrn.number)
		return x->mrn.number ? -1 : 1;
	if (!x->mrn.number)
		return 0;
	if (posts != 0)
		return posts;
	if (x->mrn.airgram != y->mrn.airgram)
		return x->mrn.airgram ? 1 : -1;
	if (x->mrn.year != y->mrn.year)
		return x->mrn.year < y->mrn.year ? -1 : 1;
	return (x->mrn.number > y->mrn.number) - (x->mrn.number < y->mrn.number);
}

static int compare_tied(const struct found *x, const struct found *y)
{
	int numbers = compare_number(x, y);

	return numbers != 0 ? numbers : compare_id(x, y);
}

/* The earlier first, those without a time last. */
static int compare_time(const struct found *x, const struct found *y)
{
	if (x->time == y->time)
		return 0;
	if (x->time == COLUMN_NONE || y->time == COLUMN_NONE)
		return x->time == COLUMN_NONE ? 1 : -1;
	return x->time < y->time ? -1 : 1;
}

static int compare_time_down(const struct found *x, const struct found *y)
{
	int times = compare_time(x, y);

	return x->time == COLUMN_NONE || y->time == COLUMN_NONE ? times : -times;
}

static int compare_score(const struct found *x, const struct found *y)
{
	if (x->asked != y->asked)
		return x->asked ? -1 : 1;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return compare_time(x, y);
}

static int by_score(const void *x, const void *y)
{
	int order = compare_score(x, y);

	return order != 0 ? order : compare_tied(x, y);
}

static int by_date(const void *x, const void *y)
{
	int order = compare_time(x, y);

	return order != 0 ? order : compare_tied(x, y);
}

static int by_date_down(const void *x, const void *y)
{
	int order = compare_time_down(x, y);

	return order != 0 ? order : compare_tied(x, y);
}

static int by_number(const void *x, const void *y)
{
	return compare_tied(x, y);
}

void found_sort(struct found *v, size_t n, enum query_sort sort)
{
	static int (*const orders[])(const void *, const void *) = {
		[SORT_RELEVANCE] = by_score,
		[SORT_DATE] = by_date,
		[SORT_DATE_DOWN] = by_date_down,
		[SORT_MRN] = by_number,
	};

	if (n > 1)
		qsort(v, n, sizeof *v, orders[sort]);
}

bool found_tied(const struct found *x, const struct found *y, enum query_sort sort)
{
	return sort == SORT_RELEVANCE ? compare_score(x, y) == 0 : compare_time(x, y) == 0;
}
