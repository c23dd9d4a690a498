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

static bool is_control(unsigned char c)
{
	return (c < 0x20 && !memchr("\a\t\n\v\f\r\x1A\x1B", c, 8)) || c == 0x7F;
}

static bool is_binary(Str s)
{
	size_t odd = 0;

	s = str_cut(s, 0, LOOK);
	for (size_t i = 0; i < s.n; i++)
		odd += is_control((unsigned char)s.p[i]);
	return odd > 16 && odd > s.n / CONTROL_SHARE;
}

const char *form_refusal(Str text)
{
	if (str_trim(text).n == 0)
		return "it is empty";
	if (is_binary(text))
		return "it is not text";
	return NULL;
}

bool form_is_text(Str text)
{
	(void)text;
	return true;
}
