/*
 * marks - what made a document a hit.
 */
#include <stdlib.h>

#include "search/match.h"
#include "search/stretch.h"
#include "search/view.h"

struct marker {
	struct arena *a;
	const struct document *d;
	MarkList marks;
	uint32_t leaves;
};

/* Marks of one word or phrase. */
static void collect_text(struct marker *m, const struct query_node *n, const struct view *v)
{
	for (uint32_t i = 0; i < m->d->parts.n; i++) {
		const struct part *p = &m->d->parts.v[i];
		StretchList l = { 0 };

		if (!view_has(v, m->d, i))
			continue;
		l = stretch_words(m->a, m->d, n, p);
		for (uint32_t k = 0; k < l.n; k++)
			*list_push(m->a, &m->marks) = (struct mark){ i, l.v[k].off, l.v[k].stop - l.v[k].off, m->leaves };
	}
	m->leaves++;
}

static void collect(struct marker *m, const struct query_node *n, const struct view *v);

static void collect_in(struct marker *m, const struct query_node *n, const struct view *outer)
{
	struct view v = view_of(n, outer);

	if (n->n == 0)
		return;
	for (uint32_t i = 0; n->scope.one && i < m->d->parts.n; i++) {
		struct view one = view_one(&v, i);

		if (view_has(&v, m->d, i) && view_holds(m->a, n->child[0], m->d, &one))
			collect(m, n->child[0], &one);
	}
	if (!n->scope.one)
		collect(m, n->child[0], &v);
}

/* `n` holds. */
static void collect(struct marker *m, const struct query_node *n, const struct view *v)
{
	switch (n->kind) {
	case Q_WORD: case Q_PHRASE: case Q_NEAR:
		collect_text(m, n, v);
		break;
	case Q_IN:
		collect_in(m, n, v);
		break;
	case Q_AND: case Q_OR:
		for (uint32_t i = 0; i < n->n; i++) {
			if (view_holds(m->a, n->child[i], m->d, v))
				collect(m, n->child[i], v);
		}
		break;
	default:
		break;
	}
}

static int compare_mark(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->part != y->part)
		return x->part < y->part ? -1 : 1;
	if (x->off != y->off)
		return x->off < y->off ? -1 : 1;
	return x->len > y->len ? -1 : x->len < y->len;
}

/* In order of place; what overlaps becomes one. */
static void merge(MarkList *l)
{
	uint32_t n = 0;

	if (l->n > 1)
		qsort(l->v, l->n, sizeof *l->v, compare_mark);
	for (uint32_t i = 0; i < l->n; i++) {
		struct mark *last = n > 0 ? &l->v[n - 1] : NULL, *m = &l->v[i];

		if (!last || last->part != m->part || last->off + last->len <= m->off)
			l->v[n++] = *m;
		else if (m->off + m->len > last->off + last->len)
			last->len = m->off + m->len - last->off;
	}
	l->n = n;
}

MarkList match_marks(struct arena *a, const struct query *q, const struct document *d)
{
	struct marker m = { .a = a, .d = d };

	collect(&m, q->root, NULL);
	merge(&m.marks);
	return m.marks;
}
