/*
 * stretch - where a word or a phrase stands in a part of a document.
 *
 * A word stands at each of its forms, a phrase where the stretch of one word ends
 * and that of the next begins.
 */
#ifndef SEARCH_STRETCH_H
#define SEARCH_STRETCH_H

#include "search/document.h"
#include "search/query.h"

/* Positions `at` to `end`, bytes `off` to `stop` of the part's text. */
struct stretch {
	uint32_t at, end, off, stop;
};
typedef LIST(struct stretch) StretchList;

/*
 * All stretches of a node in one part, in order of place, each once. The node must
 * be one that query_is_text() accepts. Lives in `a`.
 */
StretchList stretches(struct arena *a, const struct document *d, const struct query_node *n, const struct part *p);

#endif
