/*
 * duplicates - telegrams of which the archive holds several texts.
 */
#ifndef ARCHIVE_DUPLICATES_H
#define ARCHIVE_DUPLICATES_H

#include "archive/get.h"

/* The ids of all texts that archive_get_versions() gives another one for, in order. Costs what there are, not what is held. */
bool archive_get_duplicates(struct archive *ar, struct arena *a, IdList *out, struct error *err);

#endif
