/*
 * grammar - which class of word follows which.
 *
 * A sentence is a walk from class to class by weights that look like English: an article
 * asks for a noun, a noun for `of` or a verb. It makes no sense, but pairs and triples of
 * words come as often as in real telegrams, which is what an index feels.
 */
#ifndef BENCH_GRAMMAR_H
#define BENCH_GRAMMAR_H

#include "lexicon.h"

enum { GRAMMAR_SLOTS = 256 };

struct grammar {
	uint8_t next[CLASS_COUNT][GRAMMAR_SLOTS];
	struct lot usual_phrases;
	struct stock {
		uint32_t ids[8];
		uint8_t n;
		uint8_t then;
	} *stock; /* the phrases, as numbers of words */
	uint32_t stock_n;
};

/* Lives in the arena of the lexicon. */
void grammar_init(struct grammar *g, struct lexicon *lx);

static inline enum word_class grammar_next(const struct grammar *g, struct random *r, enum word_class now)
{
	return (enum word_class)g->next[now][random_next(r) >> 56];
}

#endif
