/*
 * place - lines and columns of a telegram, as a compiler names them.
 */
#ifndef CLI_PLACE_H
#define CLI_PLACE_H

#include "cable/telegram.h"

/* Lines and columns count from 1; columns are characters, a tab is one. */
struct place {
	uint32_t line, column;
	Str text; /* the whole line, without its line end */
	Span at;  /* the part of the span that lies in this line, as bytes of `text` */
};

/* Where a span begins. Any span is allowed that begins in the text or at its end. */
struct place place_of(const struct cable *c, Span span);

/* The index of the line that holds the byte at `off`; the last line for the end. */
uint32_t place_line(const struct cable *c, uint32_t off);

#endif
