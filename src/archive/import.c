/*
 * import - files and folders into an archive.
 *
 * This is the thread that writes; offer.c is the one that reads.
 */
#include "archive/import.h"

#include "archive/checkpoint.h"
#include "archive/crew.h"
#include "archive/handle.h"
#include "archive/offer.h"
#include "archive/purge.h"
#include "archive/put.h"
#include "archive/seen.h"
#include "archive/total.h"

enum {
	BATCH_JOBS = 20000,              /* a transaction: that many steps, or */
	BATCH_BYTES = 32 * 1024 * 1024,  /* that much text */
};

/* One run, and the source it is at. */
struct run {
	struct archive *ar; /* NULL: a trial without any */
	bool trial;
	struct arena *a;
	const struct import_plan *plan;
	struct import_report *report;
	struct error *err;
	struct total total;
	int64_t id; /* of its row */
	unsigned batch_jobs;
	size_t batch_bytes;
	struct checkpoint *checkpoint;
	struct seen seen; /* texts, in a trial */

	struct buf path; /* of the source */
	int64_t source;
	struct source_end end;
	unsigned char sha256[SHA256_BYTES];
};

/* A report's name is given once. */
static bool name_is_free(struct run *r)
{
	struct rows rows = db_query(r->ar->db, r->err, "SELECT 1 FROM import WHERE name = ?", TEXT(str_of(r->plan->name)));
	bool held = rows_next(&rows);

	return rows_end(&rows) &&
	       (!held || fail(r->err, ERR_USAGE, "there is an import named %s already; choose another name", r->plan->name));
}

static bool begin_run(struct run *r)
{
	struct buf b;
	struct rows rows;

	if (!archive_begin(r->ar, r->err) || (r->plan->name && !name_is_free(r)))
		return false;
	buf_init(&b, BUF_MOST);
	for (size_t i = 0; i < r->plan->n; i++) {
		if (i)
			buf_byte(&b, '\n');
		buf_z(&b, r->plan->paths[i]);
	}
	rows = db_query(r->ar->db, r->err,
		"INSERT INTO import (name, started, paths, imported, already_there, not_telegrams, failed)"
		" VALUES (coalesce(?1, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?2, 0, 0, 0, 0)"
		" RETURNING id, name", r->plan->name ? TEXT(str_of(r->plan->name)) : TEXT(STR_NONE), TEXT(buf_str(&b)));
	if (rows_next(&rows)) {
		r->id = row_int(&rows, 0);
		r->report->name = row_text(&rows, 1, r->a);
	}
	while (rows_next(&rows))
		;
	buf_release(&b);
	return rows_end(&rows);
}

/* The log's end is known to this connection if it appended to it, and only then is there anything to tell. */
static bool commit(struct run *r)
{
	const struct log_tail *log = &r->ar->log;
	int64_t entries = log->known ? (int64_t)log->tree.n : 0;

	if (!archive_end(r->ar, r->err))
		return false;
	checkpoint_due(r->checkpoint);
	if (r->plan->tap && entries)
		r->plan->tap->committed(r->plan->tap->data, entries);
	return true;
}

/* The counts so far go in with each batch, so that a run broken off tells what it did. */
static bool end_batch(struct run *r)
{
	const uint64_t *n = r->report->counts;

	r->batch_jobs = 0;
	r->batch_bytes = 0;
	return db_run(r->ar->db, r->err,
	              "UPDATE import SET imported = ?, already_there = ?, not_telegrams = ?, failed = ? WHERE id = ?",
	              INT((int64_t)n[VERDICT_IMPORTED]), INT((int64_t)n[VERDICT_ALREADY]),
	              INT((int64_t)n[VERDICT_OTHER]), INT((int64_t)n[VERDICT_FAILED]), INT(r->id)) &&
	       commit(r);
}

static bool end_run(struct run *r)
{
	struct log_root root;
	char hex[SHA256_HEX];

	if (!log_root(r->ar, &root, r->err))
		return false;
	sha256_print(root.hash.b, hex);
	r->report->root = arena_str(r->a, str_of(hex));
	return db_run(r->ar->db, r->err,
	              "UPDATE import SET finished = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), root = ? WHERE id = ?",
	              BLOB((Str){ (const char *)root.hash.b, SHA256_BYTES }), INT(r->id)) &&
	       end_batch(r);
}

static void show_progress(struct run *r)
{
	if (r->total.counted) {
		r->report->files_all = r->total.files;
		r->report->bytes_all = r->total.bytes;
	}
	if (r->plan->watch && r->plan->watch->progress)
		r->plan->watch->progress(r->plan->watch->data, r->report);
}

static void note_trouble(struct run *r, const struct source_item *it)
{
	if (r->report->troubles.n == IMPORT_TROUBLES_MOST)
		return;
	*list_push(r->a, &r->report->troubles) = (struct import_trouble){
		.verdict = it->verdict,
		.path = arena_str(r->a, buf_str(&r->path)),
		.member = it->member.p ? arena_str(r->a, it->member) : it->member,
		.reason = arena_str(r->a, it->reason),
	};
}

static bool file_item(struct run *r, struct source_item *it)
{
	it->import = r->id;
	it->source = r->source;
	r->report->counts[it->verdict]++;
	if (it->verdict == VERDICT_OTHER || it->verdict == VERDICT_FAILED)
		note_trouble(r, it);
	return r->trial || source_item(r->ar, it, r->err);
}

/* Would the text be new? */
static bool try_telegram(struct run *r, const struct job *j, struct put *put)
{
	struct rows rows;
	bool held = false;

	put->added = seen_add(&r->seen, j->text_sha256);
	if (!r->ar || !put->added)
		return true;
	rows = db_query(r->ar->db, r->err, "SELECT 1 FROM telegram WHERE text_sha256 = ?",
	                BLOB((Str){ (const char *)j->text_sha256, SHA256_BYTES }));
	held = rows_next(&rows);
	put->added = !held;
	return rows_end(&rows);
}

/* A text that was purged is not put again, unless somebody asks for that. */
static bool is_purged(struct run *r, const struct job *j, struct source_item *it, bool *out)
{
	Str hash = { (const char *)j->text_sha256, SHA256_BYTES }, reason = STR_NONE;

	if (r->ar && !r->plan->even_purged && !purge_reason(r->ar, r->a, hash, &reason, r->err))
		return false;
	*out = reason.p != NULL;
	if (*out) {
		it->reason = reason;
		it->carried = it->member = STR_NONE; /* nothing of it is kept */
	}
	return true;
}

/* Only texts that are new; the tap has those that are not. */
static void tell_tap(struct run *r, struct job *j, const struct put *put)
{
	if (!r->plan->tap || r->trial || !put->added)
		return;
	r->plan->tap->put(r->plan->tap->data, put->id, j->tapped);
	j->tapped = NULL;
}

static bool file_telegram(struct run *r, struct job *j, struct source_item *it)
{
	struct put put = { 0 };
	bool purged = false;

	it->verdict = VERDICT_OTHER;
	if (!is_purged(r, j, it, &purged) || purged)
		return purged;
	if (!(r->trial ? try_telegram(r, j, &put) : archive_put(r->ar, j->prepared, &put, r->err)))
		return false;
	it->verdict = put.added ? VERDICT_IMPORTED : VERDICT_ALREADY;
	it->telegram = put.id;
	tell_tap(r, j, &put);
	r->batch_bytes += j->record.text.n;
	r->end.telegrams++;
	r->end.form = j->form; /* a literal of the forms' table */
	return true;
}

static bool take_item(struct run *r, struct job *j)
{
	static const enum verdict verdicts[] = { [ITEM_OTHER] = VERDICT_OTHER, [ITEM_FAILED] = VERDICT_FAILED };
	const struct record *rec = &j->record;
	struct source_item it = {
		.member = rec->member, .offset = rec->offset, .length = rec->length, .page = rec->page,
		.carried = j->carried, .reason = rec->reason, .verdict = verdicts[rec->kind],
	};

	memcpy(r->sha256, j->text_sha256, SHA256_BYTES);
	if (rec->kind == ITEM_FAILED)
		r->end.failed++;
	if (rec->kind == ITEM_TELEGRAM && !file_telegram(r, j, &it))
		return false;
	return file_item(r, &it);
}

static bool take_known(struct run *r, struct job *j)
{
	r->report->counts[VERDICT_ALREADY] += (uint64_t)j->telegrams;
	r->report->files++;
	r->report->bytes += (uint64_t)j->file.size;
	return true;
}

static bool take_begin(struct run *r, struct job *j)
{
	buf_clear(&r->path);
	buf_put(&r->path, j->file.path);
	r->end = (struct source_end){ 0 };
	r->report->files++;
	return r->trial || source_begin(r->ar, &j->file, &r->source, r->err);
}

static bool take_end(struct run *r, struct job *j)
{
	const unsigned char *hash = j->whole ? r->sha256 : j->hashed ? j->sha256 : NULL;

	if (hash)
		r->end.sha256 = (Str){ (const char *)hash, SHA256_BYTES };
	r->report->bytes += (uint64_t)j->file.size;
	return r->trial || source_end(r->ar, r->source, &r->end, r->err);
}

static bool take_job(void *data, struct job *j)
{
	static bool (*const takers[])(struct run *, struct job *) = {
		[JOB_KNOWN] = take_known,
		[JOB_BEGIN] = take_begin,
		[JOB_ITEM] = take_item,
		[JOB_END] = take_end,
	};
	struct run *r = data;

	if (!takers[j->kind](r, j))
		return false;
	show_progress(r);
	if (r->trial || (++r->batch_jobs < BATCH_JOBS && r->batch_bytes < BATCH_BYTES))
		return true;
	return end_batch(r) && archive_begin(r->ar, r->err);
}

/* While nothing comes, others may see what there is. A failure shows again with the next job. */
static void show_so_far(void *data)
{
	struct run *r = data;

	if (r->batch_jobs > 0 && end_batch(r))
		archive_begin(r->ar, r->err);
}

static bool run_crew(struct run *r, struct archive *known)
{
	struct offer offer = { known, r->ar, r->plan->paths, r->plan->n };
	struct crew crew = {
		.prepares_for = r->trial ? NULL : r->ar, .tap = r->trial ? NULL : r->plan->tap, .read = offer_run, .read_data = &offer,
		.take = take_job, .idle = r->trial ? NULL : show_so_far, .take_data = r,
	};
	bool ok;

	if (r->plan->watch)
		total_begin(&r->total, r->plan->paths, r->plan->n);
	ok = crew_run(&crew, r->err);
	total_end(&r->total);
	return ok;
}

static bool run(struct run *r)
{
	struct archive *known = NULL;
	bool ok = true;

	buf_init(&r->path, BUF_MOST);
	if (r->ar && !r->plan->rehash)
		ok = archive_open_read(&known, archive_path(r->ar), r->err);
	if (r->ar && !r->trial)
		r->checkpoint = checkpoint_open(r->ar->db, archive_path(r->ar));
	ok = ok && run_crew(r, known);
	checkpoint_close(r->checkpoint);
	r->checkpoint = NULL;
	archive_close(known);
	buf_release(&r->path);
	return ok;
}

bool import_run(struct archive *ar, struct arena *a, const struct import_plan *plan, struct import_report *out,
                struct error *err)
{
	struct run r = { .ar = ar, .a = a, .plan = plan, .report = out, .err = err };
	bool ok;

	*out = (struct import_report){ 0 };
	ok = begin_run(&r) && run(&r) && end_run(&r);

	if (!ok)
		archive_undo(ar);
	return ok;
}

bool import_try(struct archive *ar, struct arena *a, const struct import_plan *plan, struct import_report *out,
                struct error *err)
{
	struct run r = { .ar = ar, .trial = true, .a = a, .plan = plan, .report = out, .err = err };
	bool ok;

	*out = (struct import_report){ 0 };
	ok = run(&r);
	seen_release(&r.seen);
	return ok;
}
