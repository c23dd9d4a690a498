/*
 * indexer - the index beside an archive, kept up to date.
 */
#include "search/indexer.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"
#include "index/manifest.h"
#include "search/index_fill.h"

enum { TRIES = 3 }; /* damage may show in the middle of a merge */

const char *indexer_folder(struct arena *a, const char *archive)
{
	return arena_printf(a, "%s-index", archive).p;
}

/* ---- Bringing it up to date ---- */

struct work {
	struct archive *ar;
	const char *folder;
	enum indexer_how how;
	bool check; /* read all segments first: one was found damaged */
	bool anew;  /* nothing of what was there is used */
	struct index_fill fill;
	int64_t entries; /* of the log, when it began */
};

/* Does it know all? A look without a lock. */
static bool is_whole(struct work *w, struct arena *a, struct manifest *m)
{
	struct index_note note;
	bool fits = false;

	return w->how == INDEXER_CATCH_UP && manifest_read(a, w->folder, m, NULL) && index_note_read(m->note, &note) &&
	       index_note_fits(w->ar, &note, &fits, NULL) && fits && note.at.entries >= w->entries;
}

/* Are there just the files that there should be? A process that died leaves others, damage a mark. */
static bool is_tidy(struct work *w, const struct manifest *m)
{
	uint32_t want = m->segments.n, segments = 0, gone = 0, others = 0;
	DIR *d = opendir(w->folder);
	uint64_t number, generation;
	const char *kind;
	struct dirent *e;

	while (d && (e = readdir(d))) {
		if (!manifest_number(e->d_name, &number, &generation, &kind))
			others += strcmp(e->d_name, "MANIFEST.new") == 0;
		else if (strcmp(kind, "segment") == 0)
			segments++;
		else if (strcmp(kind, "gone") == 0)
			gone++;
		else
			others++;
	}
	if (d)
		closedir(d);
	for (uint32_t i = 0; i < m->segments.n; i++)
		gone -= m->segments.v[i].gone != 0;
	return segments == want && gone == 0 && others == 0;
}

static enum indexer_result refused(const struct work *w, const struct error *err)
{
	if (err->kind == ERR_DB)
		return INDEXER_BUSY;
	return err->kind == ERR_IO && (access(w->folder, W_OK) != 0 && errno != ENOSPC) ? INDEXER_NOT_OURS : INDEXER_FAILED;
}

static bool reopen_anew(struct work *w, struct error *err)
{
	writer_close(w->fill.writer);
	w->fill.writer = writer_open(w->folder, index_fill_plan(), true, err);
	w->fill.note = (struct index_note){ .version = index_note_version() };
	w->anew = true;
	return w->fill.writer != NULL;
}

/* An index that is of no use begins anew, and so does one of which nothing is left. */
static bool open_writer(struct work *w, struct error *err)
{
	struct error own;
	bool fits = false;

	w->fill.writer = writer_open(w->folder, index_fill_plan(), w->how == INDEXER_REBUILD, &own);
	if (!w->fill.writer && own.kind != ERR_FORMAT) {
		if (err)
			*err = own;
		return false;
	}
	if (!w->fill.writer || !index_note_read(writer_note(w->fill.writer), &w->fill.note))
		return reopen_anew(w, err);
	if (!index_note_fits(w->ar, &w->fill.note, &fits, err))
		return false;
	if (w->check)
		writer_check(w->fill.writer);
	if (!fits || (writer_lost(w->fill.writer) && writer_segments(w->fill.writer) == 0))
		return reopen_anew(w, err);
	return true;
}

/* Telegrams up to the note that no segment has: those of segments that were set aside. */
static bool fill_holes(struct work *w, struct arena *a, struct error *err)
{
	IdList held, lost = { 0 };

	if (writer_lost(w->fill.writer) == 0)
		return true;
	if (!since_held(w->ar, a, &held, err))
		return false;
	for (uint32_t i = 0; i < held.n; i++)
		if (!writer_has(w->fill.writer, held.v[i]))
			*list_push(a, &lost) = held.v[i];
	w->fill.all += lost.n;
	return index_fill_ids(&w->fill, &lost, err);
}

static bool has_news(const struct work *w, const struct index_note *before)
{
	return w->anew || w->fill.note.at.entries != before->at.entries || w->fill.done > 0 ||
	       writer_lost(w->fill.writer) > 0;
}

static bool finish(struct work *w, struct error *err)
{
	if (w->fill.purged && !index_fill_commit(&w->fill, WRITER_CLEAN, err))
		return false;
	return index_fill_commit(&w->fill, w->how == INDEXER_OPTIMISE ? WRITER_ONE : WRITER_SETTLE, err);
}

static bool bring_up(struct work *w, struct arena *a, struct error *err)
{
	struct index_note before = w->fill.note;

	w->fill.done = w->fill.bytes = 0;
	w->fill.all = w->entries > before.at.entries ? (uint64_t)(w->entries - before.at.entries) : 0;
	if (!fill_holes(w, a, err))
		return false;
	if (w->fill.stopped) /* holes are filled wholly or not at all */
		return true;
	if (w->entries > before.at.entries && !index_fill_log(&w->fill, w->entries, NULL, err))
		return false;
	if (w->how == INDEXER_CATCH_UP && !has_news(w, &before))
		return true;
	return finish(w, err);
}

static enum indexer_result run_once(struct work *w, struct arena *a, struct error *err)
{
	enum indexer_result result;

	w->fill.writer = NULL;
	if (!open_writer(w, err)) {
		result = refused(w, err);
		writer_close(w->fill.writer);
		return result;
	}
	if (bring_up(w, a, err))
		result = w->fill.stopped ? INDEXER_STOPPED : INDEXER_DONE;
	else
		result = INDEXER_FAILED;
	writer_close(w->fill.writer);
	return result;
}

enum indexer_result indexer_run(struct archive *ar, enum indexer_how how, const struct indexer_watch *watch,
                                struct error *err)
{
	enum indexer_result result = INDEXER_FAILED;
	struct error own;
	struct manifest m;
	bool whole = false;
	struct work w = { .ar = ar, .how = how, .fill = { .ar = ar, .watch = watch } };
	struct arena a;

	arena_init(&a);
	w.folder = indexer_folder(&a, archive_path(ar));
	if (since_entries(ar, &w.entries, &own)) {
		whole = is_whole(&w, &a, &m);
		result = whole && is_tidy(&w, &m) ? INDEXER_DONE : run_once(&w, &a, &own);
	}
	for (int i = 1; i < TRIES && result == INDEXER_FAILED && own.kind == ERR_FORMAT; i++) {
		w.check = true;
		result = run_once(&w, &a, &own);
	}
	if (whole && (result == INDEXER_BUSY || result == INDEXER_NOT_OURS))
		result = INDEXER_DONE; /* others have files there that come and go */
	arena_release(&a);
	if (err && result != INDEXER_DONE && result != INDEXER_STOPPED)
		*err = own;
	return result;
}

/* ---- After a purge ---- */

static bool delete_purged(void *data, const struct since_event *e)
{
	struct index_fill *f = data;

	return !e->purged || writer_delete(f->writer, e->id, NULL);
}

/* The index stays as far behind as it was, but has nothing of what was purged since. */
static bool clean_index(struct work *w, const char *manifest, struct error *err)
{
	bool ok = file_exists(manifest) && since_entries(w->ar, &w->entries, err) && open_writer(w, err);
	int64_t from = w->fill.note.at.entries;

	ok = ok && writer_lost(w->fill.writer) == 0 &&
	     since_walk(w->ar, from, w->entries, false, delete_purged, &w->fill, err) &&
	     index_fill_commit(&w->fill, WRITER_CLEAN, err);
	writer_close(w->fill.writer);
	return ok;
}

bool indexer_purge(struct archive *ar, struct error *err)
{
	struct work w = { .ar = ar, .how = INDEXER_CATCH_UP, .fill = { .ar = ar } };
	struct arena a;
	bool ok;

	arena_init(&a);
	w.folder = indexer_folder(&a, archive_path(ar));
	ok = !file_is_folder(w.folder) ||
	     clean_index(&w, arena_printf(&a, "%s/MANIFEST", w.folder).p, err) ||
	     folder_remove(w.folder, err);
	arena_release(&a);
	return ok;
}
