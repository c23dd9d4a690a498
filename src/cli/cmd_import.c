/*
 * cable import - files and folders into an archive.
 *
 * A shipment of files must be accounted for: the report names each file that
 * did not become a telegram, and why.
 */
#include <stdio.h>

#include "archive/import.h"
#include "base/file.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/indexing.h"
#include "cli/progress.h"
#include "cli/reparse.h"
#include "cli/terminal.h"
#include "cli/visible.h"

struct import_options {
	const char *archive, *name;
	int format;
	bool quiet, dry_run, rehash, retry_failed, reparse, even_purged, no_index;
};

enum { FORMAT_TEXT, FORMAT_JSON };

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
	if (r->root.p)
		buf_printf(b, "root %.*s\n", STR_ARG(r->root));
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
	json_put_str(&j, "name", r->name);
	json_put_str(&j, "root", r->root);
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

static void watch_import(void *data, const struct import_report *r)
{
	struct progress *p = data;
	char done[160];

	if (!progress_due(p))
		return;
	snprintf(done, sizeof done, "%llu files, %llu imported, %llu not telegrams, %llu failed",
	         (unsigned long long)r->files, (unsigned long long)r->counts[VERDICT_IMPORTED],
	         (unsigned long long)r->counts[VERDICT_OTHER], (unsigned long long)r->counts[VERDICT_FAILED]);
	progress_show(p, done, r->bytes, r->bytes_all);
}

/* What is to be done in an archive; `a` holds what it gives. */
struct errand {
	struct archive *ar;
	struct arena *a;
	const struct import_options *o;
	struct progress *progress;
};

/* The index is fed while the import runs, if it can be; what it then lacks comes afterwards. */
static bool do_import(struct errand *e, int argc, char **argv, struct import_report *result, struct error *err)
{
	bool indexed = !e->o->dry_run && !e->o->no_index;
	struct import_watch watch = { watch_import, e->progress };
	struct indexer_feed *feed = indexed ? indexer_feed_open(archive_path(e->ar), NULL) : NULL;
	bool ok;
	struct import_plan plan = {
		.paths = argv, .n = (size_t)argc, .name = e->o->name, .rehash = e->o->rehash || e->o->retry_failed, .even_purged = e->o->even_purged, .watch = e->o->quiet ? NULL : &watch,
		.tap = feed ? indexer_feed_tap(feed) : NULL,
	};

	ok = (e->o->dry_run ? import_try : import_run)(e->ar, e->a, &plan, result, err);
	indexer_feed_close(feed, NULL);
	progress_end(e->progress);
	if (ok && indexed)
		indexing_after(e->ar, e->o->quiet);
	return ok;
}

/* The paths whose import failed, in whole or in part, once more. */
static bool do_retry(struct errand *e, struct import_report *result, struct error *err)
{
	PathList list;
	char **paths;

	if (!source_unfinished(e->ar, e->a, &list, err))
		return false;
	paths = arena_array(e->a, char *, list.n + 1);
	for (uint32_t i = 0; i < list.n; i++)
		paths[i] = arena_z(e->a, list.v[i]);
	return do_import(e, (int)list.n, paths, result, err);
}

static enum outcome import_into(struct errand *e, int argc, char **argv)
{
	struct import_report result;
	struct error err;
	bool ok;

	progress_begin(e->progress, !e->o->quiet);
	ok = e->o->retry_failed ? do_retry(e, &result, &err) : do_import(e, argc, argv, &result, &err);
	progress_end(e->progress);
	if (!ok)
		return command_failed(&err);
	report(e->o, e->ar ? archive_path(e->ar) : command_archive(e->o->archive), &result);
	return result.counts[VERDICT_FAILED] ? DONE_NO : DONE_WELL;
}

static enum outcome check_words(const struct import_options *o, int argc)
{
	if (o->retry_failed + o->reparse > 0 && argc > 0)
		return command_misused("--%s takes no paths: the archive knows them", o->retry_failed ? "retry-failed" : "reparse");
	if (o->retry_failed + o->reparse == 0 && argc == 0)
		return command_misused("which files or folders? `cable import --help` tells more");
	return DONE_WELL;
}

/* A trial makes no archive, and writes into none. */
static bool open_archive(struct archive **ar, const struct import_options *o, struct error *err)
{
	const char *path = command_archive(o->archive);

	if (!o->dry_run)
		return archive_open_write(ar, path, err);
	return !file_exists(path) || archive_open_read(ar, path, err);
}

static enum outcome import_run_command(const void *options, int argc, char **argv)
{
	const struct import_options *o = options;
	enum outcome outcome = check_words(o, argc);
	struct progress progress;
	struct arena a;
	struct errand e = { .a = &a, .o = o, .progress = &progress };
	struct error err;

	if (outcome != DONE_WELL)
		return outcome;
	if (!open_archive(&e.ar, o, &err))
		return command_failed(&err);
	arena_init(&a);
	outcome = o->reparse ? reparse_all(e.ar, o->quiet, o->format == FORMAT_JSON) : import_into(&e, argc, argv);
	if (o->reparse && outcome == DONE_WELL && !o->no_index)
		indexing_rebuild(e.ar, o->quiet);
	arena_release(&a);
	archive_close(e.ar);
	return outcome;
}

const struct command cmd_import = {
	.name = "import",
	.summary = "put files of telegrams into an archive",
	.args = "[PATH...]",
	.help = "Each PATH is a file, a folder (with all that is below it), a package of files (.7z, .zip, .tar and the like) "
		"or - for standard input; what a file holds is found by its content. "
		"The archive is made if there is none. Importing a file again changes nothing. Files that cannot be read "
		"or are no telegrams are passed by and listed at the end; if some could not be read, the exit code is 1.",
	.options = (const struct option[]){
		OPTION_ARCHIVE(struct import_options, archive),
		{ "name", 'n', OPT_TEXT, offsetof(struct import_options, name), "NAME",
		  "by which the archive keeps the report of this import (default: its time); `cable report NAME` shows it", NULL },
		{ "dry-run", 0, OPT_FLAG, offsetof(struct import_options, dry_run), NULL,
		  "say what would be imported, write nothing", NULL },
		{ "even-purged", 0, OPT_FLAG, offsetof(struct import_options, even_purged), NULL,
		  "put also texts that were purged", NULL },
		{ "no-index", 0, OPT_FLAG, offsetof(struct import_options, no_index), NULL,
		  "leave the search index as it is; `cable index` brings it up to date", NULL },
		{ "rehash", 0, OPT_FLAG, offsetof(struct import_options, rehash), NULL,
		  "read also files that are known by size, time and inode", NULL },
		{ "retry-failed", 0, OPT_FLAG, offsetof(struct import_options, retry_failed), NULL,
		  "instead of PATHs, all files of which something failed before", NULL },
		{ "reparse", 0, OPT_FLAG, offsetof(struct import_options, reparse), NULL,
		  "instead of PATHs, read the values of all telegrams held anew, as this program reads them; bytes and ids stay, "
		  "and what changed is listed", NULL },
		{ "format", 'f', OPT_CHOICE, offsetof(struct import_options, format), NULL, "how to report",
		  (const char *const[]){ "text", "json", NULL } },
		{ "quiet", 'q', OPT_FLAG, offsetof(struct import_options, quiet), NULL,
		  "no progress, and no report but the files that failed", NULL },
		{ 0 },
	},
	.options_size = sizeof(struct import_options),
	.examples = (const char *const[]){
		"cable import telegrams/", "all files of a folder into ./cableroom.cables",
		"cable import -a andes.cables 1974/ 1975.7z", "a folder and a package into an archive of that name",
		"cable import --dry-run cables.csv", "what it would do",
		"cable import --retry-failed", "once more what failed, when the reason is gone",
		NULL,
	},
	.least = 0,
	.most = -1,
	.run = import_run_command,
};
