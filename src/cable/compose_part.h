/*
 * compose_part - what the parts of compose share; private to them.
 *
 * Each part puts whole lines. Blocks are set apart by one empty line.
 */
#ifndef CABLE_COMPOSE_PART_H
#define CABLE_COMPOSE_PART_H

#include "cable/compose.h"

struct composer {
	struct buf *out;
	struct arena *a;   /* for what is only needed while composing */
	const struct cable *c;
	size_t start;      /* where the telegram begins in `out` */
	bool wire;         /* it has the heading of the wire, format lines 1 to 4 */
	int section;       /* the one that is open, 0 if the telegram has none */
	int number;        /* of the last numbered paragraph, -1 before the first */
	uint32_t embedded; /* the first telegram inside the text that does not end before what is being put */
	bool tight;        /* the next block follows without an empty line */
};

/* The parts, in the order in which they stand. */
void compose_heading(struct composer *k);     /* format lines 1 to 10 */
void compose_class(struct composer *k);       /* the classification line */
void compose_captions(struct composer *k);    /* captions, pass lines, unknown lines above the elements */
void compose_elements(struct composer *k);    /* E.O., TAGS, SUBJECT */
void compose_lines_below(struct composer *k); /* unknown lines behind these */
void compose_refs(struct composer *k);
void compose_classified_by(struct composer *k);
void compose_text(struct composer *k);        /* paragraphs, headings, signer */
void compose_ending(struct composer *k);      /* separation, validation, end of message */

/* One paragraph: wrapped, or line by line where the lines were set by hand, as in a table. `next` may be NULL. */
void compose_paragraph(struct composer *k, const struct paragraph *p, const struct paragraph *next);

/* Begin a block: an empty line, unless one is there or nothing is. */
void compose_gap(struct composer *k);

/* A line of its own, with its blanks; broken only where it is wider than a line can be. */
void compose_whole_line(struct composer *k, Str line);

/* The section that the telegram begins with, 0 if it has none. */
int compose_first_section(const struct cable *c);

/* A post's name in words, "LA PAZ" for LAPAZ; the name itself where its words are not known. */
Str compose_post(struct composer *k, Str post);

/*
 * The number's digits: as they were written in `written` (which keeps their
 * zeros), unless they say another number; then with at least `width` digits.
 */
Str compose_digits(struct composer *k, uint32_t number, Str written, int width);

/* The line that begins at or goes over `off`, as an index; the last one for the end of the text. */
uint32_t compose_line_at(const struct cable *c, uint32_t off);

/* A line's text without blanks and line end. */
Str compose_line(const struct cable *c, uint32_t line);

#endif
