/*
 * stretch - where a word or a phrase stands in a part of a document.
 *
 * A word stands at each of its forms, a phrase where the stretch of one word ends
 * and that of the next begins. The stretch of a NEAR is from the start of the first
 * of the two to the end of the last; they do not overlap.
 */
#ifndef SEARCH_STRETCH_H
#define SEARCH_STRETCH_H

#include "search/document.h"
#include "search/query.h"

enum {
	STRETCH_COUPLES = 65536, /* of two near each other in one part: more are not looked at */
};

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

/* Whether there is any. */
bool stretches_any(struct arena *a, const struct document *d, const struct query_node *n, const struct part *p);

/*
 * The words and phrases that all the stretches of a node are made of, each once:
 * of a NEAR what is near, without what stands between.
 */
StretchList stretch_words(struct arena *a, const struct document *d, const struct query_node *n, const struct part *p);

#endif
