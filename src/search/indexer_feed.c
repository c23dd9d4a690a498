/*
 * indexer_feed - an import that feeds the index while it runs.
 *
 * Workers of the import make documents; a thread puts them into the index, and after
 * each batch of the archive makes them known. Should it fail, the import goes on, and the index is behind.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "search/index_doc.h"
#include "search/index_fill.h"
#include "search/index_keep.h"

enum {
	QUEUE_BYTES = 8 * 1024 * 1024, /* of documents that wait */
	HAND_OVER = 64,                 /* documents at a time: to wake a thread up is dear */
	BACKLOG_MOST = 5000,            /* entries of the log; more is for several threads, after the import */
};

/* A document, or with `entries` the word that what came before is in the archive. */
struct fed_doc {
	struct fed_doc *next;
	int64_t id;
	int64_t entries;
	struct index_kept *doc;
	size_t bytes;
};

struct fed_list {
	struct fed_doc *first, *last;
	unsigned n;
	size_t bytes;
};

struct indexer_feed {
	struct import_tap tap;
	pthread_t thread;
	struct fed_list mine; /* of the thread that writes the archive: not handed over yet */

	pthread_mutex_t lock;
	pthread_cond_t more, room;
	struct fed_list queue;
	size_t under_way; /* bytes of what is handed over and not yet in the index */
	bool ended;

	/* Of the feed's thread. */
	struct archive *ar;
	struct index_fill fill;
	struct arena a;
	struct arena opened; /* of the document that is being added */
	IdList fed; /* since the last commit */
	bool failed;
	struct error err;
};

/* ---- From the import ---- */

static void push(struct fed_list *l, struct fed_doc *d)
{
	d->next = NULL;
	if (l->first)
		l->last->next = d;
	else
		l->first = d;
	l->last = d;
	l->n++;
	l->bytes += d->bytes;
}

static void append(struct fed_list *to, struct fed_list *from)
{
	if (!from->first)
		return;
	if (to->first)
		to->last->next = from->first;
	else
		to->first = from->first;
	to->last = from->last;
	to->n += from->n;
	to->bytes += from->bytes;
	*from = (struct fed_list){ 0 };
}

static void hand_over(struct indexer_feed *f)
{
	pthread_mutex_lock(&f->lock);
	while (f->under_way > QUEUE_BYTES)
		pthread_cond_wait(&f->room, &f->lock);
	f->under_way += f->mine.bytes;
	append(&f->queue, &f->mine);
	pthread_cond_signal(&f->more);
	pthread_mutex_unlock(&f->lock);
}

static void *open_maker(void *data)
{
	struct arena *a = malloc(sizeof *a);

	(void)data;
	if (a)
		arena_init(a);
	return a;
}

static void close_maker(void *own)
{
	if (own)
		arena_release(own);
	free(own);
}

static void *make_doc(void *own, const struct prepared *p, Str form)
{
	struct index_doc *d;

	if (!own)
		return NULL;
	arena_reset(own);
	d = index_doc_make(own, p->cable, 0, form);
	return index_keep(d);
}

static void put_doc(void *data, int64_t id, void *made)
{
	struct indexer_feed *f = data;
	struct fed_doc *d = made ? malloc(sizeof *d) : NULL;

	if (!d) {
		free(made); /* it is made again from the archive */
		return;
	}
	*d = (struct fed_doc){ .id = id, .doc = made };
	d->bytes = index_kept_bytes(d->doc);
	push(&f->mine, d);
	if (f->mine.n >= HAND_OVER)
		hand_over(f);
}

static void tell_commit(void *data, int64_t entries)
{
	struct indexer_feed *f = data;
	struct fed_doc *d = calloc(1, sizeof *d);

	if (!d)
		return; /* the next one tells it, too */
	d->entries = entries;
	push(&f->mine, d);
	hand_over(f);
}

/* ---- Into the index ---- */

/*
 * Merged here, and not in one more thread, while nothing else of the index is in memory: an import must not take
 * more of it than it is allowed. What was put but never committed to the archive must not be made known.
 */
static bool settle(struct indexer_feed *f)
{
	return writer_settled(f->fill.writer) || index_fill_commit(&f->fill, WRITER_SETTLE, &f->err);
}

/* The log says what was to come; what did not come this way, as from another import, is read from the archive. */
static bool commit(struct indexer_feed *f, int64_t entries)
{
	if (!index_fill_log(&f->fill, entries, &f->fed, &f->err) || !index_fill_commit(&f->fill, WRITER_AS_IT_IS, &f->err))
		return false;
	f->fed.n = 0;
	return settle(f);
}

static bool take_doc(struct indexer_feed *f, const struct fed_doc *d)
{
	if (!d->doc)
		return commit(f, d->entries);
	*list_push(&f->a, &f->fed) = d->id;
	arena_reset(&f->opened);
	return writer_add(f->fill.writer, index_kept_open(&f->opened, d->doc, d->id), &f->err);
}

static void take_all(struct indexer_feed *f, struct fed_list *l)
{
	for (struct fed_doc *d = l->first, *next; d; d = next) {
		next = d->next;
		if (!f->failed)
			f->failed = !take_doc(f, d);
		free(d->doc);
		free(d);
	}
}

/* All that waits; false when nothing will come any more. The room is given back when it was worked on. */
static bool wait_for_docs(struct indexer_feed *f, size_t done, struct fed_list *out)
{
	bool more;

	pthread_mutex_lock(&f->lock);
	f->under_way -= done;
	pthread_cond_signal(&f->room);
	while (!f->queue.first && !f->ended)
		pthread_cond_wait(&f->more, &f->lock);
	*out = f->queue;
	f->queue = (struct fed_list){ 0 };
	more = out->first != NULL;
	pthread_mutex_unlock(&f->lock);
	return more;
}

static void *run_feed(void *data)
{
	struct indexer_feed *f = data;
	struct fed_list docs = { 0 };

	while (wait_for_docs(f, docs.bytes, &docs))
		take_all(f, &docs);
	return NULL;
}

/* ---- Opening and closing ---- */

/* An index that is of no use, or far behind, is for indexer_run() after the import. */
static bool can_follow(struct indexer_feed *f, struct error *err)
{
	Str note = writer_note(f->fill.writer);
	int64_t entries;
	bool fits = true;

	f->fill.note = (struct index_note){ .version = index_note_version() };
	if (note.n && (!index_note_read(note, &f->fill.note) || !index_note_fits(f->ar, &f->fill.note, &fits, err) || !fits))
		return fail(err, ERR_FORMAT, "the index has to be built anew");
	if (!note.n && writer_segments(f->fill.writer))
		return fail(err, ERR_FORMAT, "the index has to be built anew");
	if (writer_lost(f->fill.writer))
		return fail(err, ERR_FORMAT, "a part of the index is damaged");
	if (!since_entries(f->ar, &entries, err))
		return false;
	return entries - f->fill.note.at.entries <= BACKLOG_MOST ||
	       fail(err, ERR_LIMIT, "the index is far behind the archive");
}

static bool open_feed(struct indexer_feed *f, const char *archive, struct error *err)
{
	f->fill.workers = 1;
	if (!archive_open_read(&f->ar, archive, err))
		return false;
	f->fill.ar = f->ar;
	f->fill.writer = writer_open(indexer_folder(&f->a, archive), index_fill_plan(), false, err);
	if (!f->fill.writer || !can_follow(f, err))
		return false;
	return pthread_create(&f->thread, NULL, run_feed, f) == 0 || fail(err, ERR_NOMEM, "the system gives no thread");
}

static void free_feed(struct indexer_feed *f)
{
	writer_close(f->fill.writer);
	archive_close(f->ar);
	pthread_mutex_destroy(&f->lock);
	pthread_cond_destroy(&f->more);
	pthread_cond_destroy(&f->room);
	arena_release(&f->a);
	arena_release(&f->opened);
	free(f);
}

struct indexer_feed *indexer_feed_open(const char *archive, struct error *err)
{
	struct indexer_feed *f = calloc(1, sizeof *f);

	if (!f) {
		fail(err, ERR_NOMEM, "there is no memory for the index");
		return NULL;
	}
	arena_init(&f->a);
	arena_init(&f->opened);
	pthread_mutex_init(&f->lock, NULL);
	pthread_cond_init(&f->more, NULL);
	pthread_cond_init(&f->room, NULL);
	f->tap = (struct import_tap){ f, open_maker, close_maker, make_doc, free, put_doc, tell_commit };
	if (open_feed(f, archive, err))
		return f;
	free_feed(f);
	return NULL;
}

struct import_tap *indexer_feed_tap(struct indexer_feed *f)
{
	return &f->tap;
}

bool indexer_feed_close(struct indexer_feed *f, struct error *err)
{
	bool ok;

	if (!f)
		return true;
	hand_over(f);
	pthread_mutex_lock(&f->lock);
	f->ended = true;
	pthread_cond_signal(&f->more);
	pthread_mutex_unlock(&f->lock);
	pthread_join(f->thread, NULL);
	ok = !f->failed;
	if (!ok && err)
		*err = f->err;
	free_feed(f);
	return ok;
}
