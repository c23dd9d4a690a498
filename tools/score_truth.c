/*
 * score_truth - what NARA's archivists noted of each telegram.
 *
 * The only file that knows the JSON library.
 */
#include "score_truth.h"

#include <jansson.h>

#include "base/file.h"

enum { TRUTH_MOST = 64 * 1024 * 1024 };

static const char *const names[ATTR_COUNT] = {
#define X(id, name) [ATTR_##id] = name,
	ATTRIBUTES(X)
#undef X
};

Str attribute_name(enum attribute at)
{
	return str_of(names[at]);
}

/* A string of `object`, copied; absent when there is none or when it says that there is none. */
static Str text_of(struct arena *a, const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	Str s = { json_string_value(value), json_string_length(value) };

	s = str_trim(s);
	return s.n == 0 || str_ieq(s, S("n/a")) ? STR_NONE : arena_str(a, s);
}

static bool line_read(struct arena *a, Str line, struct truth *t, json_error_t *wrong)
{
	json_t *root = json_loadb(line.p, line.n, 0, wrong);
	const json_t *attributes = json_object_get(root, "attributes");

	*t = (struct truth){ .id = text_of(a, root, "id") };
	for (int i = 0; i < ATTR_COUNT; i++)
		t->attributes[i] = text_of(a, attributes, names[i]);
	json_decref(root);
	return t->id.n != 0;
}

bool truth_read(struct arena *a, const char *path, TruthList *out, struct error *err)
{
	TruthList list = { 0 };
	Str rest, line;
	unsigned number = 0;

	if (!file_read(a, path, TRUTH_MOST, &rest, err))
		return false;
	while (str_next(&rest, '\n', &line)) {
		json_error_t wrong = { .text = "there is no id" };

		number++;
		if (str_trim(line).n == 0)
			continue;
		if (!line_read(a, line, list_push(a, &list), &wrong))
			return fail(err, ERR_FORMAT, "%s:%u: %s; every line is {\"id\": …, \"attributes\": {…}}", path,
			            number, wrong.text);
	}
	*out = list;
	return true;
}
