/*
 * hit - what a list shows of one telegram that a query found.
 */
#ifndef SEARCH_HIT_H
#define SEARCH_HIT_H

#include "search/feed.h"
#include "search/snippet.h"

struct hit {
	int64_t id;
	Str path, member; /* of a file searched without an archive */
	struct mrn mrn;
	Str number;       /* "06ALMATY3273"; absent if it has none */
	struct dtg dtg;
	int day;          /* 20060918; 0 if it is not known */
	Str from;         /* name of the post in numbers, "LAPAZ", else the address as it stands */
	StrList to;       /* the same of the action addressees */
	enum class_level sent, now;
	bool sbu;
	Str subject;      /* absent if there is none */
	SpanList subject_hits;
	struct snippet snippet;
};
typedef LIST(struct hit) HitList;

/* Make a hit of a document that matches. It lives in `a` wholly; `scratch` is used. */
struct hit hit_make(struct arena *a, struct arena *scratch, const struct query *q, const struct fed *one,
                    const struct document *d);

#endif
