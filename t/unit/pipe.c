/* Jobs that several threads work on come back in order, whatever each of them takes. */
#include <pthread.h>
#include <sched.h>

#include "base/pipe.h"
#include "tap.h"

enum { JOBS = 5000, LIGHT = 10, MOST = 200 };

struct job {
	struct pipe_job pipe;
	int n, answer;
};

static unsigned opened, closed, dropped;
static struct pipe *opened_pipe;
static _Atomic int put_so_far;

static void *open_worker(void *data)
{
	++*(unsigned *)data;
	return malloc(1);
}

static void *open_none(void *data)
{
	(void)data;
	return NULL;
}

static void close_worker(void *own)
{
	closed++;
	free(own);
}

static void work(void *own, struct pipe_job *j)
{
	struct job *job = (struct job *)j;

	(void)own;
	for (int i = job->n % 7; i > 0; i--)
		sched_yield();
	job->answer = job->n * 2;
}

static void drop(struct pipe_job *j)
{
	dropped++;
	free(j);
}

static const struct pipe_plan plan = { 3, MOST, open_worker, work, close_worker, &opened };

static bool put(struct pipe *p, int n, size_t weight)
{
	struct job *j = calloc(1, sizeof *j);

	j->n = n;
	if (pipe_put(p, &j->pipe, weight))
		return true;
	free(j);
	return false;
}

static void *put_all(void *data)
{
	bool good = true;

	for (int i = 0; good && i < JOBS; i++) {
		good = put(data, i, i == 2000 ? MOST * 3 : LIGHT);
		put_so_far += good;
	}
	pipe_end(data);
	return NULL;
}

static void in_order(void)
{
	struct pipe *p = pipe_open(&plan);
	struct job *j;
	pthread_t thread;
	int n = 0, wrong = 0;

	pthread_create(&thread, NULL, put_all, p);
	while ((j = (struct job *)pipe_take(p, NULL, NULL))) {
		wrong += j->n != n++ || j->answer != j->n * 2;
		free(j);
	}
	pthread_join(thread, NULL);
	is_int(n, JOBS, "every job comes back, one heavier than all room too");
	is_int(wrong, 0, "in order, worked on");
	ok(!pipe_take(p, NULL, NULL), "and then none");
	pipe_close(p, drop);
	is_int(closed, opened, "each worker is closed");
	is_int(dropped, 0, "nothing was dropped");
}

static void stopped(void)
{
	struct pipe *p = pipe_open(&plan);
	pthread_t thread;

	put_so_far = 0;
	pthread_create(&thread, NULL, put_all, p);
	while (put_so_far < MOST / LIGHT)
		sched_yield();
	for (int i = 0; i < 1000; i++)
		sched_yield();
	is_int(put_so_far, MOST / LIGHT, "what is under way is bounded");
	free(pipe_take(p, NULL, NULL));
	pipe_stop(p);
	pthread_join(thread, NULL);
	ok(!put(p, 1, 1), "a stopped pipe takes no more");
	ok(!pipe_take(p, NULL, NULL), "and gives no more");
	pipe_close(p, drop);
	is_int(dropped, put_so_far - 1, "what was under way is dropped");
}

static void count_idle(void *data)
{
	++*(int *)data;
	put(opened_pipe, 1, 1);
}

static void waiting(void)
{
	int idle = 0;

	opened_pipe = pipe_open(&plan);
	put(opened_pipe, 0, 1);
	free(pipe_take(opened_pipe, NULL, NULL));
	free(pipe_take(opened_pipe, count_idle, &idle));
	is_int(idle, 1, "whoever waits long is told once, and may put what comes next");
	pipe_close(opened_pipe, drop);
}

static void without_workers(void)
{
	struct pipe_plan none = plan;

	none.open = open_none;
	ok(!pipe_open(&none), "without any worker there is no pipe");
}

int main(void)
{
	in_order();
	stopped();
	waiting();
	without_workers();
	return tap_done();
}
