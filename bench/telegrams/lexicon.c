/*
 * lexicon - the words of the telegrams.
 */
#include "lexicon.h"

#include <assert.h>
#include <stdlib.h>

#include "authority/countries.h"
#include "authority/posts.h"
#include "authority/tags.h"
#include "invent.h"

enum { TEXT_MOST = 8 << 20, WORDS_MOST = 600 * 1000, WORD_MOST = 40, PURPOSE_WORDS = 1, SLOTS = 1 << 21,
       LISTED = 2048 /* words of a class that are found by name; none beyond is English */ };

/* How many words a class has in the end, and how steeply they get rarer. */
static const struct shape {
	uint32_t n, offset, exponent;
} shapes[CLASS_WORDS] = {
	[CLASS_DET] = { 0, 1, 118 },       [CLASS_PREP] = { 0, 1, 115 },     [CLASS_CONJ] = { 0, 1, 110 },
	[CLASS_PRON] = { 0, 1, 100 },      [CLASS_AUX] = { 0, 4, 90 },       [CLASS_ADV] = { 0, 4, 90 },
	[CLASS_TITLE] = { 0, 2, 90 },      [CLASS_ORG] = { 3000, 3, 115 },   [CLASS_NOUN] = { 60000, 24, 120 },
	[CLASS_ADJ] = { 20000, 10, 120 },  [CLASS_VERB] = { 6000, 10, 120 }, [CLASS_VERB_S] = { 0, 10, 120 },
	[CLASS_VERB_ED] = { 0, 10, 120 },  [CLASS_ING] = { 0, 10, 120 },     [CLASS_NAME] = { 150000, 30, 100 },
	[CLASS_PLACE] = { 3000, 6, 110 },
};

/* What is needed only while the lexicon is made. */
struct maker {
	struct lexicon *lx;
	enum word_class class;
	uint32_t *slots; /* word number + 1: each word once in its class */
};

static uint32_t slot_of(const struct maker *m, Str word)
{
	uint64_t h = 0xCBF29CE484222325U + m->class;

	for (size_t i = 0; i < word.n; i++)
		h = (h ^ (unsigned char)to_upper((unsigned char)word.p[i])) * 0x100000001B3U;
	h ^= h >> 32;
	for (uint32_t s = (uint32_t)h & (SLOTS - 1);; s = (s + 1) & (SLOTS - 1)) {
		uint32_t id = m->slots[s];

		if (!id || (id > m->lx->first[m->class] && str_ieq(lexicon_word(m->lx, id - 1), word)))
			return s;
	}
}

static void add_always(struct maker *m, Str word, enum word_look look)
{
	struct lexicon *lx = m->lx;

	assert(word.n <= WORD_MOST && lx->n < WORDS_MOST && lx->text_n + word.n <= TEXT_MOST);
	lx->words[lx->n++] = (struct word){ (uint32_t)lx->text_n, (uint8_t)word.n, (uint8_t)look };
	memcpy(lx->text + lx->text_n, word.p, word.n);
	lx->text_n += word.n;
}

/* False if the class has it. */
static bool add(struct maker *m, Str word, enum word_look look)
{
	uint32_t slot = slot_of(m, word);

	if (m->slots[slot])
		return false;
	m->slots[slot] = m->lx->n + 1;
	add_always(m, word, look);
	return true;
}

static bool add_joined(struct maker *m, Str a, Str b, Str c)
{
	char word[WORD_MOST];
	size_t n = 0;

	if (a.n + b.n + c.n > sizeof word)
		return false;
	for (const Str *s = (Str[]){ a, b, c, STR_NONE }; s->p; n += s->n, s++)
		memcpy(word + n, s->p, s->n);
	return add(m, (Str){ word, n }, LOOK_PLAIN);
}

/* Past tense and the like, as the rules of spelling go. */
static Str stem(Str verb, bool cut_e)
{
	return cut_e && str_ends(verb, S("e")) ? str_cut(verb, 0, verb.n - 1) : verb;
}

static Str s_ending(Str word)
{
	return str_ends(word, S("s")) || str_ends(word, S("sh")) || str_ends(word, S("ch")) || str_ends(word, S("x")) ?
	       S("es") : S("s");
}

/* A verb in the form of the class that is being made. */
static void add_verb(struct maker *m, Str verb)
{
	char word[WORD_MOST];
	size_t n;
	Str base = verb, ending = STR_NONE;

	if (m->class == CLASS_VERB_S)
		ending = s_ending(verb);
	else if (m->class == CLASS_VERB_ED)
		base = stem(verb, true), ending = S("ed");
	else if (m->class == CLASS_ING)
		base = stem(verb, true), ending = S("ing");
	n = base.n + ending.n;
	assert(n <= sizeof word);
	memcpy(word, base.p, base.n);
	if (ending.n)
		memcpy(word + base.n, ending.p, ending.n);
	add_always(m, (Str){ word, n }, LOOK_PLAIN);
}

static bool is_verb(enum word_class class)
{
	return class == CLASS_VERB_S || class == CLASS_VERB_ED || class == CLASS_ING;
}

static void add_list(struct maker *m, const char *words)
{
	bool closed = !shapes[m->class].n, name = m->class == CLASS_MONTH;
	Str rest = str_of(words), word;
	char copy[WORD_MOST];

	while (str_next(&rest, ' ', &word)) {
		memcpy(copy, word.p, word.n);
		for (size_t i = 0; i < word.n && (m->class == CLASS_ORG || (name && i == 0)); i++)
			copy[i] = (char)to_upper((unsigned char)copy[i]);
		if (closed)
			add_always(m, (Str){ copy, word.n }, name ? LOOK_NAME : LOOK_PLAIN);
		else
			add(m, (Str){ copy, word.n }, m->class == CLASS_ORG ? LOOK_ACRONYM : LOOK_PLAIN);
	}
}

/* The words of official names: "Peaceful Uses of Outer Space". */
static void add_tag_names(struct maker *m)
{
	struct tags all = tag_all();

	for (size_t i = 0; i < all.n; i++) {
		Str rest = all.first[i].name, word;
		char copy[WORD_MOST];

		if (tag_kind_group(all.first[i].kind) != TAG_GROUP_SUBJECT)
			continue;
		while (str_next(&rest, ' ', &word)) {
			size_t n = 0;

			for (; n < word.n && n < sizeof copy && is_alpha((unsigned char)word.p[n]); n++)
				copy[n] = (char)(to_upper((unsigned char)word.p[n]) + 0x20);
			if (n == word.n && n > 3)
				add(m, (Str){ copy, n }, LOOK_PLAIN);
		}
	}
}

/* Countries and the cities of posts, one word each. */
static void add_places(struct maker *m)
{
	size_t n;
	const struct country *countries = country_all(&n);
	const struct post *posts;

	for (size_t i = 0; i < n; i++)
		if (str_find_byte(countries[i].name, ' ') == countries[i].name.n && countries[i].name.n <= WORD_MOST)
			add(m, countries[i].name, LOOK_NAME);
	posts = post_all(&n);
	for (size_t i = 0; i < n; i++)
		if (posts[i].city.n && str_find_byte(posts[i].city, ' ') == posts[i].city.n)
			add(m, posts[i].city, LOOK_NAME);
}

/* Plurals, opposites, and words with the endings of the list, up to half of what is wanted. */
static void add_derived(struct maker *m, uint32_t wanted)
{
	static const Str fronts[] = { S_INIT("non"), S_INIT("re"), S_INIT("pre"), S_INIT("sub"), S_INIT("inter"),
	                              S_INIT("over"), S_INIT("counter"), S_INIT("under"), S_INIT("semi"), S_INIT("mid") };
	struct lexicon *lx = m->lx;
	uint32_t first = lx->first[m->class], stems = lx->n - first;

	for (uint32_t i = 0; m->class == CLASS_NOUN && i < stems; i++) {
		Str word = lexicon_word(lx, first + i);

		if (!str_ends(word, S("s")))
			add_joined(m, word, s_ending(word), S(""));
	}
	for (size_t f = 0; f < sizeof fronts / sizeof *fronts; f++)
		for (uint32_t i = f * 7 % 11; i < stems && lx->n - first < wanted; i += 3)
			add_joined(m, fronts[f], lexicon_word(lx, first + i), S(""));
}

static void add_phrase_words(struct maker *m)
{
	for (size_t i = 0; i < phrases_count; i++) {
		Str rest = str_of(phrases[i].words), word;

		while (str_next(&rest, ' ', &word))
			if (lexicon_any(m->lx, word) == UINT32_MAX)
				add(m, word, LOOK_PLAIN);
	}
}

/* The rest is invented: names, acronyms, or words that end as their class does. */
static void add_invented(struct maker *m, struct random *r, uint32_t wanted)
{
	struct lexicon *lx = m->lx;
	char word[INVENT_MOST];

	while (lx->n - lx->first[m->class] < wanted) {
		if (m->class == CLASS_ORG)
			add(m, invent_acronym(r, word), LOOK_ACRONYM);
		else if (m->class == CLASS_NAME || m->class == CLASS_PLACE)
			add(m, invent_name(r, word), LOOK_NAME);
		else
			add(m, invent_word(r, m->class, word), LOOK_PLAIN);
	}
}

static void make_class(struct maker *m, uint64_t seed)
{
	struct lexicon *lx = m->lx;
	struct random r = random_of(seed, PURPOSE_WORDS, m->class);
	const struct shape *shape = &shapes[m->class];
	uint32_t first = lx->n;

	lx->first[m->class] = first;
	for (uint32_t i = 0; is_verb(m->class) && i < lexicon_count(lx, CLASS_VERB); i++)
		add_verb(m, lexicon_word(lx, lx->first[CLASS_VERB] + i));
	for (size_t i = 0; i < word_lists_count; i++)
		if (word_lists[i].class == m->class)
			add_list(m, word_lists[i].words);
	if (m->class == CLASS_NOUN)
		add_tag_names(m);
	if (m->class == CLASS_PLACE)
		add_places(m);
	if (m->class == CLASS_REST)
		add_phrase_words(m);
	if (m->class == CLASS_NOUN || m->class == CLASS_ADJ || m->class == CLASS_VERB)
		add_derived(m, shape->n / 4);
	add_invented(m, &r, shape->n);
	lx->first[m->class + 1] = lx->n;
	lx->usual[m->class] = lot_zipf(&lx->a, lx->n - first, shape->offset, shape->exponent);
}

void lexicon_init(struct lexicon *lx, uint64_t seed)
{
	struct maker m = { .lx = lx };

	*lx = (struct lexicon){ 0 };
	arena_init(&lx->a);
	lx->text = arena_raw(&lx->a, TEXT_MOST);
	lx->words = arena_array(&lx->a, struct word, WORDS_MOST);
	m.slots = arena_array(&lx->a, uint32_t, SLOTS);
	for (int c = 0; c < CLASS_WORDS; c++) {
		m.class = (enum word_class)c;
		make_class(&m, seed);
	}
}

void lexicon_release(struct lexicon *lx)
{
	arena_release(&lx->a);
}

uint32_t lexicon_find(const struct lexicon *lx, enum word_class class, Str word)
{
	uint32_t most = lexicon_count(lx, class);

	if (most > LISTED)
		most = LISTED;
	for (uint32_t i = 0; i < most; i++)
		if (str_ieq(lexicon_word(lx, lx->first[class] + i), word))
			return lx->first[class] + i;
	return UINT32_MAX;
}

uint32_t lexicon_any(const struct lexicon *lx, Str word)
{
	uint32_t id = UINT32_MAX;

	for (int c = 0; c < CLASS_WORDS && id == UINT32_MAX; c++)
		if (c != CLASS_NAME && lx->first[c + 1])
			id = lexicon_find(lx, (enum word_class)c, word);
	return id;
}
