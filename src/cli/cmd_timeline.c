/*
 * cable timeline - the hits of a query by month.
 *
 *	1974-07     12 ##########
 *	1974-08      0
 */
#include <stdio.h>

#include "base/calendar.h"
#include "cli/command.h"
#include "cli/seek.h"
#include "cli/terminal.h"
#include "page/words.h"
#include "search/output.h"

struct timeline_options {
	struct seek_options seek;
	int format, by, color;
};

enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_CSV };
enum { BY_MONTH, BY_YEAR };
enum { COUNT_COLUMNS = 9, LABEL_COLUMNS = 7, BARS_MOST = 60 };

/* The same by year: a list of twelve months each, from January. */
static struct timeline by_year(struct arena *a, const struct timeline *t)
{
	struct timeline out = { .year = t->year, .undated = t->undated };

	if (t->n == 0)
		return out;
	out.n = (t->n + (uint32_t)t->month - 2) / 12 + 1;
	out.counts = arena_array(a, uint64_t, out.n);
	for (uint32_t i = 0; i < t->n; i++)
		out.counts[(i + (uint32_t)t->month - 1) / 12] += t->counts[i];
	return out;
}

static void put_bar(struct buf *b, const struct terminal *t, uint64_t n, uint64_t most, size_t room)
{
	size_t length = most ? (size_t)(n * room / most) : 0;

	if (n > 0 && length == 0)
		length = 1;
	if (length == 0)
		return;
	buf_byte(b, ' ');
	for (size_t i = 0; i < length; i++)
		buf_z(b, t->utf8 ? "\u2588" : "#");
}

static void put_text(struct buf *b, const struct terminal *t, struct arena *a, const struct timeline *l)
{
	size_t room = t->width > LABEL_COLUMNS + COUNT_COLUMNS + 3
	                      ? t->width - LABEL_COLUMNS - COUNT_COLUMNS - 3
	                      : 1;
	uint64_t most = 0;

	room = room < BARS_MOST ? room : BARS_MOST;
	for (uint32_t i = 0; i < l->n; i++)
		most = l->counts[i] > most ? l->counts[i] : most;
	for (uint32_t i = 0; i < l->n; i++) {
		Str count = words_count(a, (long long)l->counts[i]);

		buf_printf(b, "%-*.*s %*.*s", LABEL_COLUMNS, STR_ARG(timeline_label(a, l, i)),
		           COUNT_COLUMNS, STR_ARG(count));
		put_bar(b, t, l->counts[i], most, room);
		buf_byte(b, '\n');
	}
	if (l->undated)
		buf_printf(b, "%.*s whose month is not known\n",
		           STR_ARG(words_many(a, (long long)l->undated, "telegram", "telegrams")));
}

static enum outcome timeline(const void *options, struct arena *a, struct seek *s, struct query *q)
{
	const struct timeline_options *o = options;
	const struct run_want want = { .count_only = true, .facets = true };
	struct terminal t;
	struct result r;
	struct error err;
	struct buf b;

	if (!search_run(a, &s->feed, q, &want, &r, &err) || !seek_receipt(s, a, &o->seek, q, &err))
		return command_failed(&err);
	if (o->by == BY_YEAR)
		r.months = by_year(a, &r.months);
	terminal_open(&t, (enum color)o->color);
	buf_init(&b, BUF_MOST);
	if (o->format == FORMAT_JSON)
		timeline_json(&b, q, &r);
	else if (o->format == FORMAT_CSV)
		timeline_csv(&b, a, &r);
	else
		put_text(&b, &t, a, &r.months);
	output_flush(&b);
	buf_release(&b);
	if (seek_complain(s))
		return DONE_FAILED;
	return r.total > 0 ? DONE_WELL : DONE_NO;
}

static enum outcome timeline_command(const void *options, int argc, char **argv)
{
	const struct timeline_options *o = options;

	return seek_run(o, &o->seek, timeline, argc, argv);
}

const struct command cmd_timeline = {
	.name = "timeline",
	.summary = "count the telegrams of a query month by month",
	.args = "QUERY...",
	.help = "From the first month with a hit to the last, also the months without any.",
	.options = (const struct option[]){
		OPTION_SEEK_ARCHIVE(struct timeline_options, seek),
		OPTION_SEEK_IN(struct timeline_options, seek),
		{ "by", 'b', OPT_CHOICE, offsetof(struct timeline_options, by), NULL, "how long a row is",
		  (const char *const[]){ "month", "year", NULL } },
		{ "format", 'f', OPT_CHOICE, offsetof(struct timeline_options, format), NULL, "how to print",
		  (const char *const[]){ "text", "json", "csv", NULL } },
		OPTION_SEEK_LITERAL(struct timeline_options, seek),
		OPTION_SEEK_RECEIPT(struct timeline_options, seek),
		OPTION_COLOR(struct timeline_options, color),
		{ 0 },
	},
	.options_size = sizeof(struct timeline_options),
	.examples = (const char *const[]){
		"cable timeline wheat from:lapaz", "when La Paz wrote of wheat",
		"cable timeline cites:75state12345 -f csv", "for a chart",
		NULL },
	.least = 1,
	.most = -1,
	.aside = true,
	.run = timeline_command,
};
