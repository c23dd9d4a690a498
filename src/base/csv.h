/*
 * csv - fields of comma-separated values (RFC 4180).
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/buf.h"

/*
 * Put one field, in quotation marks where it needs them; bytes that are not UTF-8 become
 * U+FFFD. The absent Str gives an empty field.
 */
void csv_put(struct buf *b, Str s);

#endif
