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
	LEX_NEAR,   /* NEAR/3, ONEAR/3 */
	LEX_DROPPED,
};

struct lexeme {
	enum lexeme_kind kind;
	Span span; /* in the query's text; of a phrase without its quotes, of a word without its ~1 */
	const struct field *field;
	enum compare compare;
	enum word_fit fit; /* of a LEX_WORD: WORD_STEM, WORD_EXACT, WORD_CLOSE or WORD_REGEX */
	const struct regex *regex;
	bool near;         /* of a LEX_PHRASE: its words are only near each other */
	bool ordered;
	uint32_t apart;    /* of what is near */
};
typedef LIST(struct lexeme) LexemeList;

/* The lexemes of `q->text`; adds to its notes. */
LexemeList lex_read(struct arena *a, struct query *q);

/* The same as nothing but words. */
LexemeList lex_literal(struct arena *a, struct query *q);

/* The marks that say how a word, a phrase or two words are meant, for lex.c alone (lex_mark.c). */
struct word_marks {
	size_t from, to; /* what is left of it */
	enum word_fit fit;
};
struct word_marks lex_word_marks(struct arena *a, struct query *q, size_t from, size_t to);
bool lex_near(struct arena *a, struct query *q, Span word, struct lexeme *out);
size_t lex_phrase_mark(struct arena *a, struct query *q, size_t at, struct lexeme *phrase);
/* A pattern between slashes at `at`: its end, 0 if there is none; `*regex` is NULL, with a note, if it is no valid one. */
size_t lex_pattern(struct arena *a, struct query *q, size_t at, const struct regex **regex);

/* Turn what cannot be an operator into words, or drop it (settle.c). */
void lex_settle(struct arena *a, struct query *q, LexemeList *l);

void query_note(struct arena *a, struct query *q, Span span, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

#endif
