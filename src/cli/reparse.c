/*
 * reparse - `cable import --reparse`: values read anew, and what changed.
 */
#include "cli/reparse.h"

#include <stdio.h>

#include "archive/reparse.h"
#include "base/json.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "cli/visible.h"

/* What is printed while it runs. */
struct printing {
	struct buf b;
	struct progress progress;
	bool quiet;
};

/* A line each: "74LAPAZ9158 (id 12): subject, tag" */
static void print_changed(void *data, const struct reparsed *one)
{
	struct printing *p = data;

	if (p->quiet)
		return;
	visible_put(&p->b, one->mrn.p ? one->mrn : S("without a number"), 0);
	buf_printf(&p->b, " (id %lld): ", (long long)one->id);
	for (uint32_t i = 0; i < one->changed.n; i++) {
		if (i)
			buf_z(&p->b, ", ");
		buf_put(&p->b, one->changed.v[i]);
	}
	buf_byte(&p->b, '\n');
	output_flush(&p->b);
}

static void json_changed(void *data, const struct reparsed *one)
{
	struct printing *p = data;
	struct json j;

	json_init(&j, &p->b);
	json_map(&j);
	json_put_str(&j, "schema", S("reparse/1"));
	json_put_int(&j, "id", one->id);
	json_put_str(&j, "mrn", one->mrn);
	json_key(&j, "changed");
	json_list(&j);
	for (uint32_t i = 0; i < one->changed.n; i++)
		json_str(&j, one->changed.v[i]);
	json_list_end(&j);
	json_map_end(&j);
	buf_byte(&p->b, '\n');
	output_flush(&p->b);
}

static void show_progress(void *data, uint64_t done, uint64_t bytes)
{
	struct printing *p = data;
	char line[80];

	if (!progress_due(&p->progress))
		return;
	snprintf(line, sizeof line, "%llu telegrams read anew", (unsigned long long)done);
	progress_show(&p->progress, line, bytes, 0);
}

enum outcome reparse_all(struct archive *ar, bool quiet, bool json)
{
	struct printing p = { .quiet = quiet };
	struct reparse_watch watch = { json ? json_changed : print_changed, show_progress, &p };
	struct reparse_report r;
	struct error err;
	bool ok;

	buf_init(&p.b, BUF_MOST);
	progress_begin(&p.progress, !quiet);
	ok = reparse_run(ar, &watch, &r, &err);
	progress_end(&p.progress);
	if (ok && !json)
		buf_printf(&p.b, "telegrams %llu\nchanged %llu\n", (unsigned long long)r.telegrams, (unsigned long long)r.changed);
	output_flush(&p.b);
	buf_release(&p.b);
	return ok ? DONE_WELL : command_failed(&err);
}
