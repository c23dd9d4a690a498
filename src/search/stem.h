/*
 * stem - what the forms of a word have in common: VISIT, VISITS, VISITED.
 *
 * English only, as the telegrams are, by Snowball's Porter2. Words with a digit or
 * a letter beyond ASCII, and redactions, are their own stems.
 */
#ifndef SEARCH_STEM_H
#define SEARCH_STEM_H

#include "base/str.h"

enum { STEM_WORD_MOST = 64 }; /* longer words are their own stems */

/*
 * The stem of a folded word, written to `out`, which has room for the word; returns its
 * length, never more than that of the word. Any number of threads may call it.
 */
size_t stem_read(Str word, char *out);

#endif
