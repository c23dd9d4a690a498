/*
 * arena - memory that is dropped whole.
 *
 * One parse, one HTTP request, one command: one arena each. Nothing taken from
 * an arena is freed alone. When memory is gone the arena jumps to the place its
 * owner named in `nomem`; without such a place the program ends with a message.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <setjmp.h>

#include "base/str.h"

struct arena_block;

struct arena {
	char *at, *end;
	struct arena_block *blocks;
	size_t taken;   /* bytes asked of the system so far */
	jmp_buf *nomem; /* where to go when memory is gone, or NULL */
};

void arena_init(struct arena *a);
void arena_release(struct arena *a);
void arena_reset(struct arena *a); /* drops what was taken, keeps one block for the next use */

void *arena_slow(struct arena *a, size_t size);

/* `size` bytes, not cleared, aligned for any object of up to 16 bytes' alignment. */
static inline void *arena_raw(struct arena *a, size_t size)
{
	size_t need = (size + 15) & ~(size_t)15;

	if (need < size || need > (size_t)(a->end - a->at))
		return arena_slow(a, size);
	a->at += need;
	return a->at - need;
}

void *arena_zero(struct arena *a, size_t count, size_t size); /* cleared; the product is checked */

#define arena_new(a, type) ((type *)arena_zero((a), 1, sizeof(type)))
#define arena_array(a, type, count) ((type *)arena_zero((a), (count), sizeof(type)))

Str arena_str(struct arena *a, Str s);            /* a copy */
char *arena_z(struct arena *a, Str s);            /* a NUL-terminated copy */
Str arena_number(struct arena *a, unsigned v);    /* its digits */
Str arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* A list type: `LIST(struct tag) tags;`, grown by `list_push(a, &tags)`. */
#define LIST(type) \
	struct { \
		type *v; \
		uint32_t n, room; \
	}
#define list_push(a, list) \
	(list_next((a), (void **)&(list)->v, &(list)->n, &(list)->room, sizeof *(list)->v), \
	 &(list)->v[(list)->n - 1])

/* Room for `count` items in a list that has none yet, where it is known about how many will come. */
#define list_room(a, list, count) \
	((list)->v = arena_raw((a), ((list)->room = (count)) * sizeof *(list)->v))

/* Twice the room; the items move, the old ones are left behind in the arena. */
void list_grow(struct arena *a, void **v, uint32_t n, uint32_t *room, size_t size);

/* Make room for one more item, cleared, and count it. */
static inline void list_next(struct arena *a, void **v, uint32_t *n, uint32_t *room, size_t size)
{
	if (*n == *room)
		list_grow(a, v, *n, room, size);
	memset((char *)*v + (size_t)*n * size, 0, size);
	++*n;
}

#endif
