/*
 * words - general English, as a telegram uses it, by what a word is in a sentence.
 */
#ifndef BENCH_WORDS_H
#define BENCH_WORDS_H

#include "base/str.h"

#define WORD_CLASSES(X) \
	X(DET) X(PREP) X(CONJ) X(THAT) X(PRON) X(AUX) X(ADV) X(TITLE) X(MONTH) X(ORG) \
	X(NOUN) X(ADJ) X(VERB) X(VERB_S) X(VERB_ED) X(ING) X(NAME) X(PLACE) X(REST)

enum word_class {
#define X(name) CLASS_##name,
	WORD_CLASSES(X)
#undef X
	CLASS_WORDS,             /* the classes above hold words */
	CLASS_NUM = CLASS_WORDS, /* a number, made up where it stands */
	CLASS_COMMA,
	CLASS_END,   /* of a sentence */
	CLASS_START,
	CLASS_COUNT
};

/* Words parted by blanks; a word that stands there again is as much commoner. */
struct word_list {
	enum word_class class;
	const char *words;
};

extern const struct word_list word_lists[];
extern const size_t word_lists_count;

/* Several words that come together, and what stands behind them. */
struct phrase {
	const char *words;
	enum word_class then;
};

extern const struct phrase phrases[];
extern const size_t phrases_count;

#endif
