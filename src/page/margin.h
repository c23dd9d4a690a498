/*
 * margin - what stands beside a telegram and explains it.
 */
#ifndef PAGE_MARGIN_H
#define PAGE_MARGIN_H

#include "page/telegram.h"

void margin_put(struct html *h, const struct telegram_page *p);

#endif
