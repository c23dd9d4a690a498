/*
 * precedence - how fast a telegram is to travel: letter and word.
 */
#include "cable/values.h"

static const struct {
	Str word;
	char letter;
} precedences[] = {
#define X(id, letter, word) { S_INIT(word), letter },
	PRECEDENCES(X)
#undef X
};

Str precedence_word(enum prec p)
{
	return p == PREC_NONE ? STR_NONE : precedences[p].word;
}

enum prec precedence_of_letter(char c)
{
	for (int p = PREC_ROUTINE; p < PREC_COUNT; p++)
		if (precedences[p].letter == c)
			return (enum prec)p;
	return PREC_NONE;
}
