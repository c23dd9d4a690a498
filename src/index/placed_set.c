/*
 * placed_set - in which documents it stands.
 */
#include <stdlib.h>

#include "index/pattern.h"
#include "index/phrase.h"
#include "index/placed.h"
#include "index/word.h"

void tally_list_add(struct arena *a, struct tally_list *t, uint32_t doc, uint32_t count)
{
	if (t->n == t->room) {
		uint32_t room = t->room ? t->room * 2 : 256;
		uint32_t *docs = arena_raw(a, (size_t)room * 2 * sizeof *docs);

		if (t->n) {
			memcpy(docs, t->docs, t->n * sizeof *docs);
			memcpy(docs + room, t->counts, t->n * sizeof *docs);
		}
		t->docs = docs;
		t->counts = docs + room;
		t->room = room;
	}
	t->docs[t->n] = doc;
	t->counts[t->n++] = count;
}

void placed_rewind(struct placed *p)
{
	p->next_place = 0;
	for (uint32_t i = 0; i < p->words.n; i++)
		if (p->words.v[i]->c)
			cursor_open(p->words.v[i]->c, &p->words.v[i]->p);
	for (uint32_t i = 0; i < p->children; i++)
		placed_rewind(p->child[i]);
}

/* ---- What may have it ---- */

static void candidates_of_any(struct asked *q, struct placed *p, struct set *out)
{
	struct set some;

	if (p->node->kind == ASK_FORMS) {
		pattern_set(q, p, true, out);
		return;
	}
	set_none(q->a, q->s->tail.docs, out);
	if (p->words.n == 1)
		set_postings(q->a, q->s->tail.docs, &p->words.v[0]->p, out);
	for (uint32_t i = 0; i < p->children; i++) {
		placed_candidates(q, p->child[i], &some);
		set_or(q->a, out, &some);
	}
}

void placed_keep(struct arena *a, struct set *s, struct placed_word *w)
{
	struct cursor *c = placed_cursor(a, w);
	uint32_t n = 0;

	cursor_open(c, &w->p);
	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t doc = s->list[i];

		s->list[n] = doc;
		n += cursor_find(c, doc);
	}
	s->n = n;
}

static int by_most(const void *x, const void *y)
{
	const struct placed *a = *(struct placed *const *)x, *b = *(struct placed *const *)y;

	return (a->most > b->most) - (a->most < b->most);
}

static int by_length(const void *x, const void *y)
{
	const struct placed_word *a = *(struct placed_word *const *)x, *b = *(struct placed_word *const *)y;

	return (a->p.n > b->p.n) - (a->p.n < b->p.n);
}

static void and_word(struct asked *q, struct placed_word *w, struct set *out)
{
	struct set some;

	if (out->list) {
		placed_keep(q->a, out, w);
		return;
	}
	set_postings(q->a, q->s->tail.docs, &w->p, &some);
	set_and(out, &some);
}

/*
 * Pairs first: they are few, and whoever has a pair has both its words. With `first` the pairs, or
 * else the rarest word, are enough.
 */
static void candidates_of_all(struct asked *q, struct placed *p, bool first, struct set *out)
{
	struct placed **order = arena_array(q->a, struct placed *, p->children + 1);
	struct set some;
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->children; i++)
		if (!p->paired || !p->paired[i])
			order[n++] = p->child[i];
	qsort(order, n, sizeof *order, by_most);
	if (p->words.n)
		qsort(p->words.v, p->words.n, sizeof *p->words.v, by_length);
	if (p->nowhere || (n && order[0]->most == 0)) {
		set_none(q->a, q->s->tail.docs, out);
		return;
	}
	if (p->words.n)
		set_postings(q->a, q->s->tail.docs, &p->words.v[0]->p, out);
	else
		placed_candidates(q, order[0], out);
	for (uint32_t i = 1; i < p->words.n; i++)
		and_word(q, p->words.v[i], out);
	for (uint32_t i = p->words.n ? 0 : 1; i < n && !first; i++) {
		if (order[i]->words.n == 1 && order[i]->node->kind == ASK_WORD) {
			and_word(q, order[i]->words.v[0], out);
			continue;
		}
		placed_candidates(q, order[i], &some);
		set_and(out, &some);
	}
}

void placed_candidates(struct asked *q, struct placed *p, struct set *out)
{
	if (p->node->kind == ASK_PHRASE || p->node->kind == ASK_NEAR)
		candidates_of_all(q, p, false, out);
	else
		candidates_of_any(q, p, out);
}

/* ---- In heavy places ---- */

static void word_heavy(const struct placed_word *w, struct set *out)
{
	uint32_t docs[BLOCK], heavy[BLOCK];

	for (uint32_t b = 0; w->p.flags & LIST_HEAVY && b < w->p.blocks; b++) {
		uint32_t n = postings_docs(&w->p, b, docs);

		postings_heavies(&w->p, b, heavy);
		for (uint32_t i = 0; i < n; i++)
			out->bits[docs[i] / 64] |= (uint64_t)(heavy[i] > 0) << docs[i] % 64;
	}
}

void placed_heavy(struct asked *q, struct placed *p, struct set *out)
{
	bool all = p->node->kind == ASK_PHRASE || p->node->kind == ASK_NEAR;
	struct set some;

	if (p->node->kind == ASK_FORMS) {
		placed_candidates(q, p, out);
		return;
	}
	set_open(q->a, q->s->tail.docs, out);
	for (uint32_t i = 0; !all && i < p->words.n; i++)
		word_heavy(p->words.v[i], out);
	for (uint32_t i = 0; i < p->children; i++) {
		placed_heavy(q, p->child[i], i ? &some : out);
		if (i && all)
			set_and(out, &some);
		else if (i)
			set_or(q->a, out, &some);
	}
	set_settle(q->a, out);
}

/* ---- Exactly ---- */

struct tallying {
	struct arena *a;
	struct tally_list *out;
};

static void tally_doc(void *data, uint32_t doc, uint32_t count)
{
	struct tallying *t = data;

	tally_list_add(t->a, t->out, doc, count);
}

/* Of a word whose variants do not all count: the documents with one that does. */
static void word_tally(struct arena *a, struct placed_word *w, struct tally_list *out)
{
	struct tallying t = { a, out };

	word_each_allowed(w, tally_doc, &t);
}

static void any_set(struct asked *q, struct placed *p, struct set *out)
{
	uint32_t docs = q->s->tail.docs;
	struct tally_list t = { 0 };
	struct set some;

	if (p->node->kind == ASK_FORMS) {
		pattern_set(q, p, false, out);
		return;
	}
	set_none(q->a, docs, out);
	for (uint32_t i = 0; i < p->words.n; i++) {
		word_tally(q->a, p->words.v[i], &t);
		set_list(docs, t.docs ? t.docs : arena_raw(q->a, sizeof *t.docs), t.n, out);
	}
	for (uint32_t i = 0; i < p->children; i++) {
		placed_set(q, p->child[i], NULL, &some);
		set_or(q->a, out, &some);
	}
}

void placed_set(struct asked *q, struct placed *p, const struct set *within, struct set *out)
{
	struct tally_list *t;

	if (placed_plain(p)) {
		placed_candidates(q, p, out);
		return;
	}
	if (p->node->kind != ASK_PHRASE && p->node->kind != ASK_NEAR) {
		any_set(q, p, out);
		return;
	}
	t = placed_tally(q, p, within);
	set_list(q->s->tail.docs, memcpy(arena_raw(q->a, (t->n + 1) * sizeof *t->docs), t->docs ? t->docs : (uint32_t[1]){ 0 },
	                                 t->n * sizeof *t->docs), t->n, out);
}

static void walk(struct asked *q, struct placed *p, const struct set *may, struct tally_list *out)
{
	enum { SOME = 256 };
	uint32_t docs[SOME], at = 0, n;
	PartList parts = { 0 };

	while ((n = set_take(may, &at, docs, SOME)) && !q->failed)
		for (uint32_t i = 0; i < n; i++) {
			parts.n = 0;
			placed_find(q, p, docs[i], &parts);
			if (p->extents.n)
				tally_list_add(q->a, out, docs[i], p->extents.n);
		}
}

struct tally_list *placed_tally(struct asked *q, struct placed *p, const struct set *within)
{
	struct tally_list *out = p->tally;
	struct set may, both;

	if (out)
		return out;
	out = arena_new(q->a, struct tally_list);
	if (!within)
		p->tally = out;
	if (!within && p->node->kind == ASK_WORD && p->words.n == 1 && p->words.v[0]->allowed) {
		word_tally(q->a, p->words.v[0], out);
		return out;
	}
	if (phrase_simple(p))
		candidates_of_all(q, p, true, &may);
	else
		placed_candidates(q, p, &may);
	if (within) {
		set_copy(q->a, within, &both);
		set_and(&may, &both);
	}
	pattern_gather(q, p, &may);
	placed_rewind(p);
	if (phrase_simple(p))
		phrase_tally(q, p, &may, out);
	else
		walk(q, p, &may, out);
	return out;
}
