/*
 * mime - one part of a mail: what its header says of it, and its bytes decoded.
 */
#include "intake/mime.h"

#include "base/utf8.h"

/* The next field of a header with the lines that go on with it; false at the empty line that ends it. */
static bool next_field(Str *rest, Str *field)
{
	Str s = *rest;
	size_t n = 0;

	if (str_starts(s, S("\n")) || str_starts(s, S("\r\n")) || s.n == 0)
		return false;
	do {
		size_t line = str_find_byte(str_cut(s, n, s.n), '\n');

		n += line < s.n - n ? line + 1 : line;
	} while (n < s.n && (s.p[n] == ' ' || s.p[n] == '\t'));
	*field = str_trim(str_cut(s, 0, n));
	*rest = str_cut(s, n, s.n);
	return true;
}

Str mime_field(Str message, Str name)
{
	Str field;

	while (next_field(&message, &field))
		if (str_istarts(field, name) && field.n > name.n && field.p[name.n] == ':')
			return str_trim(str_cut(field, name.n + 1, field.n));
	return STR_NONE;
}

/* The parameter of a value: boundary="x" */
static Str parameter(Str value, Str name)
{
	Str item;

	while (str_next(&value, ';', &item)) {
		item = str_trim(item);
		if (!str_istarts(item, name) || str_find_byte(item, '=') < name.n)
			continue;
		item = str_trim(str_cut(item, name.n, item.n));
		if (!take_byte(&item, '='))
			continue;
		item = str_trim(item);
		if (take_byte(&item, '"'))
			return str_cut(item, 0, str_find_byte(item, '"'));
		return item;
	}
	return STR_NONE;
}

void mime_read(Str message, struct mime_part *out)
{
	Str type = mime_field(message, S("Content-Type")), rest = message, field;

	while (next_field(&rest, &field))
		;
	take(&rest, S("\r"));
	take(&rest, S("\n"));
	*out = (struct mime_part){
		.type = type.p ? str_trim(str_cut(type, 0, str_find_byte(type, ';'))) : STR_NONE,
		.boundary = parameter(type, S("boundary")),
		.charset = parameter(type, S("charset")),
		.encoding = mime_field(message, S("Content-Transfer-Encoding")),
		.body = rest,
	};
}

/* Bytes up to the next line that is a boundary; `*rest` is left behind that line. */
static bool cut_at_boundary(Str *rest, Str boundary, Str *before, bool *last)
{
	size_t at = 0;

	for (Str s = *rest, line; str_next(&s, '\n', &line); at = (size_t)(s.p - rest->p)) {
		Str l = str_trim_right(line);

		if (!take(&l, S("--")) || !take(&l, boundary) || !(l.n == 0 || str_eq(l, S("--"))))
			continue;
		*last = l.n > 0;
		*before = str_cut(*rest, 0, at);
		*rest = s.p ? s : str_cut(*rest, rest->n, rest->n);
		return true;
	}
	return false;
}

/* The line end before a boundary is the boundary's. */
static Str without_last_end(Str s)
{
	if (str_ends(s, S("\n")))
		s.n--;
	if (str_ends(s, S("\r")))
		s.n--;
	return s;
}

bool mime_next(Str *rest, Str boundary, Str *part)
{
	bool last = false;
	Str before;

	/* what stands before the first boundary is no part */
	if (!boundary.n || !cut_at_boundary(rest, boundary, &before, &last) || last)
		return false;
	before = *rest;
	if (!cut_at_boundary(rest, boundary, part, &last)) {
		*part = before; /* it breaks off: the part goes on to the end */
		*rest = str_cut(before, before.n, before.n);
		return before.n > 0;
	}
	*rest = str_cut(before, part->n, before.n); /* the boundary begins the next part, too */
	*part = without_last_end(*part);
	return true;
}

static int hex_digit(char c)
{
	static const char digits[] = "0123456789ABCDEF";
	const char *d = memchr(digits, to_upper((unsigned char)c), 16);

	return d ? (int)(d - digits) : -1;
}

static void put_quoted_printable(struct buf *b, Str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool hex = s.p[i] == '=' && i + 2 < s.n && hex_digit(s.p[i + 1]) >= 0 && hex_digit(s.p[i + 2]) >= 0;
		Str end = str_cut(s, i + 1, s.n);

		if (hex) {
			buf_byte(b, (char)(hex_digit(s.p[i + 1]) << 4 | hex_digit(s.p[i + 2])));
			i += 2;
		} else if (s.p[i] == '=' && (take_blanks(&end), take_byte(&end, '\n'))) {
			i = (size_t)(end.p - s.p) - 1;
		} else {
			buf_byte(b, s.p[i]);
		}
	}
}

static void put_base64(struct buf *b, Str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	uint32_t bits = 0;
	int count = 0;

	for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
		const char *d = memchr(digits, s.p[i], 64);

		if (!d)
			continue;
		bits = bits << 6 | (uint32_t)(d - digits);
		count += 6;
		if (count >= 8) {
			count -= 8;
			buf_byte(b, (char)(bits >> count & 0xFF));
		}
	}
}

/* Windows-1252 where it differs from Latin-1. */
static const uint16_t windows[32] = {
	0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
	0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
	0x0153, 0x9D,   0x017E, 0x0178,
};

static void put_latin(struct buf *b, Str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		char out[4];

		if (c < 0x80)
			buf_byte(b, s.p[i]);
		else
			buf_put(b, (Str){ out, utf8_write(c < 0xA0 ? windows[c - 0x80] : c, out) });
	}
}

static bool is_latin(Str charset)
{
	return str_istarts(charset, S("iso-8859-1")) || str_istarts(charset, S("windows-1252")) ||
	       str_ieq(charset, S("latin1"));
}

static void put_decoded(struct buf *b, const struct mime_part *part)
{
	if (str_ieq(part->encoding, S("quoted-printable")))
		put_quoted_printable(b, part->body);
	else if (str_ieq(part->encoding, S("base64")))
		put_base64(b, part->body);
	else
		buf_put(b, part->body);
}

void mime_put_body(struct buf *b, const struct mime_part *part)
{
	struct buf raw;

	if (!is_latin(part->charset)) {
		put_decoded(b, part);
		return;
	}
	buf_init(&raw, b->most);
	put_decoded(&raw, part);
	put_latin(b, buf_str(&raw));
	b->full |= raw.full;
	buf_release(&raw);
}
