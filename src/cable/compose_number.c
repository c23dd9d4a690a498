/*
 * compose_number - numbers of telegrams: the post in words, zeros kept.
 */
#include "authority/fold.h"
#include "authority/posts.h"
#include "cable/compose_part.h"

/* The last words of `s` whose letters are those of `name`; absent if there are none. */
static Str words_of(Str s, Str name)
{
	size_t at = name.n;

	for (size_t i = s.n; i-- > 0;) {
		if (is_alnum((unsigned char)s.p[i]) && (at == 0 || to_upper((unsigned char)s.p[i]) != name.p[--at]))
			return STR_NONE;
		if (at == 0 && (i == 0 || s.p[i - 1] == ' '))
			return str_cut(s, i, s.n);
	}
	return STR_NONE;
}

Str compose_post(struct composer *k, Str name)
{
	const struct post *post = post_find(name);
	struct alias_range names;
	struct folded upper;
	Str words;

	if (!post)
		return words_of(k->c->notes.class_post, name).n ? k->c->notes.class_post : name;
	words = words_of(post->city, name);
	names = post_names(post);
	for (size_t i = 0; i < names.n && !words.n; i++)
		words = words_of(names.first[i]->text, name);
	return words.n && fold(&upper, words, false) ? arena_str(k->a, folded_str(&upper)) : name;
}

Str compose_digits(struct composer *k, uint32_t number, Str written, int width)
{
	uint32_t n;
	Str s = written;

	if (written.n <= 9 && take_number(&s, 9, &n) && !s.n && n == number)
		return written;
	return arena_printf(k->a, "%0*u", width, (unsigned)number);
}
