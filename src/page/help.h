/*
 * help - how queries work, on one page; each example is a link that runs it.
 */
#ifndef PAGE_HELP_H
#define PAGE_HELP_H

#include "page/html.h"

void help_page(struct html *h);

#endif
