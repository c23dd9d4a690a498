/*
 * cable similar - the telegrams most like one.
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/hits.h"
#include "cli/seek.h"
#include "cli/which.h"
#include "search/output.h"
#include "search/similar.h"

struct similar_options {
	struct seek_options seek;
	int format, color;
	long limit;
};

enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_CSV };

static const struct similar_options defaults = { .limit = 10 };

static void put_text(struct buf *b, const struct terminal *t, struct arena *a, const struct similar *s)
{
	if (s->hits.n == 0)
		buf_z(b, "no telegram is like it\n");
	else if (s->query)
		hits_put_reading(b, t, s->query);
	else
		buf_z(b,
		      "by their texts as a whole; with an index (cable index) also by their words\n");
	hits_put_list(b, t, a, &s->hits);
	for (uint32_t i = 0; i < s->alike.n; i++)
		buf_printf(b, "%s  id:%lld, %u %% of the text the same\n",
		           i == 0 ? "\nMuch the same text:\n" : "", (long long)s->alike.v[i].id,
		           s->alike.v[i].likeness);
}

static void put_answer(const struct similar_options *o, struct arena *a, const struct similar *s,
                       int64_t id)
{
	struct terminal t;
	struct buf b;

	terminal_open(&t, (enum color)o->color);
	buf_init(&b, BUF_MOST);
	if (o->format == FORMAT_JSON)
		similar_json(&b, s, id);
	else if (o->format == FORMAT_CSV)
		hits_csv(&b, &s->hits);
	else
		put_text(&b, &t, a, s);
	output_flush(&b);
	buf_release(&b);
	terminal_close(&t);
}

static enum outcome similar(const struct similar_options *o, struct arena *a, struct seek *s,
                            const char *word)
{
	struct similar found;
	struct error err;
	int64_t id;

	if (!which_telegram(s->archive, word, &id, &err) ||
	    !similar_find(a, &s->feed, id, (uint32_t)o->limit, &found, &err))
		return command_failed(&err);
	put_answer(o, a, &found, id);
	return found.hits.n > 0 ? DONE_WELL : DONE_NO;
}

static enum outcome similar_command(const void *options, int argc, char **argv)
{
	enum { LIMIT_MOST = 1000 };
	const struct similar_options *o = options;
	enum outcome outcome;
	struct arena a;
	struct error err;
	struct seek s;

	(void)argc;
	if (o->limit < 1 || o->limit > LIMIT_MOST)
		return command_misused("similar: --limit takes a number from 1 to %d", LIMIT_MOST);
	if (!seek_open(&s, &o->seek, &err))
		return command_failed(&err);
	arena_init(&a);
	outcome = similar(o, &a, &s, argv[0]);
	arena_release(&a);
	seek_close(&s);
	return outcome;
}

const struct command cmd_similar = {
	.name = "similar",
	.summary = "find the telegrams most like one",
	.args = "MRN",
	.help = "Its most telling words, those that it has often and few others have, are looked for. Telegrams with much the "
		"same text (copies, retransmissions, forms) are named apart. Where several telegrams share a number, name one by "
		"its id: id:12. The exit code is 1 when there is none.",
	.options = (const struct option[]){
		OPTION_SEEK_ARCHIVE(struct similar_options, seek),
		{ "format", 'f', OPT_CHOICE, offsetof(struct similar_options, format), NULL, "how to print",
		  (const char *const[]){ "text", "json", "csv", NULL } },
		{ "limit", 'n', OPT_NUMBER, offsetof(struct similar_options, limit), "N", "at most so many (default: 10)", NULL },
		OPTION_COLOR(struct similar_options, color),
		{ 0 },
	},
	.options_size = sizeof(struct similar_options),
	.defaults = &defaults,
	.examples = (const char *const[]){
		"cable similar 74LAPAZ9412", "what else is about the same",
		NULL },
	.least = 1,
	.most = 1,
	.aside = true,
	.run = similar_command,
};
