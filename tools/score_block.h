/*
 * score_block - the TAGS, SUBJECT and REF lines of a telegram, by a plain rule.
 *
 * A block begins at the first line that opens with the label (TAGS or TAG; SUBJECT or
 * SUBJ; REF, REFS, REFERENCE or REFERENCES) and a colon or a hyphen, above paragraph 1. It
 * ends before a blank line, a line with a label of its own (`SUMMARY:`) or paragraph 1.
 * What the page break of an archive copy puts between the lines is passed over. This is
 * not the reader's way, on purpose.
 */
#ifndef SCORE_BLOCK_H
#define SCORE_BLOCK_H

#include "base/arena.h"

enum block_kind { BLOCK_TAGS, BLOCK_SUBJECT, BLOCK_REF };

struct block {
	Str text;  /* the lines without the label, joined by line ends; absent if there is none */
	Str lines; /* the same as they stand in the telegram, label and all */
};

struct block block_find(struct arena *a, Str telegram, enum block_kind kind);

/* The part of the telegram above NARA's attributes: below it stand the answers. */
Str block_cut(Str telegram);

/* Letters and digits of `s` in capitals. */
Str letters_of(struct arena *a, Str s);

#endif
