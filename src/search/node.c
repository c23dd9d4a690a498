/*
 * node - the nodes of a query's tree, as its reader makes them.
 */
#include "search/node.h"

bool query_is_text(const struct query_node *n)
{
	if (n->kind != Q_OR)
		return n->kind == Q_WORD || n->kind == Q_PHRASE;
	for (uint32_t i = 0; i < n->n; i++) {
		if (!query_is_text(n->child[i]))
			return false;
	}
	return true;
}

bool query_is_compound(const struct query_node *n)
{
	return n->kind == Q_OR && n->n == 2 && n->child[0]->kind == Q_WORD && n->child[1]->kind == Q_PHRASE &&
	       n->child[0]->span.off == n->child[1]->span.off && n->child[0]->span.len == n->child[1]->span.len;
}

struct query_node *node_new(struct builder *b, enum query_kind kind, Span span)
{
	struct query_node *n = arena_new(b->a, struct query_node);

	n->kind = kind;
	n->span = span;
	return n;
}

const struct query_node *node_join(struct builder *b, enum query_kind kind, const NodeList *l)
{
	struct query_node *n;

	if (l->n == 1)
		return l->v[0];
	n = node_new(b, kind, span_join(l->v[0]->span, l->v[l->n - 1]->span));
	n->child = l->v;
	n->n = l->n;
	return n;
}

const struct query_node *node_join_two(struct builder *b, enum query_kind kind, const struct query_node *first,
                                       const struct query_node *second)
{
	NodeList l = { 0 };

	*list_push(b->a, &l) = first;
	*list_push(b->a, &l) = second;
	return node_join(b, kind, &l);
}

void node_put_child(struct builder *b, struct query_node *n, const struct query_node *child)
{
	NodeList l = { 0 };

	*list_push(b->a, &l) = child;
	n->child = l.v;
	n->n = 1;
}

const struct query_node *node_negate(struct builder *b, const struct query_node *child, Span span)
{
	struct query_node *n = node_new(b, Q_NOT, span);

	if (child->kind == Q_ALL) /* a field that says how to answer, not what to find */
		return child;
	node_put_child(b, n, child);
	return n;
}

const struct query_node *node_word(struct builder *b, Str text, bool wild, Span span)
{
	struct query_node *n = node_new(b, Q_WORD, span);

	n->word.text = text;
	n->word.hash = word_hash(text);
	n->word.fit = wild ? WORD_WILD : WORD_EXACT;
	b->q->words = true;
	b->q->operators |= wild;
	return n;
}

/* Terms joined by hyphens: the word without them, or the parts as a phrase. */
static const struct query_node *compound(struct builder *b, const struct term *t, uint32_t n, uint32_t base)
{
	Str whole = STR_NONE;
	NodeList parts = { 0 };
	bool wild = false;
	Span span = { base + t->span.off, span_end(t[n - 1].span) - t->span.off };

	for (uint32_t i = 0; i < n; i++) {
		whole = arena_printf(b->a, "%.*s%.*s", STR_ARG(whole), STR_ARG(t[i].word));
		wild |= t[i].wild;
		*list_push(b->a, &parts) = node_word(b, t[i].word, t[i].wild, (Span){ base + t[i].span.off, t[i].span.len });
	}
	if (n == 1)
		return parts.v[0];
	return node_join_two(b, Q_OR, node_word(b, whole, wild, span), node_join(b, Q_PHRASE, &parts));
}

const struct query_node *node_phrase(struct builder *b, Span span)
{
	TermList t = terms_read(b->a, str_at(b->q->text, span), b->wild);
	NodeList l = { 0 };

	for (uint32_t i = 0, n; i < t.n; i += n) {
		for (n = 1; i + n < t.n && t.v[i + n].joined;)
			n++;
		*list_push(b->a, &l) = compound(b, &t.v[i], n, span.off);
	}
	return node_join(b, Q_PHRASE, &l);
}
