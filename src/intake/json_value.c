/*
 * json_value - values out of one JSON object, as they stand in its bytes.
 */
#include "intake/json_value.h"

#include "base/utf8.h"

bool json_step(struct json_walk *w, char c)
{
	if (w->quoted) {
		w->quoted = w->escaped || c != '"';
		w->escaped = !w->escaped && c == '\\';
		return false;
	}
	if (c == '"')
		w->quoted = true;
	else if (c == '{' || c == '[')
		w->depth++;
	else if (c == '}' || c == ']')
		return w->depth <= 1 || --w->depth == 0;
	return false;
}

static void skip_blanks(Str *s, const char *also)
{
	while (s->n && (is_blank((unsigned char)*s->p) || *s->p == '\n' || (*s->p && strchr(also, *s->p))))
		*s = str_cut(*s, 1, s->n);
}

/* The value at the front of `*s`, which is taken. */
static Str take_value(Str *s)
{
	struct json_walk w = { 0 };
	bool nested = s->n && (*s->p == '{' || *s->p == '['), string = s->n && *s->p == '"';
	Str value = *s;
	size_t i = 0;

	while (i < s->n) {
		char c = s->p[i];

		if (!nested && !string && (c == ',' || c == '}' || c == ']' || c == '\n' || is_blank((unsigned char)c)))
			break;
		i++;
		if (json_step(&w, c) && nested)
			break;
		if (string && !w.quoted)
			break;
	}
	*s = str_cut(*s, i, s->n);
	return str_cut(value, 0, i);
}

/* Without the marks around a string. */
static Str unquoted(Str s)
{
	bool both = s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"';

	return both ? str_cut(s, 1, s.n - 1) : s;
}

bool json_pair(Str *rest, Str *key, Str *value)
{
	skip_blanks(rest, "{,");
	if (!rest->n || *rest->p != '"')
		return false;
	*key = unquoted(take_value(rest));
	skip_blanks(rest, ":");
	*value = take_value(rest);
	return value->n > 0;
}

static bool take_hex(Str *s, uint32_t *out)
{
	static const char digits[] = "0123456789abcdef";

	*out = 0;
	if (s->n < 4)
		return false;
	for (int i = 0; i < 4; i++) {
		const char *d = memchr(digits, s->p[i] | 0x20, 16);

		if (!d)
			return false;
		*out = *out << 4 | (uint32_t)(d - digits);
	}
	*s = str_cut(*s, 4, s->n);
	return true;
}

/* What follows \u; half a pair alone becomes U+FFFD. */
static void put_unicode(struct buf *b, Str *s)
{
	uint32_t c, low;
	char out[4];
	Str after;

	if (!take_hex(s, &c)) {
		buf_z(b, "\\u");
		return;
	}
	after = *s;
	if (c >= 0xD800 && c < 0xDC00 && take(&after, S("\\u")) && take_hex(&after, &low) &&
	    low >= 0xDC00 && low < 0xE000) {
		c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
		*s = after;
	}
	if (c >= 0xD800 && c < 0xE000)
		c = 0xFFFD;
	buf_put(b, (Str){ out, utf8_write(c, out) });
}

static void put_string(struct buf *b, Str s)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";

	while (s.n) {
		size_t plain = str_find_byte(s, '\\');
		const char *e;

		buf_put(b, str_cut(s, 0, plain));
		if (plain + 1 >= s.n)
			return;
		e = strchr(from, s.p[plain + 1]);
		s = str_cut(s, plain + 1, s.n);
		if (*s.p == 'u') {
			s = str_cut(s, 1, s.n);
			put_unicode(b, &s);
			continue;
		}
		buf_byte(b, e && *e ? to[e - from] : *s.p);
		s = str_cut(s, 1, s.n);
	}
}

static void put_list(struct buf *b, Str list)
{
	Str s = str_cut(list, 1, list.n ? list.n - 1 : 0);
	bool first = true;

	for (skip_blanks(&s, ","); s.n; skip_blanks(&s, ",")) {
		Str value = take_value(&s);

		if (!value.n)
			return;
		if (!first)
			buf_z(b, ", ");
		first = false;
		if (*value.p == '"')
			put_string(b, unquoted(value));
		else if (*value.p != '[')
			buf_put(b, value);
	}
}

bool json_put_text(struct buf *b, Str value)
{
	if (value.n == 0 || *value.p == '{')
		return false;
	if (*value.p == '"')
		put_string(b, unquoted(value));
	else if (*value.p == '[')
		put_list(b, value);
	else if (!str_eq(value, S("null")))
		buf_put(b, value);
	return true;
}
