/*
 * hash - SHA-256, by nettle.
 */
#include "base/hash.h"

#include <nettle/sha2.h>
#include <stdio.h>

void sha256_parts(const Str *parts, size_t n, unsigned char out[SHA256_BYTES])
{
	struct sha256_ctx ctx;

	sha256_init(&ctx);
	for (size_t i = 0; i < n; i++)
		sha256_update(&ctx, parts[i].n, (const uint8_t *)parts[i].p);
	sha256_digest(&ctx, SHA256_BYTES, out);
}

void sha256(Str s, unsigned char out[SHA256_BYTES])
{
	sha256_parts(&s, 1, out);
}

bool sha256_file(const char *path, unsigned char out[SHA256_BYTES])
{
	struct sha256_ctx ctx;
	uint8_t chunk[65536];
	FILE *f = fopen(path, "rb");
	size_t n;
	bool good;

	if (!f)
		return false;
	sha256_init(&ctx);
	while ((n = fread(chunk, 1, sizeof chunk, f)) > 0)
		sha256_update(&ctx, n, chunk);
	good = !ferror(f);
	fclose(f);
	sha256_digest(&ctx, SHA256_BYTES, out);
	return good;
}

void sha256_print(const unsigned char hash[SHA256_BYTES], char out[SHA256_HEX])
{
	static const char hex[] = "0123456789abcdef";

	for (int i = 0; i < SHA256_BYTES; i++) {
		out[2 * i] = hex[hash[i] >> 4];
		out[2 * i + 1] = hex[hash[i] & 15];
	}
	out[2 * SHA256_BYTES] = '\0';
}

void sha256_hex(Str s, char out[SHA256_HEX])
{
	unsigned char raw[SHA256_BYTES];

	sha256(s, raw);
	sha256_print(raw, out);
}

static int hex_digit(int c)
{
	if (is_digit(c))
		return c - '0';
	c = to_upper(c);
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool sha256_read(Str hex, unsigned char out[SHA256_BYTES])
{
	if (hex.n != 2 * SHA256_BYTES)
		return false;
	for (int i = 0; i < SHA256_BYTES; i++) {
		int high = hex_digit(hex.p[2 * i]), low = hex_digit(hex.p[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		out[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}
