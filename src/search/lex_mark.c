/*
 * lex_mark - marks in a query that say how a word is meant: =word, word~1, /pattern/, "two words"~3, NEAR/3.
 */
#include "search/lex.h"
#include "search/regex.h"

static bool is_end(Str text, size_t at)
{
	return at >= text.n || is_blank((unsigned char)text.p[at]) || strchr("\n()\"", text.p[at]);
}

/* Digits at `at` as a number of at most `most`; `*end` is behind them. */
static uint32_t read_digits(Str text, size_t at, uint32_t most, size_t *end)
{
	uint32_t n = 0;

	for (*end = at; *end < text.n && is_digit((unsigned char)text.p[*end]); ++*end)
		n = n > most ? n : n * 10 + (uint32_t)(text.p[*end] - '0');
	return n;
}

static Span span_of(size_t from, size_t to)
{
	return (Span){ (uint32_t)from, (uint32_t)(to - from) };
}

static bool is_of_word(unsigned char c)
{
	return is_alnum(c) || c >= 0x80 || c == '*' || c == '?';
}

/* Where the ~ of "word~1" stands; `to` if there is none. */
static size_t find_tilde(Str text, size_t from, size_t to)
{
	size_t at = to;

	while (at > from && is_digit((unsigned char)text.p[at - 1]))
		at--;
	if (at < from + 2 || text.p[at - 1] != '~')
		return to;
	return is_of_word((unsigned char)text.p[at - 2]) ? at - 1 : to;
}

/* How a word with a ~ and digits behind it is read; notes say where that is not what they ask for. */
static enum word_fit read_changes(struct arena *a, struct query *q, size_t from, size_t tilde, size_t to)
{
	Str mark = str_cut(q->text, tilde, to);
	TermList t = terms_read(a, str_cut(q->text, from, tilde), true);

	if (t.n != 1 || t.v[0].wild) {
		query_note(a, q, span_of(tilde, to), "'%.*s' stands behind one word without wildcards; ignored", STR_ARG(mark));
		return WORD_STEM;
	}
	if (str_eq(mark, S("~0"))) {
		query_note(a, q, span_of(tilde, to), "'~0' allows no change; read as the word itself");
		return WORD_EXACT;
	}
	if (!str_eq(mark, S("~1")))
		query_note(a, q, span_of(tilde, to), "'%.*s' is read as ~1: one change is the most", STR_ARG(mark));
	return WORD_CLOSE;
}

struct word_marks lex_word_marks(struct arena *a, struct query *q, size_t from, size_t to)
{
	struct word_marks m = { from, to, WORD_STEM };
	size_t tilde = find_tilde(q->text, from, to);
	enum word_fit fit;

	if (q->text.p[from] == '=' && to > from + 1)
		m = (struct word_marks){ from + 1, to, WORD_EXACT };
	if (tilde < to && terms_read(a, str_cut(q->text, m.from, tilde), true).n > 0) {
		m.to = tilde;
		fit = read_changes(a, q, m.from, tilde, to);
		m.fit = fit == WORD_STEM ? m.fit : fit;
	}
	return m;
}

static uint32_t apart_of(struct arena *a, struct query *q, size_t at, size_t *end)
{
	uint32_t apart = read_digits(q->text, at, QUERY_APART, end);

	if (apart <= QUERY_APART)
		return apart;
	query_note(a, q, span_of(at, *end), "words can be near each other with at most %d between", QUERY_APART);
	return QUERY_APART;
}

bool lex_near(struct arena *a, struct query *q, Span word, struct lexeme *out)
{
	Str text = str_at(q->text, word);
	bool ordered = str_starts(text, S("ONEAR/"));
	size_t sign = ordered ? 6 : 5, end;

	if ((!ordered && !str_starts(text, S("NEAR/"))) || text.n == sign)
		return false;
	read_digits(text, sign, 0, &end);
	if (end < text.n)
		return false;
	*out = (struct lexeme){ .kind = LEX_NEAR, .span = word, .ordered = ordered };
	out->apart = apart_of(a, q, word.off + sign, &end);
	return true;
}

size_t lex_phrase_mark(struct arena *a, struct query *q, size_t at, struct lexeme *phrase)
{
	size_t end = at;

	if (at >= q->text.n || q->text.p[at] != '~')
		return at;
	read_digits(q->text, at + 1, 0, &end);
	if (!is_end(q->text, end))
		return at;
	if (end == at + 1) {
		query_note(a, q, span_of(at, end), "a number says how many words may stand between: ~3; ignored");
		return end;
	}
	phrase->near = true;
	phrase->apart = apart_of(a, q, at + 1, &end);
	return end;
}

size_t lex_pattern(struct arena *a, struct query *q, size_t at, const struct regex **regex)
{
	Str text = q->text, why = STR_NONE;
	size_t end = at + 1;

	while (end < text.n && text.p[end] != '/' && !is_blank((unsigned char)text.p[end]) && text.p[end] != '\n')
		end += text.p[end] == '\\' && end + 1 < text.n && text.p[end + 1] != '\n' && text.p[end + 1] != ' ' ? 2 : 1;
	if (end == at + 1 || end >= text.n || text.p[end] != '/' || !is_end(text, end + 1))
		return 0;
	*regex = regex_read(a, str_cut(text, at + 1, end), &why);
	if (!*regex)
		query_note(a, q, span_of(at, end + 1), "'%.*s' is no pattern: %.*s; read as words", (int)(end + 1 - at),
		           text.p + at, STR_ARG(why));
	return end + 1;
}
