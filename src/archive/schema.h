/*
 * schema - the tables of an archive file, as numbered steps.
 *
 * A step is never changed once archives with it exist: a new one follows it.
 * docs/SCHEMA.md says what the tables hold.
 */
#ifndef ARCHIVE_SCHEMA_H
#define ARCHIVE_SCHEMA_H

#include "archive/db.h"

enum {
	SCHEMA_APPLICATION = 0x43414252, /* "CABR": application_id of an archive */
};

/* Each brings a file from its index to the next number: scripts, ended by NULL. */
extern const char *const *const schema_steps[];
extern const int schema_newest; /* user_version of a file that has had them all */

enum schema_state {
	SCHEMA_EMPTY, /* a file without anything */
	SCHEMA_OLDER,
	SCHEMA_CURRENT
};

/* What the file is. One that is no archive, or of a newer program, is an error. */
bool schema_look(struct db *db, const char *path, enum schema_state *out, struct error *err);

/* Bring the file up to the newest step, in one transaction. */
bool schema_upgrade(struct db *db, struct error *err);

#endif
