/*
 * facet - what hits are counted by: year, post, class and so on.
 *
 * What a telegram is counted under is what the index has in the column of the same
 * kind, so that both ways to an answer count alike.
 */
#ifndef SEARCH_FACET_H
#define SEARCH_FACET_H

#include "search/columns.h"
#include "search/feed.h"
#include "search/tally.h"

/*    id          asked for as  in JSON        title           how a query narrows by it */
#define FACETS(X) \
	X(YEAR,       "year",       "years",       "Year",         "date:") \
	X(MONTH,      "month",      "months",      "Month",        "date:") \
	X(POST,       "post",       "posts",       "From",         "from:") \
	X(CLASS,      "class",      "classes",     "Sent as, or is now", "class:") \
	X(PRECEDENCE, "precedence", "precedences", "Precedence",   "prec:") \
	X(TAGS,       "tag",        "tags",        "TAGS",         "tag:") \
	X(COUNTRY,    "country",    "countries",   "Country",      "country:") \
	X(CAPTION,    "caption",    "captions",    "Caption",      "cap:") \
	X(FORM,       "form",       "forms",       "Form of file", "")

enum facet {
#define X(id, name, key, title, term) FACET_##id,
	FACETS(X)
#undef X
	FACET_COUNT
};

Str facet_name(enum facet f);  /* "year" */
Str facet_key(enum facet f);   /* "years" */
Str facet_title(enum facet f); /* "Year" */
Str facet_term(enum facet f);  /* "date:"; empty where no query asks for it */
bool facet_read(Str name, enum facet *out); /* of its name or its key */

enum columns facet_column(enum facet f);

/* Count a telegram under all it is counted under. `of` is its ordinal, from 1; `scratch` is used. */
void facets_count(struct arena *a, struct arena *scratch, struct tally facets[FACET_COUNT], const struct fed *one,
                  uint64_t of);

/* Telegrams in each month from the first to the last that has any; months between may have none. */
struct timeline {
	int year, month;   /* of the first; year 0 when no month is known */
	uint64_t *counts;
	uint32_t n;
	uint64_t undated;  /* hits whose month is not known */
};

/* Of the counts by month, where there are so many hits in all. */
struct timeline timeline_of(struct arena *a, const struct tally *months, uint64_t total);

#endif
