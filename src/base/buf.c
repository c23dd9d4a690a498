/*
 * buf - bytes that grow at the end, up to a size told when it is made.
 */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buf_init(struct buf *b, size_t most)
{
	*b = (struct buf){ .most = most };
}

void buf_release(struct buf *b)
{
	free(b->p);
	*b = (struct buf){ .most = b->most };
}

bool buf_room(struct buf *b, size_t more)
{
	size_t room = b->room ? b->room : 256;
	char *p;

	if (b->full || more > b->most || b->n > b->most - more) {
		b->full = true;
		return false;
	}
	if (b->room - b->n > more) /* one byte stays free for printf's NUL */
		return true;
	while (room - b->n <= more)
		room *= 2;
	p = realloc(b->p, room);
	if (!p) {
		b->full = true;
		return false;
	}
	b->p = p;
	b->room = room;
	return true;
}

void buf_put(struct buf *b, Str s)
{
	if (s.n == 0 || !buf_room(b, s.n))
		return;
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

void buf_z(struct buf *b, const char *z)
{
	buf_put(b, str_of(z));
}

void buf_fill(struct buf *b, char c, size_t count)
{
	if (!buf_room(b, count))
		return;
	memset(b->p + b->n, c, count);
	b->n += count;
}

void buf_number(struct buf *b, long long v)
{
	char digits[24];
	size_t at = sizeof digits;
	unsigned long long u = v < 0 ? 0ULL - (unsigned long long)v : (unsigned long long)v;

	do {
		digits[--at] = (char)('0' + u % 10);
	} while (u /= 10);
	if (v < 0)
		digits[--at] = '-';
	buf_put(b, (Str){ digits + at, sizeof digits - at });
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0 || !buf_room(b, (size_t)n))
		return;
	va_start(ap, fmt);
	vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->n += (size_t)n;
}
