/*
 * readable - text in capitals, put into small letters where English has them.
 *
 * A reader may switch it on; what was sent stays as it is. Case was lost on the
 * wire, so this is a guess: sentences, names of countries and posts, months,
 * names behind titles and abbreviations keep their capitals. Subjects are set as
 * headlines are, so that no name in them looks wrong.
 */
#ifndef PAGE_READABLE_H
#define PAGE_READABLE_H

#include "cable/telegram.h"

/* Hardly a small letter among the letters. Text without letters is not all capitals. */
bool readable_is_capitals(Str s);

/* Set pieces of `text` in sentence case, byte for byte, so that places in it stay what they are; one sentence
 * may run through several. */
void readable_set(char *text, const SpanList *pieces);

/* The same for one piece, as a headline. */
void readable_set_headline(char *text, Span piece);

/* The same for a text of which one does not know whether it is in capitals: else it is left alone. */
Str readable_text(struct arena *a, Str s);

/* A subject: as it is where it has small letters, else as a headline. As long as `s`, too. */
Str readable_title(struct arena *a, Str s);

#endif
