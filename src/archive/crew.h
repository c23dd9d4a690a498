/*
 * crew - the threads of a long piece of work on telegrams: one reads, several work, one writes.
 */
#ifndef ARCHIVE_CREW_H
#define ARCHIVE_CREW_H

#include "archive/job.h"

/* Where the thread that reads puts its jobs. */
struct crew_feed;

/* Put a job, which is the crew's from now on. False: the work was ended, nothing more is wanted. */
bool crew_put(struct crew_feed *f, struct job *j);

/* Hand over what was put so far, for the reading will take its time. False as above. */
bool crew_flush(struct crew_feed *f);

struct crew {
	const struct archive *prepares_for; /* workers prepare telegrams for it; NULL: they only look at them */
	const struct import_tap *tap;       /* makes more of what was prepared; may be NULL */
	/* In a thread of its own: put jobs; false: `err` says why it could not. */
	bool (*read)(void *data, struct crew_feed *feed, struct error *err);
	void *read_data;
	/* In the calling thread: the next job in order; false ends the work. */
	bool (*take)(void *data, struct job *j);
	void (*idle)(void *data); /* nothing came for a while (PIPE_IDLE_MS); NULL: nobody is told */
	void *take_data;          /* of both */
};

/* Do all of it. False: reading or taking said so, or there are no threads; a taker's error is its own affair. */
bool crew_run(const struct crew *c, struct error *err);

#endif
