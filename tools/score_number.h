/*
 * score_number - numbers of telegrams in free text: "(A) LA PAZ 173: (B) STATE A-5614".
 *
 * A number is one to six digits behind a name of capital words, with nothing but blanks
 * between, or an airgram's number (A-199, A199), with or without a name. Dates, times and
 * labels are none.
 */
#ifndef SCORE_NUMBER_H
#define SCORE_NUMBER_H

#include "base/arena.h"

struct number {
	Str post; /* letters of the words before it: "LAPAZ"; may be empty for an airgram */
	uint32_t number;
	bool airgram;
};

typedef LIST(struct number) NumberList;

/* In order of place. */
NumberList numbers_read(struct arena *a, Str text);

/*
 * Are these the same? The name in the text, `found`, may be cut ("SANTIAG") or have a
 * garbled label in front ("BL LA PAZ"); `known` is a name in full.
 */
bool number_same(const struct number *found, const struct number *known);

#endif
