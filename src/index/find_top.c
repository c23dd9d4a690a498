/*
 * find_top - the best hits.
 *
 * A word, words joined by AND, words joined by OR, each with filters beside them,
 * have ways of their own that look at few documents. For everything else all hits
 * are found and scored.
 */
#include <stdlib.h>

#include "index/find.h"
#include "index/step_value.h"

/* What a question comes to, for one segment. */
struct shape {
	enum { SHAPE_OTHER, SHAPE_WORD, SHAPE_OR, SHAPE_AND } kind;
	struct ranked *lists;
	uint32_t n;
	LIST(struct step *) filters;
};

static struct ranked rank_list(const struct find *f, const struct find_part *p, const struct postings *list, double weight)
{
	const struct segment *s = p->q.s;

	return (struct ranked){ list, rank_how(weight, f->average, s->lengths), rank_bound(weight, f->average, s->average) };
}

/* Only lists, and each of them one of the leaves: then their order is the leaves' order. */
static bool all_lists(const struct find_part *p, const struct step *s)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (!s->child[i]->placed)
			return false;
	for (uint32_t i = 0; i < p->leaf_count; i++)
		if (!p->leaves[i].list && !(p->leaves[i].placed->node->kind == ASK_WORD && p->leaves[i].placed->words.n == 0))
			return false;
	return s->n <= TOP_LISTS_MOST;
}

/* A step that says which documents, but gives no scores. */
static bool is_filter(const struct step *s)
{
	if (s->node->kind == ASK_NOT)
		return true;
	for (uint32_t i = 0; i < s->n; i++)
		if (!is_filter(s->child[i]))
			return false;
	return !s->placed;
}

static void take_lists(struct find *f, struct find_part *p, struct shape *out)
{
	out->lists = arena_array(f->a, struct ranked, p->leaf_count + 1);
	for (uint32_t i = 0; i < p->leaf_count; i++) {
		const struct leaf *l = &p->leaves[i];

		if (l->list)
			out->lists[out->n++] = rank_list(f, p, l->list, l->weight);
		else if (out->kind != SHAPE_OR)
			out->lists[out->n++] = rank_list(f, p, arena_new(f->a, struct postings), l->weight);
	}
}

/* Of an AND: what is left when the filters are put aside. */
static const struct step *without_filters(struct find *f, const struct step *s, struct shape *out)
{
	struct step *rest = arena_new(f->a, struct step);

	if (s->node->kind != ASK_AND)
		return s;
	*rest = *s;
	rest->n = 0;
	rest->child = arena_array(f->a, struct step *, s->n + 1);
	for (uint32_t i = 0; i < s->n; i++)
		if (is_filter(s->child[i]))
			*list_push(f->a, &out->filters) = s->child[i];
		else
			rest->child[rest->n++] = s->child[i];
	return rest->n == 1 ? rest->child[0] : rest;
}

static void find_shape(struct find *f, struct find_part *p, struct shape *out)
{
	const struct step *s = without_filters(f, p->step, out);

	if (s->placed && p->leaf_count == 1 && p->leaves[0].list)
		out->kind = SHAPE_WORD;
	else if (s->node->kind == ASK_OR && s->n && all_lists(p, s))
		out->kind = SHAPE_OR;
	else if (s->node->kind == ASK_AND && s->n && all_lists(p, s))
		out->kind = SHAPE_AND;
	if (out->kind != SHAPE_OTHER)
		take_lists(f, p, out);
}

/* False where so few documents pass the filters that it is better to look at each of them. */
static bool apply_filters(struct find_part *p, const struct shape *shape, struct allow *w)
{
	struct set all = { .bits = NULL }, some;
	bool begun = false;

	*w = (struct allow){ 0, p->q.s->tail.docs, NULL, p->view->gone };
	for (uint32_t i = 0; i < shape->filters.n; i++) {
		struct step *s = shape->filters.v[i];

		if (s->ranged) {
			w->from = s->from > w->from ? s->from : w->from;
			w->to = s->to < w->to ? s->to : w->to;
			continue;
		}
		step_set(&p->q, s, begun ? &some : &all);
		if (begun)
			set_and(&all, &some);
		begun = true;
	}
	if (w->to < w->from)
		w->to = w->from;
	w->bits = all.bits;
	return !begun || !all.list;
}

/* ---- All hits, scored ---- */

static void need_docs(struct find_part *p, struct leaf *l)
{
	if (l->list)
		return;
	if (l->weight > 0 && !l->tally)
		l->tally = l->placed->tally ? l->placed->tally : placed_tally(&p->q, l->placed, &p->set);
	if (l->weight > 0 || l->set)
		return;
	l->set = arena_new(p->q.a, struct set);
	placed_set(&p->q, l->placed, NULL, l->set);
}

/* What a leaf gives to some hits. */
static void add_scores(const struct ranked *r, const struct leaf *l, const uint32_t *docs, uint32_t n, uint32_t *at,
                       struct cursor *c, float *scores)
{
	for (uint32_t i = 0; i < n; i++) {
		if (l->list) {
			if (cursor_find(c, docs[i]))
				scores[i] += ranked_score(r, docs[i], cursor_count(c));
			continue;
		}
		if (l->set) {
			scores[i] += set_holds(l->set, docs[i], at);
			continue;
		}
		while (*at < l->tally->n && l->tally->docs[*at] < docs[i])
			++*at;
		if (*at < l->tally->n && l->tally->docs[*at] == docs[i])
			scores[i] += ranked_score(r, docs[i], l->tally->counts[*at]);
	}
}

static void score_all(struct find *f, struct find_part *p, struct top *t)
{
	enum { SOME = 256 };
	uint32_t docs[SOME], at = 0, n, *leaf_at = arena_array(f->a, uint32_t, p->leaf_count + 1);
	struct cursor *cursors = arena_raw(f->a, (p->leaf_count + 1) * sizeof *cursors);
	struct ranked *ranks = arena_raw(f->a, (p->leaf_count + 1) * sizeof *ranks);
	float scores[SOME];

	for (uint32_t i = 0; i < p->leaf_count; i++) {
		need_docs(p, &p->leaves[i]);
		ranks[i] = rank_list(f, p, p->leaves[i].list, p->leaves[i].weight);
		if (p->leaves[i].list)
			cursor_open(&cursors[i], p->leaves[i].list);
	}
	while ((n = set_take(&p->set, &at, docs, SOME))) {
		memset(scores, 0, sizeof scores);
		for (uint32_t i = 0; i < p->leaf_count; i++)
			add_scores(&ranks[i], &p->leaves[i], docs, n, &leaf_at[i], &cursors[i], scores);
		for (uint32_t i = 0; i < n; i++)
			if (scores[i] >= t->least)
				top_offer(t, scores[i], docs[i]);
	}
}

static bool top_other(struct find *f, struct find_part *p, struct top *t)
{
	if (!p->found) {
		step_set(&p->q, p->step, &p->set);
		set_less_bits(&p->set, p->view->gone);
		p->found = true;
	}
	if (!p->q.failed)
		score_all(f, p, t);
	return !p->q.failed;
}

static int by_number(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return (a > b) - (a < b);
}

/*
 * All documents of a pattern alone have the same score, so the first are the best; they are
 * among the first of each list.
 */
static bool top_first(struct find_part *p, struct top *t)
{
	const struct placed *placed = p->step->placed;
	uint32_t *docs, n = 0;

	if (p->found || !placed || placed->node->kind != ASK_FORMS || placed->many || !placed_plain(placed) ||
	    p->view->gone || t->most > BLOCK)
		return false;
	docs = arena_raw(p->q.a, ((size_t)placed->words.n + 1) * BLOCK * sizeof *docs);
	for (uint32_t i = 0; i < placed->words.n; i++)
		n += postings_docs(&placed->words.v[i]->p, 0, docs + n);
	qsort(docs, n, sizeof *docs, by_number);
	for (uint32_t i = 0; i < n && t->n < t->most; i++)
		if (i == 0 || docs[i] != docs[i - 1])
			top_offer(t, 1, docs[i]);
	return true;
}

static bool top_part(struct find *f, struct find_part *p, struct top *t)
{
	struct shape shape = { SHAPE_OTHER, NULL, 0, { 0 } };
	struct allow w;

	find_shape(f, p, &shape);
	if (shape.kind == SHAPE_OTHER && top_first(p, t))
		return true;
	if (shape.kind == SHAPE_OTHER || !apply_filters(p, &shape, &w))
		return top_other(f, p, t);
	if (shape.kind == SHAPE_OR)
		top_or(t, f->a, shape.lists, shape.n, &w);
	else if (shape.kind == SHAPE_AND)
		top_and(t, f->a, shape.lists, shape.n, &w);
	else
		top_word(t, shape.lists, &w);
	return !p->q.failed;
}

/* ---- All segments ---- */

/* A hit of a segment. */
struct scored {
	float score;
	uint32_t doc;
	const struct find_part *part;
};

/* Whether a hit is better than one of another segment: of equal ones the earlier is, those without a time are last. */
static bool is_better(const struct scored *a, const struct scored *b)
{
	int64_t x, y;

	if (a->score != b->score)
		return a->score > b->score;
	x = column_number(a->part->time, a->doc);
	y = column_number(b->part->time, b->doc);
	if (x != y)
		return y == COLUMN_NONE || (x != COLUMN_NONE && x < y);
	return segment_id(a->part->q.s, a->doc) < segment_id(b->part->q.s, b->doc);
}

/* Put the hits of one more segment among those of the others, as far as they are wanted. */
static uint32_t join_hits(const struct scored *a, uint32_t n, const struct find_part *p, const struct top_hit *hits,
                          uint32_t count, uint32_t most, struct scored *out)
{
	uint32_t i = 0, k = 0, at = 0;

	while (at < most && (i < n || k < count)) {
		struct scored own = k < count ? (struct scored){ hits[k].score, hits[k].number, p } : (struct scored){ 0 };
		bool is_own = i == n || (k < count && is_better(&own, &a[i]));

		out[at++] = is_own ? own : a[i];
		k += is_own;
		i += !is_own;
	}
	return at;
}

bool find_top(struct find *f, uint32_t most, struct find_hit *out, uint32_t *n)
{
	struct top_hit *hits = arena_raw(f->a, ((size_t)most + 1) * sizeof *hits);
	struct scored *best = arena_raw(f->a, ((size_t)most + 1) * sizeof *best);
	struct scored *next = arena_raw(f->a, ((size_t)most + 1) * sizeof *next);
	struct top t;

	top_init(&t, f->a, most);
	*n = 0;
	for (uint32_t i = 0; i < f->n; i++) {
		struct scored *swap = best;

		t.least = *n && *n == most ? best[*n - 1].score : 0;
		if (!top_part(f, &f->parts[i], &t))
			return false;
		*n = join_hits(best, *n, &f->parts[i], hits, top_take(&t, hits), most, next);
		best = next;
		next = swap;
	}
	for (uint32_t i = 0; i < *n; i++)
		out[i] = (struct find_hit){ segment_id(best[i].part->q.s, best[i].doc), best[i].score };
	return true;
}
