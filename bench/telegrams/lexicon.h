/*
 * lexicon - the words of the telegrams: general English first, then what can be derived from
 * it, then places, and then words and names that nobody has.
 *
 * Words of a class have the numbers from `first[class]` on, the commonest first. The four
 * forms of a verb stand at the same rank of four classes.
 */
#ifndef BENCH_LEXICON_H
#define BENCH_LEXICON_H

#include "random.h"
#include "words.h"

enum word_look { LOOK_PLAIN, LOOK_NAME, LOOK_ACRONYM };

struct word {
	uint32_t at; /* in `text` */
	uint8_t n;
	uint8_t look;
};

struct lexicon {
	struct arena a;
	char *text;
	size_t text_n;
	struct word *words;
	uint32_t n;
	uint32_t first[CLASS_WORDS + 1];
	struct lot usual[CLASS_WORDS]; /* how often each rank of a class comes, whatever the topic */
};

/* The same seed gives the same words. The caller releases it. */
void lexicon_init(struct lexicon *lx, uint64_t seed);
void lexicon_release(struct lexicon *lx);

/* A word in small letters; names begin with a capital, acronyms are all capitals. */
static inline Str lexicon_word(const struct lexicon *lx, uint32_t id)
{
	return (Str){ lx->text + lx->words[id].at, lx->words[id].n };
}

/* The number of a word that is not invented, in a class, or in the first class that has it; UINT32_MAX if there is none. */
uint32_t lexicon_find(const struct lexicon *lx, enum word_class class, Str word);
uint32_t lexicon_any(const struct lexicon *lx, Str word);

static inline uint32_t lexicon_count(const struct lexicon *lx, enum word_class class)
{
	return lx->first[class + 1] - lx->first[class];
}


#endif
