/*
 * visible - text out of a telegram that can do nothing to a terminal.
 *
 * Control characters, bytes that are not UTF-8, and marks that turn the
 * direction of writing are written as <1B>, <FF>, <U+202E>; a tab as blanks up to
 * the next stop of eight.
 */
#ifndef CLI_VISIBLE_H
#define CLI_VISIBLE_H

#include "base/buf.h"

/*
 * Put one line of text that begins at `column` (which says where tabs stop).
 * Returns the columns it takes; letters of East Asia take two, accents that
 * stand on their own none.
 */
size_t visible_put(struct buf *b, Str s, size_t column);

/* The columns that visible_put() would take. */
size_t visible_width(Str s, size_t column);

/* Put text with its line ends; a carriage return before one is left out. */
void visible_put_lines(struct buf *b, Str s);

/* Bytes of the longest start of `s` that fits into `most` columns, at least one character. */
size_t visible_fit(Str s, size_t most);

/* Bytes of the first line when `s` is wrapped at blanks to `most` columns; words too long are cut. */
size_t visible_wrap(Str s, size_t most);

#endif
