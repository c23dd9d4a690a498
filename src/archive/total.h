/*
 * total - how much there is to import, counted in a thread of its own while the import runs.
 */
#ifndef ARCHIVE_TOTAL_H
#define ARCHIVE_TOTAL_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

struct total {
	char *const *paths;
	size_t n;
	pthread_t thread;
	bool running;
	atomic_bool stop, counted; /* counted: the two below are final */
	_Atomic uint64_t files, bytes;
};

/* Begin to count the files that the paths lead to. Without a thread nothing is ever counted. */
void total_begin(struct total *t, char *const *paths, size_t n);
void total_end(struct total *t);

#endif
