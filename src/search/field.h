/*
 * field - what may stand before a colon in a query, and how its value is read.
 */
#ifndef SEARCH_FIELD_H
#define SEARCH_FIELD_H

#include "search/query.h"

enum compare { IS, AT_LEAST, AT_MOST, ABOVE, BELOW };

/* What the reader of a value is given. */
struct value_reader {
	struct arena *a;
	struct query *q;
	Span span; /* of the value */
	Str value;
	enum compare compare;
};

struct field {
	Str name;
	/*
	 * Read a value into `out`, whose kind is set on success; a Q_IN without a mark
	 * then wants the words of the value as its child. False: it can be no value of
	 * this field; `*why` then says so. NULL: the field takes words.
	 */
	bool (*read)(struct value_reader *r, const struct field *f, struct query_node *out, Str *why);
	unsigned parts;  /* of a field that takes words, or looks at addresses */
	bool one;        /* all words in one part */
	bool ordered;    /* takes < and > */
	bool (*knows)(struct arena *a, Str words); /* a value of several words: from:la paz; may be NULL */
};

/* The field of that name, whatever its case; NULL if there is none. */
const struct field *field_find(Str name);

/* The field that a slip may have turned into `name`; NULL if none is close. */
const struct field *field_near(Str name);

#endif
