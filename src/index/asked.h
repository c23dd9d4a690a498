/*
 * asked - one question to one segment, while it is being answered.
 */
#ifndef INDEX_ASKED_H
#define INDEX_ASKED_H

#include "index/ask.h"
#include "index/segment.h"
#include "index/set.h"

struct asked {
	struct arena *a;
	struct segment *s;
	struct error *err;
	bool failed; /* the segment is damaged: `err` says it, and answers are worth nothing */
};

/* Documents in order, with how often each has what was asked for. */
struct tally_list {
	uint32_t *docs, *counts;
	uint32_t n, room;
};

void tally_list_add(struct arena *a, struct tally_list *t, uint32_t doc, uint32_t count);

#endif
