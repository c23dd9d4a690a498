/*
 * resolve_part - what reading a spelling and looking it up share. Private to resolve*.c.
 */
#ifndef ARCHIVE_RESOLVE_PART_H
#define ARCHIVE_RESOLVE_PART_H

#include "archive/resolve.h"

/* Add the candidates for a number as it was read: the posts that its name may mean. */
void candidates_add(struct arena *a, struct resolved *r, const struct mrn *m, const struct resolve_want *want);

/* Add a phrase to what speaks for a candidate. */
void candidate_why(struct arena *a, struct candidate *c, Str why);

#endif
