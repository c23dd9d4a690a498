/*
 * resolve - any spelling of a telegram's number: which number may be meant, and why.
 *
 * The authority tables know posts by all their names. An archive knows more:
 * which numbers it holds, and so in which year a number without one belongs.
 */
#ifndef ARCHIVE_RESOLVE_H
#define ARCHIVE_RESOLVE_H

#include "archive/get.h"
#include "archive/series.h"
#include "base/json.h"

struct resolve_want {
	int year;         /* of numbers that do not say it; 0: not known */
	struct date near; /* the day about which they were written; year 0: not known */
};

/* A number that may be meant. */
struct candidate {
	struct mrn mrn;     /* year 0: it cannot be known */
	Str text;           /* canonical */
	enum series series;
	StrList why;        /* phrases */
	LIST(struct summary) held;
	LIST(struct summary) near; /* if none is held: those of the post next to it */
	int64_t citations;  /* telegrams held that cite it */
};

/* One spelling out of a text. */
struct resolved {
	Str raw;            /* as it was written */
	Str label;          /* "B" */
	enum ref_kind kind;
	bool notal;
	bool inferred;      /* no year is written */
	Str says;           /* of what is no number: what it is */
	LIST(struct candidate) candidates; /* the likeliest first */
};
typedef LIST(struct resolved) ResolvedList;

/* Read a text, one number or a list of references, by the authority tables alone. Everything lives in the arena. */
void resolve_read(struct arena *a, Str text, const struct resolve_want *want, ResolvedList *out);

/* Ask an archive: years, what is held and what stands near. */
bool resolve_look_up(struct archive *ar, struct arena *a, const struct resolve_want *want, ResolvedList *list,
                     struct error *err);

/* One object, "resolve/1". */
void resolve_json(struct json *j, Str text, const ResolvedList *list);

#endif
