/*
 * str - bytes that belong to someone else, and places in a text.
 *
 * A Str is not NUL-terminated and is good as long as its source. A Span names
 * bytes of one telegram's own text by offset and length, both in bytes; it is
 * small enough to be stored in a row. Absent text is the Str whose `p` is NULL.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct str {
	const char *p;
	size_t n;
} Str;

#define S(lit) ((Str){ (lit), sizeof(lit) - 1 })
#define S_INIT(lit) { (lit), sizeof(lit) - 1 } /* for static tables */
#define STR_NONE ((Str){ NULL, 0 })
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : "" /* for printf("%.*s") */

typedef struct span {
	uint32_t off, len;
} Span;

static inline uint32_t span_end(Span s)
{
	return s.off + s.len;
}

/* The bytes of `text` that a span names. The span must lie inside. */
static inline Str str_at(Str text, Span s)
{
	return (Str){ text.p + s.off, s.len };
}

/* The bytes of `s` from `from` up to, not including, `to`; both are clipped to its length. */
static inline Str str_cut(Str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (Str){ s.p ? s.p + from : NULL, to - from };
}

static inline bool str_eq(Str a, Str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static inline bool is_upper(int c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool is_lower(int c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool is_alpha(int c)
{
	return is_upper(c & ~0x20);
}

static inline bool is_alnum(int c)
{
	return is_digit(c) || is_alpha(c);
}

/* Blank inside a line: space, tab, and the carriage return and form feed that line ends leave. */
static inline bool is_blank(int c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\f';
}

static inline int to_upper(int c)
{
	return is_lower(c) ? c - 0x20 : c;
}

Str str_of(const char *z);        /* of a NUL-terminated string; NULL gives the absent Str */
int str_cmp(Str a, Str b);        /* byte order, shorter first */
bool str_istarts(Str s, Str with); /* ASCII case folded */

/* Equal when ASCII case is folded. */
static inline bool str_ieq(Str a, Str b)
{
	return a.n == b.n && str_istarts(a, b);
}

static inline bool str_starts(Str s, Str with)
{
	return s.n >= with.n && memcmp(s.p, with.p, with.n) == 0;
}

static inline bool str_ends(Str s, Str with)
{
	return s.n >= with.n && memcmp(s.p + s.n - with.n, with.p, with.n) == 0;
}

/* Offset of the first `needle` in `s`, or `s.n` when there is none. */
size_t str_find(Str s, Str needle);
size_t str_ifind(Str s, Str needle); /* ASCII case folded */

static inline size_t str_find_byte(Str s, char c)
{
	const char *at = s.n ? memchr(s.p, c, s.n) : NULL;

	return at ? (size_t)(at - s.p) : s.n;
}

/* What str_trim() takes off: blanks and line ends. */
static inline bool is_edge(int c)
{
	return is_blank(c) || c == '\n' || c == '\v';
}

/* Without blanks and line ends at the end. */
static inline Str str_trim_right(Str s)
{
	while (s.n && is_edge((unsigned char)s.p[s.n - 1]))
		s.n--;
	return s;
}

/* The same at both ends. */
static inline Str str_trim(Str s)
{
	while (s.n && is_edge((unsigned char)s.p[0]))
		s.p++, s.n--;
	return str_trim_right(s);
}

/*
 * The next item of `*rest` up to `sep`, which is consumed; false when nothing
 * is left. An empty rest that is not absent gives no item.
 */
bool str_next(Str *rest, char sep, Str *item);

/*
 * Steps of a small reader: each takes from the front of `*s` and says whether
 * it could; on false `*s` is as it was.
 */
bool take_digits(Str *s, unsigned count, unsigned *out); /* exactly `count` */
bool take_number(Str *s, unsigned most, uint32_t *out);  /* 1 to `most` (at most 9) digits */

static inline bool take(Str *s, Str literal)
{
	if (!str_starts(*s, literal))
		return false;
	*s = str_cut(*s, literal.n, s->n);
	return true;
}

static inline bool take_byte(Str *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return false;
	s->p++, s->n--;
	return true;
}

/* How many blanks were skipped. */
static inline size_t take_blanks(Str *s)
{
	size_t n = 0;

	while (n < s->n && is_blank((unsigned char)s->p[n]))
		n++;
	*s = str_cut(*s, n, s->n);
	return n;
}

#endif
