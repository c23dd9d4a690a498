/*
 * word - words and forms of a segment, found by name or by what they look like.
 */
#ifndef INDEX_WORD_H
#define INDEX_WORD_H

#include "index/placed.h"

enum { FORMS_MOST = 100000 }; /* that one pattern may give; more are left out */

/* The list of a word, restricted to a form unless that is absent. NULL where there is none. */
struct placed_word *word_find(struct asked *q, Str word, Str form);

/* In how many documents a word stands, in whatever form. */
uint32_t word_docs(const struct segment *s, Str word);

/* The lists of all words with a form that fits, each once, in p->words. */
void word_forms(struct asked *q, const struct node_fit *fit, struct placed *p);

/* The next variant of a dictionary entry, from the place that postings_about() gave. */
struct variant word_variant(const unsigned char **p, const unsigned char *end);

/*
 * Every form of a segment that fits, in two runs in order: those that are spelt as their words, then
 * the others. `each` returns false to stop.
 */
typedef bool each_form(void *data, Str form, uint32_t word, uint32_t code);
void word_each(struct segment *s, const struct node_fit *fit, each_form *each, void *data);

#endif
