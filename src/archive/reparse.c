/*
 * reparse - the values of all telegrams held, read anew by this program's reader.
 */
#include "archive/reparse.h"

#include "archive/crew.h"
#include "archive/get.h"
#include "archive/handle.h"

enum { BATCH = 500 }; /* telegrams a transaction */

struct run {
	struct archive *ar;
	const struct reparse_watch *watch;
	struct reparse_report *report;
	struct error *err;
	struct arena a;
	uint64_t bytes;
};

/* The thread that reads has a connection of its own, which sees the archive as it was at first. */
struct reading {
	struct archive *from;
	struct crew_feed *feed;
	struct arena a;
	struct error *err;
	bool ok;
};

static bool put_telegram(void *data, int64_t id)
{
	struct reading *r = data;
	struct summary sum;
	Str text;

	arena_reset(&r->a);
	r->ok = archive_get_text(r->from, &r->a, id, &text, r->err) && archive_get_summary(r->from, &r->a, id, &sum, r->err);
	return r->ok && crew_put(r->feed, job_of_text(id, sum.form, text));
}

static bool read_all(void *data, struct crew_feed *feed, struct error *err)
{
	struct reading r = { .from = data, .feed = feed, .err = err, .ok = true };
	bool ok;

	arena_init(&r.a);
	ok = archive_each_after(r.from, 0, put_telegram, &r, err) && r.ok;
	arena_release(&r.a);
	return ok;
}

static void tell_changed(struct run *r, const struct job *j, ChangedList changed)
{
	Str number = j->prepared->cable->mrn.number ? mrn_str(&r->a, &j->prepared->cable->mrn) : STR_NONE;
	struct reparsed one = { j->telegram, number, changed };

	r->report->changed++;
	if (r->watch->changed)
		r->watch->changed(r->watch->data, &one);
}

static bool take_reread(void *data, struct job *j)
{
	struct run *r = data;
	ChangedList changed;

	arena_reset(&r->a);
	if (!archive_reput(r->ar, &r->a, j->telegram, j->prepared, &changed, r->err))
		return false;
	if (changed.n)
		tell_changed(r, j, changed);
	r->bytes += j->record.text.n;
	if (r->watch->progress)
		r->watch->progress(r->watch->data, r->report->telegrams, r->bytes);
	return ++r->report->telegrams % BATCH != 0 || (archive_end(r->ar, r->err) && archive_begin(r->ar, r->err));
}

bool reparse_run(struct archive *ar, const struct reparse_watch *watch, struct reparse_report *out, struct error *err)
{
	struct run r = { .ar = ar, .watch = watch, .report = out, .err = err };
	struct archive *from = NULL;
	struct crew crew = { .prepares_for = ar, .read = read_all, .take = take_reread, .take_data = &r };
	bool ok;

	*out = (struct reparse_report){ 0 };
	if (!archive_open_read(&from, archive_path(ar), err))
		return false;
	crew.read_data = from;
	arena_init(&r.a);
	ok = archive_begin(ar, err) && crew_run(&crew, err) && archive_end(ar, err);
	if (!ok)
		archive_undo(ar);
	arena_release(&r.a);
	archive_close(from);
	return ok;
}
