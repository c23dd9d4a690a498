/*
 * score - how well a telegram answers a query: the plain definition.
 *
 * It is made of the matcher's stretches and shares nothing with the index, which is held against it.
 */
#include "search/score.h"

#include <math.h>

#include "search/columns.h"
#include "search/fit.h"
#include "search/stem.h"
#include "search/stretch.h"

static const double k1 = 1.2, b = 0.75;

/* A word below a leaf, and in how many telegrams it is. */
struct weighed {
	const struct query_node *node;
	Str stem;
	uint64_t docs, last; /* `last`: the telegram that was counted last */
};

struct scoring {
	struct arena *a;
	LIST(const struct query_node *) leaves;
	LIST(struct weighed) words;
	uint64_t docs, lengths;
};

/* ---- Leaves ---- */

static Str stem_of(struct arena *a, Str word)
{
	char *stem = arena_raw(a, word.n + 1);

	return (Str){ stem, stem_read(word, stem) };
}

static void list_words(struct scoring *s, const struct query_node *n)
{
	if (n->kind == Q_WORD && (n->word.fit == WORD_EXACT || n->word.fit == WORD_STEM))
		*list_push(s->a, &s->words) = (struct weighed){ .node = n, .stem = stem_of(s->a, n->word.text) };
	for (uint32_t i = 0; i < n->n; i++)
		list_words(s, n->child[i]);
}

static void list_leaves(struct scoring *s, const struct query_node *n)
{
	if (n->kind == Q_NOT)
		return;
	if (n->kind == Q_WORD || n->kind == Q_PHRASE || n->kind == Q_NEAR) {
		*list_push(s->a, &s->leaves) = n;
		list_words(s, n);
		return;
	}
	for (uint32_t i = 0; i < n->n; i++)
		list_leaves(s, n->child[i]);
}

struct scoring *scoring_open(struct arena *a, const struct query *q)
{
	struct scoring *s = arena_new(a, struct scoring);

	s->a = a;
	list_leaves(s, q->root);
	return s;
}

/* ---- What is in a telegram ---- */

static bool has_stem(Str form, Str stem)
{
	char own[WORD_MOST];

	if (form.n == 0 || stem.n == 0 || *form.p != *stem.p || form.n > sizeof own)
		return str_eq(form, stem);
	return str_eq((Str){ own, stem_read(form, own) }, stem);
}

static uint32_t length_of(const struct document *d)
{
	return d->length < UINT16_MAX ? d->length : UINT16_MAX;
}

void scoring_look(struct scoring *s, struct arena *scratch, const struct document *d)
{
	(void)scratch;
	s->docs++;
	s->lengths += length_of(d);
	for (uint32_t k = 0; k < s->words.n; k++) {
		struct weighed *w = &s->words.v[k];

		for (uint32_t i = 0; i < d->tokens.n && w->last != s->docs; i++) {
			if (has_stem(d->tokens.v[i].word, w->stem))
				w->last = s->docs;
		}
		w->docs += w->last == s->docs;
	}
}

void scoring_know(struct scoring *s, uint64_t docs, uint64_t lengths, uint64_t (*docs_of)(void *data, Str stem), void *data)
{
	s->docs = docs;
	s->lengths = lengths;
	for (uint32_t k = 0; k < s->words.n; k++)
		s->words.v[k].docs = docs_of(data, s->words.v[k].stem);
}

/* How often a word stands in a part: every form counts, even of one place. */
static uint32_t word_often(const struct document *d, const struct query_node *n, const struct part *p)
{
	uint32_t often = 0;

	for (uint32_t i = 0; i < p->n; i++)
		often += word_fit_holds(n, d->tokens.v[p->first + i].word);
	return n->word.fit == WORD_STEM && p->kind == PART_SUBJECT ? often * COLUMNS_HEAVY : often;
}

static uint32_t leaf_often(struct arena *scratch, const struct document *d, const struct query_node *n)
{
	uint32_t often = 0;

	for (uint32_t i = 0; i < d->parts.n; i++)
		often += n->kind == Q_WORD ? word_often(d, n, &d->parts.v[i]) : stretches(scratch, d, n, &d->parts.v[i]).n;
	return often;
}

struct scored scoring_keep(const struct scoring *s, struct arena *a, struct arena *scratch, const struct document *d)
{
	struct scored one = { arena_array(a, uint32_t, s->leaves.n + 1), length_of(d) };

	for (uint32_t i = 0; i < s->leaves.n; i++)
		one.often[i] = leaf_often(scratch, d, s->leaves.v[i]);
	return one;
}

/* ---- Scores ---- */

static double word_weight(const struct scoring *s, const struct query_node *n)
{
	for (uint32_t i = 0; i < s->words.n; i++) {
		if (s->words.v[i].node == n)
			return log(1 + ((double)(s->docs - s->words.v[i].docs) + 0.5) / ((double)s->words.v[i].docs + 0.5));
	}
	return 0; /* a pattern */
}

static double weight(const struct scoring *s, const struct query_node *n)
{
	double sum = 0, least = INFINITY;

	if (n->kind == Q_WORD)
		return word_weight(s, n);
	for (uint32_t i = 0; i < n->n; i++) {
		double one = weight(s, n->child[i]);

		sum += one;
		least = one < least ? one : least;
	}
	return n->kind == Q_OR ? least : sum;
}

double scoring_score(const struct scoring *s, const struct scored *one)
{
	double average = s->lengths ? (double)s->lengths / (double)s->docs : 1, sum = 0;

	for (uint32_t i = 0; i < s->leaves.n; i++) {
		double w = weight(s, s->leaves.v[i]), f = one->often[i];

		if (w > 0)
			sum += w * (k1 + 1) * f / (f + k1 * (1 - b + b * one->length / average));
		else
			sum += f > 0;
	}
	return sum;
}
