/*
 * plan - what --explain says of a query besides how it was read.
 */
#include "cli/plan.h"

#include <stdio.h>
#include <time.h>

#include "cli/terminal.h"
#include "page/words.h"

enum { COUNT_COLUMNS = 10, INDENT = 2 };

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void put_plan(struct buf *b, struct arena *a, const struct seek *s, const struct result *r)
{
	Str searched = words_many(a, (long long)r->searched, "telegram", "telegrams");

	buf_z(b, "\nanswered by\n  ");
	if (!s->archive)
		buf_printf(b, "the matcher: %.*s of files, each looked at\n", STR_ARG(searched));
	else if (!r->by_index)
		buf_printf(b, "the matcher: %.*s, each looked at; %.*s\n", STR_ARG(searched),
		           STR_ARG(lookup_state_words(r->state)));
	else if (r->looked_at == 0)
		buf_printf(b, "the index, generation %llu: %.*s\n", (unsigned long long)r->generation,
		           STR_ARG(searched));
	else
		buf_printf(
			b,
			"the index, generation %llu, and the matcher for %.*s that it lacks: %.*s; %.*s\n",
			(unsigned long long)r->generation,
			STR_ARG(words_count(a, (long long)r->looked_at)), STR_ARG(searched),
			STR_ARG(lookup_state_words(r->state)));
}

static void put_part(struct buf *b, struct arena *a, const struct part_found *p)
{
	Str count = words_count(a, (long long)p->n);

	buf_printf(b, "%*.*s  ", COUNT_COLUMNS, STR_ARG(count));
	buf_fill(b, ' ', (size_t)p->depth * INDENT);
	query_explain(b, p->node);
	buf_byte(b, '\n');
}

static void put_all(struct buf *b, struct arena *a, const struct seek *s, const struct query *q,
                    const struct result *r, double taken)
{
	buf_z(b, "\nread from\n");
	query_tree(b, q);
	put_plan(b, a, s, r);
	buf_z(b, "\nfound by each part\n");
	for (uint32_t i = 0; i < r->parts.n; i++)
		put_part(b, a, &r->parts.v[i]);
	buf_printf(b, "\n%.*s in %.1f ms\n",
	           STR_ARG(words_many(a, (long long)r->total, "telegram", "telegrams")), taken);
}

bool plan_put(struct arena *a, struct seek *s, struct query *q, struct error *err)
{
	const struct run_want want = { .count_only = true },
			      parts = { .count_only = true, .parts = true };
	struct result once, r;
	double begun = now(), taken;
	struct buf b;

	if (!search_run(a, &s->feed, q, &want, &once, err))
		return false;
	taken = now() - begun;
	if (!search_run(a, &s->feed, q, &parts, &r, err))
		return false;
	buf_init(&b, BUF_MOST);
	put_all(&b, a, s, q, &r, taken);
	output_flush(&b);
	buf_release(&b);
	return true;
}
