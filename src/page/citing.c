/*
 * citing - the sentence in which a telegram names another.
 */
#include "page/citing.h"

enum { SENTENCE_MOST = 600 };

/* MR. and the like end no sentence. */
static bool is_short_form(Str word)
{
	static const Str forms[] = {
		S_INIT("MR"),  S_INIT("MRS"), S_INIT("MS"), S_INIT("DR"), S_INIT("GEN"),
		S_INIT("COL"), S_INIT("LT"),  S_INIT("NO"), S_INIT("ST"),
	};

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (str_ieq(word, forms[i]))
			return true;
	return word.n == 1;
}

static bool is_stop(Str s, size_t i)
{
	size_t from = i;

	if ((s.p[i] != '.' && s.p[i] != '?' && s.p[i] != '!') || (i + 1 < s.n && s.p[i + 1] != ' '))
		return false;
	while (from > 0 && is_alpha((unsigned char)s.p[from - 1]))
		from--;
	return !is_short_form(str_cut(s, from, i));
}

static Str sentence_at(Str text, size_t at)
{
	size_t from = at, to = at;

	while (from > 0 && !is_stop(text, from - 1) && at - from < SENTENCE_MOST / 2)
		from--;
	while (to < text.n && !is_stop(text, to) && to - at < SENTENCE_MOST / 2)
		to++;
	return str_trim(str_cut(text, from, to + 1));
}

/* Where `word` stands by itself; the length of the text if nowhere. */
static size_t find_word(Str text, Str word, size_t from)
{
	while (from < text.n) {
		size_t at = from + str_ifind(str_cut(text, from, text.n), word), end = at + word.n;

		if (at >= text.n)
			break;
		if ((at == 0 || !is_alnum((unsigned char)text.p[at - 1])) &&
		    (end >= text.n || !is_alnum((unsigned char)text.p[end])))
			return at;
		from = at + 1;
	}
	return text.n;
}

/* The number with its post somewhere before it, as "74 LIMA 19077 AND 19204" has it. */
static Str by_number(struct arena *a, Str text, const struct mrn *m)
{
	Str digits = arena_printf(a, "%u", m->number);
	size_t at = find_word(text, digits, 0);
	Str sentence = at < text.n ? sentence_at(text, at) : STR_NONE;

	/* The first letters will do: LA PAZ is LAPAZ in numbers. */
	if (sentence.p && str_ifind(sentence, str_cut(m->post, 0, 2)) < sentence.n)
		return sentence;
	return STR_NONE;
}

static Str by_label(struct arena *a, Str text, Str label)
{
	static const char *const words[] = { "ref", "refs", "reftel" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t at = find_word(text, arena_printf(a, "%s %.*s", words[i], STR_ARG(label)), 0);

		if (at < text.n)
			return sentence_at(text, at);
	}
	return STR_NONE;
}

static Str by_reftel(Str text)
{
	size_t at = find_word(text, S("reftel"), 0);

	return at < text.n ? sentence_at(text, at) : STR_NONE;
}

static const struct reference *reference_to(const struct cable *c, const struct mrn *m)
{
	for (uint32_t i = 0; i < c->refs.n; i++)
		if (c->refs.v[i].mrn.number == m->number && str_eq(c->refs.v[i].mrn.post, m->post))
			return &c->refs.v[i];
	return NULL;
}

Str citing_sentence(struct arena *a, const struct cable *c, const struct mrn *m)
{
	const struct reference *r = reference_to(c, m);
	Str found = STR_NONE;

	for (uint32_t i = 0; i < c->paragraphs.n && !found.p; i++) {
		Str text = c->paragraphs.v[i].text;

		found = by_number(a, text, m);
		if (!found.p && r && r->label.n)
			found = by_label(a, text, r->label);
		if (!found.p && r && c->refs.n == 1)
			found = by_reftel(text);
	}
	return found;
}
