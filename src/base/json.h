/*
 * json - a streaming JSON writer.
 *
 * Commas and escapes are its business. Bytes that are not valid UTF-8 are
 * written as U+FFFD, one for each byte.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

enum { JSON_DEPTH = 64 };

struct json {
	struct buf *out;
	unsigned depth;
	bool more[JSON_DEPTH]; /* a value stands before at this depth */
	bool after_key;
};

void json_init(struct json *j, struct buf *out);

void json_map(struct json *j);
void json_map_end(struct json *j);
void json_list(struct json *j);
void json_list_end(struct json *j);

void json_key_str(struct json *j, Str key);
void json_key_word(struct json *j, const char *key, size_t n); /* a plain word: it is written as it is */

static inline void json_key(struct json *j, const char *key)
{
	json_key_word(j, key, strlen(key)); /* which the compiler knows */
}

void json_str(struct json *j, Str s); /* the absent Str gives null */
void json_int(struct json *j, long long v);
void json_bool(struct json *j, bool v);
void json_null(struct json *j);
void json_raw(struct json *j, Str json); /* a value that is JSON already */

void json_span(struct json *j, Span s);   /* [offset, length] */

/* A string whose bytes the caller prints into `out` between these two; all must be plain. */
void json_text(struct json *j);
void json_text_end(struct json *j);

/* Key and value in one call. */
static inline void json_put_str(struct json *j, const char *key, Str s)
{
	json_key(j, key);
	json_str(j, s);
}

static inline void json_put_int(struct json *j, const char *key, long long v)
{
	json_key(j, key);
	json_int(j, v);
}

static inline void json_put_bool(struct json *j, const char *key, bool v)
{
	json_key(j, key);
	json_bool(j, v);
}

static inline void json_put_null(struct json *j, const char *key)
{
	json_key(j, key);
	json_null(j);
}

#endif
