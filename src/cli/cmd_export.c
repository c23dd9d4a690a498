/*
 * cable export - telegrams out of an archive, for keeping and for other programs.
 */
#include <stdio.h>

#include "archive/bag.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "search/feed.h"
#include "search/query.h"
#include "search/run.h"

struct export_options {
	const char *archive, *bagit;
	bool quiet;
};

static void show_progress(void *data, int64_t done, int64_t all)
{
	struct progress *p = data;
	char line[80];

	if (!progress_due(p))
		return;
	snprintf(line, sizeof line, "%lld of %lld telegrams", (long long)done, (long long)all);
	progress_show(p, line, 0, 0);
}

/* The words of the command line as one query. */
static Str query_text(struct arena *a, int argc, char **argv)
{
	struct buf b;
	Str text;

	buf_init(&b, BUF_MOST);
	for (int i = 0; i < argc; i++)
		buf_printf(&b, "%s%s", i ? " " : "", argv[i]);
	text = (Str){ arena_z(a, buf_str(&b)), b.n };
	buf_release(&b);
	return text;
}

static bool find(struct arena *a, struct archive *ar, Str text, IdList *out, struct error *err)
{
	struct run_want want = { .sort = SORT_DATE };
	struct result r;
	struct feed f;
	bool ok;

	feed_init_archive(&f, ar);
	ok = search_run(a, &f, query_read(a, text, false), &want, &r, err);
	for (uint32_t i = 0; ok && i < r.hits.n; i++)
		*list_push(a, out) = r.hits.v[i].id;
	feed_release(&f);
	return ok && (out->n || fail(err, ERR_MISSING, "no telegram is found by %.*s", STR_ARG(text)));
}

static bool export_bag(struct arena *a, const struct export_options *o, struct archive *ar, int argc, char **argv,
                       struct error *err)
{
	struct progress progress;
	struct bag_want want = { .folder = o->bagit, .agent = "cable " CABLEROOM_VERSION, .progress = show_progress,
	                         .data = &progress };
	struct bag_report report;
	IdList ids = { 0 };
	bool ok;

	if (argc) {
		Str text = query_text(a, argc, argv);

		if (!find(a, ar, text, &ids, err))
			return false;
		want.ids = &ids;
		want.query = text.p;
	}
	progress_begin(&progress, !o->quiet && terminal_error_width());
	ok = bag_write(ar, &want, &report, err);
	progress_end(&progress);
	if (ok && !o->quiet)
		printf("%s: %lld telegrams, %lld files, %lld bytes\n", o->bagit, (long long)report.telegrams,
		       (long long)report.files, (long long)report.bytes);
	return ok;
}

static enum outcome export_run(const void *options, int argc, char **argv)
{
	const struct export_options *o = options;
	struct archive *ar;
	struct arena a;
	struct error err;
	bool ok;

	if (!o->bagit)
		return command_misused("export: say what to write: --bagit FOLDER");
	if (!archive_open_read(&ar, command_archive(o->archive), &err))
		return command_failed(&err);
	arena_init(&a);
	ok = export_bag(&a, o, ar, argc, argv, &err);
	arena_release(&a);
	archive_close(ar);
	return ok ? DONE_WELL : command_failed(&err);
}

const struct command cmd_export = {
	.name = "export",
	.summary = "write telegrams out, for keeping without this program",
	.args = "[QUERY...]",
	.help = "--bagit writes a BagIt bag (RFC 8493): each telegram's bytes as a file, what was read out of it as JSON, how it "
		"came in, and SHA-256 sums of all of it, which `sha256sum -c` checks. All telegrams of the archive, or those "
		"that a query finds.",
	.options = (const struct option[]){
		{ "bagit", 0, OPT_TEXT, offsetof(struct export_options, bagit), "FOLDER", "write a bag; the folder is made", NULL },
		{ "quiet", 'q', OPT_FLAG, offsetof(struct export_options, quiet), NULL, "no progress and no report", NULL },
		OPTION_ARCHIVE(struct export_options, archive),
		{ 0 },
	},
	.options_size = sizeof(struct export_options),
	.examples = (const char *const[]){
		"cable export --bagit andes-bag", "all of ./cableroom.cables",
		"cable export --bagit wheat 'wheat from:lapaz date:1974'", "what a query finds", NULL },
	.most = -1,
	.aside = true,
	.run = export_run,
};
