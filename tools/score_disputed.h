/*
 * score_disputed - fields of telegrams in which NARA is wrong.
 *
 * A csv file: `id,field,reason`, the first line being these names. `field` is one of
 * the score's fields, or `*` for all of them. A reason may hold commas; it is for people.
 */
#ifndef SCORE_DISPUTED_H
#define SCORE_DISPUTED_H

#include "base/error.h"
#include "score_verdict.h"

struct disputed {
	Str id;
	bool fields[FIELD_COUNT];
};

typedef LIST(struct disputed) DisputedList; /* each id once */

bool disputed_read(struct arena *a, const char *path, DisputedList *out, struct error *err);

/* Is this field of this telegram in the list? */
bool disputed_has(const DisputedList *list, Str id, enum field field);

#endif
