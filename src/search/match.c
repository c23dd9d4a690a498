/*
 * match - the plain matcher: the definition of what a query finds.
 *
 * Words and phrases are looked for in the parts in view; everything else is yes
 * or no.
 */
#include "search/match.h"

#include <stdlib.h>

#include "search/filter.h"
#include "search/stretch.h"
#include "search/view.h"

static bool text_holds(struct arena *a, const struct query_node *n, const struct document *d, const struct view *v)
{
	for (uint32_t i = 0; i < d->parts.n; i++) {
		if (view_has(v, d, i) && stretches_any(a, d, n, &d->parts.v[i]))
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

static bool finding_holds(const struct query_node *n, const struct document *d)
{
	for (uint32_t i = 0; i < d->findings.n; i++) {
		Str rule = d->findings.v[i];

		if (n->finding.wild ? word_fits(rule, n->finding.rule) : str_eq(rule, n->finding.rule))
			return true;
	}
	return false;
}

static int compare_id(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static bool set_holds(const struct query_node *n, int64_t id)
{
	return n->set.n > 0 && bsearch(&id, n->set.ids, n->set.n, sizeof id, compare_id);
}

bool view_holds(struct arena *a, const struct query_node *n, const struct document *d, const struct view *v)
{
	switch (n->kind) {
	case Q_ALL:
		return true;
	case Q_WORD: case Q_PHRASE: case Q_NEAR:
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
	case Q_FINDING:
		return finding_holds(n, d);
	case Q_SET:
		return set_holds(n, d->id);
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
