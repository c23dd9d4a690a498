/*
 * json_in - JSON objects in, by jansson.
 */
#include "base/json_in.h"

#include <jansson.h>

struct json_object *json_open(Str text, struct error *err)
{
	json_error_t e;
	json_t *j = json_loadb(text.p, text.n, JSON_ALLOW_NUL, &e);

	if (j && json_is_object(j))
		return (struct json_object *)j;
	fail(err, ERR_FORMAT, j ? "a JSON object is wanted, {…}" : "not JSON: %s at byte %d", e.text, e.position);
	json_decref(j);
	return NULL;
}

void json_close(struct json_object *o)
{
	json_decref((json_t *)o);
}

Str json_field_str(struct arena *a, const struct json_object *o, const char *key)
{
	const json_t *v = json_object_get((const json_t *)o, key);

	if (!json_is_string(v))
		return STR_NONE;
	return arena_str(a, (Str){ json_string_value(v), json_string_length(v) });
}

long long json_field_int(const struct json_object *o, const char *key, long long otherwise)
{
	const json_t *v = json_object_get((const json_t *)o, key);
	uint32_t n;
	Str s;

	if (json_is_integer(v))
		return json_integer_value(v);
	if (!json_is_string(v))
		return otherwise;
	s = str_of(json_string_value(v));
	return take_number(&s, 9, &n) && s.n == 0 ? n : otherwise;
}

uint32_t json_field_list(struct arena *a, const struct json_object *o, const char *key, Str **out)
{
	const json_t *list = json_object_get((const json_t *)o, key), *v;
	uint32_t n = (uint32_t)json_array_size(list);

	*out = arena_array(a, Str, n + 1);
	for (uint32_t i = 0; i < n; i++) {
		v = json_array_get(list, i);
		if (json_is_string(v))
			(*out)[i] = arena_str(a, (Str){ json_string_value(v), json_string_length(v) });
	}
	return n;
}
