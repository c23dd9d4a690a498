/*
 * output_record - what an archive wrote beside a telegram, as JSON.
 */
#ifndef CABLE_OUTPUT_RECORD_H
#define CABLE_OUTPUT_RECORD_H

#include "base/json.h"
#include "cable/telegram.h"

/* The key "record" and its object; `a` is for what is needed on the way. */
void record_json(struct json *j, struct arena *a, const struct cable *c);

#endif
