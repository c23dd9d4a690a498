/*
 * pipe - jobs worked on by several threads, taken back in the order they were put.
 */
#include "base/pipe.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

/* A worker and what it keeps for itself. */
struct worker {
	struct pipe *pipe;
	pthread_t thread;
	void *own;
};

struct pipe {
	struct pipe_plan plan;
	struct worker workers[PIPE_WORKERS_MOST];
	unsigned running;

	pthread_mutex_t lock;
	pthread_cond_t work, ready, room; /* something to do; the first in order is done; weight was given back */
	struct pipe_job *first, *last;    /* in order */
	struct pipe_job *todo, *todo_last;
	size_t weight;
	bool ended, stopped;
};

static struct pipe_job *next_todo(struct pipe *p)
{
	struct pipe_job *j;

	while (!p->todo && !p->ended && !p->stopped)
		pthread_cond_wait(&p->work, &p->lock);
	j = p->stopped ? NULL : p->todo;
	if (j)
		p->todo = j->todo;
	return j;
}

static void *run_worker(void *data)
{
	struct worker *w = data;
	struct pipe *p = w->pipe;
	struct pipe_job *j;

	pthread_mutex_lock(&p->lock);
	while ((j = next_todo(p))) {
		pthread_mutex_unlock(&p->lock);
		p->plan.work(w->own, j);
		pthread_mutex_lock(&p->lock);
		j->done = true;
		if (j == p->first)
			pthread_cond_signal(&p->ready);
	}
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

static bool start_worker(struct pipe *p)
{
	struct worker *w = &p->workers[p->running];

	w->pipe = p;
	w->own = p->plan.open(p->plan.data);
	if (!w->own)
		return false;
	if (pthread_create(&w->thread, NULL, run_worker, w) != 0) {
		p->plan.close(w->own);
		return false;
	}
	p->running++;
	return true;
}

struct pipe *pipe_open(const struct pipe_plan *plan)
{
	struct pipe *p = calloc(1, sizeof *p);

	assert(plan->workers >= 1 && plan->workers <= PIPE_WORKERS_MOST);
	if (!p)
		return NULL;
	p->plan = *plan;
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->work, NULL);
	pthread_cond_init(&p->ready, NULL);
	pthread_cond_init(&p->room, NULL);
	while (p->running < plan->workers && start_worker(p))
		;
	if (p->running == 0) { /* fewer than wanted will do, none will not */
		pipe_close(p, NULL);
		return NULL;
	}
	return p;
}

void pipe_close(struct pipe *p, void (*drop)(struct pipe_job *j))
{
	if (!p)
		return;
	pipe_stop(p);
	for (unsigned i = 0; i < p->running; i++) {
		pthread_join(p->workers[i].thread, NULL);
		p->plan.close(p->workers[i].own);
	}
	for (struct pipe_job *j = p->first, *after; j; j = after) {
		after = j->after;
		drop(j);
	}
	pthread_cond_destroy(&p->room);
	pthread_cond_destroy(&p->ready);
	pthread_cond_destroy(&p->work);
	pthread_mutex_destroy(&p->lock);
	free(p);
}

static void append(struct pipe *p, struct pipe_job *j)
{
	if (p->last && p->first)
		p->last->after = j;
	else
		p->first = j;
	p->last = j;
	if (p->todo)
		p->todo_last->todo = j;
	else
		p->todo = j;
	p->todo_last = j;
}

bool pipe_put(struct pipe *p, struct pipe_job *j, size_t weight)
{
	bool put;

	*j = (struct pipe_job){ .weight = weight };
	pthread_mutex_lock(&p->lock);
	assert(!p->ended || p->stopped);
	while (!p->stopped && p->first && p->weight + weight > p->plan.weight_most)
		pthread_cond_wait(&p->room, &p->lock);
	put = !p->stopped;
	if (put) {
		append(p, j);
		p->weight += weight;
		pthread_cond_signal(&p->work);
	}
	pthread_mutex_unlock(&p->lock);
	return put;
}

void pipe_end(struct pipe *p)
{
	pthread_mutex_lock(&p->lock);
	p->ended = true;
	pthread_cond_broadcast(&p->work);
	pthread_cond_signal(&p->ready);
	pthread_mutex_unlock(&p->lock);
}

static bool must_wait(const struct pipe *p)
{
	return !p->stopped && !(p->first ? p->first->done : p->ended);
}

/* Wait for the next job, but no longer than that. */
static void wait_a_little(struct pipe *p)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += PIPE_IDLE_MS * 1000000L;
	until.tv_sec += until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	while (must_wait(p) && pthread_cond_timedwait(&p->ready, &p->lock, &until) == 0)
		;
}

struct pipe_job *pipe_take(struct pipe *p, void (*idle)(void *data), void *data)
{
	struct pipe_job *j;

	pthread_mutex_lock(&p->lock);
	if (idle && must_wait(p))
		wait_a_little(p);
	if (idle && must_wait(p)) {
		pthread_mutex_unlock(&p->lock);
		idle(data);
		pthread_mutex_lock(&p->lock);
	}
	while (must_wait(p))
		pthread_cond_wait(&p->ready, &p->lock);
	j = p->stopped ? NULL : p->first;
	if (j) {
		p->first = j->after;
		p->weight -= j->weight;
		pthread_cond_signal(&p->room);
	}
	pthread_mutex_unlock(&p->lock);
	return j;
}

void pipe_stop(struct pipe *p)
{
	pthread_mutex_lock(&p->lock);
	p->stopped = true;
	pthread_cond_broadcast(&p->work);
	pthread_cond_broadcast(&p->ready);
	pthread_cond_broadcast(&p->room);
	pthread_mutex_unlock(&p->lock);
}
