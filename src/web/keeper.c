/*
 * keeper - brings the index of an archive up to date while the reading room is open.
 */
#include "web/keeper.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "search/indexer.h"

enum { SECONDS_BETWEEN = 2, SECONDS_AFTER_TROUBLE = 60 };

struct keeper {
	const char *archive;
	struct lookup *lookup;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t ended;
	atomic_bool end;
};

static bool go_on(void *data, uint64_t done, uint64_t all, uint64_t bytes)
{
	struct keeper *k = data;

	(void)done;
	(void)all;
	(void)bytes;
	return !atomic_load(&k->end);
}

/* How long to wait until the next look. */
static int look(struct keeper *k, struct archive *ar)
{
	const struct indexer_watch watch = { go_on, k };
	const struct lookup_view *v;
	enum lookup_state state;
	struct error err;

	if (!lookup_take(k->lookup, ar, 0, &v, &err))
		return SECONDS_AFTER_TROUBLE;
	state = v->state;
	lookup_give(k->lookup, v);
	if (state == LOOKUP_WHOLE)
		return SECONDS_BETWEEN;
	switch (indexer_run(ar, INDEXER_CATCH_UP, &watch, &err)) {
	case INDEXER_DONE:
	case INDEXER_BUSY:
	case INDEXER_STOPPED: return SECONDS_BETWEEN;
	default: return SECONDS_AFTER_TROUBLE;
	}
}

/* Until it is to end, or so many seconds are over. */
static void wait_for(struct keeper *k, int seconds)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += seconds;
	pthread_mutex_lock(&k->lock);
	while (!atomic_load(&k->end) && pthread_cond_timedwait(&k->ended, &k->lock, &until) == 0)
		;
	pthread_mutex_unlock(&k->lock);
}

static void *keep(void *data)
{
	struct keeper *k = data;
	struct archive *ar;
	struct error err;

	if (!archive_open_read(&ar, k->archive, &err))
		return NULL;
	while (!atomic_load(&k->end))
		wait_for(k, look(k, ar));
	archive_close(ar);
	return NULL;
}

/* Signals are for the thread that waits for them. */
static bool start(struct keeper *k)
{
	sigset_t all, before;
	bool ok;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	ok = pthread_create(&k->thread, NULL, keep, k) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return ok;
}

struct keeper *keeper_open(const char *archive, struct lookup *lookup)
{
	struct keeper *k = calloc(1, sizeof *k);

	if (!k)
		return NULL;
	k->archive = archive;
	k->lookup = lookup;
	pthread_mutex_init(&k->lock, NULL);
	pthread_cond_init(&k->ended, NULL);
	if (start(k))
		return k;
	free(k);
	return NULL;
}

void keeper_close(struct keeper *k)
{
	if (!k)
		return;
	pthread_mutex_lock(&k->lock);
	atomic_store(&k->end, true);
	pthread_cond_signal(&k->ended);
	pthread_mutex_unlock(&k->lock);
	pthread_join(k->thread, NULL);
	pthread_mutex_destroy(&k->lock);
	pthread_cond_destroy(&k->ended);
	free(k);
}
