/*
 * room - random telegrams in memory, and an index of them in a folder.
 *
 * They are examples and real telegrams as they are, the same with pieces exchanged, and
 * short invented ones of few words, which many questions find. Some come later, some are
 * deleted, segments are merged.
 */
#ifndef T_ROOM_H
#define T_ROOM_H

#include "index/find.h"
#include "index/writer.h"
#include "search/index_doc.h"

/* Columns that hits are counted by; told here once more, from the telegram alone. */
enum { ROOM_FACETS = COLUMNS_FORM + 1 };

struct held {
	int64_t id;
	const struct cable *cable;
	struct document *doc;
	StrList facet[ROOM_FACETS];
	int64_t time;
	bool indexed, gone; /* in the index; deleted from it, but not yet merged away */
};

struct room {
	struct arena a;
	LIST(struct held) held;
	StrList sources; /* texts to make telegrams from */
	uint64_t chance;
	char folder[256];
	struct writer *writer;
	uint32_t shown;  /* telegrams that the last commit knows */
};

void room_init(struct room *r); /* reads the sources */
void room_release(struct room *r);

uint32_t room_below(struct room *r, uint32_t n); /* a random number */
Str room_pick(struct room *r, const StrList *l);  /* absent of an empty list */

/* Begin anew, with an empty index and the series of this seed. What was before is dropped. */
bool room_begin(struct room *r, uint64_t seed, struct error *err);
void room_end(struct room *r); /* removes the folder */

/* Add telegrams, `small` of 100 short ones, and commit. */
bool room_add(struct room *r, uint32_t n, uint32_t small, struct error *err);

/* Delete about one of so many, and commit. */
bool room_delete(struct room *r, uint32_t one_of, struct error *err);

/* All become one segment. */
bool room_merge(struct room *r, struct error *err);

/* The telegram of an id. */
const struct held *room_held(const struct room *r, int64_t id);

#endif
