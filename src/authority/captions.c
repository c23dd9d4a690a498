/*
 * captions - look-ups of captions, and reading them from a line.
 */
#include "authority/captions.h"

#include "authority/table.h"

enum { CAPTION_WORDS_MOST = 5 }; /* INFORM ALL STATE EMPLOYEES */

static const Str kind_words[] = {
#define X(kind, word) S_INIT(word),
	CAPTION_KINDS(X)
#undef X
};

Str caption_kind_word(enum caption_kind kind)
{
	return kind_words[kind];
}

const struct caption *caption_find(Str words)
{
	return index_find(&captions_by_words, words);
}

const struct caption *caption_by_archive(Str form)
{
	const struct caption *caption = index_find(&captions_by_archive, form);

	if (!caption)
		caption = caption_find(form);
	return caption;
}

static bool in_line(const struct caption *caption)
{
	return caption && caption->kind != CAPTION_PASS && caption->kind != CAPTION_NOTE &&
	       caption->kind != CAPTION_INDICATOR;
}

static bool is_mark(char c)
{
	return c == ',' || c == '/' || c == ';';
}

/* The end of the word that begins at or behind `at`. */
static size_t word_end(Str s, size_t at)
{
	while (at < s.n && fold_is_blank(s.p[at]))
		at++;
	while (at < s.n && !fold_is_blank(s.p[at]) && !is_mark(s.p[at]))
		at++;
	return at;
}

size_t caption_read(Str s, const struct caption **out)
{
	size_t end = 0, used = 0;

	for (int words = 0; words < CAPTION_WORDS_MOST; words++) {
		const struct caption *caption;
		size_t next = word_end(s, end);

		if (next == end)
			break;
		end = next;
		caption = caption_find(str_cut(s, 0, end));
		if (in_line(caption)) {
			used = end;
			*out = caption;
		}
	}
	return used;
}

static bool fits(const void *row, int date)
{
	(void)date;
	return in_line(row);
}

const struct caption *caption_near(Str words, struct near *how)
{
	return index_near(&captions_by_words, words, fits, 0, NEAR_MAX, how);
}

const struct caption *caption_all(size_t *n)
{
	*n = captions_by_words.n;
	return captions_by_words.rows;
}
