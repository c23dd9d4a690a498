/*
 * level - levels of classification: word and mark.
 *
 * Class words stand letter-spaced, spelt out or cut (UNCLAS), and sometimes with
 * one stray capital in front (SS E C R E T), the rest of a lost routing code.
 */
#include "cable/values.h"

#include "authority/near.h"

enum { LETTERS_MOST = 16, SPACED_LEAST = 5, LONG_WORD = 8 };

static const struct {
	Str word, mark;
} levels[] = {
#define X(id, w, m) { S_INIT(w), S_INIT(m) },
	LEVELS(X)
#undef X
};

Str level_word(enum class_level l)
{
	return l == LEVEL_NONE ? STR_NONE : levels[l].word;
}

Str level_mark(enum class_level l)
{
	return l == LEVEL_NONE ? STR_NONE : levels[l].mark;
}

/* Bytes of `s` that spell `word`, any blanks between its letters; 0 if they do not. */
static size_t spell(Str s, Str word)
{
	size_t i = 0;

	for (size_t k = 0; k < word.n; k++) {
		if (word.p[k] == ' ')
			continue;
		while (k > 0 && i < s.n && s.p[i] == ' ')
			i++;
		if (i >= s.n || to_upper((unsigned char)s.p[i]) != word.p[k])
			return 0;
		i++;
	}
	return i;
}

static bool ends_word(Str s, size_t at)
{
	return at >= s.n || !is_alpha((unsigned char)s.p[at]);
}

/* Does a capital stand right before a letter-spaced word that it does not belong to? */
static bool has_stray(Str s)
{
	return s.n > 3 && is_upper((unsigned char)s.p[0]) && s.p[1] == 'S' && (s.p[2] == ' ' || s.p[3] == ' ');
}

size_t level_read(Str s, enum class_level *out)
{
	static const struct {
		Str word;
		enum class_level level;
	} words[] = {
		{ S_INIT("UNCLASSIFIED"), LEVEL_UNCLASSIFIED },
		{ S_INIT("UNCLAS"), LEVEL_UNCLASSIFIED },
		{ S_INIT("CONFIDENTIAL"), LEVEL_CONFIDENTIAL },
		{ S_INIT("LIMITED OFFICIAL USE"), LEVEL_LOU },
		{ S_INIT("SECRET"), LEVEL_SECRET },
		{ S_INIT("TOP SECRET"), LEVEL_TOP_SECRET },
		{ S_INIT("RESTRICTED"), LEVEL_RESTRICTED },
	};

	for (size_t stray = 0; stray <= (size_t)has_stray(s); stray++)
		for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
			size_t n = spell(str_cut(s, stray, s.n), words[i].word);

			if (n && ends_word(s, stray + n)) {
				*out = words[i].level;
				return stray + n;
			}
		}
	return 0;
}

/* Single letters with blanks between them at the start of `s`, put together; the bytes they take. */
static size_t take_spaced(Str s, char *letters, size_t *n)
{
	size_t at = 0, end = 0;

	*n = 0;
	while (*n < LETTERS_MOST && at < s.n && is_upper((unsigned char)s.p[at]) && (at + 1 == s.n || s.p[at + 1] == ' ')) {
		letters[(*n)++] = s.p[at];
		end = at + 1;
		for (at = end; at < s.n && s.p[at] == ' ';)
			at++;
	}
	return *n >= SPACED_LEAST ? end : 0;
}

size_t level_read_near(Str line, enum class_level *out)
{
	static const struct {
		Str word;
		enum class_level level;
	} words[] = { { S_INIT("UNCLAS"), LEVEL_UNCLASSIFIED }, { S_INIT("CONFIDENTIAL"), LEVEL_CONFIDENTIAL }, { S_INIT("SECRET"), LEVEL_SECRET } };
	char letters[LETTERS_MOST];
	size_t n, used;
	Str word;

	if (line.n < SPACED_LEAST || !memchr("UCSN", line.p[0], 4))
		return 0;
	used = take_spaced(line, letters, &n);
	word = used ? (Str){ letters, n } : str_cut(line, 0, str_find_byte(line, ' '));
	if (!used && !is_digit((unsigned char)line.p[line.n - 1]))
		return 0;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (near_edits(word, words[i].word) <= (words[i].word.n > LONG_WORD ? 2u : 1u)) {
			*out = words[i].level;
			return used ? used : word.n;
		}
	return 0;
}
