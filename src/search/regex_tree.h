/*
 * regex_tree - a pattern as a tree: what its reader gives to its builder.
 */
#ifndef SEARCH_REGEX_TREE_H
#define SEARCH_REGEX_TREE_H

#include "search/regex.h"

enum { REGEX_NO_END = INT32_MAX };

struct regex_range {
	uint32_t from, to; /* characters, both are in it */
};

/* One character: one of the ranges, or none of them. */
struct regex_set {
	LIST(struct regex_range) ranges;
	bool negated;
};

enum regex_kind { REGEX_SET, REGEX_ROW, REGEX_EITHER, REGEX_REPEATED };

struct regex_node {
	enum regex_kind kind;
	struct regex_set set;
	LIST(const struct regex_node *) child; /* of a row any number, also none */
	uint32_t least, most;                  /* times; REGEX_NO_END */
};

/* NULL if the text is no pattern. */
const struct regex_node *regex_tree(struct arena *a, Str pattern, Str *why);

#endif
