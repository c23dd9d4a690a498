/*
 * foiarchive - a telegram's text out of one JSON object.
 *
 * FOIArchive keeps it beside NARA's attributes; our own objects have it only when
 * it was put in.
 */
#ifndef INTAKE_FOIARCHIVE_H
#define INTAKE_FOIARCHIVE_H

#include "base/buf.h"

enum object_text {
	OBJECT_TEXT,   /* it was put */
	OBJECT_EMPTY,  /* there is a field for it, and nothing in it */
	OBJECT_WITHOUT /* there is no such field */
};

/*
 * Put the text that an object holds. The fields around it that a telegram of the
 * form `nara` has as attributes follow it as such, so that number and date are
 * not lost. `*ours` says whether it is an object of the schema cable/1, of which
 * nothing but the text is put.
 */
enum object_text object_put_text(struct buf *b, Str object, bool *ours);

#endif
