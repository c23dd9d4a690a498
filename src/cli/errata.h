/*
 * errata - corrections by persons, as they are shown with a telegram.
 */
#ifndef CLI_ERRATA_H
#define CLI_ERRATA_H

#include "archive/archive.h"
#include "cli/terminal.h"

/* Put what was corrected, by whom, when and why; nothing if nothing was. False if the archive refuses. */
bool errata_put(struct buf *out, const struct terminal *t, struct arena *a, struct archive *ar, int64_t telegram,
                struct error *err);

#endif
