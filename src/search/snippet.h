/*
 * snippet - the piece of a telegram that shows best why it is a hit.
 */
#ifndef SEARCH_SNIPPET_H
#define SEARCH_SNIPPET_H

#include "search/match.h"

enum { SNIPPET_BYTES = 300 }; /* about so many, cut between words */

struct snippet {
	enum part_kind kind; /* PART_PARAGRAPH nearly always */
	int paragraph;       /* index into the telegram's paragraphs, -1 for other parts */
	int number;          /* of the paragraph as printed, -1 if it has none */
	Str mark;            /* portion mark, absent if there is none */
	Str text;            /* absent if the telegram has no text */
	bool cut_front, cut_end;
	SpanList hits;       /* of `text` */
	uint32_t more;       /* further paragraphs with hits */
};

/*
 * Choose the paragraph with most of the query's words, then with most hits, then
 * the first; where only other parts have hits, the first of those but the subject.
 * A telegram whose hits are all in its subject shows how its text begins. `marks`
 * are those of match_marks(). Lives in `a` and in the telegram's text.
 */
struct snippet snippet_make(struct arena *a, const struct document *d, const MarkList *marks);

/* The hits in the subject, as spans of it. */
SpanList snippet_subject(struct arena *a, const struct document *d, const MarkList *marks);

#endif
