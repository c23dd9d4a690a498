/*
 * lex - a query cut into words, quotes, parentheses, fields and operators.
 *
 * The text is cut here; settle.c then sees to what cannot be an operator.
 */
#include "search/lex.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"

enum {
	NOTE_MOST = 200, /* bytes of a note */
	NOTES_MOST = 32, /* more tell a reader nothing */
	INNER_MOST = 32, /* bytes of "(b)" inside a word */
};

struct lexer {
	struct arena *a;
	struct query *q;
	size_t at;
	uint32_t words;
	bool fresh; /* nothing but a blank or a parenthesis stands before */
	LexemeList out;
};

void query_note(struct arena *a, struct query *q, Span span, const char *fmt, ...)
{
	char text[NOTE_MOST];
	va_list ap;

	if (q->notes.n >= NOTES_MOST)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	if (q->notes.n > 0 && str_eq(q->notes.v[q->notes.n - 1].text, str_of(text)))
		return; /* once for all that follow each other */
	*list_push(a, &q->notes) = (struct query_note){ span, arena_str(a, str_of(text)) };
}

static Str rest(const struct lexer *lx)
{
	return str_cut(lx->q->text, lx->at, lx->q->text.n);
}

static Span span_of(size_t from, size_t to)
{
	return (Span){ (uint32_t)from, (uint32_t)(to - from) };
}

static bool is_space(char c)
{
	return is_blank((unsigned char)c) || c == '\n';
}

/* Bytes of a quotation mark at the start of `s`, straight or curly; 0 if there is none. */
static size_t quote(Str s)
{
	uint32_t c;
	size_t n;

	if (s.n == 0)
		return 0;
	n = utf8_read(s, &c);
	return c == '"' || (c >= 0x201c && c <= 0x201f) || c == 0xab || c == 0xbb ? n : 0;
}

static struct lexeme *put(struct lexer *lx, enum lexeme_kind kind, size_t from, size_t to)
{
	struct lexeme *l = list_push(lx->a, &lx->out);

	*l = (struct lexeme){ .kind = kind, .span = span_of(from, to) };
	return l;
}

/* Whether `n` more words have room. */
static bool count_words(struct lexer *lx, size_t from, uint32_t n)
{
	if (lx->words <= QUERY_WORDS && lx->words + n > QUERY_WORDS)
		query_note(lx->a, lx->q, span_of(from, lx->q->text.n), "a query has at most %d words; the rest is left out",
		           QUERY_WORDS);
	lx->words += n;
	return lx->words <= QUERY_WORDS;
}

/* A word or phrase; NULL if it holds no word or the query is full. */
static struct lexeme *put_text(struct lexer *lx, enum lexeme_kind kind, size_t from, size_t to)
{
	uint32_t n = terms_read(lx->a, str_cut(lx->q->text, from, to), true).n;
	struct lexeme *l;

	if (n == 0 || !count_words(lx, from, n))
		return NULL;
	l = put(lx, kind, from, to);
	l->fit = WORD_STEM;
	return l;
}

/* A word with its marks. */
static void put_word(struct lexer *lx, size_t from, size_t to)
{
	struct word_marks m = lex_word_marks(lx->a, lx->q, from, to);
	struct lexeme *l = put_text(lx, LEX_WORD, m.from, m.to);

	if (l)
		l->fit = m.fit;
}

static void lex_phrase(struct lexer *lx, size_t opening)
{
	Str text = lx->q->text;
	size_t from = lx->at + opening, to = from;
	struct lexeme *l, none;

	while (to < text.n && quote(str_cut(text, to, text.n)) == 0)
		to++;
	if (to == text.n) {
		query_note(lx->a, lx->q, span_of(lx->at, from), "a quotation mark without its partner is ignored");
		lx->at = from;
		return;
	}
	l = put_text(lx, LEX_PHRASE, from, to);
	lx->at = lex_phrase_mark(lx->a, lx->q, to + quote(str_cut(text, to, text.n)), l ? l : &none);
}

/* A pattern between slashes, or what only looks like one and is words. */
static bool lex_regex(struct lexer *lx)
{
	const struct regex *regex = NULL;
	size_t from = lx->at, end = lex_pattern(lx->a, lx->q, from, &regex);
	struct lexeme *l;

	if (end == 0)
		return false;
	lx->at = end;
	if (!regex) {
		put_text(lx, LEX_WORD, from, end);
	} else if (count_words(lx, from, 1)) {
		l = put(lx, LEX_WORD, from, end);
		l->fit = WORD_REGEX;
		l->regex = regex;
	}
	return true;
}

/* Bytes of "(b)" at the start of `s`, without a blank inside; 0 if it is no such thing. */
static size_t inner_parens(Str s)
{
	for (size_t i = 1; i < s.n && i < INNER_MOST && !is_space(s.p[i]) && s.p[i] != '('; i++) {
		if (s.p[i] == ')')
			return i + 1;
	}
	return 0;
}

/* Where the word at `at` ends: at a blank, a quotation mark, or a parenthesis that is not within it. */
static size_t word_end(Str text, size_t at)
{
	size_t from = at;

	while (at < text.n) {
		Str here = str_cut(text, at, text.n);
		size_t inner = *here.p == '(' && at > from ? inner_parens(here) : 0;

		if (inner > 0)
			at += inner;
		else if (is_space(*here.p) || *here.p == '(' || *here.p == ')' || quote(here) > 0)
			break;
		else
			at++;
	}
	return at;
}

static size_t read_compare(Str s, enum compare *out)
{
	static const struct { Str sign; enum compare compare; } signs[] = {
		{ S_INIT(":"), IS }, { S_INIT(">="), AT_LEAST }, { S_INIT("<="), AT_MOST },
		{ S_INIT(">"), ABOVE }, { S_INIT("<"), BELOW }, { S_INIT("="), IS },
	};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (str_starts(s, signs[i].sign)) {
			*out = signs[i].compare;
			return signs[i].sign.n;
		}
	}
	return 0;
}

static Str field_name(Str s)
{
	size_t n = 0;

	while (n < s.n && is_alpha((unsigned char)s.p[n]))
		n++;
	return str_cut(s, 0, n);
}

static void note_unknown(struct lexer *lx, Str name)
{
	const struct field *near = field_near(name);

	if (near)
		query_note(lx->a, lx->q, span_of(lx->at, lx->at + name.n), "there is no field '%.*s:' (nearest: %.*s:); read as words",
		           STR_ARG(name), STR_ARG(near->name));
	else
		query_note(lx->a, lx->q, span_of(lx->at, lx->at + name.n), "there is no field '%.*s:'; read as words", STR_ARG(name));
}

static bool is_wildcard(Str s)
{
	return str_eq(s, S("*")) || str_eq(s, S("?*"));
}

/* The value of a field: glued to it, whatever it looks like; one of words has its marks. */
static void lex_value(struct lexer *lx, bool words)
{
	size_t opening = quote(rest(lx)), end;

	if (opening > 0) {
		lex_phrase(lx, opening);
	} else if (lx->q->text.p[lx->at] != '(' && !(words && lx->q->text.p[lx->at] == '/' && lex_regex(lx))) {
		end = word_end(lx->q->text, lx->at);
		if (is_wildcard(str_cut(lx->q->text, lx->at, end)))
			put(lx, LEX_WORD, lx->at, end)->fit = WORD_WILD;
		else if (words)
			put_word(lx, lx->at, end);
		else
			put_text(lx, LEX_WORD, lx->at, end);
		lx->at = end;
	}
}

/* "from:" with a value behind it; or a name that is none, which becomes a word. */
static bool lex_field(struct lexer *lx)
{
	Str here = rest(lx), name = field_name(here), behind;
	const struct field *f = field_find(name);
	enum compare compare = IS;
	size_t sign = read_compare(str_cut(here, name.n, here.n), &compare), from = lx->at;
	struct lexeme *l;

	behind = str_cut(here, name.n + sign, here.n);
	if (sign == 0 || name.n < 2 || behind.n == 0 || *behind.p == ')')
		return false;
	if (f && is_space(*behind.p))
		query_note(lx->a, lx->q, span_of(from, from + name.n + sign), "a value stands right behind '%.*s', without a blank; "
		           "read as a word", (int)(name.n + sign), here.p);
	if (is_space(*behind.p) || (here.p[name.n] != ':' && !(f && f->ordered)))
		return false;
	if (!f && !is_alnum((unsigned char)*behind.p) && *behind.p != '(' && quote(behind) == 0)
		return false;
	if (!f) {
		note_unknown(lx, name);
		put_text(lx, LEX_WORD, from, from + name.n);
		lx->at = from + name.n + sign;
		return true;
	}
	l = put(lx, LEX_FIELD, from, from + name.n);
	l->field = f;
	l->compare = compare;
	lx->at = from + name.n + sign;
	lex_value(lx, !f->read);
	return true;
}

static void lex_word(struct lexer *lx)
{
	static const struct { Str word; enum lexeme_kind kind; } operators[] = {
		{ S_INIT("AND"), LEX_AND }, { S_INIT("OR"), LEX_OR }, { S_INIT("NOT"), LEX_NOT },
	};
	size_t from = lx->at, end = word_end(lx->q->text, from);
	struct lexeme near;
	Str word;

	if (end == from) /* a parenthesis or mark that nothing else took */
		end++;
	word = str_cut(lx->q->text, from, end);
	lx->at = end;
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
		if (str_eq(word, operators[i].word)) {
			put(lx, operators[i].kind, from, end);
			return;
		}
	}
	if (lex_near(lx->a, lx->q, span_of(from, end), &near))
		*list_push(lx->a, &lx->out) = near;
	else
		put_word(lx, from, end);
}

static bool is_minus(Str here)
{
	return here.n > 1 && here.p[0] == '-' && here.p[1] != '-' && here.p[1] != ')' && !is_space(here.p[1]);
}

static void lex_one(struct lexer *lx)
{
	Str here = rest(lx);
	size_t opening = quote(here);
	bool fresh = lx->fresh;

	lx->fresh = false;
	if (is_space(*here.p)) {
		lx->at++;
		lx->fresh = true;
	} else if (opening > 0) {
		lex_phrase(lx, opening);
	} else if (*here.p == '(' || *here.p == ')') {
		put(lx, *here.p == '(' ? LEX_OPEN : LEX_CLOSE, lx->at, lx->at + 1);
		lx->at++;
		lx->fresh = *here.p == '(';
	} else if (fresh && is_minus(here)) {
		put(lx, LEX_NOT, lx->at, lx->at + 1);
		lx->at++;
		lx->fresh = true;
	} else if (!(fresh && *here.p == '/' && lex_regex(lx)) && !lex_field(lx)) {
		lex_word(lx);
	}
}

LexemeList lex_read(struct arena *a, struct query *q)
{
	struct lexer lx = { .a = a, .q = q, .fresh = true };

	while (lx.at < q->text.n)
		lex_one(&lx);
	lex_settle(a, q, &lx.out);
	return lx.out;
}

LexemeList lex_literal(struct arena *a, struct query *q)
{
	struct lexer lx = { .a = a, .q = q };
	size_t end;

	for (; lx.at < q->text.n; lx.at = end) {
		for (end = lx.at; end < q->text.n && !is_space(q->text.p[end]);)
			end++;
		put_text(&lx, LEX_WORD, lx.at, end);
		end += end == lx.at;
	}
	return lx.out;
}
