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
	char *to = s.n ? buf_more(b, s.n) : NULL;

	if (!to)
		return;
	memcpy(to, s.p, s.n);
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

enum { DIGITS_MOST = 24 };

/* The digits of `v` before `end`, at least `width` of them; where they begin. */
static char *digits_before(char *end, unsigned long long v, unsigned width)
{
	char *p = end;

	for (; v > UINT32_MAX; v /= 10)
		*--p = (char)('0' + v % 10);
	for (uint32_t low = (uint32_t)v; low || p == end || (unsigned)(end - p) < width; low /= 10)
		*--p = (char)('0' + low % 10);
	return p;
}

void buf_number(struct buf *b, long long v)
{
	char digits[DIGITS_MOST], *end = digits + DIGITS_MOST;
	char *p = digits_before(end, v < 0 ? 0ULL - (unsigned long long)v : (unsigned long long)v, 1);

	if (v < 0)
		*--p = '-';
	buf_put(b, (Str){ p, (size_t)(end - p) });
}

void buf_digits(struct buf *b, unsigned v, unsigned width)
{
	char digits[DIGITS_MOST], *end = digits + DIGITS_MOST;
	char *p = digits_before(end, v, width < DIGITS_MOST ? width : DIGITS_MOST);

	buf_put(b, (Str){ p, (size_t)(end - p) });
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
