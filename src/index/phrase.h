/*
 * phrase - words side by side, where each is a list of its own and covers one position.
 */
#ifndef INDEX_PHRASE_H
#define INDEX_PHRASE_H

#include "index/placed.h"

/* Whether a node is such a phrase. */
bool phrase_simple(const struct placed *p);

/* Which of some documents have the phrase, and how often. */
void phrase_tally(struct asked *q, struct placed *p, const struct set *may, struct tally_list *out);

#endif
