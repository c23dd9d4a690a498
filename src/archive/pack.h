/*
 * pack - bytes of telegrams, compressed.
 *
 * Each packed telegram stands alone and carries a checksum, so damage shows
 * when it is unpacked.
 */
#ifndef ARCHIVE_PACK_H
#define ARCHIVE_PACK_H

#include "base/arena.h"
#include "base/error.h"

struct pack;

/* A packer serves one thread; NULL when memory is gone. The caller closes it. */
struct pack *pack_open(void);
void pack_close(struct pack *p); /* NULL is allowed */

/* Both results live in the arena. */
Str pack_bytes(struct pack *p, struct arena *a, Str s);
bool pack_unpack(struct pack *p, struct arena *a, Str packed, size_t most, Str *out, struct error *err);

#endif
