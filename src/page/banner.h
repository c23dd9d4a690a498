/*
 * banner - what a telegram is now, and what it was sent as.
 *
 * Colour means classification and nothing else; the word is always written out.
 */
#ifndef PAGE_BANNER_H
#define PAGE_BANNER_H

#include "archive/get.h"
#include "cable/telegram.h"
#include "page/html.h"

struct banner {
	const char *style; /* class of the style sheet: "is-u" */
	Str word;          /* "UNCLASSIFIED" */
	Str mark;          /* "U" */
	Str was;           /* mark of what it was sent as where that differs; absent otherwise */
	Str story;         /* "sent CONFIDENTIAL, declassified 30 June 2005 (…)"; absent if there is none */
};

struct banner banner_of_cable(struct arena *a, const struct cable *c);
struct banner banner_of_summary(struct arena *a, const struct summary *s);

void banner_put(struct html *h, const struct banner *b);      /* across the page, top and bottom */
void banner_put_chip(struct html *h, const struct banner *b); /* beside a hit */

/* The class of the style sheet for a portion mark such as "S/NF"; NULL if it is none. */
const char *banner_mark_style(Str mark);

#endif
