/*
 * similar - telegrams about the same as one.
 *
 * Its most telling words make a query: those that it has often and that few others have. Beside
 * them stand the telegrams whose text is much the same, by the archive's sketches.
 */
#ifndef SEARCH_SIMILAR_H
#define SEARCH_SIMILAR_H

#include "archive/alike.h"
#include "search/run.h"

struct similar {
	struct query *query; /* of its most telling words; NULL: there is no index that could tell them,
	                        or no word is */
	HitList hits;        /* most alike first, without itself */
	AlikeList alike;     /* telegrams with much the same text; they may be among the hits */
};

/* The `most` telegrams that are most like one. Lives in `a`. */
bool similar_find(struct arena *a, struct feed *f, int64_t id, uint32_t most, struct similar *out,
                  struct error *err);

#endif
