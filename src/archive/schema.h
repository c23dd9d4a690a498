/*
 * schema - the tables of an archive file, as numbered steps.
 *
 * A step is never changed once archives with it exist: a new one follows it.
 * docs/SCHEMA.md says what the tables hold.
 */
#ifndef ARCHIVE_SCHEMA_H
#define ARCHIVE_SCHEMA_H

#include "archive/archive.h"
#include "archive/db.h"

enum {
	SCHEMA_APPLICATION = 0x43414252, /* "CABR": application_id of an archive */
};

/* The steps. What is in two parts has something in between that takes more than SQL. Scripts, ended by NULL. */
extern const char *const schema_step_1[];
extern const char *const schema_step_2_before[];
bool schema_step_2_convert(struct archive *ar, struct error *err);
extern const char *const schema_step_2_after[];

extern const int schema_newest; /* user_version of a file that has had them all */

enum schema_state {
	SCHEMA_EMPTY, /* a file without anything */
	SCHEMA_OLDER,
	SCHEMA_CURRENT
};

/* What the file is. One that is no archive, or of a newer program, is an error. */
bool schema_look(struct db *db, const char *path, enum schema_state *out, struct error *err);

/* Make all tables in a file that is empty, in one transaction. */
bool schema_make(struct db *db, struct error *err);

/* Bring an older archive up to the newest step, in one transaction; telegrams in it are read again, under their old ids. */
bool schema_upgrade(struct archive *ar, struct error *err);

#endif
