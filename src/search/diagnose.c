/*
 * diagnose - why a query finds nothing: which part of it has no hit by itself.
 */
#include "search/diagnose.h"

#include "authority/near.h"
#include "search/match.h"
#include "search/tally.h"

struct diagnosis {
	struct arena *a, doc;
	const struct query *q;
	const struct query_node *part[DIAGNOSE_PARTS];
	bool found[DIAGNOSE_PARTS];
	unsigned n;
	struct tally vocabulary;
	uint64_t documents;
};

static void collect(const struct query_node *n, const struct query_node **parts, unsigned *count)
{
	if (n->kind == Q_NOT || n->kind == Q_ALL)
		return;
	if (n->kind == Q_AND || (n->kind == Q_OR && !query_is_compound(n))) {
		for (uint32_t i = 0; i < n->n; i++)
			collect(n->child[i], parts, count);
	} else if (*count < DIAGNOSE_PARTS) {
		parts[(*count)++] = n;
	}
}

unsigned diagnose_parts(const struct query *q, const struct query_node *parts[DIAGNOSE_PARTS])
{
	unsigned n = 0;

	collect(q->root, parts, &n);
	return n;
}

static void look(void *data, const struct fed *one)
{
	struct diagnosis *g = data;
	struct document *d;

	arena_reset(&g->doc);
	d = document_read(&g->doc, one->cable, g->q->parts);
	d->id = one->id;
	g->documents++;
	for (unsigned i = 0; i < g->n; i++)
		g->found[i] = g->found[i] || match_node(&g->doc, g->part[i], d);
	for (uint32_t i = 0; i < d->tokens.n; i++)
		tally_add(g->a, &g->vocabulary, d->tokens.v[i].word, g->documents);
}

Str diagnose_word(const struct query_node *n)
{
	if (n->kind == Q_IN && n->n == 1)
		n = n->child[0];
	return n->kind == Q_WORD && (n->word.fit == WORD_EXACT || n->word.fit == WORD_STEM) ? n->word.text : STR_NONE;
}

/* The vocabulary is sorted: of equally close words the most frequent come first. */
static void put_near(struct arena *a, const struct tally *vocabulary, Str word, StrList *out)
{
	unsigned most = word.n > 2 * DIAGNOSE_LEAST ? NEAR_MAX : 1;

	if (word.n < DIAGNOSE_LEAST)
		return;
	for (unsigned edits = 1; edits <= most; edits++) {
		for (uint32_t i = 0; i < vocabulary->counts.n && out->n < DIAGNOSE_NEAR; i++) {
			Str w = vocabulary->counts.v[i].name;

			if (w.n + most >= word.n && w.n <= word.n + most && near_edits(w, word) == edits)
				*list_push(a, out) = w;
		}
	}
}

static void report(struct diagnosis *g, AbsenceList *out)
{
	tally_sort(&g->vocabulary);
	for (unsigned i = 0; i < g->n; i++) {
		struct absence *ab;

		if (g->found[i])
			continue;
		ab = list_push(g->a, out);
		ab->node = g->part[i];
		ab->span = g->part[i]->span;
		put_near(g->a, &g->vocabulary, diagnose_word(g->part[i]), &ab->near);
	}
}

bool diagnose(struct arena *a, struct feed *f, const struct query *q, AbsenceList *out, struct error *err)
{
	struct diagnosis g = { .a = a, .q = q };
	bool ok;

	g.n = diagnose_parts(q, g.part);
	arena_init(&g.doc);
	ok = feed_walk(f, look, &g, err);
	arena_release(&g.doc);
	if (!ok)
		return false;
	report(&g, out);
	return diagnose_numbers(a, f, out, err);
}
