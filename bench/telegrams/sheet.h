/*
 * sheet - the parts of a telegram that all forms share, as lines.
 *
 * Lines end in LF and have no blanks at their ends; each form adds its own.
 */
#ifndef BENCH_SHEET_H
#define BENCH_SHEET_H

#include "draft.h"

enum { LINE_WIDTH = 62 };

/* What the forms write. `b` grows; what was in it stays. */
typedef void form_put(struct buf *b, const struct draft *t);
form_put put_nara, put_cablegate, put_wire, put_jsonl;

/* A row of a table of what was meant, to hold a reader against: number, class, precedence, TAGS, references. */
form_put put_facts;

/* The name of its file, without folder and ending: "1974LAPAZ00015", of a copy "1974LAPAZ00015_2". */
form_put put_name;

/* "R 101327Z JAN 74" */
form_put put_filing_line;

/* "C O N F I D E N T I A L SECTION 01 OF 03 LA PAZ 000179" without line end; `of` 0: no sections. */
void put_class_line(struct buf *b, const struct draft *t, unsigned section, unsigned of);

/* Captions, E.O., TAGS, SUBJECT, REF, paragraphs, signer: a blank line before each block. */
form_put put_body;

/* Over this many lines a telegram was sent in sections: how many. */
unsigned wire_sections(Str body);

/* The heading on the wire, format lines 1 to 8. */
void put_wire_head(struct buf *b, const struct draft *t, unsigned sections);

/* `text` wrapped at blanks; further lines begin with `indent` blanks. `column` is where the first line stands already. */
void put_wrapped(struct buf *b, Str text, unsigned column, unsigned indent);

/* "041230Z", `more` minutes after the telegram was filed. */
void put_time(struct buf *b, const struct draft *t, unsigned more);

#endif
