/*
 * sent - how a telegram was sent: its lines as they came over the wire, and what each means.
 */
#ifndef PAGE_SENT_H
#define PAGE_SENT_H

#include "cable/telegram.h"
#include "page/html.h"

/* Folded; it opens without script. The running text is left out: it stands above. */
void sent_put(struct html *h, const struct cable *c);

#endif
