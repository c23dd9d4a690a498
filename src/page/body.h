/*
 * body - the text of a telegram: paragraphs, headings, page folds, torn edges.
 */
#ifndef PAGE_BODY_H
#define PAGE_BODY_H

#include "page/ink.h"
#include "page/telegram.h"

/* The text as it is shown and what is marked in it. */
struct body_text {
	Str text; /* as long as the telegram's own: as sent, or in sentence case */
	bool capitals;
	struct inks inks;
};

struct body_text body_prepare(struct arena *a, const struct telegram_page *p);

void body_put(struct html *h, const struct telegram_page *p, const struct body_text *t);

#endif
