/*
 * phrase - words side by side, where each is a list of its own and covers one position.
 *
 * That is what nearly all phrases are. Positions are numbers in order, so two words
 * are joined by one walk over both.
 */
#include "index/phrase.h"

struct joined {
	uint32_t *v; /* positions in order, each once */
	uint32_t n, room;
};

bool phrase_simple(const struct placed *p)
{
	if (p->node->kind != ASK_PHRASE)
		return false;
	for (uint32_t i = 0; i < p->children; i++) {
		const struct placed *c = p->child[i];

		if (c->node->kind != ASK_WORD || c->words.n != 1 || c->words.v[0]->wide ||
		    !(c->words.v[0]->p.flags & LIST_POSITIONS))
			return false;
	}
	return true;
}

static void need_room(struct arena *a, struct joined *j, uint32_t n)
{
	if (n <= j->room)
		return;
	j->room = n * 2;
	j->v = arena_raw(a, j->room * sizeof *j->v);
}

/* All positions of a word in the document its cursor stands on. */
static void list_positions(struct arena *a, struct placed_word *w, struct joined *out)
{
	struct cursor *c = placed_cursor(a, w);
	uint32_t from, n = cursor_positions(c), kept = 0;

	need_room(a, out, n);
	cursor_places(c, out->v, &from);
	for (uint32_t i = 0; i < n; i++) {
		if (w->allowed && !w->allowed[postings_code(&w->p, from + i)])
			continue;
		if (kept == 0 || out->v[kept - 1] != out->v[i])
			out->v[kept++] = out->v[i];
	}
	out->n = kept;
}

/* Of the positions in `next` keep those behind one of `last`. */
static void join(const struct joined *last, struct joined *next)
{
	uint32_t n = 0, i = 0;

	for (uint32_t k = 0; k < next->n; k++) {
		uint32_t at = next->v[k];

		while (i < last->n && last->v[i] + 1 < at)
			i++;
		next->v[n] = at;
		n += i < last->n && last->v[i] + 1 == at;
	}
	next->n = n;
}

/* Without the positions at which a part begins: no phrase goes on there. */
static void within_parts(struct asked *q, uint32_t doc, PartList *parts, struct joined *j)
{
	uint32_t n = 0;

	if (j->n == 0)
		return;
	if (parts->n == 0 && !segment_parts(q->s, q->a, doc, parts, q->err)) {
		q->failed = true;
		return;
	}
	for (uint32_t i = 0; i < j->n; i++) {
		j->v[n] = j->v[i];
		n += placed_part(parts, j->v[i])->at != j->v[i];
	}
	j->n = n;
}

static uint32_t count_in(struct asked *q, struct placed *p, uint32_t doc, struct joined two[2], PartList *parts)
{
	struct joined *last = &two[0], *next = &two[1], *other;

	parts->n = 0;
	for (uint32_t i = 0; i < p->children; i++)
		if (!cursor_find(placed_cursor(q->a, p->child[i]->words.v[0]), doc))
			return 0;
	for (uint32_t i = 0; i < p->children; i++) {
		struct placed_word *w = p->child[i]->words.v[0];

		list_positions(q->a, w, next);
		if (i > 0) {
			join(last, next);
			within_parts(q, doc, parts, next);
		}
		if (next->n == 0)
			return 0;
		other = last;
		last = next;
		next = other;
	}
	return last->n;
}

void phrase_tally(struct asked *q, struct placed *p, const struct set *may, struct tally_list *out)
{
	enum { SOME = 256 };
	uint32_t docs[SOME], at = 0, n;
	struct joined two[2] = { { 0 } };
	PartList parts = { 0 };

	while ((n = set_take(may, &at, docs, SOME)) && !q->failed)
		for (uint32_t i = 0; i < n; i++) {
			uint32_t count = count_in(q, p, docs[i], two, &parts);

			if (count)
				tally_list_add(q->a, out, docs[i], count);
		}
}
