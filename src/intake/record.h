/*
 * record - what a file holds, one after the other: the text of a telegram, not
 * yet parsed, and where it stood; or a sentence that says why there is none.
 */
#ifndef INTAKE_RECORD_H
#define INTAKE_RECORD_H

#include "intake/form.h"

enum item_kind {
	ITEM_TELEGRAM,
	ITEM_OTHER, /* readable, but not a telegram; `reason` says what it is */
	ITEM_FAILED /* not readable; `reason` says why */
};

/* Text, carried, member and reason are borrowed: good during the call that gives the record. */
struct record {
	enum item_kind kind;     /* ITEM_TELEGRAM: it may be one; telegram_likely() of the read text decides */
	const struct form *form; /* of a telegram, else NULL */
	Str member;              /* the way into containers, "1974.zip/a.txt"; absent if there is none */
	uint64_t offset, length; /* place in the innermost member, or in the file; `length` may be 0 of a failure */
	Str text;                /* the telegram's own text, at most CABLE_TEXT_MOST bytes; absent if there is none */
	Str carried;             /* the container's bytes of this record, absent if they equal `text` */
	unsigned page;           /* of a PDF, from 1; else 0 */
	Str reason;
};

/* What is given each record; false ends the reading. */
typedef bool record_each(void *data, const struct record *r);

#endif
