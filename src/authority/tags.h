/*
 * tags - the codes of a TAGS line: subjects, programs, countries, regions,
 * organizations.
 *
 * One code may mean several things: `GE` was East Germany in 1974 and is
 * Georgia since 2024, `UN` is an organization in both times. So a code has a
 * run of rows, each with the kind that tells its time.
 */
#ifndef AUTHORITY_TAGS_H
#define AUTHORITY_TAGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "authority/near.h"
#include "authority/validity.h"
#include "base/str.h"

/*        kind          word in the table  group    from      to */
#define TAG_KINDS(X) \
	X(SUBJECT,      "subject",      SUBJECT, 0,        0) \
	X(SUBJECT_1974, "subject_1974", SUBJECT, 19730301, 0) \
	X(PROGRAM,      "program",      PROGRAM, 0,        0) \
	X(GEO,          "geo",          GEO,     0,        0) \
	X(GEO_1974,     "geo_1974",     GEO,     19730301, 0) \
	X(GEO_2024,     "geo_2024",     GEO,     0,        0) \
	X(REGION,       "region",       REGION,  0,        0) \
	X(REGION_1974,  "region_1974",  REGION,  19730301, 0) \
	X(REGION_2024,  "region_2024",  REGION,  20240101, 0) \
	X(ORG,          "org",          ORG,     0,        0) \
	X(ORG_1974,     "org_1974",     ORG,     19730301, 0)

enum tag_kind {
#define X(kind, word, group, from, to) TAG_##kind,
	TAG_KINDS(X)
#undef X
	TAG_KIND_COUNT
};

/* What a code is about, whatever its time. The order is that of a TAGS line by rule. */
enum tag_group {
	TAG_GROUP_SUBJECT,
	TAG_GROUP_PROGRAM,
	TAG_GROUP_ORG,
	TAG_GROUP_GEO,
	TAG_GROUP_REGION
};

struct tag {
	Str code;
	Str name; /* absent where it is not known */
	uint8_t kind;
};

/* Rows that share a code, side by side, in the order of enum tag_kind. */
struct tags {
	const struct tag *first;
	size_t n;
};

/* All rows of a code; n is 0 if it is unknown. Case does not matter. */
struct tags tag_find(Str code);

/*
 * The row that fits a telegram of that day best: 1973-79 kinds before 1980, those
 * of 2024 from then on, the plain ones between. A code that is known only in
 * another time is still found, so compare with tag_kind_validity(). NULL if unknown.
 */
const struct tag *tag_at(Str code, int date);

/* Set of 1u << kind for all rows of a code, 0 if it is unknown. */
unsigned tag_kinds(Str code);

/* The word for a kind as the table writes it ("subject_1974"). */
Str tag_kind_word(enum tag_kind kind);

enum tag_group tag_kind_group(enum tag_kind kind);

/* When codes of a kind were in use, as far as known; open where it is not. */
struct validity tag_kind_validity(enum tag_kind kind);

/*
 * Read two known codes written together: PRELPGOV, or a subject and a country, PRELIR.
 * Returns the length of the first, 0 if the word is no such pair.
 */
size_t tag_split(Str word);

/* The closest code of the same day's kinds; NULL if none is close enough. */
const struct tag *tag_near(Str code, int date, struct near *how);

/* The same for codes one edit away, which is quick enough for every unknown token. */
const struct tag *tag_by_one(Str code, int date, struct near *how);

/* The whole table, by code and kind. */
struct tags tag_all(void);

#endif
