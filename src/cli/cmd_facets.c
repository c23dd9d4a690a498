/*
 * cable facets - the hits of a query counted by year, post, class and so on.
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/seek.h"
#include "cli/terminal.h"
#include "cli/visible.h"
#include "page/words.h"
#include "search/output.h"

struct facets_options {
	struct seek_options seek;
	const char *of;
	int format;
	long limit;
	int color;
};

enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_CSV };
enum { LIMIT_TEXT = 10, LIMIT_BY_FORMAT = -1, NAME_COLUMNS = 44, COUNT_COLUMNS = 10, INDENT = 2 };

static const struct facets_options defaults = { .limit = LIMIT_BY_FORMAT };

/* "year,post" as bits; all but the months, which are many, where nothing is named. False for a word
 * that is none. */
static bool read_which(const char *of, unsigned *out)
{
	Str rest = str_of(of ? of : "");
	enum facet f;

	*out = of ? 0 : ((1u << FACET_COUNT) - 1) & ~(1u << FACET_MONTH);
	while (rest.n > 0) {
		size_t end = str_find_byte(rest, ',');
		Str name = str_trim(str_cut(rest, 0, end));

		rest = str_cut(rest, end + 1, rest.n);
		if (!facet_read(name, &f))
			return false;
		*out |= 1u << f;
	}
	return *out != 0;
}

static void put_text(struct buf *b, const struct terminal *t, struct arena *a, enum facet f,
                     const struct tally *counts, size_t limit)
{
	size_t n = counts->counts.n < limit ? counts->counts.n : limit;

	if (counts->counts.n == 0)
		return;
	style_text(b, t, STYLE_BOLD, facet_title(f));
	buf_byte(b, '\n');
	for (size_t i = 0; i < n; i++) {
		Str count = words_count(a, (long long)counts->counts.v[i].n);
		size_t used;

		buf_fill(b, ' ', INDENT);
		used = visible_put(b, counts->counts.v[i].name, 0);
		buf_fill(b, ' ', used < NAME_COLUMNS ? NAME_COLUMNS - used : 1);
		buf_printf(b, "%*.*s\n", COUNT_COLUMNS, STR_ARG(count));
	}
	if (n < counts->counts.n)
		buf_printf(b, "  and %.*s more; --limit 0 shows all\n",
		           STR_ARG(words_count(a, (long long)(counts->counts.n - n))));
}

static void put_all_text(struct buf *b, const struct facets_options *o, struct arena *a, unsigned which,
                         const struct result *r)
{
	size_t limit = o->limit == LIMIT_BY_FORMAT ? LIMIT_TEXT
	               : o->limit                  ? (size_t)o->limit
	                                           : SIZE_MAX;
	struct terminal t;

	terminal_open(&t, (enum color)o->color);
	style_text(b, &t, STYLE_BOLD, words_many(a, (long long)r->total, "telegram", "telegrams"));
	buf_byte(b, '\n');
	for (int f = 0; f < FACET_COUNT; f++)
		if (which & 1u << f)
			put_text(b, &t, a, (enum facet)f, &r->facets[f], limit);
}

static enum outcome facets(const void *options, struct arena *a, struct seek *s, struct query *q)
{
	const struct facets_options *o = options;
	const struct run_want want = { .count_only = true, .facets = true };
	struct result r;
	struct error err;
	struct buf b;
	unsigned which;

	if (!read_which(o->of, &which))
		return command_misused(
			"facets: --of takes year, month, post, class, precedence, tag, country, caption, form");
	if (!search_run(a, &s->feed, q, &want, &r, &err) || !seek_receipt(s, a, &o->seek, q, &err))
		return command_failed(&err);
	buf_init(&b, BUF_MOST);
	if (o->format == FORMAT_JSON)
		facets_json(&b, q, &r, which);
	else if (o->format == FORMAT_CSV)
		facets_csv(&b, &r, which);
	else
		put_all_text(&b, o, a, which, &r);
	output_flush(&b);
	buf_release(&b);
	if (seek_complain(s))
		return DONE_FAILED;
	return r.total > 0 ? DONE_WELL : DONE_NO;
}

static enum outcome facets_command(const void *options, int argc, char **argv)
{
	const struct facets_options *o = options;

	return seek_run(o, &o->seek, facets, argc, argv);
}

const struct command cmd_facets = {
	.name = "facets",
	.summary = "count the telegrams of a query by year, post, class, TAGS",
	.args = "QUERY...",
	.help = "Exact counts of all hits, the most frequent first. A telegram with several TAGS, captions or countries "
		"counts once under each; class counts it as what it was sent as and as what it is now.",
	.options = (const struct option[]){
		OPTION_SEEK_ARCHIVE(struct facets_options, seek),
		OPTION_SEEK_IN(struct facets_options, seek),
		{ "of", 'o', OPT_TEXT, offsetof(struct facets_options, of), "NAME,...",
		  "only these: year, month, post, class, precedence, tag, country, caption, form", NULL },
		{ "format", 'f', OPT_CHOICE, offsetof(struct facets_options, format), NULL, "how to print",
		  (const char *const[]){ "text", "json", "csv", NULL } },
		{ "limit", 'n', OPT_NUMBER, offsetof(struct facets_options, limit), "N",
		  "at most so many rows of each as text, 0 is all (default: 10)", NULL },
		OPTION_SEEK_LITERAL(struct facets_options, seek),
		OPTION_SEEK_RECEIPT(struct facets_options, seek),
		OPTION_COLOR(struct facets_options, color),
		{ 0 },
	},
	.options_size = sizeof(struct facets_options),
	.defaults = &defaults,
	.examples = (const char *const[]){
		"cable facets wheat shortage", "who wrote of it, when, under which TAGS",
		"cable facets from:lapaz --of tag,class -f csv", "two of them, for a spreadsheet",
		NULL },
	.least = 1,
	.most = -1,
	.aside = true,
	.run = facets_command,
};
