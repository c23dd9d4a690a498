/*
 * step - a question to one segment, with everything looked up, and the documents it finds.
 */
#ifndef INDEX_STEP_H
#define INDEX_STEP_H

#include "index/placed.h"

struct step {
	const struct ask *node;
	struct step **child;
	uint32_t n;
	struct placed *placed;   /* of a node with positions */
	LIST(struct postings *) lists; /* of values: their documents */
	bool listed;             /* these lists say it all; else the column has to be looked at */
	uint32_t from, to;       /* of a range of documents in order of time */
	bool ranged;
	uint64_t most;           /* documents at most */
	struct set *values;      /* of a value inside ASK_IN: its documents */
	uint64_t *stands, *sees; /* inside ASK_IN: parts of a document, see step_in.c */
	uint32_t bit_room;
	const bool *fitting;     /* of ASK_IN and ASK_PART: which marks fit, by number plus 1; NULL: any, or not looked up yet */
};

/* Look up all that a question names. Lives in the arena of `q`. */
struct step *step_make(struct asked *q, const struct ask *n);

/* The documents that it finds; worth nothing once q->failed. */
void step_set(struct asked *q, struct step *s, struct set *out);

/* Keep those documents of a set that it finds. */
void step_keep(struct asked *q, struct step *s, struct set *set);

/* The same for a ASK_IN, which looks at the parts of each document. */
void step_in_set(struct asked *q, struct step *s, const struct set *within, struct set *out);

/* The documents with such a part (ASK_PART). */
void step_part_set(struct asked *q, struct step *s, struct set *out);

#endif
