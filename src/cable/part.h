/*
 * part - one part of a telegram out of a fragment: a few lines cut from one.
 *
 * The readers are those of whole telegrams; there is no second code path.
 */
#ifndef CABLE_PART_H
#define CABLE_PART_H

#include "base/json.h"
#include "cable/telegram.h"

#define PARTS(X) \
	X(MRN, "mrn") \
	X(RECIPIENTS, "recipients") \
	X(INFO, "info") \
	X(TAGS, "tags") \
	X(SUBJECT, "subject") \
	X(REFS, "refs") \
	X(SUMMARY, "summary") \
	X(CLASSIFIED_BY, "classified-by") \
	X(DECLASSIFY, "declassify") \
	X(SIGNER, "signer")

enum part {
#define X(id, name) PART_##id,
	PARTS(X)
#undef X
	PART_COUNT
};

extern const char *const part_names[PART_COUNT + 1]; /* ends in NULL */

/* What is known of the telegram that the fragment was cut from; all may be left out. */
struct part_context {
	int year;  /* 0: not known */
	Str from;  /* originator's post in any spelling */
	Str mrn;   /* the telegram's own number in any spelling */
};

/* A telegram of which only this part is read. Lives in `out`, like telegram_read(). */
struct cable *part_read(struct arena *out, struct arena *scratch, enum part part, Str text,
			const struct part_context *context);

/* The part as a JSON value of the shape it has in cable JSON; a string or null for single values. */
void part_json(struct json *j, const struct cable *c, enum part part);

#endif
