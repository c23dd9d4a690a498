/*
 * raw - every byte of a telegram, with the name of each piece beside it.
 */
#ifndef PAGE_RAW_H
#define PAGE_RAW_H

#include "archive/get.h"
#include "page/html.h"

/* `text_url` is where the bytes can be had as a file. */
struct raw_page {
	const struct cable *cable;
	const struct summary *self;
	Str telegram_url, text_url;
};

void raw_page(struct html *h, const struct raw_page *p);

#endif
