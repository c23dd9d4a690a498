/*
 * out - a file that is written once, from its beginning to its end.
 */
#include "index/out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "index/layout.h"

bool out_open(struct out *o, const char *path, struct error *err)
{
	*o = (struct out){ .fd = -1 };
	if ((size_t)snprintf(o->path, sizeof o->path, "%s", path) >= sizeof o->path)
		return fail(err, ERR_LIMIT, "%.80s…: the name is too long; put the archive in a folder nearer to the root", path);
	o->chunk = malloc(CHUNK_BYTES);
	if (!o->chunk)
		return fail(err, ERR_NOMEM, "there is no memory to write %s", path);
	o->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (o->fd < 0) {
		free(o->chunk);
		return fail(err, ERR_IO, "%s cannot be written: %s", path, strerror(errno));
	}
	arena_init(&o->arena);
	return true;
}

static void write_chunk(struct out *o)
{
	size_t done = 0;

	if (o->held == 0)
		return;
	*list_push(&o->arena, &o->sums) = sum_bytes(o->chunk, o->held);
	while (!o->failed && done < o->held) {
		ssize_t n = write(o->fd, o->chunk + done, o->held - done);

		if (n < 0 && errno != EINTR) {
			o->failed = true;
			fail(&o->why, ERR_IO, "%s cannot be written: %s; make room and try again", o->path, strerror(errno));
		}
		done += n > 0 ? (size_t)n : 0;
	}
	o->held = 0;
}

void out_put(struct out *o, const void *p, size_t n)
{
	const char *from = p;

	while (n) {
		size_t some = CHUNK_BYTES - o->held;

		some = some < n ? some : n;
		memcpy(o->chunk + o->held, from, some);
		o->held += some;
		o->at += some;
		from += some;
		n -= some;
		if (o->held == CHUNK_BYTES)
			write_chunk(o);
	}
}

void out_align(struct out *o, size_t to)
{
	static const char zeros[16];

	out_put(o, zeros, (to - o->at % to) % to);
}

void out_sums(struct out *o)
{
	write_chunk(o);
}

static void release(struct out *o)
{
	free(o->chunk);
	arena_release(&o->arena);
}

bool out_close(struct out *o, struct error *err)
{
	write_chunk(o);
	if (!o->failed && fsync(o->fd) != 0) {
		o->failed = true;
		fail(&o->why, ERR_IO, "%s cannot be brought to the disk: %s", o->path, strerror(errno));
	}
	close(o->fd);
	release(o);
	if (o->failed && err)
		*err = o->why;
	return !o->failed;
}

void out_drop(struct out *o)
{
	close(o->fd);
	unlink(o->path);
	release(o);
}
