/*
 * form_text - any text, and what is none.
 *
 * Teletype copies keep control characters (bells before a FLASH, deletes at the
 * end, a NUL now and then), so only many of them make a file binary.
 */
#include "intake/form.h"

enum {
	LOOK = 8192,       /* bytes that decide whether it is text */
	CONTROL_SHARE = 16 /* one control character in so many is too many */
};

/* A bit each for \a \t \n \v \f \r, the end of a DOS file and ESC. */
#define USUAL (1u << 7 | 1u << 9 | 1u << 10 | 1u << 11 | 1u << 12 | 1u << 13 | 1u << 26 | 1u << 27)

static bool is_control(unsigned char c)
{
	return c < 0x20 ? !(USUAL >> c & 1) : c == 0x7F;
}

bool form_is_binary(Str s)
{
	unsigned short odd = 0; /* small numbers are added many at a time */

	s = str_cut(s, 0, LOOK);
	for (size_t i = 0; i < s.n; i++)
		odd = (unsigned short)(odd + is_control((unsigned char)s.p[i]));
	return odd > 16 && odd > s.n / CONTROL_SHARE;
}

const char *form_refusal(Str text)
{
	if (str_trim(text).n == 0)
		return "it is empty";
	if (str_starts(text, S("\xFF\xFE")) || str_starts(text, S("\xFE\xFF")))
		return "it is text in UTF-16; convert it to UTF-8 first";
	if (form_is_binary(text))
		return "it is not text";
	return NULL;
}

bool form_is_text(Str text)
{
	(void)text;
	return true;
}
