/*
 * ways - what is done to a telegram while it is measured.
 */
#ifndef BENCH_WAYS_H
#define BENCH_WAYS_H

#include "base/buf.h"
#include "cable/telegram.h"

#define WAYS(X) \
	X(PARSE, "parse, all values") \
	X(JSON,  "parse, then JSON in memory") \
	X(CHECK, "parse, then check, every rule")

enum way {
#define X(id, name) WAY_##id,
	WAYS(X)
#undef X
	WAY_COUNT
};

extern const char *const way_names[WAY_COUNT];

/* What one telegram needs; kept from one to the next, as an import does. */
struct desk {
	struct arena out, scratch;
	struct buf json;
};

void desk_init(struct desk *d);
void desk_release(struct desk *d);
size_t desk_taken(const struct desk *d); /* bytes asked of the system */

/* The result is good until the next call with this desk. */
const struct cable *way_go(enum way way, struct desk *d, Str telegram);

#endif
