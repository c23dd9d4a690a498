/*
 * numbers - telegrams in the order of their numbers.
 */
#ifndef ARCHIVE_NUMBERS_H
#define ARCHIVE_NUMBERS_H

#include "archive/get.h"

/*
 * Call `each` with every id: by post, the telegrams of one before its airgrams, by year and number,
 * equal ones by id; those without a number last, by id. `each` must not use the archive; false ends it.
 */
bool archive_each_by_number(struct archive *ar, bool (*each)(void *data, int64_t id), void *data,
                            struct error *err);

/* The number of a telegram; its text lives in the arena. ERR_MISSING if there is no telegram with that
 * id. */
bool archive_get_number(struct archive *ar, struct arena *a, int64_t id, struct mrn *out,
                        struct error *err);

/* The form of the file that it came in first: "nara". The same. */
bool archive_get_form(struct archive *ar, struct arena *a, int64_t id, Str *out, struct error *err);

#endif
