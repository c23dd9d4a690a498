/*
 * precedences - how fast a telegram goes: FLASH, IMMEDIATE, PRIORITY, ROUTINE.
 *
 * The letter stands in the routing and date lines, the word behind an addressee.
 * NIACT IMMEDIATE has the letter of IMMEDIATE; ROUTINE is mostly left out.
 */
#ifndef AUTHORITY_PRECEDENCES_H
#define AUTHORITY_PRECEDENCES_H

#include <stddef.h>
#include <stdint.h>

#include "authority/near.h"
#include "base/str.h"

struct precedence {
	Str word;
	Str doubled; /* as in the routing line: PP */
	Str speed;
	Str who;
	char letter;
	uint8_t rank; /* ROUTINE 1 ... FLASH 4, FLASH OVERRIDE 5 */
};

/* The precedence of a letter, in capital or not. NULL if it is none. */
const struct precedence *precedence_by_letter(char letter);

/* The precedence of a word or pair of words. NULL if it is none. */
const struct precedence *precedence_by_word(Str word);

/*
 * Read the longest precedence at the end of an address line, NIACT alone included.
 * Returns the number of bytes it takes there, 0 if there is none.
 */
size_t precedence_read_last(Str line, const struct precedence **out);

/* The closest word (PIORITY); NULL if none is close enough. */
const struct precedence *precedence_near(Str word, struct near *how);

/* The whole table, highest first. */
const struct precedence *precedence_all(size_t *n);

#endif
