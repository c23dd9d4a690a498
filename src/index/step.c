/*
 * step - a question to one segment, and the documents it finds.
 */
#include "index/step.h"

#include <assert.h>
#include <stdlib.h>

#include "index/step_value.h"

static void count_most(struct asked *q, struct step *s)
{
	uint64_t docs = q->s->tail.docs, most;

	s->most = docs;
	if (s->placed)
		s->most = s->placed->most;
	else if (s->listed)
		s->most = 0;
	else if (s->ranged)
		s->most = s->to - s->from;
	else if (s->node->kind == ASK_IDS)
		s->most = s->node->ids.n;
	for (uint32_t i = 0; i < s->lists.n; i++)
		s->most += s->lists.v[i]->n;
	if (s->node->kind == ASK_OR && !s->placed)
		s->most = 0;
	for (uint32_t i = 0; i < s->n; i++) {
		most = s->child[i]->most;
		if (s->node->kind == ASK_OR)
			s->most += most;
		else if (s->node->kind == ASK_AND || s->node->kind == ASK_IN)
			s->most = most < s->most ? most : s->most;
	}
	s->most = s->most < docs ? s->most : docs;
}

struct step *step_make(struct asked *q, const struct ask *n)
{
	struct step *s = arena_new(q->a, struct step);

	s->node = n;
	if (ask_has_places(n) && n->kind != ASK_OR) {
		s->placed = placed_make(q, n);
	} else {
		s->child = arena_array(q->a, struct step *, n->n + 1);
		for (; s->n < n->n; s->n++)
			s->child[s->n] = step_make(q, n->child[s->n]);
	}
	step_value_make(q, s);
	count_most(q, s);
	return s;
}

/* ---- Sets ---- */

static int by_most(const void *x, const void *y)
{
	const struct step *a = *(struct step *const *)x, *b = *(struct step *const *)y;

	return (a->most > b->most) - (a->most < b->most);
}

/* The smallest first; NOT comes last, since it only takes away. */
static void and_set(struct asked *q, struct step *s, struct set *out)
{
	bool begun = false;

	qsort(s->child, s->n, sizeof *s->child, by_most);
	for (uint32_t i = 0; i < s->n; i++) {
		if (s->child[i]->node->kind == ASK_NOT)
			continue;
		if (begun)
			step_keep(q, s->child[i], out);
		else
			step_set(q, s->child[i], out);
		begun = true;
	}
	if (!begun)
		set_range(q->a, q->s->tail.docs, 0, q->s->tail.docs, out);
	for (uint32_t i = 0; i < s->n; i++)
		if (s->child[i]->node->kind == ASK_NOT)
			step_keep(q, s->child[i], out);
}

static void or_set(struct asked *q, struct step *s, struct set *out)
{
	struct set some;

	set_none(q->a, q->s->tail.docs, out);
	for (uint32_t i = 0; i < s->n; i++) {
		struct placed *p = s->child[i]->placed;

		if (p && p->words.n == 1 && placed_plain(p)) {
			set_or_postings(q->a, out, &p->words.v[0]->p);
			continue;
		}
		step_set(q, s->child[i], &some);
		set_or(q->a, out, &some);
	}
}

void step_set(struct asked *q, struct step *s, struct set *out)
{
	uint32_t docs = q->s->tail.docs;

	switch (s->node->kind) {
	case ASK_AND:
		and_set(q, s, out);
		break;
	case ASK_OR:
		or_set(q, s, out);
		break;
	case ASK_NOT:
	case ASK_ALL:
		set_range(q->a, docs, 0, docs, out);
		if (s->node->kind == ASK_NOT)
			step_keep(q, s, out);
		break;
	case ASK_IN:
		step_in_set(q, s, NULL, out);
		break;
	case ASK_PART:
		step_part_set(q, s, out);
		break;
	default:
		if (s->placed)
			placed_set(q, s->placed, NULL, out);
		else
			step_value_set(q, s, out);
	}
}

void step_keep(struct asked *q, struct step *s, struct set *set)
{
	struct set other;

	if (s->node->kind == ASK_NOT) {
		step_set(q, s->child[0], &other);
		set_less(set, &other);
	} else if (s->ranged) {
		set_cut(set, s->from, s->to);
	} else if (set->list && s->placed && s->placed->words.n == 1 && placed_plain(s->placed)) {
		placed_keep(q->a, set, s->placed->words.v[0]);
	} else if (set->list && step_value_keep(q, s, set)) {
		return;
	} else {
		if (s->node->kind == ASK_IN)
			step_in_set(q, s, set, &other);
		else if (s->placed)
			placed_set(q, s->placed, set, &other);
		else
			step_set(q, s, &other);
		set_and(set, &other);
	}
}
