/*
 * import - files and folders into an archive.
 */
#include "archive/import.h"

#include <time.h>

#include "archive/handle.h"
#include "archive/put.h"
#include "intake/intake.h"
#include "intake/walk.h"

enum { BATCH = 500 }; /* files a transaction */

/* One run, and the file it is at. */
struct run {
	struct archive *ar;
	struct arena *a;
	const struct import_watch *watch;
	struct import_report *report;
	struct error *err;
	struct intake intake;
	int64_t id; /* of its row */
	unsigned in_batch;

	struct source_file file;
	int64_t source;
	struct source_end end;
	unsigned char sha256[SHA256_BYTES];
};

static bool begin_run(struct run *r, char *const *paths, size_t n)
{
	struct buf b;
	bool ok;

	buf_init(&b, BUF_MOST);
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_byte(&b, '\n');
		buf_z(&b, paths[i]);
	}
	ok = archive_begin(r->ar, r->err) &&
	     db_run(r->ar->db, r->err,
	            "INSERT INTO import (started, paths, imported, already_there, not_telegrams, failed)"
	            " VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, 0, 0, 0, 0)", TEXT(buf_str(&b)));
	buf_release(&b);
	r->id = db_last_id(r->ar->db);
	return ok;
}

/* The counts so far go in with each batch, so that a run broken off tells what it did. */
static bool end_batch(struct run *r)
{
	const uint64_t *n = r->report->counts;

	r->in_batch = 0;
	return db_run(r->ar->db, r->err,
	              "UPDATE import SET imported = ?, already_there = ?, not_telegrams = ?, failed = ? WHERE id = ?",
	              INT((int64_t)n[VERDICT_IMPORTED]), INT((int64_t)n[VERDICT_ALREADY]),
	              INT((int64_t)n[VERDICT_OTHER]), INT((int64_t)n[VERDICT_FAILED]), INT(r->id)) &&
	       archive_end(r->ar, r->err);
}

static bool end_run(struct run *r)
{
	return db_run(r->ar->db, r->err, "UPDATE import SET finished = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = ?",
	              INT(r->id)) &&
	       end_batch(r);
}

static bool next_file(struct run *r)
{
	r->report->files++;
	if (r->watch && r->watch->progress)
		r->watch->progress(r->watch->data, r->report);
	if (++r->in_batch < BATCH)
		return true;
	return end_batch(r) && archive_begin(r->ar, r->err);
}

static void note_trouble(struct run *r, enum verdict verdict, Str member, Str reason)
{
	*list_push(r->a, &r->report->troubles) = (struct import_trouble){
		.verdict = verdict,
		.path = arena_str(r->a, r->file.path),
		.member = member.p ? arena_str(r->a, member) : member,
		.reason = arena_str(r->a, reason),
	};
}

static bool file_item(struct run *r, struct source_item *it)
{
	it->import = r->id;
	it->source = r->source;
	r->report->counts[it->verdict]++;
	if (it->verdict == VERDICT_OTHER || it->verdict == VERDICT_FAILED)
		note_trouble(r, it->verdict, it->member, it->reason);
	return source_item(r->ar, it, r->err);
}

static bool file_telegram(struct run *r, const struct item *item, struct source_item *it)
{
	struct put put;

	telegram_check(&r->intake.cable, item->cable);
	if (!archive_put(r->ar, item->cable, item->form->name, &put, r->err))
		return false;
	it->verdict = put.added ? VERDICT_IMPORTED : VERDICT_ALREADY;
	it->telegram = put.id;
	it->offset = item->offset;
	it->length = item->length;
	r->end.telegrams++;
	r->end.form = item->form->name;
	if (!item->member.p) { /* the telegram is the whole file */
		memcpy(r->sha256, put.text_sha256, SHA256_BYTES);
		r->end.sha256 = (Str){ (const char *)r->sha256, SHA256_BYTES };
	}
	return true;
}

static bool take_item(void *data, const struct item *item)
{
	static const enum verdict verdicts[] = { [ITEM_OTHER] = VERDICT_OTHER, [ITEM_FAILED] = VERDICT_FAILED };
	struct run *r = data;
	struct source_item it = { .member = item->member, .reason = item->reason, .verdict = verdicts[item->kind] };

	if (item->kind == ITEM_FAILED)
		r->end.done = false;
	if (item->kind == ITEM_TELEGRAM && !file_telegram(r, item, &it))
		return false;
	return file_item(r, &it);
}

static bool begin_source(struct run *r, const struct source_file *f)
{
	r->file = *f;
	r->end = (struct source_end){ .done = true };
	return source_begin(r->ar, f, &r->source, r->err);
}

static bool read_source(struct run *r, const struct source_file *f, const char *path)
{
	return begin_source(r, f) && intake_read(&r->intake, path, take_item, r) &&
	       source_end(r->ar, r->source, &r->end, r->err);
}

static bool take_file(void *data, const char *path, const struct stat *st)
{
	struct run *r = data;
	int64_t telegrams = 0;
	struct source_file f = {
		.path = str_of(path),
		.size = st->st_size,
		.mtime_ns = (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec,
		.inode = (int64_t)st->st_ino,
	};

	if (archive_is_own_file(r->ar, st->st_dev, st->st_ino))
		return true;
	if (!source_known(r->ar, &f, &telegrams, r->err))
		return false;
	r->report->counts[VERDICT_ALREADY] += (uint64_t)telegrams;
	return (telegrams > 0 || read_source(r, &f, path)) && next_file(r);
}

static bool take_trouble(void *data, const char *path, const char *reason)
{
	struct run *r = data;
	struct source_file f = { .path = str_of(path) };
	struct source_item it = { .verdict = VERDICT_FAILED, .reason = str_of(reason) };

	return begin_source(r, &f) && file_item(r, &it) && next_file(r);
}

/* What came over standard input is a source of its own each time. */
static bool take_standard_input(struct run *r)
{
	struct timespec now;
	struct source_file f = { .path = S("-") };

	clock_gettime(CLOCK_REALTIME, &now);
	f.mtime_ns = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
	return read_source(r, &f, "-") && next_file(r);
}

static bool take_path(struct run *r, const char *path)
{
	struct walk w = { take_file, take_trouble, r };

	return strcmp(path, "-") == 0 ? take_standard_input(r) : walk_path(&w, path);
}

bool import_run(struct archive *ar, struct arena *a, char *const *paths, size_t n, const struct import_watch *watch,
                struct import_report *out, struct error *err)
{
	struct run r = { .ar = ar, .a = a, .watch = watch, .report = out, .err = err };
	bool ok;

	*out = (struct import_report){ 0 };
	intake_init(&r.intake);
	ok = begin_run(&r, paths, n);
	for (size_t i = 0; ok && i < n; i++)
		ok = take_path(&r, paths[i]);
	ok = ok && end_run(&r);
	if (!ok)
		archive_undo(ar);
	intake_release(&r.intake);
	return ok;
}
