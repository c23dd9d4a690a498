/*
 * manifest - which segments count, and which generation of deletions goes with each.
 */
#ifndef INDEX_MANIFEST_H
#define INDEX_MANIFEST_H

#include "base/arena.h"
#include "base/error.h"

enum { MANIFEST_SEGMENTS_MOST = 4096 };

struct manifest_segment {
	uint64_t number;      /* of its file */
	uint32_t docs;
	uint64_t gone;        /* generation of its deletions; 0: none */
	uint32_t gone_count;
};

struct manifest {
	uint64_t generation; /* grows by one each time */
	uint64_t next;       /* number of the next segment */
	Str note;            /* of whoever commits, one line; absent or in the arena */
	LIST(struct manifest_segment) segments;
};

/* Read it; ERR_MISSING where the folder has none, ERR_FORMAT where it is not whole. */
bool manifest_read(struct arena *a, const char *folder, struct manifest *out, struct error *err);

/* Put it in the place of the one before, brought to the disk. */
bool manifest_write(const char *folder, const struct manifest *m, struct error *err);

/* Names of files in the folder: of a segment, and of the deletions of a generation. Live in `a`. */
char *manifest_segment_path(struct arena *a, const char *folder, uint64_t number);
char *manifest_gone_path(struct arena *a, const char *folder, const struct manifest_segment *s);

/* The number of a segment's file, whatever its kind (".segment", "-7.gone", ".damaged"); false for other names. */
bool manifest_number(const char *name, uint64_t *number, uint64_t *generation, const char **kind);

#endif
