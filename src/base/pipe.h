/*
 * pipe - jobs worked on by several threads, taken back in the order they were put.
 *
 * One thread puts, one thread takes, the workers stand between. What is under
 * way is bounded by weight, so that a fast thread waits for a slow one instead
 * of filling memory.
 */
#ifndef BASE_PIPE_H
#define BASE_PIPE_H

#include <stdbool.h>
#include <stddef.h>

enum { PIPE_WORKERS_MOST = 64, PIPE_IDLE_MS = 300 };

/* The first member of what is put; its fields are the pipe's own. */
struct pipe_job {
	struct pipe_job *after, *todo;
	size_t weight;
	bool done;
};

struct pipe_plan {
	unsigned workers;                            /* 1 to PIPE_WORKERS_MOST */
	size_t weight_most;                          /* under way; one job alone may be heavier */
	void *(*open)(void *data);                   /* what a worker keeps for itself; NULL: it cannot work */
	void (*work)(void *own, struct pipe_job *j); /* in some worker's thread */
	void (*close)(void *own);
	void *data;
};

struct pipe;

/* NULL when threads or memory cannot be had. The caller closes it. */
struct pipe *pipe_open(const struct pipe_plan *plan);

/* Wait for the workers and end them; NULL is allowed. Jobs that nobody took go to `drop` first. */
void pipe_close(struct pipe *p, void (*drop)(struct pipe_job *j));

/* Put a job, whenever there is room. False once the pipe was stopped: the job stays the caller's. */
bool pipe_put(struct pipe *p, struct pipe_job *j, size_t weight);

/* Nothing more will be put. */
void pipe_end(struct pipe *p);

/*
 * The next job in order, worked on; it is the caller's now. NULL when the last one was
 * taken, or after a stop. `idle` (may be NULL) is called once if it lets wait for PIPE_IDLE_MS.
 */
struct pipe_job *pipe_take(struct pipe *p, void (*idle)(void *data), void *data);

/* End it early, from any thread: pipe_put() and pipe_take() return at once. */
void pipe_stop(struct pipe *p);

#endif
