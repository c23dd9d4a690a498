/*
 * absent - the page of a telegram that nobody holds: who cites it, in which words, and what stands near it.
 */
#ifndef PAGE_ABSENT_H
#define PAGE_ABSENT_H

#include "archive/get.h"
#include "page/html.h"

/* Who cites the number, and the sentence in which it is named. */
struct citing {
	struct citation citation;
	Str sentence; /* absent where it stands in the reference line alone */
};

struct absent_page {
	Str mrn; /* canonical */
	LIST(struct citing) cited_by;
	const struct summary *before, *after; /* the nearest numbers held of that post; NULL: none */
};

void absent_page(struct html *h, const struct absent_page *p);

#endif
