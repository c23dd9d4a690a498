/*
 * values - the small values of a telegram: class, precedence, time, number.
 *
 * Each has a reader, text to value, and a printer, value to text.
 */
#ifndef CABLE_VALUES_H
#define CABLE_VALUES_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/calendar.h"

/* Profiles: the set of rules that apply to a copy (cable-telegram(7)). */
#define PROFILES(X) \
	X(ACP127, "acp127") \
	X(STATE, "state") \
	X(ARCHIVE, "archive") \
	X(AAD, "aad") \
	X(SMART, "smart")

enum profile {
#define X(id, name) PROFILE_##id,
	PROFILES(X)
#undef X
	PROFILE_COUNT
};

Str profile_name(enum profile p);
bool profile_read(Str name, enum profile *out);

/* Levels of classification, lowest first; a control such as SBU is no level. */
#define LEVELS(X) \
	X(NONE, "", "") \
	X(UNCLASSIFIED, "UNCLASSIFIED", "U") \
	X(LOU, "LIMITED OFFICIAL USE", "LOU") \
	X(RESTRICTED, "RESTRICTED", "R") \
	X(CONFIDENTIAL, "CONFIDENTIAL", "C") \
	X(SECRET, "SECRET", "S") \
	X(TOP_SECRET, "TOP SECRET", "TS")

enum class_level {
#define X(id, word, mark) LEVEL_##id,
	LEVELS(X)
#undef X
	LEVEL_COUNT
};

Str level_word(enum class_level l); /* "CONFIDENTIAL"; the absent Str for LEVEL_NONE */
Str level_mark(enum class_level l); /* "C" */

/*
 * Read a class word, letter-spaced or not, at the start of `s`: "UNCLAS",
 * "C O N F I D E N T I A L", "LIMITED OFFICIAL USE", "SS E C R E T" (one extra
 * capital). Returns the bytes used, 0 if there is none.
 */
size_t level_read(Str s, enum class_level *out);

/*
 * Read a class word with one or two letters lost or changed at the start of a line that else
 * looks like a class line: "C O N F I D E N I A L LIMA 9123", "UNLCAS LIMA 9123". Returns the
 * bytes used, 0 if there is none.
 */
size_t level_read_near(Str line, enum class_level *out);

/* Precedences (ACP 127(G) 150-151; 5 FAH-2 H-421), lowest first. */
#define PRECEDENCES(X) \
	X(NONE, ' ', "") \
	X(ROUTINE, 'R', "ROUTINE") \
	X(PRIORITY, 'P', "PRIORITY") \
	X(IMMEDIATE, 'O', "IMMEDIATE") \
	X(NIACT, 'O', "NIACT IMMEDIATE") \
	X(FLASH, 'Z', "FLASH") \
	X(OVERRIDE, 'Y', "FLASH OVERRIDE")

enum prec {
#define X(id, letter, word) PREC_##id,
	PRECEDENCES(X)
#undef X
	PREC_COUNT
};

Str precedence_word(enum prec p); /* the absent Str for PREC_NONE */
enum prec precedence_of_letter(char c);

/*
 * A date-time group, ACP 127(G) 113: DDHHMMZ MON YY. `date.year` is 0 where
 * neither the group nor an outer date gives it, `date.month` 0 where the month
 * is left out. Minutes of the day are Zulu only when `zone` is 'Z'.
 */
struct dtg {
	struct date date;
	uint16_t minute; /* of the day, 0 to 1439 */
	char zone;       /* 'Z' */
	uint8_t year_digits; /* as written: 0, 2 or 4 */
};

/*
 * Read "180645Z SEP 06" at the start of `s`. Returns the bytes used, 0 if there
 * is none; `*out` is set only on success. Two-digit years turn at 66: 66..99 are
 * 19yy, 00..65 are 20yy (the telegrams run from 1966 to 2010; ACP 127(G) 113 would
 * read the 06 of 2006 as 1906).
 */
size_t dtg_read(Str s, struct dtg *out);
void dtg_print(struct buf *b, const struct dtg *d);      /* "180645Z SEP 06" */
void dtg_print_time(struct buf *b, const struct dtg *d); /* "2006-09-18T06:45Z" */
void date_print(struct buf *b, struct date d);           /* "2006-09-18" */
bool dtg_known(const struct dtg *d);                     /* day, month and year are there and valid */
int year_of_two(unsigned yy);

/*
 * A message reference number. `post` is the canonical name without blanks
 * ("NEWDELHI"), `year` has four digits or is 0, `number` has no leading zeros.
 */
struct mrn {
	Str post;
	uint16_t year;
	bool airgram; /* an "A-101": a series of its own */
	uint32_t number;
};

/*
 * Read any spelling of a number out of all of `s`: "06ALMATY3273", "06 ALMATY 003273",
 * "1974LAPAZ04746", "ALMATY 3273", "STATE (01) 201265", "377 KATHMANDU". Post names
 * go through the alias table; an unknown post keeps its letters. The post lives in the
 * arena or the tables. False if `s` is not one number.
 */
bool mrn_read(struct arena *a, Str s, struct mrn *out);
Str mrn_post_part(Str s);                                /* "NEW DELHI NO." without the word for a number */
void mrn_print(struct buf *b, const struct mrn *m);      /* "06ALMATY3273", year and all if known */
Str mrn_str(struct arena *a, const struct mrn *m);

#endif
