/*
 * settle - what cannot be an operator in a query.
 *
 * Parentheses without a partner, fields without a value and operators without
 * something to work on are turned into what they are in prose: marks that mean
 * nothing, or words.
 */
#include "search/lex.h"

static bool is_minus_sign(const struct lexeme *l)
{
	return l->kind == LEX_NOT && l->span.len == 1;
}

/* Drop what stands between two parentheses, and them, if it asks for nothing. */
static void drop_empty(LexemeList *l, uint32_t open, uint32_t close)
{
	for (uint32_t i = open + 1; i < close; i++) {
		if (l->v[i].kind != LEX_DROPPED && !is_minus_sign(&l->v[i]))
			return;
	}
	for (uint32_t i = open; i <= close; i++)
		l->v[i].kind = LEX_DROPPED;
}

/* Parentheses that pair and hold something stay. */
static void pair_parens(LexemeList *l)
{
	uint32_t open[QUERY_DEPTH], depth = 0, deeper = 0;

	for (uint32_t i = 0; i < l->n; i++) {
		if (l->v[i].kind == LEX_OPEN && depth < QUERY_DEPTH) {
			open[depth++] = i;
		} else if (l->v[i].kind == LEX_OPEN) {
			deeper++;
			l->v[i].kind = LEX_DROPPED;
		} else if (l->v[i].kind == LEX_CLOSE && (deeper > 0 || depth == 0)) {
			deeper -= deeper > 0;
			l->v[i].kind = LEX_DROPPED;
		} else if (l->v[i].kind == LEX_CLOSE) {
			drop_empty(l, open[--depth], i);
		}
	}
	while (depth > 0)
		l->v[open[--depth]].kind = LEX_DROPPED;
}

static bool is_value(const LexemeList *l, uint32_t i)
{
	return i < l->n && (l->v[i].kind == LEX_WORD || l->v[i].kind == LEX_PHRASE || l->v[i].kind == LEX_OPEN);
}

/* Whether no blank stands between two lexemes. */
static bool is_glued(Str text, const LexemeList *l, uint32_t i, uint32_t next)
{
	if (next >= l->n)
		return false;
	for (uint32_t at = span_end(l->v[i].span); at < l->v[next].span.off; at++) {
		if (is_blank((unsigned char)text.p[at]) || text.p[at] == '\n')
			return false;
	}
	return true;
}

static void make_word(struct lexeme *l)
{
	l->kind = LEX_WORD;
	l->fit = WORD_STEM;
}

/* A field whose value came to nothing is a word. */
static void settle_fields(struct arena *a, struct query *q, LexemeList *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		if (l->v[i].kind != LEX_FIELD || (is_value(l, i + 1) && is_glued(q->text, l, i, i + 1)))
			continue;
		make_word(&l->v[i]);
		query_note(a, q, l->v[i].span, "'%.*s:' has no value; read as a word",
		           STR_ARG(str_at(q->text, l->v[i].span)));
	}
}

static void drop(LexemeList *l)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->n; i++) {
		if (l->v[i].kind != LEX_DROPPED)
			l->v[n++] = l->v[i];
	}
	l->n = n;
}

static bool begins_operand(const LexemeList *l, uint32_t i)
{
	return i < l->n && (is_value(l, i) || l->v[i].kind == LEX_FIELD || l->v[i].kind == LEX_NOT);
}

static bool ends_operand(const LexemeList *l, uint32_t i)
{
	return l->v[i].kind == LEX_WORD || l->v[i].kind == LEX_PHRASE || l->v[i].kind == LEX_CLOSE;
}

/* An operator that has nothing to work on is a word; a minus that has nothing is dropped. */
static void settle_right(Str text, LexemeList *l)
{
	uint32_t next = l->n;

	for (uint32_t i = l->n; i-- > 0;) {
		enum lexeme_kind k = l->v[i].kind;
		bool minus = is_minus_sign(&l->v[i]), good = begins_operand(l, next);

		if (minus && (!good || !is_glued(text, l, i, next)))
			l->v[i].kind = LEX_DROPPED;
		else if ((k == LEX_AND || k == LEX_OR || k == LEX_NOT || k == LEX_NEAR) && !good)
			make_word(&l->v[i]);
		if (l->v[i].kind != LEX_DROPPED)
			next = i;
	}
	drop(l);
}

static void settle_left(LexemeList *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		enum lexeme_kind k = l->v[i].kind;

		if ((k == LEX_AND || k == LEX_OR || k == LEX_NEAR) && (i == 0 || !ends_operand(l, i - 1)))
			make_word(&l->v[i]);
	}
}

void lex_settle(struct arena *a, struct query *q, LexemeList *l)
{
	pair_parens(l);
	settle_fields(a, q, l);
	drop(l);
	settle_right(q->text, l);
	settle_left(l);
}
