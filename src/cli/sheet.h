/*
 * sheet - a telegram as a person reads it, in the terminal.
 *
 * The text keeps its lines as sent (a table stays a table); numbers and marks of
 * paragraphs move to the margin, page lines are folded, what the archive stamped
 * into the text is left out, a section that is not held shows as a torn edge.
 */
#ifndef CLI_SHEET_H
#define CLI_SHEET_H

#include "cable/telegram.h"
#include "cli/terminal.h"

enum { SHEET_MOST = 80, SHEET_MARGIN = 9 };

struct sheet {
	struct buf *out;
	const struct terminal *terminal;
	struct arena *arena; /* for what is made on the way */
	const struct cable *cable;
	size_t width; /* columns */
};

/* The whole sheet, at most 80 columns wide. */
void sheet_put(struct buf *out, const struct terminal *t, struct arena *a, const struct cable *c);

/* Its parts: the line with the class, above and below; the head; the text. */
void sheet_put_banner(const struct sheet *s);
void sheet_put_head(const struct sheet *s);
void sheet_put_body(const struct sheet *s);

#endif
