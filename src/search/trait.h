/*
 * trait - what has: and is: ask for.
 */
#ifndef SEARCH_TRAIT_H
#define SEARCH_TRAIT_H

#include "search/query.h"

/* By its whole name, "has:ref"; NULL if there is none. */
const struct trait *trait_find(Str name);

/* All of them. */
const struct trait *trait_all(size_t *n);

/* All names, with commas between. Lives in `a`. */
Str trait_names(struct arena *a);

#endif
