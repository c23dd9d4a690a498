/*
 * grammar - which class of word follows which.
 */
#include "grammar.h"

#include <assert.h>

/* Parts of 100; what is missing to 100 goes to the first. */
static const struct step {
	enum word_class from, to;
	uint8_t share;
} steps[] = {
	{ CLASS_START, CLASS_DET, 30 }, { CLASS_START, CLASS_PRON, 14 }, { CLASS_START, CLASS_NOUN, 10 },
	{ CLASS_START, CLASS_ADJ, 6 }, { CLASS_START, CLASS_TITLE, 8 }, { CLASS_START, CLASS_ORG, 10 },
	{ CLASS_START, CLASS_PREP, 12 }, { CLASS_START, CLASS_ADV, 4 }, { CLASS_START, CLASS_NAME, 6 },

	{ CLASS_DET, CLASS_NOUN, 60 }, { CLASS_DET, CLASS_ADJ, 29 }, { CLASS_DET, CLASS_NUM, 2 },
	{ CLASS_DET, CLASS_TITLE, 3 }, { CLASS_DET, CLASS_ORG, 4 }, { CLASS_DET, CLASS_PLACE, 2 },

	{ CLASS_ADJ, CLASS_NOUN, 80 }, { CLASS_ADJ, CLASS_ADJ, 6 }, { CLASS_ADJ, CLASS_CONJ, 4 },
	{ CLASS_ADJ, CLASS_PREP, 5 }, { CLASS_ADJ, CLASS_END, 3 }, { CLASS_ADJ, CLASS_THAT, 2 },

	{ CLASS_NOUN, CLASS_PREP, 33 }, { CLASS_NOUN, CLASS_NOUN, 11 }, { CLASS_NOUN, CLASS_AUX, 12 },
	{ CLASS_NOUN, CLASS_VERB_ED, 7 }, { CLASS_NOUN, CLASS_VERB_S, 4 }, { CLASS_NOUN, CLASS_CONJ, 9 },
	{ CLASS_NOUN, CLASS_COMMA, 8 }, { CLASS_NOUN, CLASS_END, 11 }, { CLASS_NOUN, CLASS_NUM, 2 },
	{ CLASS_NOUN, CLASS_NAME, 2 }, { CLASS_NOUN, CLASS_THAT, 1 },

	{ CLASS_PREP, CLASS_DET, 42 }, { CLASS_PREP, CLASS_NOUN, 20 }, { CLASS_PREP, CLASS_ADJ, 10 },
	{ CLASS_PREP, CLASS_PLACE, 9 }, { CLASS_PREP, CLASS_ORG, 4 }, { CLASS_PREP, CLASS_NUM, 5 },
	{ CLASS_PREP, CLASS_ING, 4 }, { CLASS_PREP, CLASS_TITLE, 3 }, { CLASS_PREP, CLASS_MONTH, 3 },

	{ CLASS_AUX, CLASS_VERB_ED, 30 }, { CLASS_AUX, CLASS_AUX, 17 }, { CLASS_AUX, CLASS_VERB, 18 },
	{ CLASS_AUX, CLASS_ADV, 6 }, { CLASS_AUX, CLASS_DET, 10 }, { CLASS_AUX, CLASS_ADJ, 9 },
	{ CLASS_AUX, CLASS_PREP, 5 }, { CLASS_AUX, CLASS_ING, 5 },

	{ CLASS_VERB, CLASS_DET, 36 }, { CLASS_VERB, CLASS_PREP, 20 }, { CLASS_VERB, CLASS_NOUN, 18 },
	{ CLASS_VERB, CLASS_THAT, 10 }, { CLASS_VERB, CLASS_ADJ, 10 }, { CLASS_VERB, CLASS_PRON, 4 },
	{ CLASS_VERB, CLASS_END, 2 },

	{ CLASS_VERB_S, CLASS_DET, 32 }, { CLASS_VERB_S, CLASS_THAT, 24 }, { CLASS_VERB_S, CLASS_PREP, 20 },
	{ CLASS_VERB_S, CLASS_NOUN, 12 }, { CLASS_VERB_S, CLASS_ADJ, 8 }, { CLASS_VERB_S, CLASS_ADV, 4 },

	{ CLASS_VERB_ED, CLASS_PREP, 38 }, { CLASS_VERB_ED, CLASS_DET, 22 }, { CLASS_VERB_ED, CLASS_THAT, 17 },
	{ CLASS_VERB_ED, CLASS_END, 7 }, { CLASS_VERB_ED, CLASS_NOUN, 7 }, { CLASS_VERB_ED, CLASS_ADV, 5 },
	{ CLASS_VERB_ED, CLASS_COMMA, 4 },

	{ CLASS_ING, CLASS_DET, 34 }, { CLASS_ING, CLASS_NOUN, 28 }, { CLASS_ING, CLASS_PREP, 22 },
	{ CLASS_ING, CLASS_ADJ, 12 }, { CLASS_ING, CLASS_END, 4 },

	{ CLASS_CONJ, CLASS_DET, 26 }, { CLASS_CONJ, CLASS_NOUN, 26 }, { CLASS_CONJ, CLASS_PRON, 12 },
	{ CLASS_CONJ, CLASS_ADJ, 10 }, { CLASS_CONJ, CLASS_VERB_ED, 7 }, { CLASS_CONJ, CLASS_AUX, 6 },
	{ CLASS_CONJ, CLASS_ORG, 4 }, { CLASS_CONJ, CLASS_NAME, 5 }, { CLASS_CONJ, CLASS_PLACE, 4 },

	{ CLASS_THAT, CLASS_DET, 40 }, { CLASS_THAT, CLASS_PRON, 24 }, { CLASS_THAT, CLASS_ORG, 12 },
	{ CLASS_THAT, CLASS_NOUN, 12 }, { CLASS_THAT, CLASS_TITLE, 5 }, { CLASS_THAT, CLASS_ADJ, 7 },

	{ CLASS_PRON, CLASS_AUX, 46 }, { CLASS_PRON, CLASS_VERB_ED, 34 }, { CLASS_PRON, CLASS_ADV, 7 },
	{ CLASS_PRON, CLASS_VERB, 6 }, { CLASS_PRON, CLASS_PREP, 5 }, { CLASS_PRON, CLASS_COMMA, 2 },

	{ CLASS_ADV, CLASS_VERB_ED, 34 }, { CLASS_ADV, CLASS_ADJ, 18 }, { CLASS_ADV, CLASS_DET, 14 },
	{ CLASS_ADV, CLASS_PREP, 12 }, { CLASS_ADV, CLASS_AUX, 8 }, { CLASS_ADV, CLASS_END, 8 },
	{ CLASS_ADV, CLASS_COMMA, 6 },

	{ CLASS_TITLE, CLASS_NAME, 70 }, { CLASS_TITLE, CLASS_AUX, 12 }, { CLASS_TITLE, CLASS_VERB_ED, 10 },
	{ CLASS_TITLE, CLASS_PREP, 8 },

	{ CLASS_NAME, CLASS_AUX, 18 }, { CLASS_NAME, CLASS_VERB_ED, 22 }, { CLASS_NAME, CLASS_CONJ, 12 },
	{ CLASS_NAME, CLASS_COMMA, 18 }, { CLASS_NAME, CLASS_END, 14 }, { CLASS_NAME, CLASS_NAME, 6 },
	{ CLASS_NAME, CLASS_PREP, 10 },

	{ CLASS_PLACE, CLASS_END, 22 }, { CLASS_PLACE, CLASS_COMMA, 16 }, { CLASS_PLACE, CLASS_CONJ, 14 },
	{ CLASS_PLACE, CLASS_NOUN, 16 }, { CLASS_PLACE, CLASS_PREP, 16 }, { CLASS_PLACE, CLASS_AUX, 12 },
	{ CLASS_PLACE, CLASS_PLACE, 4 },

	{ CLASS_ORG, CLASS_NOUN, 26 }, { CLASS_ORG, CLASS_AUX, 24 }, { CLASS_ORG, CLASS_PREP, 12 },
	{ CLASS_ORG, CLASS_VERB_ED, 12 }, { CLASS_ORG, CLASS_CONJ, 10 }, { CLASS_ORG, CLASS_END, 10 },
	{ CLASS_ORG, CLASS_COMMA, 6 },

	{ CLASS_MONTH, CLASS_NUM, 88 }, { CLASS_MONTH, CLASS_END, 6 }, { CLASS_MONTH, CLASS_COMMA, 6 },

	{ CLASS_NUM, CLASS_NOUN, 38 }, { CLASS_NUM, CLASS_END, 18 }, { CLASS_NUM, CLASS_COMMA, 12 },
	{ CLASS_NUM, CLASS_PREP, 14 }, { CLASS_NUM, CLASS_CONJ, 8 }, { CLASS_NUM, CLASS_NUM, 10 },

	{ CLASS_COMMA, CLASS_DET, 20 }, { CLASS_COMMA, CLASS_CONJ, 24 }, { CLASS_COMMA, CLASS_NOUN, 18 },
	{ CLASS_COMMA, CLASS_PRON, 10 }, { CLASS_COMMA, CLASS_NAME, 8 }, { CLASS_COMMA, CLASS_PREP, 8 },
	{ CLASS_COMMA, CLASS_ADV, 4 }, { CLASS_COMMA, CLASS_ING, 4 }, { CLASS_COMMA, CLASS_PLACE, 4 },
};

static void fill_steps(struct grammar *g)
{
	unsigned done[CLASS_COUNT] = { 0 };

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		const struct step *s = &steps[i];
		unsigned before = done[s->from], after = before + s->share;

		assert(after <= 100);
		done[s->from] = after;
		memset(g->next[s->from] + before * GRAMMAR_SLOTS / 100, s->to,
		       after * GRAMMAR_SLOTS / 100 - before * GRAMMAR_SLOTS / 100);
	}
}

static void read_phrase(const struct lexicon *lx, const struct phrase *from, struct stock *to)
{
	Str rest = str_of(from->words), word;

	to->then = (uint8_t)from->then;
	while (str_next(&rest, ' ', &word)) {
		assert(to->n < sizeof to->ids / sizeof *to->ids);
		to->ids[to->n++] = lexicon_any(lx, word);
	}
}

void grammar_init(struct grammar *g, struct lexicon *lx)
{
	*g = (struct grammar){ .stock_n = (uint32_t)phrases_count };
	fill_steps(g);
	g->stock = arena_array(&lx->a, struct stock, phrases_count);
	for (size_t i = 0; i < phrases_count; i++)
		read_phrase(lx, &phrases[i], &g->stock[i]);
	g->usual_phrases = lot_zipf(&lx->a, g->stock_n, 4, 90);
}
