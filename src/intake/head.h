/*
 * head - the first lines of a text, as the recognisers look at them.
 */
#ifndef INTAKE_HEAD_H
#define INTAKE_HEAD_H

#include "base/str.h"

enum { HEAD_LINES = 60 }; /* a form shows itself in these, or not at all */

/* Lines without blanks at their ends, those with nothing in them left out. */
struct head {
	Str line[HEAD_LINES];
	size_t n;
};

void head_read(struct head *h, Str text);

/* Does a line of the head fulfil `is`? */
bool head_has(const struct head *h, bool (*is)(Str line));

#endif
