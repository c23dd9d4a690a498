/*
 * cable import - files and folders into an archive.
 *
 * A shipment of files must be accounted for: the report names each file that
 * did not become a telegram, and why.
 */
#include <stdio.h>
#include <time.h>

#include "archive/import.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "cli/visible.h"

struct import_options {
	const char *archive;
	int format;
	bool quiet;
};

enum { FORMAT_TEXT, FORMAT_JSON };

/* The line that a person watches; it is rewritten in place. */
struct progress {
	unsigned width; /* of the terminal; 0: nobody watches */
	struct timespec began, shown;
};

static double seconds_between(const struct timespec *from, const struct timespec *to)
{
	return (double)(to->tv_sec - from->tv_sec) + (double)(to->tv_nsec - from->tv_nsec) / 1e9;
}

static void progress_begin(struct progress *p, bool wanted)
{
	p->width = wanted ? terminal_error_width() : 0;
	clock_gettime(CLOCK_MONOTONIC, &p->began);
	p->shown = p->began;
}

static void progress_show(void *data, const struct import_report *r)
{
	struct progress *p = data;
	struct timespec now;
	double all;
	char line[160];

	clock_gettime(CLOCK_MONOTONIC, &now);
	if (!p->width || seconds_between(&p->shown, &now) < 0.2)
		return;
	all = seconds_between(&p->began, &now);
	p->shown = now;
	snprintf(line, sizeof line, "%llu files, %llu imported, %llu not telegrams, %llu failed, %.0f files/s",
	         (unsigned long long)r->files, (unsigned long long)r->counts[VERDICT_IMPORTED],
	         (unsigned long long)r->counts[VERDICT_OTHER], (unsigned long long)r->counts[VERDICT_FAILED],
	         (double)r->files / all);
	fprintf(stderr, "\r\033[K%.*s", (int)p->width - 1, line);
}

static void progress_end(const struct progress *p)
{
	if (p->width)
		fputs("\r\033[K", stderr);
}

static void put_trouble(struct buf *b, const struct import_trouble *t)
{
	buf_put(b, verdict_word(t->verdict));
	buf_z(b, ": ");
	visible_put(b, t->path, 0);
	if (t->member.p) {
		buf_z(b, ", ");
		visible_put(b, t->member, 0);
	}
	buf_z(b, ": ");
	visible_put(b, t->reason, 0);
	buf_byte(b, '\n');
}

static void put_troubles(struct buf *b, const struct import_report *r, enum verdict verdict)
{
	for (uint32_t i = 0; i < r->troubles.n; i++)
		if (r->troubles.v[i].verdict == verdict)
			put_trouble(b, &r->troubles.v[i]);
}

static void report_text(struct buf *b, const char *archive, const struct import_report *r)
{
	(void)archive;
	for (int v = 0; v < VERDICT_COUNT; v++)
		buf_printf(b, "%.*s %llu\n", STR_ARG(verdict_word(v)), (unsigned long long)r->counts[v]);
	put_troubles(b, r, VERDICT_OTHER);
	put_troubles(b, r, VERDICT_FAILED);
}

static void json_troubles(struct json *j, const struct import_report *r)
{
	json_key(j, "troubles");
	json_list(j);
	for (uint32_t i = 0; i < r->troubles.n; i++) {
		const struct import_trouble *t = &r->troubles.v[i];

		json_map(j);
		json_put_str(j, "outcome", verdict_word(t->verdict));
		json_put_str(j, "path", t->path);
		json_put_str(j, "member", t->member);
		json_put_str(j, "reason", t->reason);
		json_map_end(j);
	}
	json_list_end(j);
}

static void report_json(struct buf *b, const char *archive, const struct import_report *r)
{
	static const char *const keys[] = {
		[VERDICT_IMPORTED] = "imported",
		[VERDICT_ALREADY] = "already_there",
		[VERDICT_OTHER] = "not_telegrams",
		[VERDICT_FAILED] = "failed",
	};
	struct json j;

	json_init(&j, b);
	json_map(&j);
	json_put_str(&j, "schema", S("import/1"));
	json_put_str(&j, "archive", str_of(archive));
	json_put_int(&j, "files", (long long)r->files);
	for (int v = 0; v < VERDICT_COUNT; v++)
		json_put_int(&j, keys[v], (long long)r->counts[v]);
	json_troubles(&j, r);
	json_map_end(&j);
	buf_byte(b, '\n');
}

/* Quiet is quiet about what went well. */
static void report_quiet(struct buf *b, const char *archive, const struct import_report *r)
{
	(void)archive;
	put_troubles(b, r, VERDICT_FAILED);
}

static void report(const struct import_options *o, const char *archive, const struct import_report *r)
{
	static void (*const writers[])(struct buf *, const char *, const struct import_report *) = {
		[FORMAT_TEXT] = report_text,
		[FORMAT_JSON] = report_json,
	};
	struct buf b;

	buf_init(&b, BUF_MOST);
	if (o->quiet && o->format == FORMAT_TEXT)
		report_quiet(&b, archive, r);
	else
		writers[o->format](&b, archive, r);
	output_flush(&b);
	buf_release(&b);
}

static enum outcome import_into(struct archive *ar, struct arena *a, const struct import_options *o, int argc,
                                char **argv)
{
	struct progress progress;
	struct import_watch watch = { progress_show, &progress };
	struct import_report result;
	struct error err;
	bool ok;

	progress_begin(&progress, !o->quiet);
	ok = import_run(ar, a, argv, (size_t)argc, &watch, &result, &err);
	progress_end(&progress);
	if (!ok)
		return command_failed(&err);
	report(o, archive_path(ar), &result);
	return result.counts[VERDICT_FAILED] ? DONE_NO : DONE_WELL;
}

static enum outcome import_run_command(const void *options, int argc, char **argv)
{
	const struct import_options *o = options;
	enum outcome outcome;
	struct archive *ar;
	struct arena a;
	struct error err;

	if (!archive_open_write(&ar, command_archive(o->archive), &err))
		return command_failed(&err);
	arena_init(&a);
	outcome = import_into(ar, &a, o, argc, argv);
	arena_release(&a);
	archive_close(ar);
	return outcome;
}

const struct command cmd_import = {
	.name = "import",
	.summary = "put files of telegrams into an archive",
	.args = "PATH...",
	.help = "Each PATH is a file, a folder (with all that is below it) or - for one telegram on standard input. "
		"The archive is made if there is none. Importing a file again changes nothing. Files that cannot be read "
		"or are no telegrams are passed by and listed at the end; if some could not be read, the exit code is 1.",
	.options = (const struct option[]){
		OPTION_ARCHIVE(struct import_options, archive),
		{ "format", 'f', OPT_CHOICE, offsetof(struct import_options, format), NULL, "how to report",
		  (const char *const[]){ "text", "json", NULL } },
		{ "quiet", 'q', OPT_FLAG, offsetof(struct import_options, quiet), NULL,
		  "no progress, and no report but the files that failed", NULL },
		{ 0 },
	},
	.options_size = sizeof(struct import_options),
	.examples = (const char *const[]){
		"cable import telegrams/", "all files of a folder into ./cableroom.cables",
		"cable import -a andes.cables 1974/ 1975/", "two folders into an archive of that name",
		NULL,
	},
	.least = 1,
	.most = -1,
	.run = import_run_command,
};
