/*
 * score_truth - what NARA's archivists noted of each telegram.
 *
 * A file `truth.jsonl` has one object a line: {"id", "attributes": {…}}. Of the
 * some 65 attributes those are kept that the score asks for.
 */
#ifndef SCORE_TRUTH_H
#define SCORE_TRUTH_H

#include "base/arena.h"
#include "base/error.h"

#define ATTRIBUTES(X) \
	X(NUMBER,    "Document Number") \
	X(DRAFTED,   "Draft Date") \
	X(CLASS,     "Original Classification") \
	X(FROM,      "From") \
	X(SUBJECT,   "Subject") \
	X(TAGS,      "TAGS") \
	X(REFERENCE, "Reference")

enum attribute {
#define X(id, name) ATTR_##id,
	ATTRIBUTES(X)
#undef X
	ATTR_COUNT
};

Str attribute_name(enum attribute at);

struct truth {
	Str id;
	Str attributes[ATTR_COUNT]; /* absent where NARA has none, or says "n/a" */
};

typedef LIST(struct truth) TruthList;

/* Read the file at `path`; everything lives in the arena. A line that is no such object is ERR_FORMAT. */
bool truth_read(struct arena *a, const char *path, TruthList *out, struct error *err);

#endif
