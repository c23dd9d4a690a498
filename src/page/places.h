/*
 * places - where the text of a paragraph stands in the telegram.
 *
 * A paragraph's text is its lines joined, without page lines and number. Hits are
 * found in it, and are shown in the telegram as it was sent.
 */
#ifndef PAGE_PLACES_H
#define PAGE_PLACES_H

#include "cable/telegram.h"

/* The index of the line that holds the byte at `off`; the number of lines behind the last. */
uint32_t line_at(const struct cable *c, uint32_t off);

/* Lines that are text of the body, not page lines or marks of an archive. */
bool line_is_text(uint8_t kind);

/* Where the text of a paragraph begins, behind number and mark. */
uint32_t paragraph_start(const struct paragraph *p);

/* For each byte of the paragraph's text its offset in the telegram. Lives in `a`. */
const uint32_t *paragraph_places(struct arena *a, const struct cable *c, const struct paragraph *p);

#endif
