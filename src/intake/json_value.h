/*
 * json_value - values out of one JSON object, as they stand in its bytes.
 *
 * Nothing is built: a pair is two places in the object, and a value is decoded
 * when it is wanted. Odd bytes are taken as they are, so that one bad character
 * does not lose a telegram.
 */
#ifndef INTAKE_JSON_VALUE_H
#define INTAKE_JSON_VALUE_H

#include "base/buf.h"

/* How a walk over the bytes of a value stands; all zero at its beginning. */
struct json_walk {
	unsigned depth; /* of brackets that are open */
	bool quoted, escaped;
};

/* The step over one byte. True when it closes the bracket that the walk began with. */
bool json_step(struct json_walk *w, char c);

/*
 * The next pair of an object, whose front up to it is taken from `*rest` (at
 * first the object itself). `key` is what stands between the quotation marks,
 * `value` the bytes of the value. False behind the last one, or at damage.
 */
bool json_pair(Str *rest, Str *key, Str *value);

/*
 * Put a value as text: strings decoded, numbers as they are, items of a list with
 * ", " between; nothing for null. False for an object, of which nothing is put.
 */
bool json_put_text(struct buf *b, Str value);

#endif
