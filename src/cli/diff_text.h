/*
 * diff_text - two versions of a telegram, as a person compares them in the terminal.
 */
#ifndef CLI_DIFF_TEXT_H
#define CLI_DIFF_TEXT_H

#include "archive/diff.h"
#include "cli/terminal.h"

/* Values in two columns, then paragraphs; those that are the same only with `all`. */
void diff_text(struct buf *b, const struct terminal *t, struct arena *a, const struct diff *d, Str left, Str right,
               bool all);

#endif
