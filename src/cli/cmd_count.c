/*
 * cable count - how many telegrams a query finds.
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/seek.h"
#include "cli/terminal.h"
#include "search/output.h"

struct count_options {
	struct seek_options seek;
	int format;
};

enum { FORMAT_TEXT, FORMAT_JSON };

static enum outcome count(const void *options, struct arena *a, struct seek *s, struct query *q)
{
	const struct count_options *o = options;
	const struct run_want want = { .count_only = true };
	struct result r;
	struct error err;
	struct buf b;

	if (!search_run(a, &s->feed, q, &want, &r, &err) || !seek_receipt(s, a, &o->seek, q, &err))
		return command_failed(&err);
	buf_init(&b, BUF_MOST);
	if (o->format == FORMAT_JSON)
		count_json(&b, q, &r);
	else
		buf_printf(&b, "%llu\n", (unsigned long long)r.total);
	output_flush(&b);
	buf_release(&b);
	if (seek_complain(s))
		return DONE_FAILED;
	return r.total > 0 ? DONE_WELL : DONE_NO;
}

static enum outcome count_command(const void *options, int argc, char **argv)
{
	const struct count_options *o = options;

	return seek_run(o, &o->seek, count, argc, argv);
}

const struct command cmd_count = {
	.name = "count",
	.summary = "count the telegrams that a query finds",
	.args = "QUERY...",
	.help = "The number alone, on a line of its own. Queries are those of search. The exit code is 1 when nothing is found.",
	.options = (const struct option[]){
		OPTION_SEEK_ARCHIVE(struct count_options, seek),
		OPTION_SEEK_IN(struct count_options, seek),
		{ "format", 'f', OPT_CHOICE, offsetof(struct count_options, format), NULL, "how to print",
		  (const char *const[]){ "text", "json", NULL } },
		OPTION_SEEK_LITERAL(struct count_options, seek),
		OPTION_SEEK_RECEIPT(struct count_options, seek),
		{ 0 },
	},
	.options_size = sizeof(struct count_options),
	.examples = (const char *const[]){
		"cable count steam whistle", "telegrams that have both words",
		"cable count 'from:lapaz date:1974' --receipt lapaz.json", "a number that can be shown to be right later",
		NULL },
	.least = 1,
	.most = -1,
	.aside = true,
	.run = count_command,
};
