/*
 * query - a query as a tree.
 *
 * NOT binds tighter than AND, which need not be written, and AND tighter than
 * OR. Words that stand side by side and make a telegram's number are read as the
 * number, or else as the words.
 */
#include "search/query.h"

#include "search/item.h"
#include "search/lex.h"

enum {
	VALUE_WORDS = 5, /* "from:port au prince", "mrn:1974 port au prince 55" */
	/* parts whose words are names: no stems in fields that look there */
	PARTS_NAMES = PART_BIT(SIGNER) | PART_BIT(CLASSIFIED_BY) | PART_BIT(DRAFTING),
};

struct parser {
	struct builder b;
	LexemeList l;
	uint32_t at;
	const struct field *field; /* whose values the words are; NULL: they are words */
	enum compare compare;
	unsigned inside;           /* how many fields of words surround this place */
};

static const Str sort_words[] = {
	S_INIT(""),
#define X(id, word) S_INIT(word),
	QUERY_SORTS(X)
#undef X
};

bool query_sort_read(Str word, enum query_sort *out)
{
	for (size_t i = 1; i < sizeof sort_words / sizeof *sort_words; i++) {
		if (str_ieq(word, sort_words[i])) {
			*out = (enum query_sort)i;
			return true;
		}
	}
	return false;
}

Str query_sort_word(enum query_sort s)
{
	return sort_words[s];
}

/* Words of the value of a field that could not be read, and its name. */
static const struct query_node *field_as_words(struct parser *p, const struct lexeme *f, Span value, Str why)
{
	const struct query_node *name, *words;

	query_note(p->b.a, p->b.q, span_join(f->span, value), "%.*s; read as words", STR_ARG(why));
	if (f->span.len == 0) /* one of several values; the name stands before them all */
		return node_phrase(&p->b, value, WORD_STEM);
	words = node_phrase(&p->b, value, WORD_STEM);
	name = node_phrase(&p->b, f->span, WORD_STEM);
	return words->kind == Q_ALL ? name : node_join_two(&p->b, Q_AND, name, words);
}

/* How many words from `at` on make the longest value that the field knows; at least one. */
static uint32_t value_words(const struct parser *p, uint32_t at, bool (*knows)(struct arena *a, Str words))
{
	Span first = p->l.v[at].span;

	for (uint32_t n = VALUE_WORDS; n > 1; n--) {
		bool words = at + n <= p->l.n;

		for (uint32_t i = 0; words && i < n; i++)
			words = p->l.v[at + i].kind == LEX_WORD;
		if (words && knows(p->b.a, str_at(p->b.q->text, span_join(first, p->l.v[at + n - 1].span))))
			return n;
	}
	return 1;
}

/* What a Q_IN looks for; everything is no more than the part itself. */
static void put_words(struct parser *p, struct query_node *in, const struct query_node *words)
{
	if (words->kind != Q_ALL)
		node_put_child(&p->b, in, words);
}

static const struct query_node *value(struct parser *p, const struct lexeme *field)
{
	const struct field *f = field->field;
	uint32_t n = f->knows && p->l.v[p->at].kind == LEX_WORD ? value_words(p, p->at, f->knows) : 1;
	Span span = span_join(p->l.v[p->at].span, p->l.v[p->at + n - 1].span);
	struct value_reader r = { p->b.a, p->b.q, span, str_trim(str_at(p->b.q->text, span)), field->compare };
	struct query_node *out = node_new(&p->b, Q_ALL, span_join(field->span, span));
	Str why = S("no such value");

	p->at += n;
	if (n > 1)
		query_note(p->b.a, p->b.q, span, "'%.*s' is read as one name", STR_ARG(r.value));
	if (!f->read(&r, f, out, &why))
		return field_as_words(p, field, span, why);
	if (out->kind == Q_SET)
		*list_push(p->b.a, &p->b.q->sets) = out;
	if (out->kind == Q_IN && !out->scope.mark.p)
		put_words(p, out, node_phrase(&p->b, span, WORD_EXACT));
	return out;
}

static const struct query_node *any_of(struct parser *p);

/* A word or phrase, as it is marked. */
static const struct query_node *text_of(struct parser *p, const struct lexeme *l)
{
	if (l->kind == LEX_PHRASE)
		return l->near ? node_words_near(&p->b, l->span, l->apart) : node_phrase(&p->b, l->span, WORD_EXACT);
	if (l->fit == WORD_REGEX)
		return node_regex(&p->b, l->regex, l->span);
	return node_phrase(&p->b, l->span, l->fit);
}

/* What stands between parentheses. */
static const struct query_node *group(struct parser *p)
{
	const struct query_node *n;

	p->at++;
	n = any_of(p);
	p->at++;
	return n;
}

/* What stands in a field of words: "subject:(…)". */
static const struct query_node *inside(struct parser *p, const struct lexeme *field)
{
	struct query_node *n = node_new(&p->b, Q_IN, field->span);
	const struct query_node *child;
	bool exact = p->b.exact;

	n->scope.parts = field->field->parts;
	n->scope.one = field->field->one;
	p->inside++;
	p->b.exact |= (n->scope.parts & PARTS_NAMES) != 0;
	child = p->l.v[p->at].kind == LEX_OPEN ? group(p) : text_of(p, &p->l.v[p->at++]);
	put_words(p, n, child);
	p->b.exact = exact;
	p->inside--;
	n->span = span_join(n->span, child->span);
	return n;
}

static const struct query_node *field(struct parser *p)
{
	const struct lexeme *f = &p->l.v[p->at++];
	const struct field *outer = p->field;
	enum compare compare = p->compare;
	const struct query_node *n;

	if (!f->field->read)
		return inside(p, f);
	if (p->l.v[p->at].kind != LEX_OPEN)
		return value(p, f);
	p->field = f->field;
	p->compare = f->compare;
	n = group(p);
	p->field = outer;
	p->compare = compare;
	return n;
}

static const struct query_node *operand(struct parser *p, bool *bare)
{
	const struct lexeme *l = &p->l.v[p->at];

	*bare = false;
	if (l->kind == LEX_FIELD)
		return field(p);
	if (l->kind == LEX_OPEN)
		return group(p);
	if (p->field) {
		struct lexeme surrounding = { .kind = LEX_FIELD, .span = { l->span.off, 0 }, .field = p->field, .compare = p->compare };

		return value(p, &surrounding);
	}
	*bare = l->kind == LEX_WORD && l->fit == WORD_STEM;
	p->at++;
	return text_of(p, l);
}

/* "a NEAR/3 b NEAR/3 c"; what is negated can be near nothing. */
static const struct query_node *nears(struct parser *p, bool *bare)
{
	const struct query_node *n = operand(p, bare);
	bool other;

	while (p->at < p->l.n && p->l.v[p->at].kind == LEX_NEAR) {
		const struct lexeme *near = &p->l.v[p->at++];

		*bare = false;
		if (p->l.v[p->at].kind == LEX_NOT) {
			query_note(p->b.a, p->b.q, near->span, "what must not be there can be near nothing; read as AND");
			break;
		}
		n = node_near(&p->b, n, operand(p, &other), near->apart, near->ordered);
	}
	return n;
}

static struct item item(struct parser *p)
{
	Span from = p->l.v[p->at].span;
	bool negative = false;
	struct item it;

	for (; p->l.v[p->at].kind == LEX_NOT; p->at++)
		negative = !negative;
	it.node = nears(p, &it.bare);
	it.span = span_join(from, p->l.v[p->at - 1].span);
	if (negative)
		it = (struct item){ node_negate(&p->b, it.node, it.span), false, it.span };
	return it;
}

static bool is_bare_mark(const struct query_node *n)
{
	return n->kind == Q_IN && n->n == 0 && n->scope.mark.p;
}

/* Whether a node asks for nothing but words of the paragraphs. */
static bool is_wordy(const struct query_node *n)
{
	if (n->kind == Q_WORD)
		return true;
	if (n->kind == Q_IN && (n->scope.parts != PART_BIT(PARAGRAPH) || n->n == 0))
		return false;
	if (n->kind != Q_PHRASE && n->kind != Q_NEAR && n->kind != Q_AND && n->kind != Q_OR && n->kind != Q_NOT && n->kind != Q_IN)
		return false;
	for (uint32_t i = 0; i < n->n; i++) {
		if (!is_wordy(n->child[i]))
			return false;
	}
	return true;
}

/* "mark:U osce": the words are looked for in the paragraphs with that mark. */
static const struct query_node *under_mark(struct parser *p, const struct query_node *mark, const ItemList *l)
{
	struct query_node *in = node_new(&p->b, Q_IN, mark->span);
	NodeList words = { 0 }, all = { 0 };

	in->scope = mark->scope;
	for (uint32_t i = 0; i < l->n; i++) {
		const struct query_node *n = l->v[i].node;

		if (n != mark)
			*list_push(p->b.a, is_wordy(n) ? &words : &all) = n;
	}
	if (words.n > 0)
		node_put_child(&p->b, in, node_join(&p->b, Q_AND, &words));
	*list_push(p->b.a, &all) = in;
	return node_join(&p->b, Q_AND, &all);
}

/* A field such as sort: finds every telegram: it goes where something else is asked for. */
static void drop_all(ItemList *l)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->n; i++) {
		if (l->v[i].node->kind != Q_ALL)
			l->v[n++] = l->v[i];
	}
	l->n = n > 0 ? n : 1;
}

static const struct query_node *all_of(struct parser *p)
{
	ItemList l = { 0 };
	const struct query_node *mark = NULL;

	for (;;) {
		*list_push(p->b.a, &l) = item(p);
		if (is_bare_mark(l.v[l.n - 1].node))
			mark = l.v[l.n - 1].node;
		if (p->at < p->l.n && p->l.v[p->at].kind == LEX_AND)
			p->at++;
		else if (p->at == p->l.n || p->l.v[p->at].kind == LEX_OR || p->l.v[p->at].kind == LEX_CLOSE)
			break;
	}
	drop_all(&l);
	if (mark)
		return under_mark(p, mark, &l);
	if (p->inside == 0 && !p->field)
		items_find_numbers(&p->b, &l);
	return items_join(&p->b, l.v, l.n);
}

static const struct query_node *any_of(struct parser *p)
{
	NodeList l = { 0 };

	for (;;) {
		*list_push(p->b.a, &l) = all_of(p);
		if (p->at == p->l.n || p->l.v[p->at].kind != LEX_OR)
			break;
		p->at++;
	}
	return node_join(&p->b, Q_OR, &l);
}

/* The parts whose words the tree looks at; `plain` are those of words that name none. */
static unsigned parts_of(const struct query_node *n, unsigned plain)
{
	unsigned parts = n->kind == Q_WORD ? plain : 0;

	if (n->kind == Q_IN)
		parts = plain = n->scope.parts & PARTS_OVER ? PART_BIT(PARAGRAPH) : n->scope.parts;
	if (n->kind == Q_FINDING)
		parts = DOCUMENT_FINDINGS;
	for (uint32_t i = 0; i < n->n; i++)
		parts |= parts_of(n->child[i], plain);
	return parts;
}

struct query *query_read(struct arena *a, Str text, bool literal)
{
	struct query *q = arena_new(a, struct query);
	struct parser p = { .b = { .a = a, .q = q, .wild = !literal } };

	q->text = text;
	p.l = literal ? lex_literal(a, q) : lex_read(a, q);
	for (uint32_t i = 0; i < p.l.n; i++) {
		enum lexeme_kind k = p.l.v[i].kind;

		q->operators |= k != LEX_WORD || p.l.v[i].fit != WORD_STEM;
		q->booleans |= k == LEX_AND || k == LEX_OR || k == LEX_NOT;
	}
	q->root = p.l.n > 0 ? any_of(&p) : node_new(&p.b, Q_ALL, (Span){ 0, (uint32_t)text.n });
	q->parts = parts_of(q->root, PARTS_PLAIN);
	return q;
}
