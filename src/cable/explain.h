/*
 * explain - what each line of a telegram means, in words a newcomer understands.
 */
#ifndef CABLE_EXPLAIN_H
#define CABLE_EXPLAIN_H

#include "cable/telegram.h"

/* One line, or run of lines of a kind, as sent, and its meaning; `findings` at it say what is wrong. */
struct explained {
	Span span;        /* the bytes as sent */
	uint8_t kind;     /* enum node_kind of the lines */
	Str meaning;      /* one or more sentences; may be absent for plain text */
	StrList details;  /* "PP: PRIORITY …", one token each */
	StrList troubles; /* sentences of findings that stand here */
};

typedef LIST(struct explained) ExplainedList;

/* In order of place, covering all lines that are not blank. Lives in `a`. */
ExplainedList telegram_explain(struct arena *a, const struct cable *c);

#endif
