/*
 * crew - the threads of a long piece of work on telegrams: one reads, several work, one writes.
 */
#ifndef ARCHIVE_CREW_H
#define ARCHIVE_CREW_H

#include "archive/job.h"

struct crew {
	const struct archive *prepares_for; /* workers prepare telegrams for it; NULL: they only look at them */
	/* In a thread of its own: put jobs. It ends them with pipe_end(); false: `err` says why. */
	bool (*read)(void *data, struct pipe *pipe, struct error *err);
	void *read_data;
	/* In the calling thread: the next job in order; false ends the work. */
	bool (*take)(void *data, struct job *j);
	void (*idle)(void *data); /* nothing came for a while (PIPE_IDLE_MS); NULL: nobody is told */
	void *take_data;          /* of both */
};

/* Do all of it. False: reading or taking said so, or there are no threads; a taker's error is its own affair. */
bool crew_run(const struct crew *c, struct error *err);

#endif
