/*
 * stats - what an archive holds, and how far to trust it.
 */
#ifndef ARCHIVE_STATS_H
#define ARCHIVE_STATS_H

#include "archive/archive.h"

struct stats_count {
	Str name;
	int64_t n;
};
typedef LIST(struct stats_count) CountList;

/* Sources of one form. */
struct stats_form {
	Str form;
	int64_t files, bytes, telegrams;
};

/* An import as it ended; `finished` is absent if it was broken off. */
struct stats_import {
	int64_t id;
	Str name, started, finished;
	Str paths; /* as given, a line each */
	int64_t imported, already_there, not_telegrams, failed;
};

/* Something that was offered and is not in the archive. */
struct stats_trouble {
	Str path, member, reason;
};

struct stats_incomplete {
	int64_t id;
	Str mrn, subject;
	int64_t held, sections;
};

struct stats {
	int64_t telegrams, bytes; /* of all their texts */
	int64_t newest_id;        /* grows with every telegram; 0: there is none */
	Str first, last;          /* times of the earliest and the latest; absent if none is known */
	int64_t without_time, without_mrn;
	CountList posts;          /* by telegrams, most first; the absent name is "not known" */
	CountList years;          /* by date-time group, earliest first */
	CountList findings;       /* by rule */
	LIST(struct stats_form) forms;
	LIST(struct stats_import) imports; /* the last one first */
	LIST(struct stats_trouble) failed; /* files that never could be read, by path */
	LIST(struct stats_trouble) others; /* files that hold no telegram */
	LIST(struct stats_incomplete) incomplete; /* sections are missing */
	int64_t cited_not_held;   /* numbers */
};

/* Everything lives in the arena. All of it is counted as of one moment. */
bool archive_get_stats(struct archive *ar, struct arena *a, struct stats *out, struct error *err);

#endif
