/*
 * elements - the labelled blocks between class line and text: E.O., TAGS,
 * SUBJECT, REF, Classified By. One reader each, given the block without its label.
 */
#ifndef CABLE_ELEMENTS_H
#define CABLE_ELEMENTS_H

#include "cable/reader.h"

void read_order(struct reader *r, const struct joined *j, Str value);
void read_tags(struct reader *r, const struct joined *j, Str value);
void read_subject(struct reader *r, const struct joined *j, Str value);
void read_refs(struct reader *r, const struct joined *j, Str value);
void read_classified_by(struct reader *r, const struct joined *j, Str value);

/* All captions of a line, when it holds nothing else; the rest that is none in `*rest`. */
bool read_captions(struct reader *r, Str line, Str *rest);
size_t read_caption(struct reader *r, Str s); /* one at the start of `s`, no series word; bytes used */
bool read_pass_line(struct reader *r, Str line);

/* A fragment that is one element of this kind, with its label or without. */
void read_element_alone(struct reader *r, uint8_t kind);

int telegram_date(const struct reader *r); /* of the date-time group as 19740109, 0 if not known */

#endif
