/*
 * arena - memory that is dropped whole.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { BLOCK = 64 * 1024, BLOCK_MOST = 4 * 1024 * 1024 };

struct arena_block {
	struct arena_block *next;
	size_t size;
	_Alignas(16) char bytes[];
};

void arena_init(struct arena *a)
{
	*a = (struct arena){ 0 };
}

static void free_blocks(struct arena_block *b)
{
	while (b) {
		struct arena_block *next = b->next;

		free(b);
		b = next;
	}
}

void arena_release(struct arena *a)
{
	free_blocks(a->blocks);
	*a = (struct arena){ .nomem = a->nomem };
}

void arena_reset(struct arena *a)
{
	struct arena_block *keep = a->blocks;

	if (!keep)
		return;
	free_blocks(keep->next);
	keep->next = NULL;
	a->at = keep->bytes;
	a->end = keep->bytes + keep->size;
	a->taken = keep->size;
}

static void no_memory(struct arena *a)
{
	if (a->nomem)
		longjmp(*a->nomem, 1);
	fputs("cableroom: memory is exhausted\n", stderr);
	abort();
}

void *arena_slow(struct arena *a, size_t size)
{
	size_t room = a->blocks ? a->blocks->size * 2 : BLOCK;
	struct arena_block *b;

	if (room > BLOCK_MOST)
		room = BLOCK_MOST;
	if (room < size)
		room = size;
	if (size > SIZE_MAX / 2 || !(b = malloc(sizeof *b + room + 16))) {
		no_memory(a);
		return NULL;
	}
	b->size = room + 16;
	b->next = a->blocks;
	a->blocks = b;
	a->at = b->bytes;
	a->end = b->bytes + b->size;
	a->taken += b->size;
	return arena_raw(a, size);
}

void *arena_zero(struct arena *a, size_t count, size_t size)
{
	void *p;

	if (size && count > SIZE_MAX / 2 / size)
		no_memory(a);
	p = arena_raw(a, count * size);
	memset(p, 0, count * size);
	return p;
}

char *arena_z(struct arena *a, Str s)
{
	char *p = arena_raw(a, s.n + 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return p;
}

Str arena_str(struct arena *a, Str s)
{
	return (Str){ arena_z(a, s), s.n };
}

Str arena_number(struct arena *a, unsigned v)
{
	enum { ROOM = 16 };
	char *p = arena_raw(a, ROOM);
	size_t at = ROOM;

	do {
		p[--at] = (char)('0' + v % 10);
	} while (v /= 10);
	return (Str){ p + at, ROOM - at };
}

Str arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	int n;
	char *p;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	p = arena_raw(a, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return (Str){ p, (size_t)n };
}

void list_grow(struct arena *a, void **v, uint32_t n, uint32_t *room, size_t size)
{
	uint32_t more = *room ? *room * 2 : 4;
	char *to = arena_raw(a, (size_t)more * size);

	if (n)
		memcpy(to, *v, (size_t)n * size);
	*v = to;
	*room = more;
}
