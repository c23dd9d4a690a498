/*
 * utf8 - one character at a time, out of bytes that may be anything.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

/*
 * Read one character at `s.p`. Returns its length in bytes (1 to 4) and sets
 * `*c`; a byte that is not valid UTF-8 at this place gives length 1 and
 * `*c` = UTF8_BAD. `s.n` must be at least 1.
 */
size_t utf8_read(Str s, uint32_t *c);
size_t utf8_write(uint32_t c, char out[4]); /* returns the length; c must be a scalar value */
bool utf8_valid(Str s);
size_t utf8_width(Str s); /* characters; a bad byte counts as one */

#define UTF8_BAD ((uint32_t)0xFFFFFFFF)

#endif
