/*
 * hash - SHA-256, by nettle.
 */
#include "base/hash.h"

#include <nettle/sha2.h>

void sha256(Str s, unsigned char out[SHA256_BYTES])
{
	struct sha256_ctx ctx;

	sha256_init(&ctx);
	sha256_update(&ctx, s.n, (const uint8_t *)s.p);
	sha256_digest(&ctx, SHA256_BYTES, out);
}

void sha256_hex(Str s, char out[SHA256_HEX])
{
	static const char hex[] = "0123456789abcdef";
	unsigned char raw[SHA256_BYTES];

	sha256(s, raw);
	for (int i = 0; i < SHA256_BYTES; i++) {
		out[2 * i] = hex[raw[i] >> 4];
		out[2 * i + 1] = hex[raw[i] & 15];
	}
	out[64] = '\0';
}
