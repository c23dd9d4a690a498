/*
 * stream - bytes that are read once from the front, through a window.
 */
#include "intake/stream.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/stat.h>

#include "intake/limits.h"

enum { CHUNK = 256 * 1024 };

void stream_init(struct stream *st, stream_pull *pull, void *data, size_t chunk)
{
	*st = (struct stream){ .pull = pull, .data = data, .fd = -1, .chunk = chunk ? chunk : CHUNK, .line = 1 };
}

void stream_release(struct stream *st)
{
	free(st->p);
	st->p = NULL;
}

static long pull_file(void *data, char *to, size_t most, struct error *err)
{
	int *fd = data;
	ssize_t n;

	do
		n = read(*fd, to, most);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		fail(err, ERR_IO, "%s", strerror(errno));
	return n;
}

/* A small file is read at once, and into no more than it needs. */
void stream_init_file(struct stream *st, int *fd, size_t chunk)
{
	struct stat s;

	stream_init(st, pull_file, fd, chunk);
	if (fstat(*fd, &s) != 0 || !S_ISREG(s.st_mode))
		return;
	if (lseek(*fd, 0, SEEK_CUR) == 0)
		st->fd = *fd;
	if (!chunk && s.st_size < CHUNK)
		st->chunk = (size_t)s.st_size + 1;
}

/* Room for `want` bytes and one chunk behind them. */
static void make_room(struct stream *st, size_t want)
{
	size_t need = want + st->chunk, room = st->room ? st->room : 4096;

	if (st->room - st->from >= need)
		return;
	if (st->from) /* an empty window has nothing at p, which may be NULL */
		memmove(st->p, st->p + st->from, st->to - st->from);
	st->to -= st->from;
	st->from = 0;
	if (st->room >= need)
		return;
	while (room < need)
		room *= 2;
	st->p = realloc(st->p, room);
	if (!st->p) {
		fprintf(stderr, "cable: no memory for a window of %zu bytes\n", room);
		abort();
	}
	st->room = room;
}

Str stream_fill(struct stream *st, size_t want)
{
	make_room(st, want);
	while (st->to - st->from < want && !st->ended) {
		size_t most = st->room - st->to;
		long n = st->pull(st->data, st->p + st->to, most < st->chunk ? most : st->chunk, &st->err);

		st->ended = n <= 0;
		st->to += n > 0 ? (size_t)n : 0;
	}
	return (Str){ st->p + st->from, st->to - st->from };
}

void stream_skip(struct stream *st, size_t n)
{
	const char *p = st->p + st->from;
	unsigned lines = 0; /* a window has fewer than 2^32 */

	for (size_t i = 0; i < n; i++)
		lines += p[i] == '\n';
	st->line += lines;
	st->from += n;
	st->offset += n;
}

bool stream_broken(const struct stream *st)
{
	return st->ended && st->err.kind != ERR_NONE;
}

bool stream_line(struct stream *st, size_t at, Str *line)
{
	Str s = stream_see(st, at + 1);
	size_t seen = 0;

	if (s.n <= at)
		return false;
	for (;;) {
		const char *nl;

		s = str_cut(s, at, at + INTAKE_LINE_MOST);
		nl = memchr(s.p + seen, '\n', s.n - seen);
		if (nl || s.n == INTAKE_LINE_MOST || st->ended)
			return *line = nl ? str_cut(s, 0, (size_t)(nl - s.p) + 1) : s, true;
		seen = s.n;
		s = stream_see(st, at + seen + 1);
	}
}
