/*
 * buf - bytes that grow at the end, up to a size told when it is made.
 *
 * Past that size, or when memory is gone, further bytes are dropped and `full`
 * says so: check it once, at the end. The holder releases it.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
	char *p;
	size_t n, room, most;
	bool full;
};

enum { BUF_MOST = 256 * 1024 * 1024 }; /* for output whose size only the input limits */

void buf_init(struct buf *b, size_t most);
void buf_release(struct buf *b);
bool buf_room(struct buf *b, size_t more); /* makes room; false when full */

void buf_put(struct buf *b, Str s);
void buf_z(struct buf *b, const char *z);
void buf_fill(struct buf *b, char c, size_t count);
void buf_number(struct buf *b, long long v);
void buf_digits(struct buf *b, unsigned v, unsigned width); /* zeros in front; more digits where `width` is too few */
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* `n` bytes to write at the end, which count once `b->n` is raised by as many; NULL when full. */
static inline char *buf_more(struct buf *b, size_t n)
{
	if ((b->full || n > b->most - b->n || n >= b->room - b->n) && !buf_room(b, n))
		return NULL;
	return b->p + b->n;
}

static inline void buf_byte(struct buf *b, char c)
{
	if ((b->n + 1 < b->room && b->n < b->most && !b->full) || buf_room(b, 1))
		b->p[b->n++] = c;
}

static inline Str buf_str(const struct buf *b)
{
	return (Str){ b->p ? b->p : "", b->n };
}

static inline void buf_clear(struct buf *b)
{
	b->n = 0;
	b->full = false;
}

#endif
