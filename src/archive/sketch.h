/*
 * sketch - a few bytes that tell how much alike two texts are.
 *
 * The text of a telegram's paragraphs is taken as the set of all its runs of four
 * words, folded to capitals, so that headings, line ends and page lines do not
 * matter. Of two sets the least hash in each of many bins is the same as often
 * as they have members in common (min-wise hashing): four bits of each are kept.
 */
#ifndef ARCHIVE_SKETCH_H
#define ARCHIVE_SKETCH_H

#include "cable/telegram.h"

enum {
	SKETCH_BINS = 128,
	SKETCH_BYTES = SKETCH_BINS / 2,
	SKETCH_BANDS = 4,
	SKETCH_LEAST = 24, /* runs of words; shorter texts are mostly forms and get no sketch */
};

struct sketch {
	bool there;
	unsigned char bits[SKETCH_BYTES];
	int64_t bands[SKETCH_BANDS]; /* texts that are 90 % alike share one in 98 of 100 cases, those 20 % alike in 1 */
};

void sketch_make(const struct cable *c, struct sketch *out);

/* How much two texts have in common, in percent; both are SKETCH_BYTES long. Some percent off is usual. */
unsigned sketch_likeness(const void *a, const void *b);

#endif
