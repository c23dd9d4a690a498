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
	bool wild; /* * and ? are wildcards */
};

typedef LIST(const struct query_node *) NodeList;

static inline Span span_join(Span a, Span b)
{
	return (Span){ a.off, span_end(b) - a.off };
}

struct query_node *node_new(struct builder *b, enum query_kind kind, Span span);

/* One node for several; a single one stands for itself. */
const struct query_node *node_join(struct builder *b, enum query_kind kind, const NodeList *l);
const struct query_node *node_join_two(struct builder *b, enum query_kind kind, const struct query_node *first,
                                       const struct query_node *second);

void node_put_child(struct builder *b, struct query_node *n, const struct query_node *child);
const struct query_node *node_negate(struct builder *b, const struct query_node *child, Span span);
const struct query_node *node_word(struct builder *b, Str text, bool wild, Span span); /* `text` is folded */

/* The words of a piece of the query's text side by side; it must hold at least one. */
const struct query_node *node_phrase(struct builder *b, Span span);

#endif
