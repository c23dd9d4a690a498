/*
 * trouble - pages that say that there is no page, or that something failed.
 */
#ifndef PAGE_TROUBLE_H
#define PAGE_TROUBLE_H

#include "page/html.h"

/* A title and one sentence that says what to do. */
void trouble_page(struct html *h, Str title, Str sentence);

#endif
