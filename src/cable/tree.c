/*
 * tree - the whole telegram as nodes in preorder, made when it is asked for.
 *
 * Groups hold lines, lines hold their pieces and the filler between them, so
 * the leaves add up to every byte of the text by construction.
 */
#include "cable/telegram.h"

#include <assert.h>

struct tree {
	const struct cable *c;
	struct node *v;
	uint32_t n;
	uint32_t piece; /* the next piece not placed */
};

static enum node_kind group_of(uint8_t kind)
{
	if (kind <= NODE_DRAFTING)
		return NODE_G_AROUND;
	if (kind <= NODE_PILOT)
		return NODE_G_HEADING;
	if (kind <= NODE_FIELD)
		return NODE_G_ELEMENTS;
	if (kind >= NODE_VALIDATION && kind <= NODE_TAIL)
		return NODE_G_END;
	return NODE_G_BODY;
}

/* Blank lines and what interrupts the text belong to the group they stand in. */
static bool goes_along(uint8_t kind)
{
	return kind == NODE_BLANK || kind == NODE_PAGE_LINE || kind == NODE_BANNER || kind == NODE_RELEASE ||
	       kind == NODE_UNKNOWN || kind == NODE_REPEAT;
}

static uint32_t open_node(struct tree *t, enum node_kind kind, uint32_t off, uint32_t len)
{
	t->v[t->n] = (struct node){ { off, len }, 0, (uint8_t)kind };
	return t->n++;
}

static void add_leaf(struct tree *t, enum node_kind kind, uint32_t off, uint32_t len)
{
	uint32_t i;

	if (len == 0)
		return;
	i = open_node(t, kind, off, len);
	t->v[i].end = t->n;
}

static bool piece_in(const struct tree *t, uint32_t end)
{
	return t->piece < t->c->pieces.n && t->c->pieces.v[t->piece].span.off < end;
}

static void add_line(struct tree *t, const struct line *l)
{
	uint32_t end = l->off + l->len, at = l->off, i;

	i = open_node(t, (enum node_kind)l->kind, l->off, l->len);
	if (piece_in(t, end)) {
		for (; piece_in(t, end); t->piece++) {
			const struct piece *p = &t->c->pieces.v[t->piece];

			assert(p->span.off >= at && span_end(p->span) <= end);
			add_leaf(t, NODE_FILLER, at, p->span.off - at);
			add_leaf(t, (enum node_kind)p->kind, p->span.off, p->span.len);
			at = span_end(p->span);
		}
		add_leaf(t, NODE_FILLER, at, end - at);
	}
	t->v[i].end = t->n;
}

static void close_group(struct tree *t, uint32_t group, uint32_t end_off)
{
	t->v[group].span.len = end_off - t->v[group].span.off;
	t->v[group].end = t->n;
}

const struct node *telegram_tree(struct arena *a, const struct cable *c, uint32_t *count)
{
	struct tree t = { .c = c };
	uint32_t root, group = 0;
	enum node_kind open = NODE_COUNT;

	t.v = arena_raw(a, ((size_t)c->lines.n * 3 + (size_t)c->pieces.n * 2 + 2) * sizeof *t.v);
	root = open_node(&t, NODE_G_TELEGRAM, 0, (uint32_t)c->text.n);
	for (uint32_t i = 0; i < c->lines.n; i++) {
		const struct line *l = &c->lines.v[i];
		enum node_kind g = goes_along(l->kind) && open != NODE_COUNT ? open : group_of(l->kind);

		if (g != open) {
			if (open != NODE_COUNT)
				close_group(&t, group, l->off);
			group = open_node(&t, g, l->off, 0);
			open = g;
		}
		add_line(&t, l);
	}
	if (open != NODE_COUNT)
		close_group(&t, group, (uint32_t)c->text.n);
	t.v[root].end = t.n;
	*count = t.n;
	return t.v;
}
