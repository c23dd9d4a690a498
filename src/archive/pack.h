/*
 * pack - bytes of telegrams, compressed.
 *
 * Each packed telegram stands alone but for a dictionary that it names, and carries
 * a checksum, so damage shows when it is unpacked. A dictionary holds what many
 * telegrams have in common: with one they take less than two thirds of the room.
 */
#ifndef ARCHIVE_PACK_H
#define ARCHIVE_PACK_H

#include "base/arena.h"
#include "base/error.h"

struct pack;
struct dictionary;

/* A packer serves one thread; NULL when memory is gone. The caller closes it. */
struct pack *pack_open(void);
void pack_close(struct pack *p); /* NULL is allowed */

/*
 * A dictionary by its number (from 1) and bytes, which are copied. It serves any number
 * of threads. NULL when it is damaged or memory is gone; the caller closes it.
 */
struct dictionary *dictionary_open(unsigned number, Str bytes);
void dictionary_close(struct dictionary *d); /* NULL is allowed */
unsigned dictionary_number(const struct dictionary *d); /* 0 for NULL, which is no dictionary */

/*
 * Bytes of a dictionary made from samples, which lie one behind the other in `texts`; the same samples
 * give the same bytes. The absent Str if they are too few. They live in the arena.
 */
Str dictionary_train(struct arena *a, unsigned number, Str texts, const size_t *sizes, unsigned n, size_t most);

/* The number of the dictionary that packed bytes need; 0: none. */
unsigned pack_dictionary(Str packed);

/* Both results live in the arena. `d` may be NULL where none is needed. */
Str pack_bytes(struct pack *p, struct arena *a, const struct dictionary *d, Str s);
bool pack_unpack(struct pack *p, struct arena *a, const struct dictionary *d, Str packed, size_t most, Str *out,
                 struct error *err);

/* The same with another text that both sides have in the place of the dictionary. */
Str pack_like(struct pack *p, struct arena *a, Str like, Str s);
bool pack_unlike(struct pack *p, struct arena *a, Str like, Str packed, size_t most, Str *out, struct error *err);

#endif
