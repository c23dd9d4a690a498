/*
 * posts - embassies, consulates and missions: their names in record numbers,
 * their addresses, and the routing indicators that led to them.
 *
 * Real telegrams call one post AMEMBASSY ABU DHABI, Embassy Abu Dhabi, ABUDHABI
 * and, in the 1970s, ABUDH. A routing indicator can serve several posts, and
 * not at all times the same: RUEHTA is Almaty to late 2006 and Astana after.
 */
#ifndef AUTHORITY_POSTS_H
#define AUTHORITY_POSTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "authority/near.h"
#include "authority/validity.h"
#include "base/str.h"

#define POST_TYPES(X) \
	X(EMBASSY,    "embassy") \
	X(CONSULATE,  "consulate") \
	X(MISSION,    "mission") \
	X(OFFICE,     "office") \
	X(REO,        "reo") \
	X(INTERESTS,  "interests_section") \
	X(INSTITUTE,  "institute") \
	X(DELEGATION, "delegation") \
	X(DEPARTMENT, "department") \
	X(AGENCY,     "agency")

enum post_type {
#define X(type, word) POST_##type,
	POST_TYPES(X)
#undef X
	POST_TYPE_COUNT
};

struct post {
	Str mrn;     /* name in a record number: ABUDHABI */
	Str city;    /* Abu Dhabi; absent for travelling parties */
	Str country; /* ISO 3166-1 alpha-2; absent where it is left open on purpose */
	Str ri;      /* the routing indicator seen most; absent if none is known */
	uint8_t type;
	bool placed; /* lat and lon are known */
	float lat, lon;
	struct validity valid; /* of the post under this name */
	Str note;
};

/*           kind      word in the table */
#define ALIAS_KINDS(X) \
	X(PLAD,      "plad")                   /* plain address: AMEMBASSY LA PAZ */ \
	X(ORIGIN,    "archive_origin")         /* origin of an archive record: Embassy La Paz */ \
	X(SHORT,     "document_number_1973_79") /* cut name of 1973-79: BUENOS */ \
	X(VARIANT,   "reference_variant")      /* misspelling or abbreviation in references */ \
	X(MALFORMED, "malformed_record_id")    /* a whole broken record number */ \
	X(MRN,       "mrn")                    /* the name itself, also with blanks: LA PAZ */

enum alias_kind {
#define X(kind, word) ALIAS_##kind,
	ALIAS_KINDS(X)
#undef X
	ALIAS_KIND_COUNT
};

struct alias {
	Str key;  /* the text in capitals with single blanks */
	Str text; /* as it is written */
	const struct post *post;
	struct validity valid;
	uint8_t kind;
};

struct aliases {
	const struct alias *first;
	size_t n;
};

struct alias_range {
	const struct alias *const *first;
	size_t n;
};

/* A routing indicator and a post it served. */
struct routing {
	Str ri;
	const struct post *post;
	struct validity valid;
};

struct routings {
	const struct routing *first;
	size_t n;
};

struct post_range {
	const struct post *const *first;
	size_t n;
};

/* The post whose name in record numbers is `mrn`. NULL if unknown. */
const struct post *post_find(Str mrn);

/*
 * The post behind any way of writing it: LA PAZ, LAPAZ, AMEMBASSY LA PAZ, Embassy La Paz,
 * and for 1973-79 PORT M. Case does not matter, runs of blanks count as one. `kind` (may
 * be NULL) tells what the name was; AMCONGEN LA PAZ, an address in no table, is a VARIANT.
 * Where a name stands for several posts (AIT TAIPEI, USDEL SECRETARY) the first row
 * decides. NULL if unknown.
 */
const struct post *post_by_alias(Str name, enum alias_kind *kind);

/* All rows for a name: several posts, or several kinds for one post. */
struct aliases post_aliases(Str name);

/* The names of a post, by kind, the usual one first. */
struct alias_range post_names(const struct post *post);

/* The usual name of one kind (plain address, archive origin ...); absent if there is none. */
Str post_name(const struct post *post, enum alias_kind kind);

/* All posts a routing indicator served, the likeliest first. */
struct routings post_routings(Str ri);

/* The likeliest of them on a day; NULL if there is none. */
const struct post *post_by_ri(Str ri, int date);

/* Whether a routing indicator may stand for the post on that day. */
bool post_has_ri(const struct post *post, Str ri, int date);

/* Posts in a country (ISO code), by name. */
struct post_range post_in_country(Str iso2);

Str post_type_word(enum post_type type);
Str alias_kind_word(enum alias_kind kind);

/* The closest post to a misspelt name in a record number. */
const struct post *post_near(Str mrn, struct near *how);

/* The closest plain address, at most `most` edits away; `how` as above. NULL if none is close enough. */
const struct alias *post_plad_near(Str plad, unsigned most, struct near *how);

/* The whole table, by name. */
const struct post *post_all(size_t *n);

#endif
