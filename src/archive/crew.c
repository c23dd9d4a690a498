/*
 * crew - the threads of a long piece of work on telegrams: one reads, several work, one writes.
 */
#include "archive/crew.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/pipe.h"

enum {
	UNDER_WAY = 80 * 1024 * 1024,   /* weight of what is between reading and writing (job_weight()) */
	TAPPED = 6,                     /* bytes that a tap makes of each of a text */
	BUNDLE_WEIGHT = 4 * 1024 * 1024 /* threads hand jobs over in bundles: to wake one up costs as much as a job */
};

struct bundle {
	struct pipe_job pipe;
	struct job *first, *last;
	size_t weight;
};

struct crew_feed {
	struct pipe *pipe;
	bool tapped; /* more is made of each job */
	struct bundle *bundle; /* being filled, or NULL */
};

/* The thread that reads, and how it went. */
struct reader {
	const struct crew *crew;
	struct crew_feed feed;
	pthread_t thread;
	struct error err;
	bool ok;
};

static void bundle_free(struct bundle *b)
{
	for (struct job *j = b->first, *next; j; j = next) {
		next = j->next;
		job_free(j);
	}
	free(b);
}

static struct bundle *bundle_new(void)
{
	struct bundle *b = calloc(1, sizeof *b);

	if (!b) {
		fputs("cable: out of memory\n", stderr);
		abort();
	}
	return b;
}

bool crew_flush(struct crew_feed *f)
{
	struct bundle *b = f->bundle;

	f->bundle = NULL;
	if (!b || pipe_put(f->pipe, &b->pipe, b->weight))
		return true;
	bundle_free(b);
	return false;
}

bool crew_put(struct crew_feed *f, struct job *j)
{
	if (!f->bundle)
		f->bundle = bundle_new();
	if (f->bundle->first)
		f->bundle->last->next = j;
	else
		f->bundle->first = j;
	f->bundle->last = j;
	f->bundle->weight += job_weight(j) + (f->tapped ? j->record.text.n * TAPPED : 0);
	return f->bundle->weight < BUNDLE_WEIGHT || crew_flush(f);
}

static void close_worker(void *own)
{
	struct job_worker *w = own;

	preparer_close(w->preparer);
	if (w->tap)
		w->tap->close(w->tap_own);
	arena_release(&w->cable);
	arena_release(&w->scratch);
	free(w);
}

static void *open_worker(void *data)
{
	const struct crew *c = data;
	struct job_worker *w = calloc(1, sizeof *w);

	if (!w)
		return NULL;
	arena_init(&w->cable);
	arena_init(&w->scratch);
	w->preparer = c->prepares_for ? preparer_open(c->prepares_for) : NULL;
	w->tap = c->tap;
	w->tap_own = w->tap ? w->tap->open(w->tap->data) : NULL;
	if (w->preparer || !c->prepares_for)
		return w;
	close_worker(w);
	return NULL;
}

static void work(void *own, struct pipe_job *bundle)
{
	for (struct job *j = ((struct bundle *)bundle)->first; j; j = j->next)
		job_work(own, j);
}

static void drop(struct pipe_job *bundle)
{
	bundle_free((struct bundle *)bundle);
}

/* The threads that read and write take about one processor between them. */
static unsigned workers(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN) - 1;

	return n < 1 ? 1 : n > PIPE_WORKERS_MOST ? PIPE_WORKERS_MOST : (unsigned)n;
}

static void *read_all(void *data)
{
	struct reader *r = data;

	r->ok = r->crew->read(r->crew->read_data, &r->feed, &r->err);
	if (r->ok && crew_flush(&r->feed))
		pipe_end(r->feed.pipe);
	else
		pipe_stop(r->feed.pipe);
	if (r->feed.bundle)
		bundle_free(r->feed.bundle);
	return NULL;
}

static bool take_bundle(const struct crew *c, const struct bundle *b)
{
	bool ok = true;

	for (struct job *j = b->first; ok && j; j = j->next)
		ok = c->take(c->take_data, j);
	return ok;
}

static bool take_all(const struct crew *c, struct pipe *pipe)
{
	struct bundle *b;
	bool ok = true;

	while (ok && (b = (struct bundle *)pipe_take(pipe, c->idle, c->take_data))) {
		ok = take_bundle(c, b);
		bundle_free(b);
	}
	return ok;
}

static bool run_threads(struct reader *r, struct error *err)
{
	bool ok;

	if (pthread_create(&r->thread, NULL, read_all, r) != 0)
		return fail(err, ERR_NOMEM, "the work cannot begin: the system gives no thread");
	ok = take_all(r->crew, r->feed.pipe);
	pipe_stop(r->feed.pipe);
	pthread_join(r->thread, NULL);
	if (ok && !r->ok && err)
		*err = r->err;
	return ok && r->ok;
}

bool crew_run(const struct crew *c, struct error *err)
{
	struct pipe_plan plan = { workers(), UNDER_WAY, open_worker, work, close_worker, (void *)(uintptr_t)c };
	struct reader r = { .crew = c, .feed = { .pipe = pipe_open(&plan), .tapped = c->tap } };
	bool ok = r.feed.pipe ? run_threads(&r, err) : fail(err, ERR_NOMEM, "the work cannot begin: there is no memory for it");

	pipe_close(r.feed.pipe, drop);
	return ok;
}
