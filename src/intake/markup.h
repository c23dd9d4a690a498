/*
 * markup - text out of HTML, as much of it as pages around telegrams need.
 */
#ifndef INTAKE_MARKUP_H
#define INTAKE_MARKUP_H

#include "base/buf.h"

/* A tag at the front of what is left: its name, and all between < and >. */
struct tag_at {
	Str name, all;
	bool closes; /* </name> */
};

/* The next tag of `*rest`, which is taken with all before it. False behind the last one. */
bool markup_tag(Str *rest, struct tag_at *tag);

/*
 * The content of the next element of that name: `*rest` is left behind its end,
 * elements of the same name inside it are its own. One that is not closed goes
 * on to the end. False where there is none.
 */
bool markup_element(Str *rest, Str name, struct tag_at *tag, Str *content);

/* The value of an attribute, as it stands; absent if it is not there. */
Str markup_attribute(const struct tag_at *tag, Str name);

/*
 * Put the text of a fragment: tags left out, entities decoded, a line end for
 * <br> and at the end of <p>, <div>, <tr>, <li> and headings.
 */
void markup_put_text(struct buf *b, Str fragment);

#endif
