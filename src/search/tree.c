/*
 * tree - a query's tree on lines, as --explain shows it.
 */
#include "search/query.h"

static const char *const kinds[] = {
	[Q_WORD] = "word", [Q_PHRASE] = "phrase", [Q_NEAR] = "near", [Q_POST] = "post", [Q_TAG] = "tag",
	[Q_COUNTRY] = "country", [Q_CAPTION] = "caption", [Q_LEVEL] = "class", [Q_PRECEDENCE] = "precedence",
	[Q_DATE] = "date", [Q_NUMBER] = "number", [Q_TRAIT] = "trait", [Q_FINDING] = "finding", [Q_SET] = "set",
	[Q_ALL] = "all", [Q_AND] = "and", [Q_OR] = "or", [Q_NOT] = "not", [Q_IN] = "in",
};

static const char *const fits[] = {
	[WORD_EXACT] = "exact", [WORD_STEM] = "stem", [WORD_WILD] = "wildcards", [WORD_CLOSE] = "one change",
	[WORD_REGEX] = "pattern",
};

static void put_parts(struct buf *b, unsigned parts)
{
	const char *between = " ";

	for (unsigned k = 0; k < PART_KIND_COUNT; k++) {
		if (!(parts & 1u << k))
			continue;
		buf_z(b, between);
		buf_put(b, part_name((enum part_kind)k));
		between = ",";
	}
}

/* What the kind does not say. */
static void put_own(struct buf *b, const struct query_node *n)
{
	switch (n->kind) {
	case Q_WORD:
		buf_printf(b, " %s %.*s", fits[n->word.fit], STR_ARG(n->word.text));
		if (n->word.fit == WORD_STEM)
			buf_printf(b, " as %.*s", STR_ARG(n->word.stem));
		break;
	case Q_NEAR:
		buf_printf(b, "%s %u", n->near.ordered ? " ordered" : "", (unsigned)n->near.apart);
		break;
	case Q_IN:
		put_parts(b, n->scope.parts);
		if (n->scope.mark.p)
			buf_printf(b, " marked %.*s", STR_ARG(n->scope.mark));
		buf_z(b, n->scope.one ? " one" : "");
		break;
	default:
		break;
	}
}

static void put_node(struct buf *b, const struct query *q, const struct query_node *n, unsigned depth)
{
	Str text = str_at(q->text, n->span);

	for (unsigned i = 0; i < depth; i++)
		buf_z(b, "  ");
	buf_z(b, kinds[n->kind]);
	put_own(b, n);
	buf_z(b, text.n > 0 ? "  \"" : "");
	for (size_t i = 0; i < text.n; i++)
		buf_byte(b, text.p[i] == '\n' ? ' ' : text.p[i]);
	buf_z(b, text.n > 0 ? "\"\n" : "\n");
	for (uint32_t i = 0; i < n->n; i++)
		put_node(b, q, n->child[i], depth + 1);
}

void query_tree(struct buf *b, const struct query *q)
{
	put_node(b, q, q->root, 0);
}
