/*
 * inquiry_less - the smallest query that still fails, and how it is shown.
 */
#include "lib/inquiry.h"

#include <stdio.h>

#include "search/filter.h"

struct query *inquiry_of(struct arena *a, const struct query_node *root)
{
	struct query *q = arena_new(a, struct query);

	q->text = S("");
	q->root = root;
	q->parts = PARTS_PLAIN | DOCUMENT_FINDINGS;
	return q;
}

/* A copy of a tree in which one node, number `*at` in preorder, has become smaller in way `how`; NULL if there is none. */
static const struct query_node *smaller(struct arena *a, const struct query_node *n, uint32_t *at, uint32_t how, bool *done)
{
	struct query_node *copy;

	if ((*at)-- == 0) {
		*done = true;
		if (how < n->n)
			return n->child[how];
		if (how < 2 * n->n && n->n > 1 && n->kind != Q_NEAR) {
			copy = arena_new(a, struct query_node);
			*copy = *n;
			copy->child = arena_array(a, const struct query_node *, n->n);
			copy->n = 0;
			for (uint32_t i = 0; i < n->n; i++)
				if (i != how - n->n)
					copy->child[copy->n++] = n->child[i];
			return copy;
		}
		return NULL;
	}
	for (uint32_t i = 0; i < n->n; i++) {
		const struct query_node *child = smaller(a, n->child[i], at, how, done);

		if (!*done)
			continue;
		if (!child || ((n->kind == Q_PHRASE || n->kind == Q_NEAR) && !query_is_text(child)))
			return NULL;
		copy = arena_new(a, struct query_node);
		*copy = *n;
		copy->child = arena_array(a, const struct query_node *, n->n);
		for (uint32_t c = 0; c < n->n; c++)
			copy->child[c] = c == i ? child : n->child[c];
		return copy;
	}
	return NULL;
}

struct query *inquiry_shrink(struct arena *a, const struct query *q, bool (*fails)(void *data, const struct query *q),
                             void *data)
{
	enum { WAYS = 16 };
	const struct query_node *root = q->root;

	for (uint32_t node = 0, how = 0;;) {
		uint32_t at = node;
		bool done = false;
		const struct query_node *next = smaller(a, root, &at, how, &done);

		if (!done)
			return inquiry_of(a, root);
		if (next && fails(data, inquiry_of(a, next))) {
			root = next;
			node = how = 0;
			continue;
		}
		if (++how == WAYS) {
			how = 0;
			node++;
		}
	}
}

/* ---- Out ---- */

static void print_value(const struct query_node *n)
{
	struct buf b;

	buf_init(&b, 1 << 20);
	query_explain(&b, n);
	printf(" %.*s", (int)b.n, b.p);
	buf_release(&b);
}

const char *inquiry_kind(enum query_kind kind)
{
	static const char *const names[] = {
		[Q_WORD] = "word", [Q_PHRASE] = "phrase", [Q_NEAR] = "near", [Q_POST] = "post", [Q_TAG] = "tag", [Q_COUNTRY] = "country",
		[Q_CAPTION] = "caption", [Q_LEVEL] = "level", [Q_PRECEDENCE] = "precedence", [Q_DATE] = "date", [Q_NUMBER] = "number",
		[Q_TRAIT] = "trait", [Q_FINDING] = "finding", [Q_SET] = "set", [Q_ALL] = "all", [Q_AND] = "and", [Q_OR] = "or",
		[Q_NOT] = "not", [Q_IN] = "in",
	};
	return names[kind];
}

static void print(const struct query_node *n, unsigned depth)
{
	static const char *const fits[] = { "exact", "stem", "wild", "close", "regex" };

	printf("# %*s%s", (int)depth * 2, "", inquiry_kind(n->kind));
	if (n->kind == Q_WORD)
		printf(" %s %.*s", fits[n->word.fit], STR_ARG(n->word.text));
	else if (n->kind == Q_NEAR)
		printf(" %u%s", (unsigned)n->near.apart, n->near.ordered ? " ordered" : "");
	else if (n->kind == Q_IN)
		printf(" %x%s %.*s", n->scope.parts, n->scope.one ? " one" : "", STR_ARG(n->scope.mark));
	else if (filter_is(n->kind))
		print_value(n);
	putchar('\n');
	for (uint32_t i = 0; i < n->n; i++)
		print(n->child[i], depth + 1);
}

void inquiry_print(const struct query *q)
{
	print(q->root, 0);
}

void inquiry_count(const struct query_node *n, uint64_t *kinds)
{
	kinds[n->kind]++;
	for (uint32_t i = 0; i < n->n; i++)
		inquiry_count(n->child[i], kinds);
}
