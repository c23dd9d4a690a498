/*
 * score_verdict - what is asked of the reader, and how one answer was judged.
 */
#include "score_verdict.h"

static const struct {
	Str name;
	enum attribute attribute;
} fields[FIELD_COUNT] = {
#define X(id, name, attribute) [FIELD_##id] = { S_INIT(name), ATTR_##attribute },
	FIELDS(X)
#undef X
};

Str field_name(enum field f)
{
	return fields[f].name;
}

enum attribute field_attribute(enum field f)
{
	return fields[f].attribute;
}

bool field_read(Str name, enum field *out)
{
	for (int f = 0; f < FIELD_COUNT; f++)
		if (str_eq(fields[f].name, name)) {
			*out = (enum field)f;
			return true;
		}
	return false;
}

void verdict_add(struct judge *j, enum field f, bool right, Str ours, Str theirs, Str text)
{
	*list_push(j->a, &j->verdicts) = (struct verdict){ f, right, ours, theirs, text };
}
