/*
 * node - the nodes of a query's tree, as its reader makes them.
 */
#ifndef SEARCH_NODE_H
#define SEARCH_NODE_H

#include "search/query.h"

/* What every maker of nodes needs. */
struct builder {
	struct arena *a;
	struct query *q;
	bool wild;  /* * and ? are wildcards */
	bool exact; /* words are names: no stems */
};

typedef LIST(const struct query_node *) NodeList;

/* From the start of the first to the end of the last, whichever that is. */
static inline Span span_join(Span a, Span b)
{
	uint32_t from = a.off < b.off ? a.off : b.off, to = span_end(a) > span_end(b) ? span_end(a) : span_end(b);

	return (Span){ from, to - from };
}

struct query_node *node_new(struct builder *b, enum query_kind kind, Span span);

/* One node for several; a single one stands for itself. */
const struct query_node *node_join(struct builder *b, enum query_kind kind, const NodeList *l);
const struct query_node *node_join_two(struct builder *b, enum query_kind kind, const struct query_node *first,
                                       const struct query_node *second);

void node_put_child(struct builder *b, struct query_node *n, const struct query_node *child);
const struct query_node *node_negate(struct builder *b, const struct query_node *child, Span span);
/* `text` is folded. A word without a stem is exact, whatever its fit. */
const struct query_node *node_word(struct builder *b, Str text, enum word_fit fit, Span span);

/*
 * The words of a piece of the query's text side by side; those without wildcards
 * have that fit. Where there is no word, a node of everything.
 */
const struct query_node *node_phrase(struct builder *b, Span span, enum word_fit fit);

/* The same near each other in any order. */
const struct query_node *node_words_near(struct builder *b, Span span, uint32_t apart);

/* Two nodes near each other; if either has no place, or too many are nested, both of them, with a note. */
const struct query_node *node_near(struct builder *b, const struct query_node *one, const struct query_node *other,
                                   uint32_t apart, bool ordered);

const struct query_node *node_regex(struct builder *b, const struct regex *regex, Span span);

#endif
