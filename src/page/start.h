/*
 * start - the first page: what is in this archive, how far to trust it, what to try.
 */
#ifndef PAGE_START_H
#define PAGE_START_H

#include "archive/get.h"
#include "archive/stats.h"
#include "page/html.h"

struct start_page {
	const struct stats *stats;
	Str archive;                  /* path of the file */
	const struct summary *sample; /* one telegram to begin with; NULL: none */
	Str cited;                    /* a number that is cited and not held; absent: none */
};

void start_page(struct html *h, const struct start_page *p);

#endif
