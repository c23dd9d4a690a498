/*
 * index_fill - telegrams out of an archive into its index.
 *
 * They go through a pipe in bundles: to wake a thread up costs as much as a telegram. A few bundles are under way
 * at a time, so that memory is bounded by the text in them.
 */
#include "search/index_fill.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/pipe.h"
#include "search/index_doc.h"
#include "search/index_keep.h"

enum {
	BUNDLE_ITEMS = 16,
	BUNDLE_BYTES = 128 * 1024,
	UNDER_WAY_BYTES = 3 * 1024 * 1024, /* of text: documents in memory take about ten times as much */
	COMMIT_BYTES = 64 * 1024 * 1024,
	STRETCH = 10000,                   /* entries of the log that are looked at at a time */
	WRITER_MEMORY = 48 * 1024 * 1024,
};

struct fill_item {
	int64_t entry, id; /* entry 0: none */
	int64_t bytes;
	bool purged;
	Str form;          /* of the bundle's arena */
	struct index_kept *doc; /* made by a worker; NULL: there is nothing to add */
};

struct bundle {
	struct pipe_job pipe;
	struct fill_item items[BUNDLE_ITEMS];
	uint32_t n;
	int64_t bytes;
	struct arena arena;
	bool failed;
	struct error err;
};

/* What each worker has for itself. */
struct worker {
	struct archive *ar;
	struct arena cable, scratch;
};

/* One filling. */
struct filling {
	struct index_fill *f;
	struct pipe *pipe;
	struct bundle *bundle; /* being filled, or NULL */
	int64_t under_way, uncommitted;
	const IdList *have;
	uint32_t have_at;
	struct arena opened; /* of the document that is being added */
	struct error *err;
	bool ok;
};

static struct index_plan plan_with_memory;

static void make_plan(void)
{
	plan_with_memory = *search_plan();
	plan_with_memory.memory = WRITER_MEMORY;
}

const struct index_plan *index_fill_plan(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, make_plan);
	return &plan_with_memory;
}

/* ---- Workers ---- */

static void close_worker(void *own)
{
	struct worker *w = own;

	archive_close(w->ar);
	arena_release(&w->cable);
	arena_release(&w->scratch);
	free(w);
}

static void *open_worker(void *data)
{
	const struct index_fill *f = data;
	struct worker *w = calloc(1, sizeof *w);

	if (!w)
		return NULL;
	arena_init(&w->cable);
	arena_init(&w->scratch);
	if (archive_open_read(&w->ar, archive_path(f->ar), NULL))
		return w;
	close_worker(w);
	return NULL;
}

/* A telegram that is gone, or whose bytes are damaged, has no document. */
static bool make_doc(struct worker *w, struct fill_item *it, struct error *err)
{
	struct error own;
	struct cable *c;
	Str text;

	arena_reset(&w->cable);
	arena_reset(&w->scratch);
	if (!archive_get_text(w->ar, &w->cable, it->id, &text, &own)) {
		if (own.kind == ERR_MISSING || own.kind == ERR_FORMAT)
			return true;
		*err = own;
		return false;
	}
	c = telegram_read(&w->cable, &w->scratch, text);
	telegram_check(&w->cable, c);
	it->doc = index_keep(index_doc_make(&w->cable, c, it->id, it->form));
	return it->doc || fail(err, ERR_NOMEM, "there is no memory for the index");
}

static void work(void *own, struct pipe_job *j)
{
	struct bundle *b = (struct bundle *)j;

	for (uint32_t i = 0; !b->failed && i < b->n; i++)
		if (!b->items[i].purged)
			b->failed = !make_doc(own, &b->items[i], &b->err);
}

static void bundle_free(struct bundle *b)
{
	for (uint32_t i = 0; i < b->n; i++)
		free(b->items[i].doc);
	arena_release(&b->arena);
	free(b);
}

static void drop(struct pipe_job *j)
{
	bundle_free((struct bundle *)j);
}

/* ---- Putting and taking ---- */

static bool put_item(struct filling *g, const struct fill_item *it)
{
	struct index_fill *f = g->f;

	if (it->purged) {
		f->purged = true;
		if (!writer_delete(f->writer, it->id, g->err))
			return false;
	} else if (it->doc) {
		arena_reset(&g->opened);
		if (!writer_add(f->writer, index_kept_open(&g->opened, it->doc, it->id), g->err))
			return false;
	}
	if (it->entry)
		f->note.at.entries = it->entry;
	f->bytes += (uint64_t)it->bytes;
	f->done++;
	return true;
}

static bool tell(struct index_fill *f)
{
	f->stopped = f->watch && f->watch->progress && !f->watch->progress(f->watch->data, f->done, f->all, f->bytes);
	return !f->stopped;
}

/* What the log has is committed as it goes on; what fills a hole only when the hole is filled. */
static bool commit_now_and_then(struct filling *g, bool by_log)
{
	if (!by_log || g->uncommitted < COMMIT_BYTES)
		return true;
	g->uncommitted = 0;
	return index_fill_commit(g->f, WRITER_BEHIND, g->err);
}

static bool take_bundle(struct filling *g)
{
	struct bundle *b = (struct bundle *)pipe_take(g->pipe, NULL, NULL);

	if (!b)
		return false;
	g->under_way -= b->bytes;
	g->uncommitted += b->bytes;
	if (b->failed && g->err)
		*g->err = b->err;
	g->ok = !b->failed;
	for (uint32_t i = 0; g->ok && i < b->n; i++)
		g->ok = put_item(g, &b->items[i]);
	g->ok = g->ok && commit_now_and_then(g, b->items[0].entry != 0);
	bundle_free(b);
	return g->ok && tell(g->f);
}

static unsigned workers(const struct index_fill *f)
{
	long n = f->workers ? (long)f->workers : sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > PIPE_WORKERS_MOST ? PIPE_WORKERS_MOST : (unsigned)n;
}

/* Often there is nothing to do: threads and connections come with the first bundle. */
static bool open_pipe(struct filling *g)
{
	struct pipe_plan plan = { workers(g->f), 1u << 20, open_worker, work, close_worker, g->f };

	if (!g->pipe)
		g->pipe = pipe_open(&plan);
	return g->pipe || (g->ok = fail(g->err, ERR_NOMEM, "the index cannot be filled: there are no threads or no memory"));
}

static bool send_bundle(struct filling *g)
{
	struct bundle *b = g->bundle;

	if (!b)
		return true;
	if (!open_pipe(g))
		return false;
	g->bundle = NULL;
	g->under_way += b->bytes;
	if (!pipe_put(g->pipe, &b->pipe, 1)) {
		bundle_free(b);
		return false;
	}
	while (g->under_way > UNDER_WAY_BYTES)
		if (!take_bundle(g))
			return false;
	return true;
}

static bool add_item(struct filling *g, const struct fill_item *it)
{
	struct bundle *b = g->bundle ? g->bundle : calloc(1, sizeof *b);

	if (!b)
		return g->ok = fail(g->err, ERR_NOMEM, "there is no memory for the index");
	if (!g->bundle)
		arena_init(&b->arena);
	g->bundle = b;
	b->items[b->n] = *it;
	b->items[b->n++].form = arena_str(&b->arena, it->form);
	b->bytes += it->bytes + 1024;
	return (b->n < BUNDLE_ITEMS && b->bytes < BUNDLE_BYTES) || send_bundle(g);
}

static bool is_had(struct filling *g, int64_t id)
{
	while (g->have && g->have_at < g->have->n && g->have->v[g->have_at] < id)
		g->have_at++;
	return g->have && g->have_at < g->have->n && g->have->v[g->have_at] == id;
}

static bool add_event(void *data, const struct since_event *e)
{
	struct filling *g = data;
	struct fill_item it = {
		.entry = e->entry, .id = e->id, .bytes = e->bytes > 0 ? e->bytes : 0, .purged = e->purged, .form = e->form,
	};

	if (!e->purged && (e->bytes < 0 || is_had(g, e->id)))
		return true;
	return add_item(g, &it);
}

/* ---- Whole fillings ---- */


/* Take what is still under way; false where anything went wrong. A stop by the watch is nothing wrong. */
static bool end(struct filling *g, bool ok)
{
	ok = ok && send_bundle(g);
	while (ok && g->under_way > 0)
		ok = take_bundle(g);
	if (g->bundle)
		bundle_free(g->bundle);
	if (g->pipe)
		pipe_stop(g->pipe);
	pipe_close(g->pipe, drop);
	arena_release(&g->opened);
	return ok || (g->ok && g->f->stopped);
}

bool index_fill_log(struct index_fill *f, int64_t entries, const IdList *have, struct error *err)
{
	struct filling g = { .f = f, .have = have, .err = err, .ok = true };
	int64_t at = f->note.at.entries;
	bool ok = true;

	arena_init(&g.opened);
	while (ok && at < entries) {
		int64_t to = entries - at > STRETCH ? at + STRETCH : entries;

		ok = since_walk(f->ar, at, to, true, add_event, &g, err) && g.ok && !f->stopped;
		at = to;
	}
	ok = end(&g, ok);
	if (ok && !f->stopped)
		f->note.at.entries = entries;
	return ok;
}

bool index_fill_ids(struct index_fill *f, const IdList *ids, struct error *err)
{
	struct filling g = { .f = f, .err = err, .ok = true };
	bool ok = true;

	arena_init(&g.opened);
	for (uint32_t i = 0; ok && i < ids->n; i++) {
		struct summary sum;
		struct arena a;

		arena_init(&a);
		ok = archive_get_summary(f->ar, &a, ids->v[i], &sum, err) || (err && err->kind == ERR_MISSING);
		if (ok)
			ok = add_item(&g, &(struct fill_item){ .id = ids->v[i], .bytes = sum.bytes, .form = sum.form });
		arena_release(&a);
	}
	return end(&g, ok);
}

bool index_fill_commit(struct index_fill *f, enum writer_settle settle, struct error *err)
{
	struct arena a;
	bool ok;

	arena_init(&a);
	ok = since_mark(f->ar, f->note.at.entries, &f->note.at, err);
	if (ok) {
		writer_set_note(f->writer, index_note_str(&a, &f->note));
		ok = writer_commit(f->writer, settle, err);
	}
	arena_release(&a);
	return ok;
}
