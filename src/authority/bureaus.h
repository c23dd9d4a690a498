/*
 * bureaus - office codes of the distribution block on Department copies:
 * ACTION ARA-10, INFO OCT-01 SS-15.
 *
 * A code may be that of another agency with an E behind it (DODE, CIAE). The
 * copies are of 1968 to 2009; the names are those of the time.
 */
#ifndef AUTHORITY_BUREAUS_H
#define AUTHORITY_BUREAUS_H

#include <stddef.h>

#include "base/str.h"

struct bureau {
	Str code;
	Str name; /* absent where it is not known */
};

/* NULL if the code is unknown. */
const struct bureau *bureau_find(Str code);

/* The whole table, by code. */
const struct bureau *bureau_all(size_t *n);

#endif
