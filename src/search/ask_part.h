/*
 * ask_part - how the makers of a question put it together; private to them.
 */
#ifndef SEARCH_ASK_PART_H
#define SEARCH_ASK_PART_H

#include "search/ask.h"
#include "search/columns.h"

struct ask *ask_new(struct arena *a, enum ask_kind kind, uint32_t children); /* room for so many children */
void ask_put(struct ask *n, const struct ask *child);
const struct ask *ask_two(struct arena *a, enum ask_kind kind, const struct ask *first, const struct ask *second);
const struct ask *ask_not(struct arena *a, const struct ask *child);

/* A column has one of some words; one that fits; this one. */
const struct ask *ask_words(struct arena *a, enum columns column, const Str *words, uint32_t n);
const struct ask *ask_fits(struct arena *a, enum columns column, const struct ask_fit *fit);
const struct ask *ask_has(struct arena *a, enum columns column, Str word);

/* The question that a node about a value asks. */
const struct ask *ask_value(struct arena *a, const struct query_node *n);

#endif
