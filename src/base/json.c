/*
 * json - a streaming JSON writer.
 */
#include "base/json.h"

#include <assert.h>

#include "base/utf8.h"

void json_init(struct json *j, struct buf *out)
{
	*j = (struct json){ .out = out };
}

static void before_value(struct json *j)
{
	if (j->after_key)
		j->after_key = false;
	else if (j->more[j->depth])
		buf_byte(j->out, ',');
	j->more[j->depth] = true;
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

/* 1 for the bytes that can stand in a JSON string as they are. */
static bool is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

/* A byte of `w` is 0 in the result's high bit where it is plain; eight bytes at a time. */
static uint64_t special_bytes(uint64_t w)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;
	uint64_t quote = w ^ ones * '"', back = w ^ ones * '\\', del = w ^ ones * 0x7F;

	return ((w - ones * 0x20) | (quote - ones) | (back - ones) | (del - ones) | w) & high;
}

/* How many bytes from `i` on can stand as they are; it may stop early, never late. */
static size_t plain_run(Str s, size_t i)
{
	size_t from = i;
	uint64_t w;

	for (; i + 8 <= s.n; i += 8) {
		memcpy(&w, s.p + i, 8);
		if (special_bytes(w))
			break;
	}
	while (i < s.n && is_plain((unsigned char)s.p[i]))
		i++;
	return i - from;
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
	while (i < s.n) {
		size_t run = plain_run(s, i);

		buf_put(b, str_cut(s, i, i + run));
		i += run;
		if (i < s.n)
			i += put_character(b, str_cut(s, i, s.n));
	}
	buf_byte(b, '"');
}

void json_key_str(struct json *j, Str key)
{
	before_value(j);
	put_string(j->out, key);
	buf_byte(j->out, ':');
	j->after_key = true;
}

/* Keys are words of ours, which need no escapes. */
void json_key(struct json *j, const char *key)
{
	before_value(j);
	buf_byte(j->out, '"');
	buf_put(j->out, str_of(key));
	buf_put(j->out, S("\":"));
	j->after_key = true;
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

void json_put_str(struct json *j, const char *key, Str s)
{
	json_key(j, key);
	json_str(j, s);
}

void json_put_int(struct json *j, const char *key, long long v)
{
	json_key(j, key);
	json_int(j, v);
}

void json_put_bool(struct json *j, const char *key, bool v)
{
	json_key(j, key);
	json_bool(j, v);
}

void json_put_null(struct json *j, const char *key)
{
	json_key(j, key);
	json_null(j);
}
