/*
 * find - a question to an index: looked up in every segment, and weighed over all.
 */
#include "index/find.h"

#include <assert.h>
#include <math.h>

/* ---- What gives scores ---- */

typedef LIST(struct leaf) LeafList;

static void list_leaves(struct find_part *p, struct step *s, LeafList *out)
{
	if (s->node->kind == ASK_NOT)
		return;
	if (s->placed) {
		struct leaf *l = list_push(p->q.a, out);

		l->placed = s->placed;
		l->list = placed_list(s->placed);
	}
	for (uint32_t i = 0; i < s->n; i++)
		list_leaves(p, s->child[i], out);
}

/* A word in all segments, or of none of them. */
static double weigh_word(const struct find *f, struct placed *const *p)
{
	uint64_t docs = f->x->docs, n = 0;

	for (uint32_t i = 0; i < f->n; i++)
		n += p[i]->weighed;
	return rank_idf(docs, n < docs ? n : docs);
}

/* Segments have the same leaves: only how many documents have each word differs. */
static double weigh(struct find *f, struct placed *const *p)
{
	struct placed **child = arena_raw(f->a, f->n * sizeof *child);
	enum ask_kind kind = p[0]->node->kind;
	double sum = 0, least = HUGE_VAL;

	if (kind == ASK_WORD)
		return weigh_word(f, p);
	for (uint32_t k = 0; k < p[0]->children; k++) {
		double one;

		for (uint32_t i = 0; i < f->n; i++)
			child[i] = p[i]->child[k];
		one = weigh(f, child);
		sum += one;
		least = one < least ? one : least;
	}
	return kind == ASK_OR ? least : sum;
}

static void weigh_leaf(struct find *f, uint32_t leaf)
{
	struct placed **p = arena_raw(f->a, f->n * sizeof *p);
	double weight;

	for (uint32_t i = 0; i < f->n; i++)
		p[i] = f->parts[i].leaves[leaf].placed;
	weight = weigh(f, p);
	for (uint32_t i = 0; i < f->n; i++)
		f->parts[i].leaves[leaf].weight = weight;
}

static bool open_part(struct find *f, struct find_part *p, const struct index_view *v)
{
	LeafList leaves = { 0 };

	p->view = v;
	p->time = segment_column(v->segment, S("time"));
	p->q = (struct asked){ f->a, v->segment, f->err, false };
	p->step = step_make(&p->q, f->root);
	if (p->q.failed)
		return false;
	list_leaves(p, p->step, &leaves);
	p->leaves = leaves.v;
	p->leaf_count = leaves.n;
	return true;
}

struct find *find_open(const struct index *x, struct arena *a, const struct ask *root, struct error *err)
{
	struct find *f = arena_new(a, struct find);

	*f = (struct find){ .a = a, .x = x, .root = root, .err = err, .average = rank_average(x->lengths, x->docs) };
	f->parts = arena_array(a, struct find_part, x->view_count + 1);
	for (; f->n < x->view_count; f->n++)
		if (!open_part(f, &f->parts[f->n], &x->views[f->n]))
			return NULL;
	for (uint32_t i = 0; f->n && i < f->parts[0].leaf_count; i++)
		weigh_leaf(f, i);
	return f;
}

/* ---- All hits ---- */

bool find_all(struct find *f)
{
	for (uint32_t i = 0; i < f->n; i++) {
		struct find_part *p = &f->parts[i];

		if (p->found)
			continue;
		step_set(&p->q, p->step, &p->set);
		if (p->q.failed)
			return false;
		set_less_bits(&p->set, p->view->gone);
		p->found = true;
	}
	return true;
}

uint64_t find_count(const struct find *f)
{
	uint64_t n = 0;

	for (uint32_t i = 0; i < f->n; i++) {
		assert(f->parts[i].found);
		n += set_count(&f->parts[i].set);
	}
	return n;
}
