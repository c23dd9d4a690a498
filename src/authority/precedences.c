/*
 * precedences - letters and words of precedence.
 */
#include "authority/precedences.h"

#include "authority/table.h"

const struct precedence *precedence_all(size_t *n)
{
	*n = precedences_by_word.n;
	return precedences_by_word.rows;
}

const struct precedence *precedence_by_letter(char letter)
{
	size_t n;
	const struct precedence *p = precedence_all(&n);

	for (size_t i = 0; i < n; i++)
		if (p[i].letter == to_upper(letter))
			return &p[i];
	return NULL;
}

const struct precedence *precedence_by_word(Str word)
{
	if (str_ieq(str_trim(word), S("NIACT")))
		word = S("NIACT IMMEDIATE");
	return index_find(&precedences_by_word, word);
}

/* Where the last word of the first `end` bytes begins. */
static size_t word_begin(Str line, size_t end)
{
	while (end > 0 && fold_is_blank(line.p[end - 1]))
		end--;
	while (end > 0 && !fold_is_blank(line.p[end - 1]))
		end--;
	return end;
}

/* Most lines end in another letter than any of the few words. */
static bool may_end_in_word(Str line)
{
	size_t n;
	const struct precedence *p = precedence_all(&n);
	Str s = str_trim_right(line);

	if (s.n && to_upper((unsigned char)s.p[s.n - 1]) == 'T') /* of NIACT alone */
		return true;
	for (size_t i = 0; s.n && i < n; i++)
		if (p[i].word.p[p[i].word.n - 1] == to_upper((unsigned char)s.p[s.n - 1]))
			return true;
	return false;
}

size_t precedence_read_last(Str line, const struct precedence **out)
{
	size_t used = 0, at = may_end_in_word(line) ? line.n : 0;

	for (int words = 0; words < 2 && at > 0; words++) {
		const struct precedence *p;

		at = word_begin(line, at);
		p = precedence_by_word(str_cut(line, at, line.n));
		if (p) {
			used = line.n - at;
			*out = p;
		}
	}
	return used;
}

const struct precedence *precedence_near(Str word, struct near *how)
{
	return index_near(&precedences_by_word, word, NULL, 0, NEAR_MAX, how);
}
