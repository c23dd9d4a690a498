/*
 * ita2 - the five-unit teletype code, as far as it explains garbles.
 *
 * Lines change single impulses: TAOS is TAGS with one impulse of the G lost. A
 * lost shift prints the wrong row: `WPQQ` is `2011`. No text is stored in this code.
 */
#ifndef AUTHORITY_ITA2_H
#define AUTHORITY_ITA2_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/*
 * The impulses of a character, first impulse in bit 4 (E is 10000b), or -1 if the code has
 * no such character. Letters and figures share codes; case does not matter.
 */
int ita2_bits(char c);

/* Whether a character stands in the figures row (digits, marks of the US keyboard). */
bool ita2_is_figure(char c);

/* Whether the allied set, or the wider US set, has this character. */
bool ita2_is_allied(char c);
bool ita2_is_us(char c);

/* Whether two characters of one row, blank included, differ by exactly one impulse. */
bool ita2_one_impulse(char a, char b);

/*
 * Whether `got` is `want` with one to `most` characters changed by one impulse each, and
 * nothing else. Case does not matter.
 */
bool ita2_garbled(Str got, Str want, unsigned most);

/* The character the same impulses print after a lost shift; 0 if there is none. */
char ita2_to_figure(char letter);
char ita2_to_letter(char figure);

/*
 * Write `s` as it would read in the other row into `out`, which has room for `s.n`
 * bytes: digits and marks become letters if `to_letters`, else the reverse. Blanks stay.
 * False if a character has no partner; `out` is then unspecified.
 */
bool ita2_unshift(Str s, bool to_letters, char *out);

#endif
