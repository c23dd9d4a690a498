/*
 * score_number - numbers of telegrams in free text.
 */
#include "score_number.h"

#include "base/buf.h"
#include "base/calendar.h"

enum { DIGITS_MOST = 6, DAY_MOST = 31, CUT_LEAST = 5 };

/* Words that are in no name of a post. */
static const Str between[] = {
	S_INIT("AND"), S_INIT("OF"), S_INIT("TO"), S_INIT("DTD"), S_INIT("DATED"), S_INIT("REF"),
};

static bool is_between(Str word)
{
	for (size_t i = 0; i < sizeof between / sizeof *between; i++)
		if (str_eq(word, between[i]))
			return true;
	return false;
}

/* MAY, JUNE, SEPT: three letters or more of a month's name. */
static bool is_month(Str word)
{
	int month = word.n >= 3 ? month_read(str_cut(word, 0, 3)) : 0;

	return month && str_istarts(str_of(month_names[month]), str_cut(word, 0, word.n > 4 ? word.n : 3));
}

static bool all_letters(Str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_upper(s.p[i]))
			return false;
	return s.n != 0;
}

/* "199", or "A199" and "A-199" of an airgram: all of `word`. */
static bool read_number(Str word, struct number *out)
{
	out->airgram = take_byte(&word, 'A');
	if (out->airgram)
		take_byte(&word, '-');
	return take_number(&word, DIGITS_MOST, &out->number) && word.n == 0;
}

/* The next word, and whether only blanks stand before it. The hyphen of A-199 is in the word. */
static bool next_word(Str *rest, Str *word, bool *joined)
{
	size_t from = 0, to;

	*joined = true;
	for (; from < rest->n && !is_alnum((unsigned char)rest->p[from]); from++)
		*joined &= is_blank((unsigned char)rest->p[from]) || rest->p[from] == '\n';
	to = from;
	while (to < rest->n && (is_alnum((unsigned char)rest->p[to]) ||
	                        (rest->p[to] == '-' && to == from + 1 && rest->p[from] == 'A')))
		to++;
	*word = str_cut(*rest, from, to);
	*rest = str_cut(*rest, to, rest->n);
	return word->n != 0;
}

static bool month_follows(Str rest)
{
	Str word;
	bool joined;

	return next_word(&rest, &word, &joined) && joined && is_month(word);
}

NumberList numbers_read(struct arena *a, Str text)
{
	NumberList list = { 0 };
	Str rest = text, word;
	struct buf post;
	bool joined;

	buf_init(&post, text.n + 1);
	while (next_word(&rest, &word, &joined)) {
		struct number n;
		bool is_number = read_number(word, &n), is_day;

		if (!joined || is_month(word) || is_between(word))
			buf_clear(&post);
		is_day = is_number && !n.airgram && n.number <= DAY_MOST && month_follows(rest);
		if (is_number && !is_day && (post.n || n.airgram)) {
			n.post = arena_str(a, buf_str(&post));
			*list_push(a, &list) = n;
		}
		if (!all_letters(word))
			buf_clear(&post);
		else if (!is_month(word) && !is_between(word))
			buf_put(&post, word);
	}
	buf_release(&post);
	return list;
}

bool number_same(const struct number *found, const struct number *known)
{
	if (found->number != known->number || found->airgram != known->airgram)
		return false;
	if (found->post.n == 0)
		return found->airgram;
	return str_ends(found->post, known->post) ||
	       (found->post.n >= CUT_LEAST && str_starts(known->post, found->post));
}
