/*
 * word - words and forms of a segment, found by name or by what they look like.
 */
#ifndef INDEX_WORD_H
#define INDEX_WORD_H

#include "index/placed.h"

/* The list of a word, restricted to a form unless that is absent. NULL where there is none. */
struct placed_word *word_find(struct asked *q, Str word, Str form);

/* Give each document of a word whose variants do not all count with a place that does, and how many of these it has. */
void word_each_allowed(struct placed_word *w, void (*each)(void *data, uint32_t doc, uint32_t count), void *data);

/* In how many documents a word stands, in whatever form. */
uint32_t word_docs(const struct segment *s, Str word);

/*
 * All words with a form that fits, each once: their lists in p->words, or, where there are more than
 * WORDS_KEPT, what word_forms_each() needs in p->many.
 */
enum { WORDS_KEPT = 256 };
void word_forms(struct asked *q, const struct ask_fit *fit, struct placed *p);

/* Give each of p->words or p->many. Of many the list is there as long as the call. */
void word_forms_each(struct asked *q, const struct placed *p, void (*each)(void *data, struct placed_word *w),
                     void *data);

/* The next variant of a dictionary entry, from the place that postings_about() gave. */
struct variant word_variant(const unsigned char **p, const unsigned char *end);

/*
 * Every form of a segment that fits, in two runs in order: those that are spelt as their words, then
 * the others. `each` returns false to stop.
 */
typedef bool each_form(void *data, Str form, uint32_t word, uint32_t code);
void word_each(struct segment *s, const struct ask_fit *fit, each_form *each, void *data);

#endif
