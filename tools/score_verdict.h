/*
 * score_verdict - what is asked of the reader, and how one answer was judged.
 *
 *	mrn         year and number are those of NARA's Document Number, and its post, which
 *	            NARA cuts to six letters (a name of several words to five), begins ours
 *	day         the day of our date-time group is NARA's Draft Date: NARA took it from there
 *	class       the same word
 *	from        the same letters; a tail such as `OR-P` or `OR-M` is not asked: it is the code
 *	            of the original classifier from the E.O. line, which NARA's field swallowed
 *	subject     of letters and digits alone, the same, or one the beginning of the other:
 *	            NARA's field stops at a line's end, or runs on into the text, as its machine
 *	            saw fit. It may begin with the portion mark, which the reader keeps apart.
 *	            So that a reader cannot profit by stopping early, ours must also be all of
 *	            the telegram's own SUBJECT lines
 *	tags-right  each of our TAGS, persons aside, is in NARA's list
 *	tags-found  each of NARA's TAGS that stands in the telegram's own TAGS lines is ours.
 *	            NARA's indexers added others, and mended some: these cannot be asked
 *	refs-right  each cable or airgram that we take for a reference is in NARA's Reference.
 *	            That field may end before the list does (it often holds the first line
 *	            alone): of what stands behind its last number NARA says nothing, and
 *	            nothing is asked
 *	refs-found  each number of NARA's Reference that stands in the telegram's own REF lines
 *	            is ours, with its post
 *
 * TAGS, SUBJECT and REF lines are found by a rule of the score's own (score_block.h), so that the
 * reader is not its own judge.
 */
#ifndef SCORE_VERDICT_H
#define SCORE_VERDICT_H

#include "cable/telegram.h"
#include "score_truth.h"

#define FIELDS(X) \
	X(MRN,        "mrn",        NUMBER) \
	X(DAY,        "day",        DRAFTED) \
	X(CLASS,      "class",      CLASS) \
	X(FROM,       "from",       FROM) \
	X(SUBJECT,    "subject",    SUBJECT) \
	X(TAGS_RIGHT, "tags-right", TAGS) \
	X(TAGS_FOUND, "tags-found", TAGS) \
	X(REFS_RIGHT, "refs-right", REFERENCE) \
	X(REFS_FOUND, "refs-found", REFERENCE)

enum field {
#define X(id, name, attribute) FIELD_##id,
	FIELDS(X)
#undef X
	FIELD_COUNT
};

Str field_name(enum field f);
enum attribute field_attribute(enum field f);
bool field_read(Str name, enum field *out);

/* Texts live in the judge's arena, or in the telegram's text. */
struct verdict {
	enum field field;
	bool right;
	Str ours, theirs; /* absent: nothing */
	Str text;         /* the lines of the telegram that it is about */
};

/* One telegram being judged. */
struct judge {
	struct arena *a;
	const struct cable *c;
	const struct truth *truth;
	LIST(struct verdict) verdicts;
	unsigned unasked; /* references of which NARA says nothing */
};

void verdict_add(struct judge *j, enum field f, bool right, Str ours, Str theirs, Str text);

void judge_values(struct judge *j); /* mrn to subject: score_values.c */
void judge_tags(struct judge *j);   /* score_tags.c */
void judge_refs(struct judge *j);   /* score_refs.c */

#endif
