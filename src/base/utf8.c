/*
 * utf8 - one character at a time, out of bytes that may be anything.
 */
#include "base/utf8.h"

static size_t length_of(unsigned char c)
{
	if (c < 0x80)
		return 1;
	if (c >= 0xC2 && c <= 0xDF)
		return 2;
	if (c >= 0xE0 && c <= 0xEF)
		return 3;
	return c >= 0xF0 && c <= 0xF4 ? 4 : 0;
}

static bool is_scalar(uint32_t c, size_t n)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };

	return c >= least[n] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

size_t utf8_read(Str s, uint32_t *c)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t n = length_of(p[0]);
	uint32_t v;

	*c = UTF8_BAD;
	if (n == 1)
		*c = p[0];
	if (n <= 1 || n > s.n)
		return 1;
	v = p[0] & (0xFFu >> (n + 1));
	for (size_t i = 1; i < n; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 1;
		v = v << 6 | (p[i] & 0x3Fu);
	}
	if (!is_scalar(v, n))
		return 1;
	*c = v;
	return n;
}

size_t utf8_write(uint32_t c, char out[4])
{
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };

	for (size_t i = n; i-- > 1; c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3F));
	out[0] = (char)(lead[n] | c);
	return n;
}

bool utf8_valid(Str s)
{
	uint32_t c;

	for (size_t i = 0; i < s.n;) {
		if ((unsigned char)s.p[i] < 0x80) {
			i++;
			continue;
		}
		i += utf8_read(str_cut(s, i, s.n), &c);
		if (c == UTF8_BAD)
			return false;
	}
	return true;
}

size_t utf8_width(Str s)
{
	size_t n = 0;
	uint32_t c;

	for (size_t i = 0; i < s.n; n++)
		i += utf8_read(str_cut(s, i, s.n), &c);
	return n;
}
