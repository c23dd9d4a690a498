/*
 * asked - what a reader asked of the search, as it stands in the URL.
 */
#include "page/asked.h"

bool asked_has(const struct asked *q, Str filter)
{
	for (uint32_t i = 0; i < q->filters.n; i++)
		if (str_eq(q->filters.v[i], filter))
			return true;
	return false;
}

Str asked_term(struct arena *a, Str field, Str value)
{
	const char *quote = str_find_byte(value, ' ') < value.n ? "\"" : "";

	return arena_printf(a, "%.*s%s%.*s%s", STR_ARG(field), quote, STR_ARG(value), quote);
}

struct asked asked_toggle(struct arena *a, const struct asked *q, Str filter, Str group)
{
	struct asked out = *q;

	out.filters = (StrList){ 0 };
	out.page = 1;
	out.generation = 0;
	for (uint32_t i = 0; i < q->filters.n; i++)
		if (!str_eq(q->filters.v[i], filter) && !(group.n && str_starts(q->filters.v[i], group)))
			*list_push(a, &out.filters) = q->filters.v[i];
	if (!asked_has(q, filter))
		*list_push(a, &out.filters) = filter;
	return out;
}

struct asked asked_sorted(const struct asked *q, enum query_sort sort)
{
	struct asked out = *q;

	out.sort = sort;
	out.page = 1;
	out.generation = 0;
	return out;
}

struct asked asked_literally(const struct asked *q, bool literal)
{
	struct asked out = *q;

	out.literal = literal;
	out.page = 1;
	out.generation = 0;
	return out;
}

struct asked asked_cased(const struct asked *q, bool sentence_case)
{
	struct asked out = *q;

	out.sentence_case = sentence_case;
	return out;
}

struct asked asked_page(const struct asked *q, long page)
{
	struct asked out = *q;

	out.page = page;
	return out;
}

struct asked asked_list(const struct asked *q, uint64_t generation)
{
	struct asked out = *q;

	out.generation = generation;
	return out;
}

void url_put(struct buf *b, Str s)
{
	for (size_t i = 0; i < s.n; i++) {
		int c = (unsigned char)s.p[i];

		if (is_alnum(c) || (c && strchr("-._~:/*", c)))
			buf_byte(b, (char)c);
		else if (c == ' ')
			buf_byte(b, '+');
		else
			buf_printf(b, "%%%02X", c);
	}
}

static void put_parameter(struct buf *b, const char *name, Str value)
{
	buf_byte(b, b->n ? '&' : '?');
	buf_z(b, name);
	buf_byte(b, '=');
	url_put(b, value);
}

Str asked_parameters(struct arena *a, const struct asked *q, long long hit)
{
	struct buf b;
	Str out;

	buf_init(&b, BUF_MOST);
	if (q->q.n)
		put_parameter(&b, "q", q->q);
	for (uint32_t i = 0; i < q->filters.n; i++)
		put_parameter(&b, "f", q->filters.v[i]);
	if (q->sort != SORT_DEFAULT)
		put_parameter(&b, "sort", query_sort_word(q->sort));
	if (q->literal)
		put_parameter(&b, "literal", S("1"));
	if (q->sentence_case)
		put_parameter(&b, "case", S("sentence"));
	if (hit)
		put_parameter(&b, "hit", arena_printf(a, "%lld", hit));
	if (q->page > 1)
		put_parameter(&b, "page", arena_printf(a, "%ld", q->page));
	if (q->generation && (hit > 1 || q->page > 1))
		put_parameter(&b, "g", arena_printf(a, "%llu", (unsigned long long)q->generation));
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

Str asked_url(struct arena *a, const struct asked *q)
{
	return arena_printf(a, "/search%.*s", STR_ARG(asked_parameters(a, q, 0)));
}

Str telegram_url(struct arena *a, Str mrn, int64_t id)
{
	struct buf b;
	Str out;

	if (!mrn.n)
		return arena_printf(a, "/telegram/%lld", (long long)id);
	buf_init(&b, BUF_MOST);
	buf_put(&b, S("/cable/"));
	url_put(&b, mrn);
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* A filter as a part of another query: it has no place in that one's text. */
static const struct query_node *filter_node(struct arena *a, struct query *q, Str term)
{
	const struct query *f = query_read(a, term, false);
	struct query_node *n = arena_new(a, struct query_node);

	*n = *f->root;
	n->span = (Span){ (uint32_t)q->text.n, 0 };
	q->parts |= f->parts;
	q->words |= f->words;
	for (uint32_t i = 0; i < f->sets.n; i++)
		*list_push(a, &q->sets) = f->sets.v[i] == f->root ? n : f->sets.v[i];
	return n;
}

struct query *asked_query(struct arena *a, const struct asked *asked)
{
	struct query *q = query_read(a, asked->q.p ? asked->q : S(""), asked->literal);
	const struct query_node **child = arena_array(a, const struct query_node *, asked->filters.n + 1);
	struct query_node *all = arena_new(a, struct query_node);
	uint32_t n = 0;

	if (!asked->filters.n)
		return q;
	if (q->root->kind != Q_ALL)
		child[n++] = q->root;
	for (uint32_t i = 0; i < asked->filters.n; i++)
		child[n++] = filter_node(a, q, asked->filters.v[i]);
	*all = (struct query_node){ .kind = Q_AND, .span = { 0, (uint32_t)q->text.n }, .child = child, .n = n };
	q->root = n == 1 ? child[0] : all;
	return q;
}
