/*
 * checkpoint - pages from SQLite's log into the archive's file, beside the thread that writes.
 */
#include "archive/checkpoint.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#define LOG_MOST (256LL * 1024 * 1024) /* bytes of the log before the writer waits, so that it begins anew */

struct checkpoint {
	struct db *writer, *own;
	char *log; /* path */
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool due, busy, over;
};

/* What cannot be done now, since others read, is done another time. */
static void copy_pages(struct checkpoint *c)
{
	int64_t blocked;

	db_number(c->own, "PRAGMA wal_checkpoint(PASSIVE)", &blocked, NULL);
}

static void *run(void *data)
{
	struct checkpoint *c = data;

	pthread_mutex_lock(&c->lock);
	while (!c->over) {
		if (!c->due) {
			pthread_cond_wait(&c->changed, &c->lock);
			continue;
		}
		c->due = false;
		c->busy = true;
		pthread_mutex_unlock(&c->lock);
		copy_pages(c);
		pthread_mutex_lock(&c->lock);
		c->busy = false;
		pthread_cond_broadcast(&c->changed);
	}
	pthread_mutex_unlock(&c->lock);
	return NULL;
}

static void release(struct checkpoint *c)
{
	db_close(c->own);
	free(c->log);
	free(c);
}

static char *log_path(const char *path)
{
	size_t n = strlen(path) + sizeof "-wal";
	char *z = malloc(n);

	if (z)
		snprintf(z, n, "%s-wal", path);
	return z;
}

struct checkpoint *checkpoint_open(struct db *db, const char *path)
{
	struct checkpoint *c = path == db_in_memory ? NULL : calloc(1, sizeof *c);

	if (!c)
		return NULL;
	c->writer = db;
	c->log = log_path(path);
	pthread_mutex_init(&c->lock, NULL);
	pthread_cond_init(&c->changed, NULL);
	if (!c->log || !db_open(&c->own, path, DB_WRITE, NULL) || pthread_create(&c->thread, NULL, run, c) != 0) {
		release(c);
		return NULL;
	}
	db_script(db, "PRAGMA wal_autocheckpoint = 0", NULL);
	return c;
}

static bool is_long(const struct checkpoint *c)
{
	struct stat st;

	return stat(c->log, &st) == 0 && st.st_size > LOG_MOST;
}

void checkpoint_due(struct checkpoint *c)
{
	bool wait;

	if (!c)
		return;
	wait = is_long(c);
	pthread_mutex_lock(&c->lock);
	c->due = true;
	pthread_cond_broadcast(&c->changed);
	while (wait && (c->due || c->busy))
		pthread_cond_wait(&c->changed, &c->lock);
	pthread_mutex_unlock(&c->lock);
}

void checkpoint_close(struct checkpoint *c)
{
	if (!c)
		return;
	pthread_mutex_lock(&c->lock);
	c->over = true;
	pthread_cond_broadcast(&c->changed);
	pthread_mutex_unlock(&c->lock);
	pthread_join(c->thread, NULL);
	db_script(c->writer, "PRAGMA wal_autocheckpoint = 1000", NULL);
	release(c);
}
