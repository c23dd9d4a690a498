/*
 * cable info - what an archive holds, and how far to trust it.
 */
#include <stdio.h>

#include "archive/stats.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "cli/visible.h"

struct info_options {
	const char *archive;
	int format;
	bool all;
};

enum { FORMAT_TEXT, FORMAT_JSON };
enum { NAME_COLUMN = 18, ROWS = 10 }; /* rows of a list unless all are asked for */

/* The page being written. */
struct info {
	struct buf *b;
	const char *archive;
	const struct stats *s;
	uint32_t rows; /* most of a list */
};

static void begin_row(struct info *in, const char *name)
{
	size_t n = strlen(name);

	buf_z(in->b, name);
	buf_fill(in->b, ' ', n < NAME_COLUMN ? NAME_COLUMN - n : 1);
}

static void number_row(struct info *in, const char *name, int64_t n)
{
	begin_row(in, name);
	buf_number(in->b, n);
	buf_byte(in->b, '\n');
}

/* "… and 12 more" below a list that is cut. */
static void put_rest(struct info *in, uint32_t n)
{
	if (n > in->rows)
		buf_printf(in->b, "  ... and %u more; --all lists them\n", n - in->rows);
}

static void counts_row(struct info *in, const char *name, const CountList *list)
{
	begin_row(in, name);
	for (uint32_t i = 0; i < list->n && i < in->rows; i++) {
		buf_z(in->b, i ? ", " : "");
		visible_put(in->b, list->v[i].name.p ? list->v[i].name : S("not known"), 0);
		buf_printf(in->b, " %lld", (long long)list->v[i].n);
	}
	if (list->n > in->rows)
		buf_printf(in->b, ", and %u more", list->n - in->rows);
	buf_z(in->b, list->n ? "\n" : "none\n");
}

static void telegram_rows(struct info *in)
{
	const struct stats *s = in->s;

	number_row(in, "telegrams", s->telegrams);
	if (s->first.p) {
		begin_row(in, "from - to");
		buf_printf(in->b, "%.*s - %.*s\n", STR_ARG(s->first), STR_ARG(s->last));
	}
	if (s->without_time)
		number_row(in, "without a time", s->without_time);
	if (s->without_mrn)
		number_row(in, "without a number", s->without_mrn);
	counts_row(in, "posts", &s->posts);
	counts_row(in, "years", &s->years);
	number_row(in, "cited, not held", s->cited_not_held);
	counts_row(in, "findings", &s->findings);
}

static void form_rows(struct info *in)
{
	for (uint32_t i = 0; i < in->s->forms.n; i++) {
		const struct stats_form *f = &in->s->forms.v[i];

		begin_row(in, i ? "" : "sources");
		buf_printf(in->b, "%.*s: %lld files with %lld telegrams, %lld bytes\n", STR_ARG(f->form),
		           (long long)f->files, (long long)f->telegrams, (long long)f->bytes);
	}
}

/* The names by which `cable report` knows imports, where there is more than one. */
static void import_names(struct info *in)
{
	const struct stats *s = in->s;

	if (s->imports.n < 2)
		return;
	begin_row(in, "their reports");
	for (uint32_t i = 0; i < s->imports.n && i < in->rows; i++) {
		buf_z(in->b, i ? ", " : "");
		visible_put(in->b, s->imports.v[i].name, 0);
	}
	buf_byte(in->b, '\n');
	put_rest(in, s->imports.n);
}

static void import_row(struct info *in)
{
	const struct stats_import *m = in->s->imports.v;

	if (!in->s->imports.n)
		return;
	number_row(in, "imports", in->s->imports.n);
	begin_row(in, "last import");
	buf_printf(in->b, "%.*s%s: imported %lld, already there %lld, not a telegram %lld, failed %lld\n",
	           STR_ARG(m->started), m->finished.p ? "" : " (not finished)", (long long)m->imported,
	           (long long)m->already_there, (long long)m->not_telegrams, (long long)m->failed);
}

static void trouble_rows(struct info *in, const char *name, const struct stats_trouble *v, uint32_t n)
{
	number_row(in, name, n);
	for (uint32_t i = 0; i < n && i < in->rows; i++) {
		buf_z(in->b, "  ");
		visible_put(in->b, v[i].path, 0);
		if (v[i].member.p) {
			buf_z(in->b, ", ");
			visible_put(in->b, v[i].member, 0);
		}
		buf_z(in->b, ": ");
		visible_put(in->b, v[i].reason, 0);
		buf_byte(in->b, '\n');
	}
	put_rest(in, n);
}

static void incomplete_rows(struct info *in)
{
	uint32_t n = in->s->incomplete.n;

	number_row(in, "incomplete", n);
	for (uint32_t i = 0; i < n && i < in->rows; i++) {
		const struct stats_incomplete *t = &in->s->incomplete.v[i];

		buf_z(in->b, "  ");
		visible_put(in->b, t->mrn.p ? t->mrn : S("without a number"), 0);
		buf_printf(in->b, ": %lld of %lld sections: ", (long long)t->held, (long long)t->sections);
		visible_put(in->b, t->subject, 0);
		buf_byte(in->b, '\n');
	}
	put_rest(in, n);
}

static void info_text(struct info *in)
{
	begin_row(in, "archive");
	visible_put(in->b, str_of(in->archive), 0);
	buf_byte(in->b, '\n');
	telegram_rows(in);
	form_rows(in);
	import_row(in);
	import_names(in);
	trouble_rows(in, "failed", in->s->failed.v, in->s->failed.n);
	trouble_rows(in, "not telegrams", in->s->others.v, in->s->others.n);
	incomplete_rows(in);
	if (!in->s->telegrams)
		buf_z(in->b, "It is empty: `cable import PATH` fills it.\n");
}

static void json_counts(struct json *j, const char *key, const char *name, const CountList *list)
{
	json_key(j, key);
	json_list(j);
	for (uint32_t i = 0; i < list->n; i++) {
		json_map(j);
		json_put_str(j, name, list->v[i].name);
		json_put_int(j, "count", list->v[i].n);
		json_map_end(j);
	}
	json_list_end(j);
}

static void json_forms(struct json *j, const struct stats *s)
{
	json_key(j, "sources");
	json_list(j);
	for (uint32_t i = 0; i < s->forms.n; i++) {
		json_map(j);
		json_put_str(j, "form", s->forms.v[i].form);
		json_put_int(j, "files", s->forms.v[i].files);
		json_put_int(j, "bytes", s->forms.v[i].bytes);
		json_put_int(j, "telegrams", s->forms.v[i].telegrams);
		json_map_end(j);
	}
	json_list_end(j);
}

static void json_imports(struct json *j, const struct stats *s)
{
	json_key(j, "imports");
	json_list(j);
	for (uint32_t i = 0; i < s->imports.n; i++) {
		const struct stats_import *m = &s->imports.v[i];

		json_map(j);
		json_put_str(j, "started", m->started);
		json_put_str(j, "finished", m->finished);
		json_put_str(j, "paths", m->paths);
		json_put_str(j, "name", m->name);
		json_put_int(j, "imported", m->imported);
		json_put_int(j, "already_there", m->already_there);
		json_put_int(j, "not_telegrams", m->not_telegrams);
		json_put_int(j, "failed", m->failed);
		json_map_end(j);
	}
	json_list_end(j);
}

static void json_troubles(struct json *j, const char *key, const struct stats_trouble *v, uint32_t n)
{
	json_key(j, key);
	json_list(j);
	for (uint32_t i = 0; i < n; i++) {
		json_map(j);
		json_put_str(j, "path", v[i].path);
		json_put_str(j, "member", v[i].member);
		json_put_str(j, "reason", v[i].reason);
		json_map_end(j);
	}
	json_list_end(j);
}

static void json_incomplete(struct json *j, const struct stats *s)
{
	json_key(j, "incomplete");
	json_list(j);
	for (uint32_t i = 0; i < s->incomplete.n; i++) {
		const struct stats_incomplete *t = &s->incomplete.v[i];

		json_map(j);
		json_put_int(j, "id", t->id);
		json_put_str(j, "mrn", t->mrn);
		json_put_str(j, "subject", t->subject);
		json_put_int(j, "held", t->held);
		json_put_int(j, "sections", t->sections);
		json_map_end(j);
	}
	json_list_end(j);
}

static void json_telegrams(struct json *j, const struct stats *s)
{
	json_put_int(j, "telegrams", s->telegrams);
	json_put_int(j, "bytes", s->bytes);
	json_put_str(j, "first", s->first);
	json_put_str(j, "last", s->last);
	json_put_int(j, "without_time", s->without_time);
	json_put_int(j, "without_mrn", s->without_mrn);
	json_put_int(j, "cited_not_held", s->cited_not_held);
	json_counts(j, "posts", "post", &s->posts);
	json_counts(j, "years", "year", &s->years);
	json_counts(j, "findings", "rule", &s->findings);
}

static void info_json(struct info *in)
{
	const struct stats *s = in->s;
	struct json j;

	json_init(&j, in->b);
	json_map(&j);
	json_put_str(&j, "schema", S("info/1"));
	json_put_str(&j, "archive", str_of(in->archive));
	json_telegrams(&j, s);
	json_forms(&j, s);
	json_imports(&j, s);
	json_troubles(&j, "failed", s->failed.v, s->failed.n);
	json_troubles(&j, "not_telegrams", s->others.v, s->others.n);
	json_incomplete(&j, s);
	json_map_end(&j);
	buf_byte(in->b, '\n');
}

static enum outcome print_info(struct archive *ar, struct arena *a, const struct info_options *o)
{
	static void (*const writers[])(struct info *) = { [FORMAT_TEXT] = info_text, [FORMAT_JSON] = info_json };
	struct stats s;
	struct error err;
	struct buf b;
	struct info in = { .b = &b, .archive = archive_path(ar), .s = &s, .rows = o->all ? UINT32_MAX : ROWS };

	if (!archive_get_stats(ar, a, &s, &err))
		return command_failed(&err);
	buf_init(&b, BUF_MOST);
	writers[o->format](&in);
	output_flush(&b);
	buf_release(&b);
	return DONE_WELL;
}

static enum outcome info_run(const void *options, int argc, char **argv)
{
	const struct info_options *o = options;
	enum outcome outcome;
	struct archive *ar;
	struct arena a;
	struct error err;

	(void)argc;
	(void)argv;
	if (!archive_open_read(&ar, command_archive(o->archive), &err))
		return command_failed(&err);
	arena_init(&a);
	outcome = print_info(ar, &a, o);
	arena_release(&a);
	archive_close(ar);
	return outcome;
}

const struct command cmd_info = {
	.name = "info",
	.summary = "tell what an archive holds, and what is missing from it",
	.help = "How many telegrams, of which posts and years, from which files; what could not be read or was no "
		"telegram; which telegrams lack sections.",
	.options = (const struct option[]){
		OPTION_ARCHIVE(struct info_options, archive),
		{ "format", 'f', OPT_CHOICE, offsetof(struct info_options, format), NULL, "how to print",
		  (const char *const[]){ "text", "json", NULL } },
		{ "all", 0, OPT_FLAG, offsetof(struct info_options, all), NULL, "lists in full, not their first ten rows", NULL },
		{ 0 },
	},
	.options_size = sizeof(struct info_options),
	.examples = (const char *const[]){
		"cable info", "of ./cableroom.cables",
		"cable info -f json | jq .incomplete", "telegrams of which sections are missing, for a program",
		NULL,
	},
	.run = info_run,
};
