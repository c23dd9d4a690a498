/*
 * output - a telegram as cable JSON, version 1 (docs/SCHEMAS.md).
 */
#ifndef CABLE_OUTPUT_H
#define CABLE_OUTPUT_H

#include "base/json.h"
#include "cable/telegram.h"

/* Where a telegram came from; absent text becomes null. */
struct source {
	Str path, member, form;
	Str sha256, text_sha256; /* hexadecimal */
	uint64_t offset, length;
};

/* One finding as an object, as it stands in the list `findings`. */
void finding_json(struct json *j, const struct finding *f);

/* One object. `tree` adds `nodes`; findings are those of the last telegram_check(). */
void telegram_json(struct json *j, const struct cable *c, const struct source *s, bool tree);

#endif
