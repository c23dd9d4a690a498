/*
 * str - bytes that belong to someone else, and places in a text.
 */
#include "base/str.h"

#include "base/lanes.h"

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

int str_cmp(Str a, Str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool str_istarts(Str s, Str with)
{
	return s.n >= with.n && same_folded(s.p, with.p, with.n);
}

/*
 * The first place of `needle`, which is not empty. Sixteen places at a time: those where its first
 * and its last byte stand as far apart as in it, `fold` (0x20 or 0) set in both, are looked at closely.
 */
static inline size_t find(Str s, Str needle, unsigned char fold, bool (*same)(const char *, const char *, size_t))
{
	size_t i = 0, far = needle.n - 1;
	Lanes set = lanes_of(fold);
	Lanes first = lanes_of((unsigned char)needle.p[0]) | set, last = lanes_of((unsigned char)needle.p[far]) | set;

	for (; i + far + LANES <= s.n; i += LANES) {
		Lanes begins = (Lanes)((lanes_at(s.p + i) | set) == first);
		unsigned found = lanes_set(begins & (Lanes)((lanes_at(s.p + i + far) | set) == last));

		for (; found; found &= found - 1)
			if (same(s.p + i + __builtin_ctz(found), needle.p, needle.n))
				return i + (size_t)__builtin_ctz(found);
	}
	for (; i + far < s.n; i++)
		if ((s.p[i] | fold) == (needle.p[0] | fold) && same(s.p + i, needle.p, needle.n))
			return i;
	return s.n;
}

static bool same_bytes(const char *a, const char *b, size_t n)
{
	return memcmp(a, b, n) == 0;
}

size_t str_find(Str s, Str needle)
{
	return needle.n ? find(s, needle, 0, same_bytes) : 0;
}

size_t str_ifind(Str s, Str needle)
{
	return needle.n ? find(s, needle, 0x20, same_folded) : s.n;
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
	uint32_t value = 0;
	size_t n = 0, end = s->n < most ? s->n : most;

	for (; n < end && is_digit((unsigned char)s->p[n]); n++)
		value = value * 10 + (uint32_t)(s->p[n] - '0');
	if (n == 0)
		return false;
	*out = value;
	s->p += n, s->n -= n;
	return true;
}
