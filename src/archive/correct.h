/*
 * correct - a person's corrections of what a telegram says of itself, kept beside it.
 *
 * The telegram and what was read out of it stay as they are: a correction is
 * shown beside them, as errata are, with who made it, when and why. None is ever changed; a later
 * one of the same field counts.
 */
#ifndef ARCHIVE_CORRECT_H
#define ARCHIVE_CORRECT_H

#include "archive/log.h"

/* What can be corrected. */
#define CORRECTION_FIELDS(X) \
	X(MRN, "mrn", "its number, such as 74LAPAZ9412") \
	X(DATE, "date", "a day, 1974-12-31, or a date-time group, 311530Z DEC 74") \
	X(FROM, "from", "who sent it") \
	X(TO, "to", "action addressees, separated by commas") \
	X(SUBJECT, "subject", "one line") \
	X(CLASSIFICATION, "classification", "UNCLASSIFIED, LIMITED OFFICIAL USE, RESTRICTED, CONFIDENTIAL, SECRET or TOP SECRET") \
	X(PRECEDENCE, "precedence", "ROUTINE, PRIORITY, IMMEDIATE, NIACT IMMEDIATE, FLASH or FLASH OVERRIDE") \
	X(TAGS, "tags", "TAGS, separated by commas") \
	X(SIGNER, "signer", "the name under it") \
	X(NOTE, "note", "anything that a reader should know")

struct correction {
	int64_t id, telegram;
	Str field, value; /* in the form that readers of the field give */
	Str because, by;
	Str time;         /* "2026-11-24T19:00:00Z" */
	Str sha256;       /* of all but ids and time */
};
typedef LIST(struct correction) CorrectionList;

/* Field names with what their values look like, for help: pairs, ended by NULL. */
extern const char *const correction_fields[];

/*
 * Split "subject=A NEW SUBJECT" and bring the value into its form. False if there is
 * no such field or the value has not its form: the sentence shows what has. Lives in the arena.
 */
bool correction_read(struct arena *a, Str assignment, struct correction *out, struct error *err);

/*
 * Keep corrections of one telegram, all or none, in a batch of its own. Of each,
 * field, value, because and by are used.
 */
bool archive_correct(struct archive *ar, int64_t telegram, const CorrectionList *list, struct error *err);

/* The corrections of a telegram, the oldest first; id 0: of all. They live in the arena. */
bool archive_get_corrections(struct archive *ar, struct arena *a, int64_t telegram, CorrectionList *out,
                             struct error *err);

/* The hash that a correction should have. */
void correction_digest(const struct correction *c, struct digest *out);

#endif
