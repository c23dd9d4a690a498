/*
 * run_part - what the two ways to an answer share; private to them.
 */
#ifndef SEARCH_RUN_PART_H
#define SEARCH_RUN_PART_H

#include "search/found.h"
#include "search/run.h"
#include "search/score.h"

/* Telegrams looked at one by one. */
struct runner {
	struct arena *a, doc;
	struct feed *f;
	const struct query *q;
	const struct run_want *want;
	struct result *out;
	bool keep; /* hits are made at once: the telegrams do not come again */
	HitList ready;
	FoundList rows;             /* what was found so far */
	struct scoring *scoring;    /* where the order is that of relevance */
	LIST(struct scored) scored; /* of each row */
	bool weighed; /* how telling the words are comes from an index, not from what is looked at */
};

/* Look at all telegrams of the feed, or at some of an archive: counts, facets, and rows with their
 * scores. */
bool plain_all(struct runner *r, struct error *err);
bool plain_some(struct runner *r, const int64_t *ids, size_t n, struct error *err);

/*
 * Answer from the index of a view, and from r->rows for what it lacks: adds to the counts and facets,
 * and gives the ids of the page in order. False with ERR_FORMAT: the index is damaged.
 */
bool index_answer(struct runner *r, const struct lookup_view *v, IdList *page, struct error *err);

/* Count a telegram under each part of the query that it fits; how many each part finds in an index. */
void parts_list(struct arena *a, const struct query_node *n, unsigned depth, PartsFound *out);
void parts_look(struct arena *scratch, PartsFound *parts, const struct document *d);
bool parts_find(struct arena *a, const struct index *x, PartsFound *parts, struct error *err);

/* In an archive: the numbers of rows that a tie needs. Those of long ties are left alone, by id. */
bool break_ties(struct runner *r, FoundList *rows, uint64_t from, uint64_t to, struct error *err);

/* How many hits the page may have, given how many there are. */
uint64_t page_limit(const struct runner *r, uint64_t total);

/* For a query without hits: which part has none in the index. Near spellings come out of its
 * dictionary. */
bool diagnose_index(struct arena *a, const struct index *x, const struct query *q, AbsenceList *out,
                    struct error *err);

#endif
