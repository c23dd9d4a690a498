/*
 * find - a question to an index: looked up in every segment, and weighed over all.
 */
#include "index/find.h"

#include <assert.h>

/* ---- What gives scores ---- */

typedef LIST(struct leaf) LeafList;

static void list_leaves(struct find_part *p, struct step *s, LeafList *out)
{
	if (s->node->kind == NODE_NOT)
		return;
	if (s->placed) {
		struct leaf *l = list_push(p->q.a, out);

		l->placed = s->placed;
		l->list = placed_list(s->placed);
	}
	for (uint32_t i = 0; i < s->n; i++)
		list_leaves(p, s->child[i], out);
}

/* In how many documents each word below a leaf is; words of one place are one. */
typedef LIST(uint64_t) CountList;

static void count_words(struct arena *a, const struct placed *p, CountList *out)
{
	if (p->node->kind == NODE_PHRASE || p->node->kind == NODE_NEAR) {
		for (uint32_t i = 0; i < p->children; i++)
			count_words(a, p->child[i], out);
		return;
	}
	*list_push(a, out) = p->weighed;
}

/* Segments have the same leaves in the same order: only how many documents have each differs. */
static void weigh_leaf(struct find *f, uint32_t leaf)
{
	CountList sum = { 0 }, own = { 0 };
	double weight = 0;

	for (uint32_t i = 0; i < f->n; i++) {
		own.n = 0;
		count_words(f->a, f->parts[i].leaves[leaf].placed, &own);
		for (uint32_t k = 0; k < own.n; k++) {
			if (k == sum.n)
				*list_push(f->a, &sum) = 0;
			sum.v[k] += own.v[k];
		}
	}
	for (uint32_t k = 0; k < sum.n; k++)
		weight += rank_idf(f->x->docs, sum.v[k] < f->x->docs ? sum.v[k] : f->x->docs);
	if (f->parts[0].leaves[leaf].placed->node->kind == NODE_FORMS)
		weight = 0;
	for (uint32_t i = 0; i < f->n; i++)
		f->parts[i].leaves[leaf].weight = weight;
}

static bool open_part(struct find *f, struct find_part *p, const struct index_view *v)
{
	LeafList leaves = { 0 };

	p->view = v;
	p->q = (struct asked){ f->a, v->segment, f->err, false };
	p->step = step_make(&p->q, f->root);
	if (p->q.failed)
		return false;
	list_leaves(p, p->step, &leaves);
	p->leaves = leaves.v;
	p->leaf_count = leaves.n;
	return true;
}

struct find *find_open(const struct index *x, struct arena *a, const struct node *root, struct error *err)
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
