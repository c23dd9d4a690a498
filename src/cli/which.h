/*
 * which - the one telegram of an archive that a word names, for commands that change something.
 */
#ifndef CLI_WHICH_H
#define CLI_WHICH_H

#include "archive/archive.h"

/*
 * The telegram of a number in any spelling, or of an id written "id:12". A number
 * that stands on several telegrams is ERR_USAGE, with their ids in the sentence.
 */
bool which_telegram(struct archive *ar, const char *word, int64_t *id, struct error *err);

/* Who is at the keyboard: `given`, else the login name, else "unknown". Lives in the arena. */
Str which_person(struct arena *a, const char *given);

#endif
