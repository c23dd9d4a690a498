/*
 * frame - what every page has around it: head, box, ways to the other pages.
 */
#ifndef PAGE_FRAME_H
#define PAGE_FRAME_H

#include "page/asked.h"
#include "page/banner.h"
#include "page/html.h"

struct frame {
	Str title;                   /* of the window, without the program's name */
	const struct asked *asked;   /* what stands in the box; NULL: nothing */
	const struct banner *banner; /* top and bottom; NULL on pages that are no telegram */
	Str canonical;               /* the lasting address; absent if this page has none */
	Str data;                    /* the same as JSON; absent if there is none */
	bool script;                 /* load the script that adds comfort */
	bool unlisted;               /* search engines shall pass it by */
};

void frame_begin(struct html *h, const struct frame *f);
void frame_end(struct html *h, const struct frame *f);

#endif
