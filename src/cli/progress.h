/*
 * progress - what a person watches on standard error while a long command runs.
 *
 * On a terminal one line is rewritten in place; elsewhere a line is written now
 * and then, so that a log shows that work goes on.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct progress {
	bool wanted;
	unsigned width; /* of the terminal; 0: there is none */
	struct timespec began, shown;
};

/* Nothing is ever shown unless `wanted`. */
void progress_begin(struct progress *p, bool wanted);

/* Is it time to show something? Cheap enough for every file. */
bool progress_due(const struct progress *p);

/* Show a line: what was done, the rate of `bytes`, and the time left if `bytes_all` is known (not 0). */
void progress_show(struct progress *p, const char *done, uint64_t bytes, uint64_t bytes_all);

/* Remove the line again. */
void progress_end(const struct progress *p);

#endif
