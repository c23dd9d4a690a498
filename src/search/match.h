/*
 * match - the plain matcher: the definition of what a query finds.
 *
 * It walks the tokens of one document. Whatever answers queries by an index must
 * give the same telegrams.
 */
#ifndef SEARCH_MATCH_H
#define SEARCH_MATCH_H

#include "search/document.h"
#include "search/query.h"

/* Bytes of a part's text that the query asked for. */
struct mark {
	uint32_t part; /* index into the document's parts */
	uint32_t off, len;
	uint32_t leaf; /* which word or phrase of the query, counted from 0 */
};
typedef LIST(struct mark) MarkList;

/*
 * Whether the document is a hit. It must have been read with the query's parts, and
 * have its id when the query has sets.
 */
bool match(struct arena *scratch, const struct query *q, const struct document *d);

/*
 * Whether it can be one, by its values alone: false is certain, and costs no
 * tokens. For telegrams whose document is not made yet.
 */
bool match_possible(const struct query *q, const struct cable *c);

/*
 * The marks of a hit, in order of place; none overlap. Only what made it a hit is
 * marked: not the words of a branch that does not hold, nor those behind a NOT.
 */
MarkList match_marks(struct arena *a, const struct query *q, const struct document *d);

/* Whether a node alone, a word or phrase anywhere in the telegram or a value, holds. */
bool match_node(struct arena *scratch, const struct query_node *n, const struct document *d);

#endif
