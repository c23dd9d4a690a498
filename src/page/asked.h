/*
 * asked - what a reader asked of the search, as it stands in the URL.
 *
 * The URL is the state: the words of the box, the facets that narrow them, how
 * they are read, sorted and paged. `/search?q=wheat&f=from:lapaz&sort=date&page=2`.
 */
#ifndef PAGE_ASKED_H
#define PAGE_ASKED_H

#include "cable/telegram.h"
#include "search/query.h"

struct asked {
	Str q;           /* the words of the box */
	StrList filters; /* each a term of the query language: "date:1974" */
	enum query_sort sort;
	bool literal;
	bool sentence_case; /* show capitals in sentence case */
	long page;          /* from 1 */
	uint64_t generation; /* of archive and index, which the pages of one list share; 0: that of now */
};

bool asked_has(const struct asked *q, Str filter);

/* The same without, or with, a filter; on page 1. A `group` such as "date:" takes the filter's place of all of
 * that group. */
struct asked asked_toggle(struct arena *a, const struct asked *q, Str filter, Str group);
struct asked asked_sorted(const struct asked *q, enum query_sort sort);
struct asked asked_literally(const struct asked *q, bool literal);
struct asked asked_cased(const struct asked *q, bool sentence_case);
struct asked asked_page(const struct asked *q, long page);
struct asked asked_list(const struct asked *q, uint64_t generation); /* for links within one list of hits */

/* A term of the query language: tag:EAGR, tag:"VANCE, CYRUS". */
Str asked_term(struct arena *a, Str field, Str value);

/* One query of the words and what narrows them. Its text is that of the box. */
struct query *asked_query(struct arena *a, const struct asked *q);

/* "?q=…", from the question mark on; empty when nothing is asked. `hit`, from 1, is added where it is not 0. */
Str asked_parameters(struct arena *a, const struct asked *q, long long hit);

Str asked_url(struct arena *a, const struct asked *q); /* of the search page */

/* The address of a telegram: of its number, or of its id where it has none. */
Str telegram_url(struct arena *a, Str mrn, int64_t id);

/* Put text as part of a URL, percent-encoded. */
void url_put(struct buf *b, Str s);

#endif
