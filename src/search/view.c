/*
 * view - the parts of a document that a node of a query may look at.
 */
#include "search/view.h"

static bool is_separator(char c)
{
	return c == '/' || c == ',' || c == ' ' || c == '-';
}

/* The whole portion mark, or one word of it: S/NF is marked S, and NF. */
static bool mark_fits(Str mark, Str want)
{
	size_t from = 0;

	if (str_ieq(mark, want))
		return true;
	for (size_t i = 0; i <= mark.n; i++) {
		if (i < mark.n && !is_separator(mark.p[i]))
			continue;
		if (i > from && str_ieq(str_cut(mark, from, i), want))
			return true;
		from = i + 1;
	}
	return false;
}

bool view_has(const struct view *v, const struct document *d, uint32_t part)
{
	const struct part *p = &d->parts.v[part];
	unsigned kinds = 0;

	for (; v; v = v->outer) {
		if (v->only >= 0 && (uint32_t)v->only != part)
			return false;
		if (v->kinds && !(v->kinds & 1u << p->kind))
			return false;
		if ((v->over && !(p->over & v->over)) || (v->mark.p && !mark_fits(p->mark, v->mark)))
			return false;
		kinds |= v->kinds;
	}
	return kinds || (PARTS_PLAIN & 1u << p->kind);
}

struct view view_of(const struct query_node *n, const struct view *outer)
{
	struct view v = { .outer = outer, .kinds = n->scope.parts, .mark = n->scope.mark, .only = -1 };

	if (v.kinds & PARTS_OVER) {
		v.over = v.kinds & PARTS_OVER;
		v.kinds = PART_BIT(PARAGRAPH);
	}
	return v;
}

struct view view_one(const struct view *outer, uint32_t part)
{
	return (struct view){ .outer = outer, .only = (int)part };
}
