/*
 * invent - words and names that nobody has, spelt as if somebody could say them.
 */
#include "invent.h"

static const char *const onsets[] = { "b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w",
                                      "z", "br", "ch", "cl", "cr", "dr", "fr", "gr", "pl", "pr", "sh", "st", "tr",
                                      "qu", "th", "sl", "j", "y" };
static const char *const vowels[] = { "a", "e", "i", "o", "u", "a", "e", "i", "o", "ai", "ea", "io", "ou" };
static const char *const codas[] = { "", "", "", "", "", "", "", "n", "r", "s", "l", "t", "m", "nd", "nt", "rs", "ck",
                                     "st", "ld", "rt" };
static const char *const noun_ends[] = { "ation", "ment", "ness", "ity", "er", "or", "ism", "ist", "age", "ance",
                                         "ency", "ure", "al", "ship", "", "", "ite", "ine", "ide", "ol", "on" };
static const char *const adjective_ends[] = { "al", "ive", "ic", "ous", "able", "ary", "ian", "ese", "ed", "less",
                                              "ful", "ish" };
static const char *const verb_ends[] = { "ate", "ize", "ify", "e", "en", "" };

#define PICK(r, list) (list)[random_below((r), sizeof(list) / sizeof *(list))]

static size_t put(char *out, size_t n, const char *part)
{
	size_t length = strlen(part);

	memcpy(out + n, part, length);
	return n + length;
}

static size_t syllables(struct random *r, char *out, uint32_t count)
{
	size_t n = 0;

	for (uint32_t i = 0; i < count; i++) {
		n = put(out, n, PICK(r, onsets));
		n = put(out, n, PICK(r, vowels));
		n = put(out, n, PICK(r, codas));
	}
	return n;
}

Str invent_name(struct random *r, char out[INVENT_MOST])
{
	size_t n = syllables(r, out, random_between(r, 2, 3));

	out[0] = (char)to_upper((unsigned char)out[0]);
	return (Str){ out, n };
}

Str invent_acronym(struct random *r, char out[INVENT_MOST])
{
	size_t n = random_between(r, 3, 6);

	for (size_t i = 0; i < n; i++)
		out[i] = i % 2 && random_chance(r, 600) ? "AEIOU"[random_below(r, 5)] : (char)('A' + random_below(r, 26));
	return (Str){ out, n };
}

Str invent_word(struct random *r, enum word_class class, char out[INVENT_MOST])
{
	size_t n = syllables(r, out, random_chance(r, 600) ? 1 : 2);

	if (class == CLASS_NOUN)
		n = put(out, n, PICK(r, noun_ends));
	else if (class == CLASS_ADJ)
		n = put(out, n, PICK(r, adjective_ends));
	else
		n = put(out, n, PICK(r, verb_ends));
	if (class == CLASS_NOUN && random_chance(r, 300))
		n = put(out, n, "s");
	return (Str){ out, n };
}
