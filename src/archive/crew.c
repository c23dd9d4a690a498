/*
 * crew - the threads of a long piece of work on telegrams: one reads, several work, one writes.
 */
#include "archive/crew.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { UNDER_WAY = 80 * 1024 * 1024 }; /* weight of what is between reading and writing (job_weight()) */

/* The thread that reads, and how it went. */
struct reader {
	const struct crew *crew;
	struct pipe *pipe;
	pthread_t thread;
	struct error err;
	bool ok;
};

static void close_worker(void *own)
{
	struct job_worker *w = own;

	preparer_close(w->preparer);
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
	if (w->preparer || !c->prepares_for)
		return w;
	close_worker(w);
	return NULL;
}

static void work(void *own, struct pipe_job *j)
{
	job_work(own, (struct job *)j);
}

static void drop(struct pipe_job *j)
{
	job_free((struct job *)j);
}

static unsigned processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > PIPE_WORKERS_MOST ? PIPE_WORKERS_MOST : (unsigned)n;
}

static void *read_all(void *data)
{
	struct reader *r = data;

	r->ok = r->crew->read(r->crew->read_data, r->pipe, &r->err);
	if (!r->ok)
		pipe_stop(r->pipe);
	return NULL;
}

static bool take_all(const struct crew *c, struct pipe *pipe)
{
	struct job *j;
	bool ok = true;

	while (ok && (j = (struct job *)pipe_take(pipe, c->idle, c->take_data))) {
		ok = c->take(c->take_data, j);
		job_free(j);
	}
	return ok;
}

static bool run_threads(struct reader *r, struct error *err)
{
	bool ok;

	if (pthread_create(&r->thread, NULL, read_all, r) != 0)
		return fail(err, ERR_NOMEM, "the work cannot begin: the system gives no thread");
	ok = take_all(r->crew, r->pipe);
	pipe_stop(r->pipe);
	pthread_join(r->thread, NULL);
	if (ok && !r->ok && err)
		*err = r->err;
	return ok && r->ok;
}

bool crew_run(const struct crew *c, struct error *err)
{
	struct pipe_plan plan = { processors(), UNDER_WAY, open_worker, work, close_worker, (void *)(uintptr_t)c };
	struct reader r = { .crew = c, .pipe = pipe_open(&plan) };
	bool ok = r.pipe ? run_threads(&r, err) : fail(err, ERR_NOMEM, "the work cannot begin: there is no memory for it");

	pipe_close(r.pipe, drop);
	return ok;
}
