/*
 * cable search - telegrams that a query finds, in an archive or in files.
 */
#include <stdio.h>

#include "base/file.h"
#include "cli/command.h"
#include "cli/hits.h"
#include "cli/plan.h"
#include "cli/seek.h"
#include "search/flow.h"
#include "search/output.h"

enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_CSV };
enum { LIMIT_TEXT = 20, LIMIT_BY_FORMAT = -1 };

struct search_options {
	struct seek_options seek;
	const char *check;
	int format, sort, color;
	long limit, offset;
	bool explain, mark;
};

static const struct search_options defaults = { .limit = LIMIT_BY_FORMAT };

static void put_text(const struct search_options *o, struct arena *a, const struct query *q,
                     const struct result *r)
{
	struct terminal t;
	struct buf b;

	terminal_open(&t, (enum color)o->color);
	terminal_page(&t);
	buf_init(&b, BUF_MOST);
	hits_put(&b, &t, a, q, r, o->mark);
	output_flush(&b);
	buf_release(&b);
	terminal_close(&t);
}

/* ---- As data: some hits at a time ---- */

static bool put_csv(struct buf *b, struct flow *f, struct error *err)
{
	HitList hits = { 0 };

	hits_csv_head(b);
	output_flush(b);
	while (flow_more(f) && !ferror(stdout)) {
		if (!flow_next(f, &hits, err))
			return false;
		hits_csv_rows(b, &hits);
		output_flush(b);
	}
	return true;
}

static bool put_json(struct buf *b, struct flow *f, struct error *err)
{
	HitList hits = { 0 };
	struct json j;

	json_init(&j, b);
	result_json_begin(&j, f->query, f->result);
	while (flow_more(f) && !ferror(stdout)) {
		if (!flow_next(f, &hits, err))
			return false;
		result_json_hits(&j, &hits);
		output_flush(b);
	}
	result_json_end(&j, f->result);
	buf_byte(b, '\n');
	output_flush(b);
	return true;
}

static bool put_data(const struct search_options *o, struct seek *s, struct query *q, const struct result *r,
                     struct error *err)
{
	struct flow flow;
	struct buf b;
	bool ok;

	flow_init(&flow, &s->feed, q, r);
	buf_init(&b, BUF_MOST);
	ok = (o->format == FORMAT_CSV ? put_csv : put_json)(&b, &flow, err);
	buf_release(&b);
	flow_release(&flow);
	return ok;
}

static enum outcome search(const void *options, struct arena *a, struct seek *s, struct query *q)
{
	const struct search_options *o = options;
	struct run_want want = { .sort = (enum query_sort)o->sort,
		                 .offset = (uint64_t)o->offset,
		                 .facets = o->format == FORMAT_JSON,
		                 .diagnosis = true };
	struct result r;
	struct error err;

	if (o->limit != LIMIT_BY_FORMAT)
		want.limit = (uint64_t)o->limit;
	else if (o->format == FORMAT_TEXT)
		want.limit = LIMIT_TEXT;
	if (o->format != FORMAT_TEXT)
		flow_want(&want, &s->feed);
	if (!search_run(a, &s->feed, q, &want, &r, &err))
		return command_failed(&err);
	if (o->format == FORMAT_TEXT)
		put_text(o, a, q, &r);
	else if (!put_data(o, s, q, &r, &err))
		return command_failed(&err);
	if (!seek_receipt(s, a, &o->seek, q, &err))
		return command_failed(&err);
	if (seek_complain(s))
		return DONE_FAILED;
	return r.total > 0 ? DONE_WELL : DONE_NO;
}

/* ---- How a query is read, and what it comes to ---- */

static void put_reading(const struct search_options *o, struct arena *a, const struct query *q)
{
	struct terminal t;
	struct buf b;

	terminal_open(&t, (enum color)o->color);
	buf_init(&b, BUF_MOST);
	hits_put_reading(&b, &t, q);
	if (q->operators) {
		buf_z(&b, "with --literal: ");
		hits_put_reading(&b, &t, query_read(a, q->text, true));
	}
	output_flush(&b);
	buf_release(&b);
}

/* Files are only read when they are named; without an archive the reading is all there is to say. */
static enum outcome explain(const struct search_options *o, int argc, char **argv)
{
	const char *path = command_archive(o->seek.archive);
	struct arena a;
	struct query *q;
	struct error err;
	struct seek s;

	arena_init(&a);
	q = query_read(&a, seek_text(&a, argc, argv), o->seek.literal);
	put_reading(o, &a, q);
	if (o->seek.in.n == 0 && !o->seek.archive && !file_exists(path)) {
		arena_release(&a);
		return DONE_WELL;
	}
	if (!seek_open(&s, &o->seek, &err)) {
		arena_release(&a);
		return command_failed(&err);
	}
	if (!plan_put(&a, &s, q, &err)) {
		command_failed(&err);
		seek_close(&s);
		arena_release(&a);
		return DONE_FAILED;
	}
	seek_close(&s);
	arena_release(&a);
	return DONE_WELL;
}

/* ---- Does an answer of the past still hold? ---- */

static enum outcome tell_verdict(const struct receipt *r, enum receipt_verdict v, uint64_t total)
{
	unsigned long long then = r->total, now = total;

	switch (v) {
	case RECEIPT_SAME:
		printf("It holds: the same %llu telegrams are found, and nothing came to the archive since.\n",
		       then);
		break;
	case RECEIPT_GROWN:
		printf("It holds: of the telegrams that were in the archive then, the same %llu are found. The archive has "
		       "grown since; now there are %llu.\n",
		       then, now);
		break;
	case RECEIPT_CHANGED:
		printf("It does not hold: %llu telegrams were found then; of the archive as it was then, others are found now "
		       "(%llu in all). Telegrams were purged or corrected, or the query is read otherwise by this version.\n",
		       then, now);
		break;
	case RECEIPT_OTHER:
		puts("It does not hold: this archive never had that root. It is another archive, or its past was changed.");
		break;
	}
	return v == RECEIPT_SAME || v == RECEIPT_GROWN ? DONE_WELL : DONE_NO;
}

static enum outcome check_open(struct arena *a, struct seek *s, const struct receipt *r)
{
	enum receipt_verdict v;
	uint64_t total;
	struct error err;

	if (!receipt_check(a, &s->feed, r, &v, &total, &err))
		return command_failed(&err);
	return tell_verdict(r, v, total);
}

static enum outcome check(const struct search_options *o)
{
	enum { RECEIPT_MOST = 1024 * 1024 };
	enum outcome outcome;
	struct receipt r;
	struct error err;
	struct arena a;
	struct seek s;
	Str text;

	arena_init(&a);
	if (!file_read(&a, o->check, RECEIPT_MOST, &text, &err) || !receipt_read(&a, text, &r, &err) ||
	    !seek_open(&s, &o->seek, &err)) {
		outcome = command_failed(&err);
	} else {
		outcome = check_open(&a, &s, &r);
		seek_close(&s);
	}
	arena_release(&a);
	return outcome;
}

static enum outcome search_command(const void *options, int argc, char **argv)
{
	const struct search_options *o = options;

	if (o->check)
		return o->seek.in.n > 0
		               ? command_misused("search: a receipt is of an archive, not of files")
		               : check(o);
	if (argc == 0)
		return command_misused("search needs QUERY...; `cable help search` shows examples");
	return o->explain ? explain(o, argc, argv) : seek_run(o, &o->seek, search, argc, argv);
}

const struct command cmd_search = {
	.name = "search",
	.summary = "find telegrams by words, numbers, posts, dates",
	.args = "QUERY...",
	.help = "All words are looked for; OR, NOT, \"phrases\", ( ) and fields such as from:lima, date:1974, class:secret "
		"narrow it down (docs/QUERY.md has all of it). Any text is a query. Put a query with quotes, "
		"asterisks or a leading minus in single quotes, after -- if the minus comes first. The exit code is 1 when "
		"nothing is found.",
	.options = (const struct option[]){
		OPTION_SEEK_ARCHIVE(struct search_options, seek),
		OPTION_SEEK_IN(struct search_options, seek),
		{ "format", 'f', OPT_CHOICE, offsetof(struct search_options, format), NULL, "how to print",
		  (const char *const[]){ "text", "json", "csv", NULL } },
		{ "sort", 's', OPT_CHOICE, offsetof(struct search_options, sort), NULL,
		  "order of the hits; auto is relevance if the query has words, else date",
		  (const char *const[]){ "auto", "relevance", "date", "-date", "mrn", NULL } },
		{ "limit", 'n', OPT_NUMBER, offsetof(struct search_options, limit), "N",
		  "at most so many hits, 0 is all (default: 20 as text, else all)", NULL },
		{ "offset", 0, OPT_NUMBER, offsetof(struct search_options, offset), "N", "leave out the first N hits", NULL },
		{ "explain", 'e', OPT_FLAG, offsetof(struct search_options, explain), NULL,
		  "only say how the query is read, what answers it, and what each part of it finds", NULL },
		OPTION_SEEK_LITERAL(struct search_options, seek),
		{ "mark", 'm', OPT_FLAG, offsetof(struct search_options, mark), NULL,
		  "put hits in [ ], where there are no colours", NULL },
		OPTION_SEEK_RECEIPT(struct search_options, seek),
		{ "check-receipt", 0, OPT_TEXT, offsetof(struct search_options, check), "FILE",
		  "run the query of this receipt again: does its answer still hold?", NULL },
		OPTION_COLOR(struct search_options, color),
		{ 0 },
	},
	.options_size = sizeof(struct search_options),
	.defaults = &defaults,
	.examples = (const char *const[]){
		"cable search steam whistle", "telegrams that have both words",
		"cable search '\"wheat shortage\" from:lapaz date:1974'", "a phrase, from one post, in one year",
		"cable search 06ALMATY3273", "a telegram by its number, and those that cite it",
		"cable search wheat --receipt wheat.json", "an answer that can be shown to be right later",
		"cable search whistle --in telegrams/", "a folder of files, without an archive",
		NULL },
	.least = 0,
	.most = -1,
	.run = search_command,
};
