/*
 * pattern - what a pattern finds, be its forms few or very many.
 */
#ifndef INDEX_PATTERN_H
#define INDEX_PATTERN_H

#include "index/placed.h"

/* The documents of its words: those of all their forms, or of those that fit. */
void pattern_set(struct asked *q, struct placed *p, bool all_forms, struct set *out);

/*
 * Look up the places of all patterns at or below a node in some documents at once: before placed_find() is
 * asked for these. A pattern with many words cannot be asked for others.
 */
void pattern_gather(struct asked *q, struct placed *p, const struct set *may);

#endif
