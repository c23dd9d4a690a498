/*
 * step_in - words in some parts only.
 *
 * Which documents can have it is found without looking at parts; each of those is
 * then looked at, part by part.
 */
#include <assert.h>

#include "index/step.h"

struct inside {
	struct asked *q;
	uint32_t doc;
	PartList parts;
	const struct node *in;
	bool *fitting; /* by mark number, made once; NULL: any mark */
	const struct part_at *one; /* the part that all must be in, or NULL */
};

static bool part_fits(const struct inside *d, const struct part_at *p)
{
	return (!d->in->in.bits || p->bits & d->in->in.bits) && (!d->fitting || d->fitting[p->mark]);
}

/* Which marks fit: by their numbers plus 1. */
static bool *fitting_marks(struct asked *q, const struct node_fit *fit)
{
	bool *fitting;
	struct front_at at;

	if (!fit)
		return NULL;
	fitting = arena_array(q->a, bool, q->s->tail.marks + 2);
	if (front_seek(&q->s->marks, fit->begin, &at))
		do {
			if (!str_starts(at.key, fit->begin))
				break;
			fitting[at.number + 1] = !fit->fits || fit->fits(fit->data, at.key);
		} while (front_next(&at));
	return fitting;
}

static void open_doc(struct inside *d, uint32_t doc)
{
	d->doc = doc;
	if (!segment_parts(d->q->s, d->q->a, doc, &d->parts, d->q->err))
		d->q->failed = true;
}

/* ---- What may have it ---- */

/* Look up the places in the document of every leaf with positions. */
static void find_leaves(struct inside *d, struct step *s)
{
	if (s->placed)
		placed_find(d->q, s->placed, d->doc, &d->parts);
	for (uint32_t i = 0; i < s->n; i++)
		find_leaves(d, s->child[i]);
}

static bool extents_hold(const struct inside *d, const ExtentList *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		const struct part_at *p = placed_part(&d->parts, l->v[i].at);

		if (d->one ? p == d->one : part_fits(d, p))
			return true;
	}
	return false;
}

static bool value_holds(const struct inside *d, struct step *s)
{
	struct set *set = s->values;

	if (!set) {
		set = s->values = arena_new(d->q->a, struct set);
		step_set(d->q, s, set);
	}
	return set_count_range(set, d->doc, d->doc + 1) != 0;
}

static bool holds(const struct inside *d, struct step *s)
{
	bool all = s->node->kind == NODE_AND;

	if (s->placed)
		return extents_hold(d, &s->placed->extents);
	if (s->node->kind == NODE_NOT)
		return !holds(d, s->child[0]);
	if (s->node->kind != NODE_AND && s->node->kind != NODE_OR)
		return value_holds(d, s);
	for (uint32_t i = 0; i < s->n; i++)
		if (holds(d, s->child[i]) != all)
			return !all;
	return all;
}

static bool holds_in_one(struct inside *d, struct step *s)
{
	for (uint32_t i = 0; i < d->parts.n; i++) {
		d->one = &d->parts.v[i];
		if (part_fits(d, d->one) && holds(d, s))
			return true;
	}
	return false;
}

/* Documents that may have it; what stands behind a NOT says nothing, since it may stand in another part. */
static void may_set(struct asked *q, struct step *s, struct set *out)
{
	uint32_t docs = q->s->tail.docs;
	struct set some;

	if (s->node->kind == NODE_NOT || (s->node->kind == NODE_AND && s->n == 0)) {
		set_range(q->a, docs, 0, docs, out);
		return;
	}
	if (s->placed || (s->node->kind != NODE_AND && s->node->kind != NODE_OR)) {
		step_set(q, s, out);
		return;
	}
	if (s->n == 0)
		set_none(q->a, docs, out);
	for (uint32_t i = 0; i < s->n; i++) {
		may_set(q, s->child[i], i ? &some : out);
		if (i && s->node->kind == NODE_AND)
			set_and(out, &some);
		else if (i)
			set_or(q->a, out, &some);
	}
}

/* Cursors move forward only: begin again. */
static void rewind_leaves(struct step *s)
{
	if (s->placed)
		placed_rewind(s->placed);
	for (uint32_t i = 0; i < s->n; i++)
		rewind_leaves(s->child[i]);
}

static void list_holding(struct inside *d, struct step *child, const struct set *may, struct set *out)
{
	enum { SOME = 256 };
	uint32_t docs[SOME], at = 0, n;
	struct tally_list t = { 0 };

	while ((n = set_take(may, &at, docs, SOME)) && !d->q->failed)
		for (uint32_t i = 0; i < n; i++) {
			open_doc(d, docs[i]);
			find_leaves(d, child);
			if (d->in->in.one ? holds_in_one(d, child) : holds(d, child))
				tally_add(d->q->a, &t, docs[i], 1);
		}
	if (t.n)
		set_list(may->docs, t.docs, t.n, out);
	else
		set_none(d->q->a, may->docs, out);
}

void step_in_set(struct asked *q, struct step *s, const struct set *within, struct set *out)
{
	struct inside d = { .q = q, .in = s->node };
	struct set may, only;

	assert(s->n == 1);
	may_set(q, s->child[0], &may);
	if (within) {
		set_copy(q->a, within, &only);
		set_and(&may, &only);
	}
	rewind_leaves(s->child[0]);
	d.fitting = fitting_marks(q, s->node->in.mark);
	list_holding(&d, s->child[0], &may, out);
	rewind_leaves(s->child[0]);
}

void step_part_set(struct asked *q, struct step *s, struct set *out)
{
	struct inside d = { .q = q, .in = s->node };
	struct tally_list t = { 0 };

	d.fitting = fitting_marks(q, s->node->in.mark);
	for (uint32_t doc = 0; doc < q->s->tail.docs && !q->failed; doc++) {
		bool has = false;

		open_doc(&d, doc);
		for (uint32_t i = 0; i < d.parts.n && !has; i++)
			has = part_fits(&d, &d.parts.v[i]);
		if (has)
			tally_add(q->a, &t, doc, 1);
	}
	if (t.n)
		set_list(q->s->tail.docs, t.docs, t.n, out);
	else
		set_none(q->a, q->s->tail.docs, out);
}
