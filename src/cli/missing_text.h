/*
 * missing_text - what an archive lacks, as a person reads it in the terminal.
 */
#ifndef CLI_MISSING_TEXT_H
#define CLI_MISSING_TEXT_H

#include "archive/missing.h"
#include "cli/terminal.h"

/* At most `rows` of each list. */
void missing_text(struct buf *b, const struct terminal *t, struct arena *a, const struct missing *m, uint32_t rows);

#endif
