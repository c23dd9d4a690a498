/*
 * timeline - hits by month, or by year where the months are many, as bars that are links.
 */
#ifndef PAGE_TIMELINE_H
#define PAGE_TIMELINE_H

#include "page/asked.h"
#include "page/html.h"
#include "search/run.h"

/* Nothing where all hits lie in one month. */
void timeline_put(struct html *h, const struct asked *asked, const struct timeline *t);

#endif
