/*
 * cable search - telegrams that a query finds, in an archive or in files.
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/hits.h"
#include "cli/visible.h"
#include "search/output.h"

enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_CSV };
enum { LIMIT_TEXT = 20, LIMIT_BY_FORMAT = -1 };

struct search_options {
	const char *archive;
	struct option_list in;
	int format, sort, color;
	long limit, offset;
	bool explain, literal, mark;
};

static const struct search_options defaults = { .limit = LIMIT_BY_FORMAT };

/* The words of the command line are one query; a word with blanks keeps them. */
static Str query_text(struct arena *a, int argc, char **argv)
{
	Str all = S("");

	for (int i = 0; i < argc; i++)
		all = arena_printf(a, "%.*s%s%s", STR_ARG(all), i > 0 ? " " : "", argv[i]);
	return all;
}

static void put_answer(const struct search_options *o, struct arena *a, const struct query *q, const struct result *r)
{
	struct terminal t;
	struct buf b;
	struct json j;

	terminal_open(&t, (enum color)o->color);
	if (o->format == FORMAT_TEXT)
		terminal_page(&t);
	buf_init(&b, BUF_MOST);
	if (o->format == FORMAT_TEXT) {
		hits_put(&b, &t, a, q, r, o->mark);
	} else if (o->format == FORMAT_CSV) {
		result_csv(&b, r);
	} else {
		json_init(&j, &b);
		result_json(&j, q, r);
		buf_byte(&b, '\n');
	}
	output_flush(&b);
	buf_release(&b);
	terminal_close(&t);
}

/* Only how it is read, and how it would be read as nothing but words. */
static enum outcome explain(const struct search_options *o, struct arena *a, const struct query *q)
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
	return DONE_WELL;
}

/* Files that gave nothing; true if one of them could not be read. */
static bool complain(const struct feed *f)
{
	bool failed = false;
	struct buf b;

	buf_init(&b, BUF_MOST);
	for (uint32_t i = 0; i < f->troubles.n; i++) {
		const struct feed_trouble *t = &f->troubles.v[i];

		buf_z(&b, "cable: ");
		visible_put(&b, t->path, 0);
		buf_z(&b, ": ");
		visible_put(&b, t->reason, 0);
		buf_byte(&b, '\n');
		failed |= t->failed;
	}
	fwrite(b.n > 0 ? b.p : "", 1, b.n, stderr);
	buf_release(&b);
	return failed;
}

static enum outcome search(const struct search_options *o, struct arena *a, struct feed *f, const struct query *q)
{
	struct run_want want = { .sort = (enum query_sort)o->sort, .offset = (uint64_t)o->offset,
	                         .facets = o->format == FORMAT_JSON, .diagnosis = true };
	struct result r;
	struct error err;

	if (o->limit != LIMIT_BY_FORMAT)
		want.limit = (uint64_t)o->limit;
	else if (o->format == FORMAT_TEXT)
		want.limit = LIMIT_TEXT;
	if (!search_run(a, f, q, &want, &r, &err))
		return command_failed(&err);
	put_answer(o, a, q, &r);
	if (complain(f))
		return DONE_FAILED;
	return r.total > 0 ? DONE_WELL : DONE_NO;
}

/* The files after --in, or else the archive. */
static enum outcome open_and_search(const struct search_options *o, struct arena *a, const struct query *q)
{
	struct archive *ar = NULL;
	enum outcome outcome;
	struct feed f;
	struct error err;

	if (o->in.n > 0)
		feed_init_files(&f, (char **)o->in.v, o->in.n);
	else if (archive_open_read(&ar, command_archive(o->archive), &err))
		feed_init_archive(&f, ar);
	else
		return command_failed(&err);
	outcome = search(o, a, &f, q);
	feed_release(&f);
	archive_close(ar);
	return outcome;
}

static enum outcome search_command(const void *options, int argc, char **argv)
{
	const struct search_options *o = options;
	enum outcome outcome;
	struct arena a;
	struct query *q;

	if (o->archive && o->in.n > 0)
		return command_misused("search looks into an archive or into files: --archive and --in exclude each other");
	arena_init(&a);
	q = query_read(&a, query_text(&a, argc, argv), o->literal);
	outcome = o->explain ? explain(o, &a, q) : open_and_search(o, &a, q);
	arena_release(&a);
	return outcome;
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
		OPTION_ARCHIVE(struct search_options, archive),
		{ "in", 'i', OPT_LIST, offsetof(struct search_options, in), "FILE",
		  "search this file or folder (- is standard input) instead of an archive; may be repeated", NULL },
		{ "format", 'f', OPT_CHOICE, offsetof(struct search_options, format), NULL, "how to print",
		  (const char *const[]){ "text", "json", "csv", NULL } },
		{ "sort", 's', OPT_CHOICE, offsetof(struct search_options, sort), NULL,
		  "order of the hits; auto is relevance if the query has words, else date",
		  (const char *const[]){ "auto", "relevance", "date", "-date", "mrn", NULL } },
		{ "limit", 'n', OPT_NUMBER, offsetof(struct search_options, limit), "N",
		  "at most so many hits, 0 is all (default: 20 as text, else all)", NULL },
		{ "offset", 0, OPT_NUMBER, offsetof(struct search_options, offset), "N", "leave out the first N hits", NULL },
		{ "explain", 'e', OPT_FLAG, offsetof(struct search_options, explain), NULL,
		  "only say how the query is read", NULL },
		{ "literal", 'l', OPT_FLAG, offsetof(struct search_options, literal), NULL,
		  "read all of the query as words", NULL },
		{ "mark", 'm', OPT_FLAG, offsetof(struct search_options, mark), NULL,
		  "put hits in [ ], where there are no colours", NULL },
		OPTION_COLOR(struct search_options, color),
		{ 0 },
	},
	.options_size = sizeof(struct search_options),
	.defaults = &defaults,
	.examples = (const char *const[]){
		"cable search steam whistle", "telegrams that have both words",
		"cable search '\"wheat shortage\" from:lapaz date:1974'", "a phrase, from one post, in one year",
		"cable search 06ALMATY3273", "a telegram by its number, and those that cite it",
		"cable search whistle --in telegrams/", "a folder of files, without an archive",
		NULL },
	.least = 1,
	.most = -1,
	.run = search_command,
};
