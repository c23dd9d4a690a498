/*
 * ink - text of a telegram with what was marked in it: hits, and words that were read as others.
 *
 * Marks are places in the telegram's own text, so that one list serves whatever
 * piece of it is shown, as sent or in sentence case.
 */
#ifndef PAGE_INK_H
#define PAGE_INK_H

#include "cable/telegram.h"
#include "page/html.h"

enum ink_kind { INK_HIT, INK_MENDED, INK_KINDS };

struct ink {
	Span span;
	Str note; /* of a mended word: what was read, and why */
};

/* Marks of one kind do not overlap once they are sorted. */
struct inks {
	LIST(struct ink) of[INK_KINDS];
};

/* Put in order of place, and join those that overlap. */
void ink_sort(struct inks *marks);

/* Put the bytes at `range` of `text` with those marks that fall into it. */
void ink_put(struct html *h, Str text, Span range, const struct inks *marks);

/* Put a whole text that has hits of its own: a subject, the piece of a telegram that shows why it was found. */
void ink_put_hits(struct html *h, Str text, const SpanList *hits);

#endif
