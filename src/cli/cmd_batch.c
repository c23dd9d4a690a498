/*
 * cable batch - many queries at once: how many telegrams each finds, and the first of them.
 *
 *	     12  wheat from:lapaz      74 LA PAZ 321, 74 LA PAZ 292, 74 LA PAZ 15
 *	      0  whissle
 */
#include <stdio.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/seek.h"
#include "cli/terminal.h"
#include "cli/visible.h"
#include "page/words.h"
#include "search/output.h"

struct batch_options {
	struct seek_options seek;
	int format;
	long hits;
};

enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_CSV };
enum {
	LIST_MOST = 64 * 1024 * 1024,
	LINE_MOST = 8 * 1024,
	COUNT_COLUMNS = 9,
	QUERY_COLUMNS = 40,
	HITS_MOST = 1000
};

static const struct batch_options defaults = { .hits = 3 };

/* A line of the list, and what it came to. */
struct asking {
	const struct batch_options *o;
	struct seek *s;
	struct buf *b;
	struct json j;
	unsigned line, bad;
	bool found;
	const char *path;
};

/* Why a line cannot be a query; NULL if it can. */
static const char *refusal(Str line)
{
	if (line.n > LINE_MOST)
		return "it is longer than 8 KB";
	if (!utf8_valid(line))
		return "it is not UTF-8";
	for (size_t i = 0; i < line.n; i++)
		if ((unsigned char)line.p[i] < ' ' && line.p[i] != '\t')
			return "it has control characters";
	return NULL;
}

static void complain(struct asking *k, const char *why)
{
	k->bad++;
	fprintf(stderr, "cable: %s, line %u: %s\n", k->path, k->line, why);
}

static Str name_of(struct arena *a, const struct hit *h)
{
	if (h->number.p)
		return words_mrn(a, h->number);
	return h->path.p ? h->path : arena_printf(a, "id:%lld", (long long)h->id);
}

static Str names(struct arena *a, const HitList *l, const char *between)
{
	Str all = S("");

	for (uint32_t i = 0; i < l->n; i++)
		all = arena_printf(a, "%.*s%s%.*s", STR_ARG(all), i ? between : "",
		                   STR_ARG(name_of(a, &l->v[i])));
	return all;
}

static void put_text(struct asking *k, struct arena *a, const struct query *q, const struct result *r)
{
	Str count = words_count(a, (long long)r->total);
	size_t used;

	buf_printf(k->b, "%*.*s  ", COUNT_COLUMNS, STR_ARG(count));
	used = visible_put(k->b, q->text, 0);
	if (r->hits.n) {
		buf_fill(k->b, ' ', used < QUERY_COLUMNS ? QUERY_COLUMNS - used + 2 : 2);
		visible_put(k->b, names(a, &r->hits, ", "), 0);
	}
	buf_byte(k->b, '\n');
}

static void put_csv(struct asking *k, struct arena *a, const struct query *q, const struct result *r)
{
	buf_printf(k->b, "%u,", k->line);
	csv_put(k->b, q->text);
	buf_printf(k->b, ",%llu,", (unsigned long long)r->total);
	csv_put(k->b, names(a, &r->hits, "; "));
	buf_byte(k->b, '\n');
}

static void put_json(struct asking *k, struct arena *a, const struct query *q, const struct result *r)
{
	(void)a;
	json_map(&k->j);
	json_put_int(&k->j, "line", k->line);
	answer_json(&k->j, q, r);
	hits_json(&k->j, &r->hits);
	json_map_end(&k->j);
}

static bool ask(struct asking *k, Str line, struct error *err)
{
	static void (*const put[])(struct asking *, struct arena *, const struct query *,
	                           const struct result *) = {
		[FORMAT_TEXT] = put_text,
		[FORMAT_JSON] = put_json,
		[FORMAT_CSV] = put_csv,
	};
	const struct run_want want = { .limit = (uint64_t)k->o->hits, .count_only = k->o->hits == 0 };
	struct arena a;
	struct result r;
	struct query *q;
	bool ok;

	arena_init(&a);
	q = query_read(&a, line, k->o->seek.literal);
	ok = search_run(&a, &k->s->feed, q, &want, &r, err);
	if (ok) {
		k->found |= r.total > 0;
		put[k->o->format](k, &a, q, &r);
		for (uint32_t i = 0; i < q->notes.n; i++)
			fprintf(stderr, "cable: %s, line %u: note: %.*s\n", k->path, k->line,
			        STR_ARG(q->notes.v[i].text));
	}
	arena_release(&a);
	return ok;
}

/* Lines as they are; blank ones are passed by. What is answered is written at once where it is text. */
static bool ask_all(struct asking *k, Str list, struct error *err)
{
	while (list.n > 0) {
		size_t end = str_find_byte(list, '\n');
		Str line = str_trim(str_cut(list, 0, end));
		const char *why = refusal(line);

		k->line++;
		list = str_cut(list, end + 1, list.n);
		if (why)
			complain(k, why);
		else if (line.n > 0 && !ask(k, line, err))
			return false;
		if (k->o->format != FORMAT_JSON)
			output_flush(k->b);
	}
	return true;
}

static void begin(struct asking *k)
{
	if (k->o->format == FORMAT_CSV)
		buf_z(k->b, "line,query,count,hits\n");
	if (k->o->format != FORMAT_JSON)
		return;
	json_init(&k->j, k->b);
	json_map(&k->j);
	json_put_str(&k->j, "schema", S("batch/1"));
	json_key(&k->j, "answers");
	json_list(&k->j);
}

static void end(struct asking *k)
{
	if (k->o->format == FORMAT_JSON) {
		json_list_end(&k->j);
		json_put_int(&k->j, "bad_lines", k->bad);
		json_map_end(&k->j);
		buf_byte(k->b, '\n');
	}
	output_flush(k->b);
}

static enum outcome batch(const struct batch_options *o, struct arena *a, struct seek *s,
                          const char *path)
{
	struct buf b;
	struct asking k = { .o = o, .s = s, .b = &b, .path = path };
	struct error err;
	Str list;
	bool ok;

	if (!file_read(a, path, LIST_MOST, &list, &err))
		return command_failed(&err);
	buf_init(&b, BUF_MOST);
	begin(&k);
	ok = ask_all(&k, list, &err);
	end(&k);
	buf_release(&b);
	if (!ok)
		return command_failed(&err);
	if (k.bad)
		return DONE_USAGE;
	return k.found ? DONE_WELL : DONE_NO;
}

static enum outcome batch_command(const void *options, int argc, char **argv)
{
	const struct batch_options *o = options;
	enum outcome outcome;
	struct error err;
	struct arena a;
	struct seek s;

	(void)argc;
	if (o->hits < 0 || o->hits > HITS_MOST)
		return command_misused("batch: --hits takes a number from 0 to %d", HITS_MOST);
	if (!seek_open(&s, &o->seek, &err))
		return command_failed(&err);
	arena_init(&a);
	outcome = batch(o, &a, &s, argv[0]);
	arena_release(&a);
	seek_close(&s);
	return outcome;
}

const struct command cmd_batch = {
	.name = "batch",
	.summary = "run a list of queries: a table of counts and first hits",
	.args = "FILE",
	.help = "A query on each line, - is standard input; blank lines are passed by. With --literal each line is taken as words, as "
		"for a list of names. A line that can be no query is reported with its number on standard error; the others run, and "
		"the exit code is 2. It is 1 when no line finds anything.",
	.options = (const struct option[]){
		OPTION_SEEK_ARCHIVE(struct batch_options, seek),
		{ "format", 'f', OPT_CHOICE, offsetof(struct batch_options, format), NULL, "how to print",
		  (const char *const[]){ "text", "json", "csv", NULL } },
		{ "hits", 0, OPT_NUMBER, offsetof(struct batch_options, hits), "N",
		  "how many of the first hits to name (default: 3)", NULL },
		OPTION_SEEK_LITERAL(struct batch_options, seek),
		{ 0 },
	},
	.options_size = sizeof(struct batch_options),
	.defaults = &defaults,
	.examples = (const char *const[]){
		"cable batch queries.txt", "how many telegrams each finds",
		"cable batch --literal -f csv names.txt > names.csv", "a list of names, for a spreadsheet",
		NULL },
	.least = 1,
	.most = 1,
	.aside = true,
	.run = batch_command,
};
