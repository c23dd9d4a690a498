/*
 * results - the page of a search: how it was read, when the hits were sent, facets, hits.
 */
#ifndef PAGE_RESULTS_H
#define PAGE_RESULTS_H

#include "archive/get.h"
#include "page/asked.h"
#include "page/html.h"
#include "search/run.h"

enum { RESULTS_PER_PAGE = 20 };

struct results_page {
	const struct asked *asked;
	const struct query *query;   /* of asked_query() */
	const struct result *result; /* of the page, with facets */
	const struct result
		*wide;      /* the same without the facets that are dates: its years and months are shown */
	const bool *shared; /* of each hit: other telegrams bear its number */
	const struct summary *before,
		*after; /* held numbers about one that was asked for and is not; NULL: none */
};

void results_page(struct html *h, const struct results_page *p);

#endif
