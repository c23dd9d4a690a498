/*
 * missing_output - what an archive lacks, as JSON ("missing/1") and CSV.
 */
#ifndef ARCHIVE_MISSING_OUTPUT_H
#define ARCHIVE_MISSING_OUTPUT_H

#include "archive/missing.h"
#include "base/json.h"

/* One object. What missing_describe() has not filled in is null. */
void missing_json(struct json *j, Str archive, const struct missing *m);

/* A line with the names of the columns, then a line for each thing that is missing, of every kind. */
void missing_csv(struct buf *b, const struct missing *m);

#endif
