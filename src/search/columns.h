/*
 * columns - what the index knows of a telegram besides its words.
 *
 * Every fact that a value of a query can ask for is a word in a column, so that the
 * index answers exactly what filter.h defines. The first ones are also what hits are
 * counted by.
 */
#ifndef SEARCH_COLUMNS_H
#define SEARCH_COLUMNS_H

#include "cable/telegram.h"
#include "index/doc.h"

enum { COLUMNS_HEAVY = 5 }; /* a word of the subject counts as often as this many others */

/*      id          name          kind    listed */
#define COLUMNS(X) \
	/* to count by; each telegram has what it is counted under */ \
	X(YEAR,       "year",       WORD,   false)  /* 1975; where it is known */ \
	X(MONTH,      "month",      WORD,   false)  /* 1975-01; where it is known */ \
	X(POST,       "post",       WORD,   true)   /* of the sender, as in numbers: LAPAZ */ \
	X(CLASS,      "class",      WORDS,  true)   /* as sent and as now, each once; SBU */ \
	X(PRECEDENCE, "precedence", WORD,   true) \
	X(TAGS,       "tags",       WORDS,  true)   /* as the telegram has them */ \
	X(COUNTRY,    "country",    WORDS,  true)   /* of the TAGS: its name */ \
	X(CAPTION,    "caption",    WORDS,  true)   /* in capitals, with controls behind the class word */ \
	X(FORM,       "form",       WORD,   true)   /* of the file that it came in */ \
	/* to ask for */ \
	X(FROM,       "from",       WORDS,  true)   /* see columns_signed() */ \
	X(TO,         "to",         WORDS,  true) \
	X(INFO,       "info",       WORDS,  true) \
	X(REACHED,    "reached",    WORDS,  true)   /* posts that it went to by way of a collective */ \
	X(TAG_UPPER,  "tag_upper",  WORDS,  true)   /* TAGS in capitals, of those that are not */ \
	X(NUMBER,     "number",     WORD,   true)   /* see columns_number() */ \
	X(CITES,      "cites",      WORDS,  true)  \
	X(TRAIT,      "trait",      WORDS,  true)   /* has:ref */ \
	X(FINDING,    "finding",    WORDS,  true)   /* N10 */ \
	X(PART,       "part",       WORDS,  true)   /* names of the parts that there are: see document.h */ \
	X(MARK,       "mark",       WORDS,  true)   /* portion marks, in capitals */ \
	X(LOOSE,      "loose",      WORD,   true)   /* the day is not known: what is, "month", "year" or "nothing" */ \
	X(LAST,       "last",       NUMBER, false)  /* of a month or year: its last day, 20060930 */

enum columns {
#define X(id, name, kind, listed) COLUMNS_##id,
	COLUMNS(X)
#undef X
	COLUMNS_COUNT
};

Str columns_name(enum columns c); /* "tags" */

/* What an index of telegrams holds. */
const struct index_plan *search_plan(void);

/* The time of a day (20060918) and minute as the index counts it; COLUMN_NONE for day 0. */
int64_t columns_time(int day, int minute);

/* When a telegram was sent, as the index counts it: its first possible day where that is not known. */
int64_t cable_time(const struct cable *c);

/* A word as it stands in a column: a very long one is cut, with a hash of all of it. */
Str columns_word(struct arena *a, Str s);
Str columns_upper(struct arena *a, Str s); /* the same in capitals */

/*
 * Of a sender or addressee the columns have its post, and with a sign before it:
 *
 *	/  its routing indicator, in capitals
 *	=  its post where it has no routing indicator
 *	@  the post that its routing indicator led to, where it has neither name nor post
 *	*  the collective that it is
 */
Str columns_signed(struct arena *a, char sign, Str name);

/*
 * A number without its year: "LAPAZ/4746/", "STATE/A101/". The columns have the year behind it, 0 where it
 * is not known.
 */
Str columns_number(struct arena *a, const struct mrn *m);

#endif
