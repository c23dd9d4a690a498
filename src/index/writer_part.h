/*
 * writer_part - what the writer's files share. Private to them.
 */
#ifndef INDEX_WRITER_PART_H
#define INDEX_WRITER_PART_H

#include <pthread.h>
#include <stdatomic.h>

#include "index/invert.h"
#include "index/manifest.h"
#include "index/merge.h"
#include "index/writer.h"

/* A segment as the writer knows it: in the index already, or written since the last commit. */
struct written {
	uint64_t number;
	struct segment *segment;
	uint64_t *gone; /* bits; NULL while there are none */
	uint32_t gone_count;
	uint64_t gone_generation;
	bool gone_changed;
	bool merging; /* a thread is reading it */
};

/* A merge, done in a thread or at once. */
struct merging {
	bool running;
	pthread_t thread;
	atomic_bool done;
	struct merge_source sources[MERGE_MOST];
	uint64_t numbers[MERGE_MOST];
	uint32_t n;
	uint64_t number;         /* of what comes of it */
	struct segment *segment; /* opened; NULL: nothing is left of them, or it failed */
	char *path;
	bool ok;
	struct error err;
};

struct writer {
	char *folder;
	int lock;
	struct arena arena;
	const struct index_plan *plan;
	struct manifest manifest; /* as it was committed last */
	uint64_t next;            /* number of the next segment */
	Str note;                 /* of the next commit */
	uint32_t lost;
	LIST(struct written) segments;
	struct invert invert;
	struct merging merging;
};

static inline uint32_t written_live(const struct written *s)
{
	return s->segment->tail.docs - s->gone_count;
}

void written_delete(struct writer *w, struct written *s, uint32_t doc);
void written_close(struct written *s);

/* Open the file of a segment; NULL with the error. */
struct segment *written_open(const char *path, struct error *err);

/* ---- Folder (writer_folder.c) ---- */

bool folder_enter(struct writer *w, const char *folder, struct error *err);
void folder_leave(struct writer *w);
uint64_t folder_next(const char *folder); /* a number above those of all files */
bool folder_marked(struct writer *w, uint64_t number); /* somebody found the segment damaged */
void folder_unmark(struct writer *w, uint64_t number); /* who was wrong */

/* Remove what nobody names: whoever has it open keeps it until it is closed. */
void folder_sweep(struct writer *w);

/* ---- Merging (writer_merge.c) ---- */

/* Merge as it is asked for; what a thread has done by now is taken over. */
bool merging_settle(struct writer *w, enum writer_settle settle, struct error *err);
void merging_end(struct writer *w); /* waits for the thread, drops what it made */

#endif
