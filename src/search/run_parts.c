/*
 * run_parts - what each part of a query finds by itself.
 *
 * A part of a phrase has no meaning of its own, so that the listing ends there.
 */
#include "index/find.h"
#include "search/ask.h"
#include "search/match.h"
#include "search/run_part.h"

enum { PARTS_MOST = 256 };

void parts_list(struct arena *a, const struct query_node *n, unsigned depth, PartsFound *out)
{
	if (out->n >= PARTS_MOST)
		return;
	*list_push(a, out) = (struct part_found){ .node = n, .depth = depth };
	if (n->kind == Q_PHRASE || query_is_compound(n))
		return;
	for (uint32_t i = 0; i < n->n; i++)
		parts_list(a, n->child[i], depth + 1, out);
}

void parts_look(struct arena *scratch, PartsFound *parts, const struct document *d)
{
	for (uint32_t i = 0; i < parts->n; i++)
		parts->v[i].n += match_node(scratch, parts->v[i].node, d);
}

bool parts_find(struct arena *a, const struct index *x, PartsFound *parts, struct error *err)
{
	for (uint32_t i = 0; i < parts->n; i++) {
		struct find *f = find_open(x, a, ask_node(a, parts->v[i].node), err);

		if (!f || !find_all(f))
			return false;
		parts->v[i].n += find_count(f);
	}
	return true;
}
