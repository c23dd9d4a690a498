/*
 * invent - words and names that nobody has, spelt as if somebody could say them.
 */
#ifndef BENCH_INVENT_H
#define BENCH_INVENT_H

#include "random.h"
#include "words.h"

enum { INVENT_MOST = 40 };

Str invent_name(struct random *r, char out[INVENT_MOST]);    /* Brontavel */
Str invent_acronym(struct random *r, char out[INVENT_MOST]); /* KESPA */

/* Of a class: nouns end as nouns do, verbs and adjectives as they do. */
Str invent_word(struct random *r, enum word_class class, char out[INVENT_MOST]);

#endif
