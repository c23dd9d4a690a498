/*
 * step_in - words in some parts only.
 *
 * Which documents can have it is found without looking at parts; each of those is
 * then looked at, part by part.
 */
#include <assert.h>

#include "index/pattern.h"
#include "index/step.h"

/*
 * A document while it is looked at. Parts are told by bits, of which each step has some: in which parts its
 * leaf stands, and which parts it lets its child see.
 */
struct inside {
	struct asked *q;
	uint32_t doc;
	PartList parts;
	uint32_t words; /* of 64 bits, for all parts */
};

/* Which marks fit: by their numbers plus 1. */
static bool *fitting_marks(struct asked *q, const struct ask_fit *fit)
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

/* Of each node that looks at parts, once for a question. */
static void find_marks(struct asked *q, struct step *s)
{
	if ((s->node->kind == ASK_IN || s->node->kind == ASK_PART) && !s->fitting)
		s->fitting = fitting_marks(q, s->node->in.mark);
	for (uint32_t i = 0; i < s->n; i++)
		find_marks(q, s->child[i]);
}

/* ---- Bits ---- */

static void need_bits(struct inside *d, struct step *s)
{
	if (s->bit_room >= d->words)
		return;
	s->bit_room = d->words * 2;
	s->stands = arena_raw(d->q->a, s->bit_room * sizeof *s->stands);
	s->sees = arena_raw(d->q->a, s->bit_room * sizeof *s->sees);
}

static void set_one(uint64_t *bits, uint32_t i)
{
	bits[i / 64] |= 1ull << i % 64;
}

static bool any_bit(const struct inside *d, const uint64_t *a, const uint64_t *b)
{
	for (uint32_t i = 0; i < d->words; i++)
		if (a[i] & b[i])
			return true;
	return false;
}

/* The parts that hold the extents of a leaf; both are in order. */
static void find_parts(const struct inside *d, const ExtentList *l, uint64_t *stands)
{
	uint32_t part = 0;

	memset(stands, 0, d->words * sizeof *stands);
	for (uint32_t i = 0; i < l->n; i++) {
		while (part + 1 < d->parts.n && d->parts.v[part + 1].at <= l->v[i].at)
			part++;
		set_one(stands, part);
	}
}

static bool part_fits(const struct step *s, const struct part_at *p)
{
	return (!s->node->in.bits || p->bits & s->node->in.bits) && (!s->fitting || s->fitting[p->mark]);
}

/* Look up where every leaf stands, and what every node lets be seen. */
static void find_bits(struct inside *d, struct step *s)
{
	need_bits(d, s);
	if (s->placed) {
		placed_find(d->q, s->placed, d->doc, &d->parts);
		find_parts(d, &s->placed->extents, s->stands);
	} else if (s->node->kind == ASK_IN || s->node->kind == ASK_PART) {
		memset(s->sees, 0, d->words * sizeof *s->sees);
		for (uint32_t i = 0; i < d->parts.n; i++)
			if (part_fits(s, &d->parts.v[i]))
				set_one(s->sees, i);
	}
	for (uint32_t i = 0; i < s->n; i++)
		find_bits(d, s->child[i]);
}

static bool open_doc(struct inside *d, uint32_t doc)
{
	d->doc = doc;
	if (!segment_parts(d->q->s, d->q->a, doc, &d->parts, d->q->err))
		d->q->failed = true;
	d->words = d->parts.n / 64 + 1;
	return !d->q->failed;
}

/* ---- Whether it holds ---- */

static bool value_holds(const struct inside *d, struct step *s)
{
	struct set *set = s->values;

	if (!set) {
		set = s->values = arena_new(d->q->a, struct set);
		step_set(d->q, s, set);
	}
	return set_count_range(set, d->doc, d->doc + 1) != 0;
}

/* Lay what a child has over what its parent has so far. */
static void join_bits(const struct inside *d, const struct step *s, const struct step *child)
{
	for (uint32_t i = 0; i < d->words; i++)
		if (s->node->kind == ASK_NOT)
			s->stands[i] &= ~child->stands[i];
		else if (s->node->kind == ASK_OR)
			s->stands[i] |= child->stands[i];
		else
			s->stands[i] &= child->stands[i];
}

/* Of some parts those in which it holds when each is looked at alone: left in s->stands. */
static void find_each(const struct inside *d, struct step *s, const uint64_t *seen)
{
	enum ask_kind kind = s->node->kind;
	bool joins = kind == ASK_AND || kind == ASK_OR || kind == ASK_NOT || kind == ASK_IN || kind == ASK_PART;
	bool none = kind == ASK_OR || (!s->placed && !joins && !value_holds(d, s));

	for (uint32_t i = 0; i < d->words; i++) {
		if (kind == ASK_IN || kind == ASK_PART)
			s->sees[i] &= seen[i];
		if (s->placed)
			s->stands[i] &= seen[i];
		else
			s->stands[i] = none ? 0 : kind == ASK_IN || kind == ASK_PART ? s->sees[i] : seen[i];
	}
	for (uint32_t i = 0; i < s->n; i++) {
		find_each(d, s->child[i], kind == ASK_IN ? s->sees : seen);
		join_bits(d, s, s->child[i]);
	}
}

static bool holds(const struct inside *d, struct step *s, const uint64_t *seen);

/* There is a part to be seen, and the child holds of all of them together, or of one alone. */
static bool in_holds(const struct inside *d, struct step *s, const uint64_t *seen)
{
	if (!any_bit(d, s->sees, seen))
		return false;
	if (s->n == 0)
		return true;
	for (uint32_t i = 0; i < d->words; i++)
		s->sees[i] &= seen[i];
	if (!s->node->in.one)
		return holds(d, s->child[0], s->sees);
	find_each(d, s->child[0], s->sees);
	return any_bit(d, s->child[0]->stands, s->sees);
}

static bool holds(const struct inside *d, struct step *s, const uint64_t *seen)
{
	bool all = s->node->kind == ASK_AND;

	if (s->placed)
		return any_bit(d, s->stands, seen);
	if (s->node->kind == ASK_IN || s->node->kind == ASK_PART)
		return in_holds(d, s, seen);
	if (s->node->kind == ASK_NOT)
		return !holds(d, s->child[0], seen);
	if (s->node->kind != ASK_AND && s->node->kind != ASK_OR)
		return value_holds(d, s);
	for (uint32_t i = 0; i < s->n; i++)
		if (holds(d, s->child[i], seen) != all)
			return !all;
	return all;
}

/* ---- Which documents are looked at ---- */

/*
 * Documents that may have it, in heavy places if `heavy`; what stands behind a NOT says nothing, since it
 * may stand in another part.
 */
static void may_set(struct asked *q, struct step *s, bool heavy, struct set *out)
{
	uint32_t docs = q->s->tail.docs;
	struct set some;

	if (s->node->kind == ASK_NOT || (s->node->kind == ASK_AND && s->n == 0)) {
		set_range(q->a, docs, 0, docs, out);
	} else if (s->node->kind == ASK_IN) {
		may_set(q, s->child[0], heavy || s->node->in.heavy, out);
	} else if (s->placed && heavy) {
		placed_heavy(q, s->placed, out);
	} else if (s->placed || (s->node->kind != ASK_AND && s->node->kind != ASK_OR)) {
		step_set(q, s, out);
	} else {
		if (s->n == 0)
			set_none(q->a, docs, out);
		for (uint32_t i = 0; i < s->n; i++) {
			may_set(q, s->child[i], heavy, i ? &some : out);
			if (i && s->node->kind == ASK_AND)
				set_and(out, &some);
			else if (i)
				set_or(q->a, out, &some);
		}
	}
}

/* Patterns are looked up for all documents at once. */
static void gather_leaves(struct asked *q, struct step *s, const struct set *may)
{
	if (s->placed)
		pattern_gather(q, s->placed, may);
	for (uint32_t i = 0; i < s->n; i++)
		gather_leaves(q, s->child[i], may);
}

/* Cursors move forward only: begin again. */
static void rewind_leaves(struct step *s)
{
	if (s->placed)
		placed_rewind(s->placed);
	for (uint32_t i = 0; i < s->n; i++)
		rewind_leaves(s->child[i]);
}

/* Whether it holds of a document, none of whose parts is hidden. */
static bool doc_holds(struct inside *d, struct step *s, uint32_t doc)
{
	if (!open_doc(d, doc))
		return false;
	find_bits(d, s);
	return in_holds(d, s, s->sees);
}

static void list_holding(struct inside *d, struct step *s, const struct set *may, struct set *out)
{
	enum { SOME = 256 };
	uint32_t docs[SOME], at = 0, n;
	struct tally_list t = { 0 };

	while ((n = set_take(may, &at, docs, SOME)) && !d->q->failed)
		for (uint32_t i = 0; i < n; i++)
			if (doc_holds(d, s, docs[i]))
				tally_list_add(d->q->a, &t, docs[i], 1);
	if (t.n)
		set_list(may->docs, t.docs, t.n, out);
	else
		set_none(d->q->a, may->docs, out);
}

void step_in_set(struct asked *q, struct step *s, const struct set *within, struct set *out)
{
	struct inside d = { .q = q };
	struct set may, only;

	assert(s->n == 1);
	may_set(q, s->child[0], s->node->in.heavy, &may);
	if (within) {
		set_copy(q->a, within, &only);
		set_and(&may, &only);
	}
	gather_leaves(q, s->child[0], &may);
	rewind_leaves(s->child[0]);
	find_marks(q, s);
	list_holding(&d, s, &may, out);
	rewind_leaves(s->child[0]);
}

void step_part_set(struct asked *q, struct step *s, struct set *out)
{
	struct inside d = { .q = q };
	struct set all;

	set_range(q->a, q->s->tail.docs, 0, q->s->tail.docs, &all);
	find_marks(q, s);
	list_holding(&d, s, &all, out);
}
