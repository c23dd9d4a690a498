/*
 * phrase - words side by side, where each is a list of its own and covers one position.
 *
 * That is what nearly all phrases are. The word that stands least often in a document says where the
 * phrase may begin there, and each other word keeps those that it fits.
 */
#include "index/phrase.h"

struct joined {
	uint32_t *v; /* numbers in order */
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

static uint32_t *need_room(struct arena *a, struct joined *j, uint32_t n)
{
	if (n > j->room) {
		j->room = n * 2;
		j->v = arena_raw(a, j->room * sizeof *j->v);
	}
	return j->v;
}

static bool form_counts(const struct placed_word *w, uint32_t place)
{
	return !w->allowed || w->allowed[postings_code(&w->p, place)];
}

/* Where the phrase begins if this word of it stands where it does: its positions less its number in the phrase. */
static void list_beginnings(struct asked *q, struct placed_word *w, uint32_t number, struct joined *out)
{
	struct cursor *c = placed_cursor(q->a, w);
	uint32_t from, n = cursor_positions(c), *at = need_room(q->a, out, n);

	out->n = 0;
	cursor_places(c, at, &from);
	for (uint32_t i = 0; i < n; i++) {
		bool is_new = out->n == 0 || at[out->n - 1] != at[i] - number;

		if (at[i] < number || !is_new || !form_counts(w, from + i))
			continue;
		at[out->n++] = at[i] - number;
	}
}

/* Keep the beginnings that fit another word, too. Which form it is is looked at only there. */
static void keep_beginnings(struct asked *q, struct placed_word *w, uint32_t number, struct joined *j,
                            struct joined *own)
{
	struct cursor *c = placed_cursor(q->a, w);
	uint32_t from, n = cursor_positions(c), *at = need_room(q->a, own, n), kept = 0, i = 0;

	cursor_places(c, at, &from);
	for (uint32_t k = 0; k < j->n; k++) {
		uint32_t wanted = j->v[k] + number;
		bool there = false;

		while (i < n && at[i] < wanted)
			i++;
		for (uint32_t same = i; same < n && at[same] == wanted && !there; same++)
			there = form_counts(w, from + same);
		j->v[kept] = j->v[k];
		kept += there;
	}
	j->n = kept;
}

/* Without those in which a part ends before the phrase does. */
static void within_parts(struct asked *q, uint32_t doc, uint32_t wide, struct joined *j, PartList *parts)
{
	uint32_t kept = 0;

	if (!segment_parts(q->s, q->a, doc, parts, q->err)) {
		q->failed = true;
		return;
	}
	for (uint32_t i = 0; i < j->n; i++) {
		j->v[kept] = j->v[i];
		kept += j->v[i] + wide <= placed_part(parts, j->v[i])->end;
	}
	j->n = kept;
}

/* The words of a phrase in order of how often they stand in the document, the rarest first. */
static bool order_words(struct asked *q, struct placed *p, uint32_t doc, uint32_t *order)
{
	for (uint32_t i = 0; i < p->children; i++)
		if (!cursor_find(placed_cursor(q->a, p->child[i]->words.v[0]), doc))
			return false;
	for (uint32_t i = 0; i < p->children; i++) {
		uint32_t n = cursor_positions(p->child[i]->words.v[0]->c), at = i;

		for (; at > 0 && cursor_positions(p->child[order[at - 1]]->words.v[0]->c) > n; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	return true;
}

/* How often it stands in a document. The rest is room. */
static uint32_t count_in(struct asked *q, struct placed *p, uint32_t doc, uint32_t *order, struct joined two[2],
                         PartList *parts)
{
	if (!order_words(q, p, doc, order))
		return 0;
	list_beginnings(q, p->child[order[0]]->words.v[0], order[0], &two[0]);
	for (uint32_t i = 1; i < p->children && two[0].n; i++)
		keep_beginnings(q, p->child[order[i]]->words.v[0], order[i], &two[0], &two[1]);
	if (two[0].n)
		within_parts(q, doc, p->children, &two[0], parts);
	return two[0].n;
}

void phrase_tally(struct asked *q, struct placed *p, const struct set *may, struct tally_list *out)
{
	enum { SOME = 256 };
	uint32_t docs[SOME], at = 0, n, *order = arena_array(q->a, uint32_t, p->children + 1);
	struct joined two[2] = { { 0 } };
	PartList parts = { 0 };

	while ((n = set_take(may, &at, docs, SOME)) && !q->failed)
		for (uint32_t i = 0; i < n; i++) {
			uint32_t count = count_in(q, p, docs[i], order, two, &parts);

			if (count)
				tally_list_add(q->a, out, docs[i], count);
		}
}
