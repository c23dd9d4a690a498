/*
 * topics - what telegrams are about.
 */
#include "topics.h"

#include "authority/tags.h"

enum { TOPICS_MOST = 200, PURPOSE_TOPICS = 2, NAME_WORDS = 6 };

static const struct {
	enum word_class class;
	uint32_t from; /* rank: the commonest words belong to no topic */
} sources[TOPIC_CLASSES] = {
	[TOPIC_NOUN] = { CLASS_NOUN, 24 }, [TOPIC_ADJ] = { CLASS_ADJ, 16 },    [TOPIC_VERB] = { CLASS_VERB, 24 },
	[TOPIC_NAME] = { CLASS_NAME, 40 }, [TOPIC_ORG] = { CLASS_ORG, 8 },
};

enum topic_class topic_class_of(enum word_class class)
{
	static const enum topic_class of[CLASS_WORDS] = {
		[CLASS_DET] = TOPIC_CLASSES,  [CLASS_PREP] = TOPIC_CLASSES, [CLASS_CONJ] = TOPIC_CLASSES,
		[CLASS_THAT] = TOPIC_CLASSES, [CLASS_PRON] = TOPIC_CLASSES, [CLASS_AUX] = TOPIC_CLASSES,
		[CLASS_ADV] = TOPIC_CLASSES,  [CLASS_TITLE] = TOPIC_CLASSES, [CLASS_MONTH] = TOPIC_CLASSES,
		[CLASS_ORG] = TOPIC_ORG,      [CLASS_NOUN] = TOPIC_NOUN,    [CLASS_ADJ] = TOPIC_ADJ,
		[CLASS_VERB] = TOPIC_VERB,    [CLASS_VERB_S] = TOPIC_VERB,  [CLASS_VERB_ED] = TOPIC_VERB,
		[CLASS_ING] = TOPIC_VERB,     [CLASS_NAME] = TOPIC_NAME,    [CLASS_PLACE] = TOPIC_CLASSES,
		[CLASS_REST] = TOPIC_CLASSES,
	};

	return of[class];
}

/* The words of the TAG's name come first: a telegram on fisheries says "fisheries". */
static uint32_t take_name(struct topic *t, const struct lexicon *lx, Str name)
{
	uint32_t n = 0;
	Str word;

	while (n < NAME_WORDS && str_next(&name, ' ', &word)) {
		uint32_t id = lexicon_find(lx, CLASS_NOUN, word);

		if (id != UINT32_MAX)
			t->ranks[TOPIC_NOUN][n++] = id - lx->first[CLASS_NOUN];
	}
	return n;
}

/* The rarer of two would be too rare: a topic has few words that nobody else uses. */
static uint32_t topic_rank(struct random *r, uint32_t from, uint32_t n)
{
	uint32_t a = random_by_log(r, from, n), b = random_by_log(r, from, n);

	return a < b ? a : b;
}

static void fill(struct topic *t, const struct lexicon *lx, const struct tag *tag, struct random *r)
{
	uint32_t named;

	t->tag = tag->code;
	named = take_name(t, lx, tag->name);
	for (int c = 0; c < TOPIC_CLASSES; c++)
		for (uint32_t i = c == TOPIC_NOUN ? named : 0; i < TOPIC_WORDS; i++)
			t->ranks[c][i] = topic_rank(r, sources[c].from, lexicon_count(lx, sources[c].class));
}

void topics_init(struct topics *t, struct lexicon *lx, enum era era, uint64_t seed)
{
	enum tag_kind kind = era == ERA_1974 ? TAG_SUBJECT_1974 : TAG_SUBJECT;
	struct random r = random_of(seed, PURPOSE_TOPICS, 0);
	struct tags all = tag_all();

	*t = (struct topics){ .v = arena_array(&lx->a, struct topic, TOPICS_MOST) };
	for (size_t i = 0; i < all.n && t->n < TOPICS_MOST; i++)
		if (all.first[i].kind == kind && all.first[i].name.n && all.first[i].code.n == 4)
			fill(&t->v[t->n++], lx, &all.first[i], &r);
	/* By the alphabet the first TAGS would be the commonest: shuffle. */
	for (uint32_t i = t->n; i > 1; i--) {
		uint32_t other = random_below(&r, i);
		struct topic swap = t->v[i - 1];

		t->v[i - 1] = t->v[other];
		t->v[other] = swap;
	}
	t->usual = lot_zipf(&lx->a, t->n, 4, 80);
	t->words = lot_zipf(&lx->a, TOPIC_WORDS, 6, 90);
}
