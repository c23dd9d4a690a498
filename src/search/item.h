/*
 * item - what an AND joins; among them the words of a telegram's number.
 */
#ifndef SEARCH_ITEM_H
#define SEARCH_ITEM_H

#include "search/node.h"

struct item {
	const struct query_node *node;
	bool bare; /* a word that stands alone: it may turn out to belong to a number */
	Span span;
};
typedef LIST(struct item) ItemList;

/* All of `n` items, at least one. */
const struct query_node *items_join(struct builder *b, const struct item *v, uint32_t n);

/* Make runs of bare words that are a number, "06 almaty 3273", one item: the number, or else the words. */
void items_find_numbers(struct builder *b, ItemList *l);

#endif
