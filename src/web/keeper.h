/*
 * keeper - brings the index of an archive up to date while the reading room is open.
 *
 * A thread of its own looks every few seconds whether telegrams came, or whether the index is gone or damaged,
 * and sees to it, unless another program does. Readers are answered meanwhile.
 */
#ifndef WEB_KEEPER_H
#define WEB_KEEPER_H

#include "search/lookup.h"

struct keeper;

/* NULL where the system has no room for it: then nothing is kept up. Both must stay. */
struct keeper *keeper_open(const char *archive, struct lookup *lookup);
void keeper_close(struct keeper *k); /* breaks off what is being done; NULL is allowed */

#endif
