/*
 * item - what an AND joins; among them the words of a telegram's number.
 */
#include "search/item.h"

enum { NUMBER_WORDS = 5 }; /* "1974 PORT AU PRINCE 55" */

const struct query_node *items_join(struct builder *b, const struct item *v, uint32_t n)
{
	NodeList l = { 0 };

	for (uint32_t i = 0; i < n; i++)
		*list_push(b->a, &l) = v[i].node;
	return node_join(b, Q_AND, &l);
}

/* The number that the words `from` up to `to` make, if they do. */
static bool number_read(struct builder *b, const struct item *first, const struct item *last, struct mrn *m)
{
	Str text = str_at(b->q->text, span_join(first->span, last->span));

	if (!is_digit((unsigned char)text.p[text.n - 1]) || !mrn_read(b->a, text, m))
		return false;
	return (m->year > 0 && first == last) || post_find(m->post);
}

/* The post and the number as they stand in a text that cites the telegram: "LA PAZ 9655". */
static const struct query_node *citation(struct builder *b, const struct mrn *m, Span span)
{
	const struct post *post = post_find(m->post);
	Str name = post && post->city.n > 0 ? post->city : m->post, text;
	TermList t;
	NodeList l = { 0 };

	text = arena_printf(b->a, "%.*s %s%u", STR_ARG(name), m->airgram ? "A-" : "", (unsigned)m->number);
	t = terms_read(b->a, text, false);
	for (uint32_t i = 0; i < t.n; i++)
		*list_push(b->a, &l) = node_word(b, t.v[i].word, WORD_EXACT, span);
	return node_join(b, Q_PHRASE, &l);
}

/* How many items from `v` on make a number; the node is then that number, or else the words. */
static uint32_t number(struct builder *b, const struct item *v, uint32_t n, const struct query_node **out)
{
	struct mrn m;

	for (uint32_t k = n < NUMBER_WORDS ? n : NUMBER_WORDS; k > 0; k--) {
		struct query_node *num;
		NodeList l = { 0 };

		if (!number_read(b, &v[0], &v[k - 1], &m))
			continue;
		num = node_new(b, Q_NUMBER, span_join(v[0].span, v[k - 1].span));
		num->number.mrn = m;
		num->number.itself = num->number.citing = true;
		*list_push(b->a, &l) = num;
		if (m.year > 0 || k == 1)
			*list_push(b->a, &l) = citation(b, &m, num->span);
		*list_push(b->a, &l) = items_join(b, v, k);
		*out = node_join(b, Q_OR, &l);
		return k;
	}
	return 0;
}

void items_find_numbers(struct builder *b, ItemList *l)
{
	ItemList out = { 0 };

	for (uint32_t i = 0, n, used; i < l->n; i += used) {
		struct item it = l->v[i];

		for (n = 0; i + n < l->n && l->v[i + n].bare;)
			n++;
		used = number(b, &l->v[i], n, &it.node);
		if (used == 0)
			used = 1;
		*list_push(b->a, &out) = it;
	}
	*l = out;
}
