/*
 * near - how close a misspelt word came to a known one.
 *
 * Used only when an exact look-up has failed: each question walks its whole
 * table. One edit is a letter lost, added, changed, or two neighbours swapped.
 */
#ifndef AUTHORITY_NEAR_H
#define AUTHORITY_NEAR_H

#include <stdbool.h>

#include "base/str.h"

#define NEAR_MAX 2 /* edits; words of three letters allow 1, of two 1, of one none */

struct near {
	unsigned edits;
	bool garble; /* as long, and each changed letter is one impulse (ita2.h) away */
	bool alone;  /* no other row is as close */
};

/*
 * Whether two words are one edit apart, or the same, without regard to case.
 * What is left without their common ends tells at once.
 */
bool near_by_one(Str a, Str b);

/* Edits between two words without regard to case; NEAR_MAX + 1 stands for all above. */
unsigned near_edits(Str a, Str b);

#endif
