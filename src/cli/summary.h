/*
 * summary - what was read out of a telegram, as aligned lines `key: value`.
 */
#ifndef CLI_SUMMARY_H
#define CLI_SUMMARY_H

#include "cable/output.h"

/* Put the values that a telegram has; those that it does not have are left out. */
void summary_put(struct buf *b, const struct cable *c, const struct source *s);

/* Put one line for each node of the telegram's tree: place, kind, text. */
void summary_put_tree(struct buf *b, const struct cable *c);

#endif
