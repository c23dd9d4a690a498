/*
 * facets - exact counts of the hits by year, post, class and TAGS; each a link that adds or removes itself.
 */
#ifndef PAGE_FACETS_H
#define PAGE_FACETS_H

#include "page/asked.h"
#include "page/html.h"
#include "search/run.h"

/* The years are those of `wide`, which is not narrowed by date. */
void facets_put(struct html *h, const struct asked *asked, const struct result *r, const struct result *wide);

#endif
