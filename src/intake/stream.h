/*
 * stream - bytes that are read once from the front, through a window.
 *
 * The window grows to what a reader asks to see at once and no further, so
 * files of any size are read in bounded memory. Where a source breaks off by
 * damage the stream ends, and `err` says why.
 */
#ifndef INTAKE_STREAM_H
#define INTAKE_STREAM_H

#include "base/error.h"
#include "base/str.h"

/*
 * Put at most `most` (at least 1) further bytes at `to`. Returns their number, 0
 * at the end, -1 with a sentence in `err` where the source breaks off.
 */
typedef long stream_pull(void *data, char *to, size_t most, struct error *err);

struct stream {
	stream_pull *pull;
	void *data;
	int fd;           /* of a regular file that is read from its beginning; else -1 */
	size_t chunk;     /* bytes asked of the source at once */
	char *p;          /* the window is p[from] to p[to] */
	size_t from, to, room;
	uint64_t offset;  /* of p[from] in the source */
	unsigned long long line; /* that p[from] stands on, from 1 */
	bool ended;
	struct error err; /* ERR_NONE, or why it ended before its end */
};

/* `chunk` 0 chooses. The caller releases it; the source stays the caller's. */
void stream_init(struct stream *st, stream_pull *pull, void *data, size_t chunk);
void stream_release(struct stream *st);

/* A stream over an open file, which stays the caller's. */
void stream_init_file(struct stream *st, int *fd, size_t chunk);

/* stream_see() when the window must grow. */
Str stream_fill(struct stream *st, size_t want);

/* All that is in the window: at least `want` bytes, fewer only at the end. Good until the next call. */
static inline Str stream_see(struct stream *st, size_t want)
{
	if (st->to - st->from < want && !st->ended)
		return stream_fill(st, want);
	return (Str){ st->p + st->from, st->to - st->from };
}

/* Leave `n` bytes behind; they must be in the window. */
void stream_skip(struct stream *st, size_t n);

/* Does it break off with the bytes that are in the window? */
bool stream_broken(const struct stream *st);

/*
 * The line that begins `at` bytes into the window, with its line end, or a piece
 * of INTAKE_LINE_MOST bytes of a longer one. False where the stream has ended.
 */
bool stream_line(struct stream *st, size_t at, Str *line);

#endif
