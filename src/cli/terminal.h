/*
 * terminal - what standard output is: colours, width, pager.
 */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <sys/types.h>

#include "base/buf.h"
#include "base/error.h"

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct terminal {
	bool there;     /* standard output is a terminal */
	bool color;
	bool utf8;      /* LC_ALL, LC_CTYPE or LANG says so; else lines are drawn with ASCII */
	unsigned width; /* columns; 80 when nobody knows */
	pid_t pager;    /* 0: none */
};

/* Ask what standard output is; NO_COLOR, TERM=dumb and COLUMNS count. */
void terminal_open(struct terminal *t, enum color color);

/* Send what follows on standard output through $PAGER (less -FRX), if it is a terminal. */
void terminal_page(struct terminal *t);

/* Write what is left and wait until the reader has left the pager. */
void terminal_close(struct terminal *t);

/* Columns of the terminal that standard error is, 0 if it is none: for progress lines. */
unsigned terminal_error_width(void);

#define STYLES(X) \
	X(END, "0") X(BOLD, "1") X(DIM, "2") X(ERROR, "1;31") X(WARNING, "1;35") X(INFO, "1;36") X(CARET, "32") \
	X(HIT, "1;33") X(UNCLASSIFIED, "1;32") X(SENSITIVE, "1;35") X(CONFIDENTIAL, "1;34") X(SECRET, "1;31") \
	X(TOP_SECRET, "1;33")
enum style {
#define X(id, code) STYLE_##id,
	STYLES(X)
#undef X
	STYLE_COUNT
};

/* Begin a style, STYLE_END ends it; nothing is put where colour is not allowed. */
void style_put(struct buf *b, const struct terminal *t, enum style s);

/* Text in a style (STYLE_END is none), made visible (cli/visible.h). Returns its columns. */
size_t style_text(struct buf *b, const struct terminal *t, enum style s, Str text);

/* What lines are drawn with; each is one column wide. */
#define STROKES(X) \
	X(RULE, "\u2500", "-") X(DOT, "\u00B7", "-") X(FOLD, "\u2508", ".") X(TORN, "\u2307", "~") X(BAR, "\u2502", "|")
enum stroke {
#define X(id, fine, plain) STROKE_##id,
	STROKES(X)
#undef X
	STROKE_COUNT
};
void stroke_put(struct buf *b, const struct terminal *t, enum stroke s, size_t count);

/* Write the buffer to standard output and empty it. */
void output_flush(struct buf *b);

/* Whether all that was written came through; asked once, at the end. */
bool output_good(struct error *err);

#endif
