/*
 * match - the plain matcher: the definition of what a query finds.
 *
 * Words and phrases are looked for in the parts in view; everything else is yes
 * or no.
 */
#include "search/match.h"

#include "search/filter.h"
#include "search/stretch.h"
#include "search/view.h"

static bool text_holds(struct arena *a, const struct query_node *n, const struct document *d, const struct view *v)
{
	for (uint32_t i = 0; i < d->parts.n; i++) {
		if (view_has(v, d, i) && stretches(a, d, n, &d->parts.v[i]).n > 0)
			return true;
	}
	return false;
}

/* There is a part in view, and the child holds of all of them together, or of one alone. */
static bool in_holds(struct arena *a, const struct query_node *n, const struct document *d, const struct view *outer)
{
	struct view v = view_of(n, outer);

	for (uint32_t i = 0; i < d->parts.n; i++) {
		struct view one = view_one(&v, i);

		if (!view_has(&v, d, i))
			continue;
		if (n->n == 0)
			return true;
		if (!n->scope.one)
			return view_holds(a, n->child[0], d, &v);
		if (view_holds(a, n->child[0], d, &one))
			return true;
	}
	return false;
}

bool view_holds(struct arena *a, const struct query_node *n, const struct document *d, const struct view *v)
{
	switch (n->kind) {
	case Q_ALL:
		return true;
	case Q_WORD: case Q_PHRASE:
		return text_holds(a, n, d, v);
	case Q_IN:
		return in_holds(a, n, d, v);
	case Q_NOT:
		return !view_holds(a, n->child[0], d, v);
	case Q_AND: case Q_OR:
		for (uint32_t i = 0; i < n->n; i++) {
			if (view_holds(a, n->child[i], d, v) == (n->kind == Q_OR))
				return n->kind == Q_OR;
		}
		return n->kind == Q_AND;
	default:
		return filter_holds(n, d->cable);
	}
}

bool match(struct arena *scratch, const struct query *q, const struct document *d)
{
	return view_holds(scratch, q->root, d, NULL);
}

bool match_node(struct arena *scratch, const struct query_node *n, const struct document *d)
{
	return view_holds(scratch, n, d, NULL);
}

enum answer { NO, MAYBE, YES };

/* What the values say before any word is looked at. */
static enum answer possible(const struct query_node *n, const struct cable *c)
{
	enum answer so_far = n->kind == Q_AND ? YES : NO, one;

	if (filter_is(n->kind))
		return filter_holds(n, c) ? YES : NO;
	if (n->kind == Q_ALL)
		return YES;
	if (n->kind == Q_NOT)
		return (enum answer)(YES - possible(n->child[0], c));
	if (n->kind != Q_AND && n->kind != Q_OR)
		return MAYBE;
	for (uint32_t i = 0; i < n->n; i++) {
		one = possible(n->child[i], c);
		if (n->kind == Q_AND ? one < so_far : one > so_far)
			so_far = one;
	}
	return so_far;
}

bool match_possible(const struct query *q, const struct cable *c)
{
	return possible(q->root, c) != NO;
}
