/*
 * wrap - text in lines of at most 65 columns, never above 69.
 *
 * Date-time groups, references and routing indicators stay on one line. So do
 * words that a break would change for a reader, who joins lines by a blank but
 * by nothing behind a hyphen, and takes a line that begins with "4." for a new
 * paragraph and one that is SECRET alone for a banner.
 */
#ifndef CABLE_WRAP_H
#define CABLE_WRAP_H

#include "base/buf.h"

enum {
	WRAP_COLUMNS = 65,
	LINE_COLUMNS = 69, /* ACP 127(G) 138.f */
};

/* Whether a block may be broken between what is on the line and the rest. */
typedef bool wrap_rule(Str line, Str rest);

/*
 * Put `lead` and the words of `text` behind it; further lines are indented.
 * Blanks are collapsed, paragraph signs (an archive's) left out. Ends in a line end.
 */
void wrap_put(struct buf *b, Str lead, Str text, size_t indent, wrap_rule *may_break);

/* The rule for prose: the next line must not look like anything but text. */
bool wrap_reads_on(Str line, Str rest);

/* Put the words of `s` with single blanks between them, without paragraph signs. */
void wrap_put_plain(struct buf *b, Str s);

/* Columns of `s` as it stands: its characters. */
size_t wrap_width(Str s);

#endif
