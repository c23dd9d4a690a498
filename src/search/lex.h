/*
 * lex - a query cut into words, quotes, parentheses, fields and operators.
 *
 * What comes out can be parsed without failing: parentheses pair up and are not
 * empty, each operator has what it works on, each field has a value behind it.
 */
#ifndef SEARCH_LEX_H
#define SEARCH_LEX_H

#include "search/field.h"
#include "search/query.h"

enum lexeme_kind {
	LEX_WORD,   /* text without blanks; holds at least one word */
	LEX_PHRASE, /* the text between quotes */
	LEX_FIELD,  /* "from:"; its value is the next lexeme */
	LEX_OPEN,
	LEX_CLOSE,
	LEX_AND,
	LEX_OR,
	LEX_NOT,    /* also the minus before a word */
	LEX_DROPPED,
};

struct lexeme {
	enum lexeme_kind kind;
	Span span; /* in the query's text; of a phrase without its quotes */
	const struct field *field;
	enum compare compare;
};
typedef LIST(struct lexeme) LexemeList;

/* The lexemes of `q->text`; adds to its notes. */
LexemeList lex_read(struct arena *a, struct query *q);

/* The same as nothing but words. */
LexemeList lex_literal(struct arena *a, struct query *q);

/* Turn what cannot be an operator into words, or drop it (settle.c). */
void lex_settle(struct arena *a, struct query *q, LexemeList *l);

void query_note(struct arena *a, struct query *q, Span span, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

#endif
