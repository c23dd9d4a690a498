/*
 * schema_trust - the tables that tell how far an archive can be trusted, as a part of a schema step.
 */
#ifndef ARCHIVE_SCHEMA_TRUST_H
#define ARCHIVE_SCHEMA_TRUST_H

/* A script of CREATE statements. Like a step, it is never changed once archives with it exist. */
extern const char schema_trust[];

#endif
