/*
 * hash - SHA-256, by nettle.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/str.h"

enum { SHA256_BYTES = 32, SHA256_HEX = 65 };

void sha256(Str s, unsigned char out[SHA256_BYTES]);
void sha256_hex(Str s, char out[SHA256_HEX]); /* lower case, ends in NUL */

/* Of several pieces, as if they stood one behind the other. */
void sha256_parts(const Str *parts, size_t n, unsigned char out[SHA256_BYTES]);

/* Of a file's bytes; false if it cannot be read to its end. */
bool sha256_file(const char *path, unsigned char out[SHA256_BYTES]);

/* A hash as 64 hexadecimal digits: printed in lower case with a NUL, read in either. */
void sha256_print(const unsigned char hash[SHA256_BYTES], char out[SHA256_HEX]);
bool sha256_read(Str hex, unsigned char out[SHA256_BYTES]); /* false: not exactly that; `out` is then undefined */

#endif
