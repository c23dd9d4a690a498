/*
 * topics - what telegrams are about: a subject TAG of the time, and the words that come with it.
 */
#ifndef BENCH_TOPICS_H
#define BENCH_TOPICS_H

#include "lexicon.h"

enum era { ERA_1974, ERA_2006 };

/*
 * Classes of which a topic has words of its own. Verbs are ranks, good for all four forms.
 */
enum topic_class { TOPIC_NOUN, TOPIC_ADJ, TOPIC_VERB, TOPIC_NAME, TOPIC_ORG, TOPIC_CLASSES };
enum { TOPIC_WORDS = 512 };

struct topic {
	Str tag;
	uint32_t ranks[TOPIC_CLASSES][TOPIC_WORDS]; /* within the class of the lexicon */
};

struct topics {
	struct topic *v;
	uint32_t n;
	struct lot usual; /* how often each topic comes */
	struct lot words; /* how often each word of a topic comes in it */
};

/* Lives in the arena of the lexicon. */
void topics_init(struct topics *t, struct lexicon *lx, enum era era, uint64_t seed);

/* The topic class of a class of words; TOPIC_CLASSES if it has none. */
enum topic_class topic_class_of(enum word_class class);

#endif
