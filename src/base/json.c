/*
 * json - a streaming JSON writer.
 */
#include "base/json.h"

#include <assert.h>

#include "base/lanes.h"
#include "base/utf8.h"

void json_init(struct json *j, struct buf *out)
{
	*j = (struct json){ .out = out };
}

/* Whether a comma stands in front of the next value; and that one is there from now on. */
static inline bool needs_comma(struct json *j)
{
	bool comma = !j->after_key && j->more[j->depth];

	j->after_key = false;
	j->more[j->depth] = true;
	return comma;
}

static inline void before_value(struct json *j)
{
	if (needs_comma(j))
		buf_byte(j->out, ',');
}

static void open_with(struct json *j, char c)
{
	before_value(j);
	buf_byte(j->out, c);
	assert(j->depth + 1 < JSON_DEPTH);
	j->more[++j->depth] = false;
}

static void close_with(struct json *j, char c)
{
	assert(j->depth > 0);
	j->depth--;
	buf_byte(j->out, c);
}

void json_map(struct json *j)
{
	open_with(j, '{');
}

void json_map_end(struct json *j)
{
	close_with(j, '}');
}

void json_list(struct json *j)
{
	open_with(j, '[');
}

void json_list_end(struct json *j)
{
	close_with(j, ']');
}

/* Bytes that can stand in a JSON string as they are. */
static bool is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

static Lanes special_lanes(Lanes v)
{
	return ~lanes_between(v, 0x20, 0x7E) | (Lanes)(v == lanes_of('"')) | (Lanes)(v == lanes_of('\\'));
}

/* Copy sixteen bytes; the number of the first that is not plain, LANES if all are. */
static size_t copy_lanes(char *to, const char *p)
{
	Lanes v = lanes_at(p);
	unsigned special = lanes_set(special_lanes(v));

	memcpy(to, &v, sizeof v);
	return special ? (size_t)__builtin_ctz(special) : LANES;
}

/* Copy the bytes up to the first that cannot stand as it is; how many. At most `s.n` bytes of `to` are written. */
static size_t copy_plain(char *to, Str s)
{
	size_t i = 0;

	while (s.n >= LANES && i < s.n) {
		size_t at = i + LANES <= s.n ? i : s.n - LANES; /* the last sixteen overlap those before */
		size_t plain = copy_lanes(to + at, s.p + at);

		if (plain < LANES)
			return at + plain;
		i = at + LANES;
	}
	for (; i < s.n && is_plain((unsigned char)s.p[i]); i++)
		to[i] = s.p[i];
	return i;
}

static void put_escaped(struct buf *b, uint32_t c)
{
	static const char short_for[] = "\"\"\\\\\bb\ff\nn\rr\tt";

	for (const char *p = short_for; *p; p += 2)
		if (c == (unsigned char)p[0]) {
			buf_byte(b, '\\');
			buf_byte(b, p[1]);
			return;
		}
	buf_printf(b, "\\u%04x", (unsigned)c);
}

static size_t put_character(struct buf *b, Str s)
{
	uint32_t c;
	size_t n = utf8_read(s, &c);

	if (c == UTF8_BAD)
		buf_put(b, S("\xEF\xBF\xBD"));
	else if (c < 0xA0) /* U+0080 to U+009F control a terminal, too */
		put_escaped(b, c);
	else
		buf_put(b, str_cut(s, 0, n));
	return n;
}

static void put_string(struct buf *b, Str s)
{
	size_t i = 0;

	buf_byte(b, '"');
	for (;;) {
		char *to = buf_more(b, s.n - i + 1);
		size_t plain;

		if (!to)
			return;
		plain = copy_plain(to, str_cut(s, i, s.n));
		b->n += plain;
		i += plain;
		if (i == s.n)
			break;
		i += put_character(b, str_cut(s, i, s.n));
	}
	b->p[b->n++] = '"'; /* there is room for it: buf_more() */
}

void json_key_str(struct json *j, Str key)
{
	before_value(j);
	put_string(j->out, key);
	buf_byte(j->out, ':');
	j->after_key = true;
}

/* Keys are words of ours, which need no escapes. */
void json_key_word(struct json *j, const char *key, size_t n)
{
	char *p = buf_more(j->out, n + sizeof ",\"\":");

	if (p) {
		if (needs_comma(j))
			*p++ = ',';
		*p++ = '"';
		memcpy(p, key, n);
		p += n;
		*p++ = '"';
		*p++ = ':';
		j->out->n = (size_t)(p - j->out->p);
	}
	j->after_key = true;
}

void json_text(struct json *j)
{
	before_value(j);
	buf_byte(j->out, '"');
}

void json_text_end(struct json *j)
{
	buf_byte(j->out, '"');
}

void json_str(struct json *j, Str s)
{
	if (!s.p) {
		json_null(j);
		return;
	}
	before_value(j);
	put_string(j->out, s);
}

void json_span(struct json *j, Span s)
{
	json_list(j);
	json_int(j, s.off);
	json_int(j, s.len);
	json_list_end(j);
}

void json_int(struct json *j, long long v)
{
	before_value(j);
	buf_number(j->out, v);
}

void json_bool(struct json *j, bool v)
{
	before_value(j);
	buf_z(j->out, v ? "true" : "false");
}

void json_null(struct json *j)
{
	before_value(j);
	buf_put(j->out, S("null"));
}

void json_raw(struct json *j, Str json)
{
	before_value(j);
	buf_put(j->out, json);
}
