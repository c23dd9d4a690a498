/*
 * hash - SHA-256, by nettle.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/str.h"

enum { SHA256_BYTES = 32, SHA256_HEX = 65 };

void sha256(Str s, unsigned char out[SHA256_BYTES]);
void sha256_hex(Str s, char out[SHA256_HEX]); /* lower case, ends in NUL */

#endif
