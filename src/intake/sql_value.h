/*
 * sql_value - values of a dump's rows: PostgreSQL's and MySQL's ways to write text.
 */
#ifndef INTAKE_SQL_VALUE_H
#define INTAKE_SQL_VALUE_H

#include "base/buf.h"

enum { SQL_COLUMNS_MOST = 64 };

/* How a walk over a row's bytes stands; all zero before its opening bracket. */
struct sql_walk {
	bool backslash; /* the dialect: a backslash in a plain string protects what follows */
	bool quoted, escapes, escaped;
	unsigned depth;
	char last;      /* the byte before */
};

enum sql_step {
	SQL_INSIDE,
	SQL_COMMA, /* between two values of the row */
	SQL_CLOSE  /* the row's closing bracket */
};

enum sql_step sql_step(struct sql_walk *w, char c);

/* Does this dump (its beginning) write text as MySQL does, with backslashes? */
bool sql_has_backslashes(Str head);

/* Put a value of a row: 'text', E'text', a number; nothing for NULL. */
void sql_put_value(struct buf *b, Str value, bool backslash);

/* Put a value of a line of COPY, where tabs and line ends have backslashes; nothing for \N. */
void sql_put_copied(struct buf *b, Str value);

#endif
