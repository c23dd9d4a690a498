/*
 * fit - whether a form stands for a word of a query.
 */
#include "search/fit.h"

#include <assert.h>

#include "base/utf8.h"
#include "search/regex.h"
#include "search/stem.h"
#include "search/token.h"

/* A byte that is no character's first one. */
static bool is_inner(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

static bool has_stem(const struct query_node *word, Str form)
{
	char stem[WORD_MOST];

	if (form.n == 0 || word->word.stem.n == 0 || *form.p != *word->word.stem.p || form.n > sizeof stem)
		return false;
	return str_eq((Str){ stem, stem_read(form, stem) }, word->word.stem);
}

static size_t same_at_start(Str a, Str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[n] == b.p[n])
		n++;
	while (n > 0 && n < a.n && is_inner(a.p[n]))
		n--;
	return n;
}

static Str without_first(Str s)
{
	uint32_t c;

	return str_cut(s, s.n > 0 ? utf8_read(s, &c) : 0, s.n);
}

/* The first two characters change places. */
static bool is_swapped(Str a, Str b)
{
	Str a2 = without_first(a), b2 = without_first(b), a3 = without_first(a2), b3 = without_first(b2);
	Str first = str_cut(a, 0, a.n - a2.n), second = str_cut(a2, 0, a2.n - a3.n);

	return second.n > 0 && str_eq(first, str_cut(b2, 0, b2.n - b3.n)) && str_eq(second, str_cut(b, 0, b.n - b2.n)) &&
	       str_eq(a3, b3);
}

/* The same, or one character more, less or other, or two that stand side by side in the other order. */
static bool is_close(Str a, Str b)
{
	size_t n = same_at_start(a, b);

	a = str_cut(a, n, a.n);
	b = str_cut(b, n, b.n);
	return str_eq(without_first(a), b) || str_eq(a, without_first(b)) || str_eq(without_first(a), without_first(b)) ||
	       is_swapped(a, b);
}

bool word_fit_holds(const struct query_node *word, Str form)
{
	assert(word->kind == Q_WORD);
	switch (word->word.fit) {
	case WORD_STEM:
		return str_eq(form, word->word.text) || has_stem(word, form);
	case WORD_WILD:
		return word_fits(form, word->word.text);
	case WORD_CLOSE:
		return is_close(form, word->word.text);
	case WORD_REGEX:
		return regex_fits(word->word.regex, form);
	default:
		return str_eq(form, word->word.text);
	}
}

/* What stands before the first wildcard. */
static Str before_wildcard(Str pattern)
{
	size_t n = 0;

	while (n < pattern.n && pattern.p[n] != '*' && pattern.p[n] != '?')
		n++;
	return str_cut(pattern, 0, n);
}

Str word_fit_begin(const struct query_node *word)
{
	assert(word->kind == Q_WORD);
	switch (word->word.fit) {
	case WORD_EXACT:
		return word->word.text;
	case WORD_STEM: /* forms of one stem agree in no more than this: DIE, DYING */
		return str_cut(word->word.text, 0, 1);
	case WORD_WILD:
		return before_wildcard(word->word.text);
	case WORD_REGEX:
		return regex_begin(word->word.regex);
	default:
		return S("");
	}
}
