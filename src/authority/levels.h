/*
 * levels - classifications: how they are written, ranked and archived.
 *
 * Limited Official Use, For Official Use Only, SBU and EFTO are controls over
 * unclassified text; they rank between UNCLASSIFIED and the levels.
 */
#ifndef AUTHORITY_LEVELS_H
#define AUTHORITY_LEVELS_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct level {
	Str name;    /* SENSITIVE BUT UNCLASSIFIED */
	Str text;    /* first words of the text: UNCLAS, "UNCLAS + caption SENSITIVE" */
	Str text_key; /* the same in capitals */
	Str spaced;  /* C O N F I D E N T I A L; absent if it is not spaced */
	Str signal;  /* ZNR or ZNY */
	Str archive; /* UNCLASSIFIED//FOR OFFICIAL USE ONLY */
	Str marks;   /* portion marks, with commas between: "C/NF, C//NF" */
	Str era;
	char letter; /* repeated five times behind the signal */
	uint8_t rank; /* U 0, controls 1, R 2, C 3, S 4, TS 5 */
};

/* By name, by first words, by archive field; the plainest row first. NULL if unknown. */
const struct level *level_find(Str name);
const struct level *level_by_text(Str text);
const struct level *level_by_archive(Str field);

/* By the level part of a portion mark: U, C, S, TS, SBU, LOU, FOUO, R. NULL if unknown. */
const struct level *level_by_mark(Str mark);

/* The whole table, lowest first. */
const struct level *level_all(size_t *n);

#endif
