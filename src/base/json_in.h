/*
 * json_in - JSON objects in, by jansson: a line of JSON Lines and its plain fields.
 */
#ifndef BASE_JSON_IN_H
#define BASE_JSON_IN_H

#include "base/arena.h"
#include "base/error.h"

struct json_object;

/* Read one object. NULL, with a sentence in `err`, where it is none. The caller closes it. */
struct json_object *json_open(Str text, struct error *err);
void json_close(struct json_object *o);

/* A field that is a string, copied into the arena; the absent Str where it is not there or no string. */
Str json_field_str(struct arena *a, const struct json_object *o, const char *key);

/* A field that is a whole number, or a string of digits; `otherwise` where it is not there. */
long long json_field_int(const struct json_object *o, const char *key, long long otherwise);

/* A list of strings, in the arena. Returns their number; 0 where it is not there or is no list; others in it are absent. */
uint32_t json_field_list(struct arena *a, const struct json_object *o, const char *key, Str **out);

#endif
