/*
 * str - bytes that belong to someone else, and places in a text.
 */
#include "base/str.h"

Str str_of(const char *z)
{
	return z ? (Str){ z, strlen(z) } : STR_NONE;
}

static bool same_folded(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a[i] != b[i] && to_upper((unsigned char)a[i]) != to_upper((unsigned char)b[i]))
			return false;
	return true;
}

bool str_ieq(Str a, Str b)
{
	return a.n == b.n && same_folded(a.p, b.p, a.n);
}

int str_cmp(Str a, Str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(Str s, Str with)
{
	return s.n >= with.n && memcmp(s.p, with.p, with.n) == 0;
}

bool str_istarts(Str s, Str with)
{
	return s.n >= with.n && same_folded(s.p, with.p, with.n);
}

bool str_ends(Str s, Str with)
{
	return s.n >= with.n && memcmp(s.p + s.n - with.n, with.p, with.n) == 0;
}

size_t str_find_byte(Str s, char c)
{
	const char *at = s.n ? memchr(s.p, c, s.n) : NULL;

	return at ? (size_t)(at - s.p) : s.n;
}

size_t str_find(Str s, Str needle)
{
	if (needle.n == 0)
		return 0;
	for (size_t i = 0; i + needle.n <= s.n; i++) {
		i += str_find_byte(str_cut(s, i, s.n), needle.p[0]);
		if (i + needle.n <= s.n && memcmp(s.p + i, needle.p, needle.n) == 0)
			return i;
	}
	return s.n;
}

size_t str_ifind(Str s, Str needle)
{
	int first = needle.n ? needle.p[0] | 0x20 : 0;

	for (size_t i = 0; i + needle.n <= s.n; i++)
		if ((s.p[i] | 0x20) == first && same_folded(s.p + i, needle.p, needle.n))
			return i;
	return s.n;
}

static bool is_edge(char c)
{
	return is_blank((unsigned char)c) || c == '\n' || c == '\v';
}

Str str_trim_right(Str s)
{
	while (s.n && is_edge(s.p[s.n - 1]))
		s.n--;
	return s;
}

Str str_trim(Str s)
{
	while (s.n && is_edge(s.p[0]))
		s.p++, s.n--;
	return str_trim_right(s);
}

bool str_next(Str *rest, char sep, Str *item)
{
	size_t at;

	if (rest->n == 0)
		return false;
	at = str_find_byte(*rest, sep);
	*item = str_cut(*rest, 0, at);
	*rest = str_cut(*rest, at + 1, rest->n);
	return true;
}

bool take(Str *s, Str literal)
{
	if (!str_starts(*s, literal))
		return false;
	*s = str_cut(*s, literal.n, s->n);
	return true;
}

bool take_byte(Str *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return false;
	*s = str_cut(*s, 1, s->n);
	return true;
}

bool take_digits(Str *s, unsigned count, unsigned *out)
{
	unsigned value = 0;

	if (s->n < count)
		return false;
	for (unsigned i = 0; i < count; i++) {
		if (!is_digit((unsigned char)s->p[i]))
			return false;
		value = value * 10 + (unsigned)(s->p[i] - '0');
	}
	*out = value;
	*s = str_cut(*s, count, s->n);
	return true;
}

bool take_number(Str *s, unsigned most, uint32_t *out)
{
	unsigned n = 0, value;

	while (n < s->n && n < most && is_digit((unsigned char)s->p[n]))
		n++;
	if (n == 0 || !take_digits(s, n, &value))
		return false;
	*out = value;
	return true;
}

size_t take_blanks(Str *s)
{
	size_t n = 0;

	while (n < s->n && is_blank((unsigned char)s->p[n]))
		n++;
	*s = str_cut(*s, n, s->n);
	return n;
}
