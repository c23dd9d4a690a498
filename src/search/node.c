/*
 * node - the nodes of a query's tree, as its reader makes them.
 */
#include "search/node.h"

#include "search/lex.h"
#include "search/stem.h"

bool query_is_text(const struct query_node *n)
{
	if (n->kind != Q_OR)
		return n->kind == Q_WORD || n->kind == Q_PHRASE || n->kind == Q_NEAR;
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

/* Only words of letters have other forms, and short ones have none. */
static bool is_plain(Str word)
{
	for (size_t i = 0; i < word.n; i++) {
		if (!is_lower((unsigned char)word.p[i]))
			return false;
	}
	return word.n > 2 && word.n <= STEM_WORD_MOST;
}

static void set_stem(struct builder *b, struct query_node *n)
{
	char *stem = arena_raw(b->a, n->word.text.n + 1);

	if (b->exact || !is_plain(n->word.text))
		n->word.fit = WORD_EXACT;
	else
		n->word.stem = (Str){ stem, stem_read(n->word.text, stem) };
}

const struct query_node *node_word(struct builder *b, Str text, enum word_fit fit, Span span)
{
	struct query_node *n = node_new(b, Q_WORD, span);

	n->word.text = text;
	n->word.hash = word_hash(text);
	n->word.fit = fit;
	if (fit == WORD_STEM)
		set_stem(b, n);
	b->q->words = true;
	b->q->operators |= fit == WORD_WILD || fit == WORD_CLOSE || fit == WORD_REGEX;
	return n;
}

const struct query_node *node_regex(struct builder *b, const struct regex *regex, Span span)
{
	Str pattern = str_at(b->q->text, span);
	struct query_node *n = node_new(b, Q_WORD, span);

	n->word.text = str_cut(pattern, 1, pattern.n - 1);
	n->word.hash = word_hash(n->word.text);
	n->word.fit = WORD_REGEX;
	n->word.regex = regex;
	b->q->words = b->q->operators = true;
	return n;
}

/* Terms joined by hyphens: the word without them, or the parts as a phrase. */
static const struct query_node *compound(struct builder *b, const struct term *t, uint32_t n, uint32_t base,
                                         enum word_fit fit)
{
	Str whole = STR_NONE;
	NodeList parts = { 0 };
	bool wild = false;
	Span span = { base + t->span.off, span_end(t[n - 1].span) - t->span.off };

	for (uint32_t i = 0; i < n; i++) {
		whole = arena_printf(b->a, "%.*s%.*s", STR_ARG(whole), STR_ARG(t[i].word));
		wild |= t[i].wild;
		*list_push(b->a, &parts) = node_word(b, t[i].word, t[i].wild ? WORD_WILD : fit,
		                                     (Span){ base + t[i].span.off, t[i].span.len });
	}
	if (n == 1)
		return parts.v[0];
	return node_join_two(b, Q_OR, node_word(b, whole, wild ? WORD_WILD : fit, span), node_join(b, Q_PHRASE, &parts));
}

static NodeList words_of(struct builder *b, Span span, enum word_fit fit)
{
	TermList t = terms_read(b->a, str_at(b->q->text, span), b->wild);
	NodeList l = { 0 };

	for (uint32_t i = 0, n; i < t.n; i += n) {
		for (n = 1; i + n < t.n && t.v[i + n].joined;)
			n++;
		*list_push(b->a, &l) = compound(b, &t.v[i], n, span.off, fit);
	}
	return l;
}

const struct query_node *node_phrase(struct builder *b, Span span, enum word_fit fit)
{
	NodeList l = words_of(b, span, fit);

	return l.n > 0 ? node_join(b, Q_PHRASE, &l) : node_new(b, Q_ALL, span);
}

static unsigned nears_in(const struct query_node *n)
{
	unsigned most = 0;

	for (uint32_t i = 0; i < n->n; i++) {
		unsigned one = nears_in(n->child[i]);

		most = one > most ? one : most;
	}
	return most + (n->kind == Q_NEAR);
}

const struct query_node *node_near(struct builder *b, const struct query_node *one, const struct query_node *other,
                                   uint32_t apart, bool ordered)
{
	const struct query_node *both = node_join_two(b, Q_AND, one, other);
	struct query_node *n = node_new(b, Q_NEAR, both->span);
	bool text = query_is_text(one) && query_is_text(other);

	if (!text || nears_in(one) + nears_in(other) >= QUERY_NEARS) {
		query_note(b->a, b->q, both->span, text ? "too many words are to be near each other; read as AND"
		           : "only words, phrases and groups of them with OR can be near each other; read as AND");
		return both;
	}
	n->child = both->child;
	n->n = 2;
	n->near.apart = apart;
	n->near.ordered = ordered;
	b->q->operators = true;
	return n;
}

const struct query_node *node_words_near(struct builder *b, Span span, uint32_t apart)
{
	NodeList l = words_of(b, span, WORD_EXACT);
	const struct query_node *n = l.v[0];

	for (uint32_t i = 1; i < l.n; i++)
		n = node_near(b, n, l.v[i], apart, false);
	return n;
}
