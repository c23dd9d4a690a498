/*
 * query - a query as a tree.
 *
 * NOT binds tighter than AND, which need not be written, and AND tighter than
 * OR. Words that stand side by side and make a telegram's number are read as the
 * number, or else as the words.
 */
#include "search/query.h"

#include "search/lex.h"

enum { NUMBER_WORDS = 5 }; /* "1974 PORT AU PRINCE 55" */

typedef LIST(const struct query_node *) NodeList;

struct parser {
	struct arena *a;
	struct query *q;
	LexemeList l;
	uint32_t at;
	bool wild;                 /* * and ? are wildcards */
	const struct field *field; /* whose values the words are; NULL: they are words */
	enum compare compare;
	unsigned inside;           /* how many fields of words surround this place */
};

/* What an AND joins; a bare word may turn out to belong to a number. */
struct item {
	const struct query_node *node;
	bool bare;
	Span span;
};
typedef LIST(struct item) ItemList;

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

bool query_is_text(const struct query_node *n)
{
	if (n->kind != Q_OR)
		return n->kind == Q_WORD || n->kind == Q_PHRASE;
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

static struct query_node *node(struct parser *p, enum query_kind kind, Span span)
{
	struct query_node *n = arena_new(p->a, struct query_node);

	n->kind = kind;
	n->span = span;
	return n;
}

static Span span_join(Span a, Span b)
{
	return (Span){ a.off, span_end(b) - a.off };
}

/* One node for several; a single one stands for itself. */
static const struct query_node *join(struct parser *p, enum query_kind kind, const NodeList *l)
{
	struct query_node *n;

	if (l->n == 1)
		return l->v[0];
	n = node(p, kind, span_join(l->v[0]->span, l->v[l->n - 1]->span));
	n->child = l->v;
	n->n = l->n;
	return n;
}

static const struct query_node *join_two(struct parser *p, enum query_kind kind, const struct query_node *a,
                                         const struct query_node *b)
{
	NodeList l = { 0 };

	*list_push(p->a, &l) = a;
	*list_push(p->a, &l) = b;
	return join(p, kind, &l);
}

static void put_child(struct parser *p, struct query_node *n, const struct query_node *child)
{
	NodeList l = { 0 };

	*list_push(p->a, &l) = child;
	n->child = l.v;
	n->n = 1;
}

static const struct query_node *negate(struct parser *p, const struct query_node *child, Span span)
{
	struct query_node *n = node(p, Q_NOT, span);

	if (child->kind == Q_ALL) /* a field that says how to answer, not what to find */
		return child;
	put_child(p, n, child);
	return n;
}

static const struct query_node *word(struct parser *p, Str text, bool wild, Span span)
{
	struct query_node *n = node(p, Q_WORD, span);

	n->word.text = text;
	n->word.hash = word_hash(text);
	n->word.wild = wild;
	p->q->words = true;
	p->q->operators |= wild;
	return n;
}

/* Terms joined by hyphens: the word without them, or the parts as a phrase. */
static const struct query_node *compound(struct parser *p, const struct term *t, uint32_t n, uint32_t base)
{
	Str whole = STR_NONE;
	NodeList parts = { 0 };
	bool wild = false;
	Span span = { base + t->span.off, span_end(t[n - 1].span) - t->span.off };

	for (uint32_t i = 0; i < n; i++) {
		whole = arena_printf(p->a, "%.*s%.*s", STR_ARG(whole), STR_ARG(t[i].word));
		wild |= t[i].wild;
		*list_push(p->a, &parts) = word(p, t[i].word, t[i].wild, (Span){ base + t[i].span.off, t[i].span.len });
	}
	if (n == 1)
		return parts.v[0];
	return join_two(p, Q_OR, word(p, whole, wild, span), join(p, Q_PHRASE, &parts));
}

/* The words of a piece of text side by side; there is at least one. */
static const struct query_node *phrase(struct parser *p, Span span)
{
	TermList t = terms_read(p->a, str_at(p->q->text, span), p->wild);
	NodeList l = { 0 };

	for (uint32_t i = 0, n; i < t.n; i += n) {
		for (n = 1; i + n < t.n && t.v[i + n].joined;)
			n++;
		*list_push(p->a, &l) = compound(p, &t.v[i], n, span.off);
	}
	return join(p, Q_PHRASE, &l);
}

/* Words of the value of a field that could not be read, and its name. */
static const struct query_node *field_as_words(struct parser *p, const struct lexeme *f, Span value, Str why)
{
	query_note(p->a, p->q, span_join(f->span, value), "%.*s; read as words", STR_ARG(why));
	if (f->span.len == 0) /* one of several values; the name stands before them all */
		return phrase(p, value);
	return join_two(p, Q_AND, phrase(p, f->span), phrase(p, value));
}

/* How many words from `at` on make the longest value that the field knows; at least one. */
static uint32_t value_words(const struct parser *p, uint32_t at, bool (*knows)(struct arena *a, Str words))
{
	Span first = p->l.v[at].span;

	for (uint32_t n = NUMBER_WORDS; n > 1; n--) {
		bool words = at + n <= p->l.n;

		for (uint32_t i = 0; words && i < n; i++)
			words = p->l.v[at + i].kind == LEX_WORD;
		if (words && knows(p->a, str_at(p->q->text, span_join(first, p->l.v[at + n - 1].span))))
			return n;
	}
	return 1;
}

static const struct query_node *value(struct parser *p, const struct lexeme *field)
{
	const struct field *f = field->field;
	uint32_t n = f->knows && p->l.v[p->at].kind == LEX_WORD ? value_words(p, p->at, f->knows) : 1;
	Span span = span_join(p->l.v[p->at].span, p->l.v[p->at + n - 1].span);
	struct value_reader r = { p->a, p->q, span, str_trim(str_at(p->q->text, span)), field->compare };
	struct query_node *out = node(p, Q_ALL, span_join(field->span, span));
	Str why = S("no such value");

	p->at += n;
	if (n > 1)
		query_note(p->a, p->q, span, "'%.*s' is read as one name", STR_ARG(r.value));
	if (!f->read(&r, f, out, &why))
		return field_as_words(p, field, span, why);
	if (out->kind == Q_IN && !out->scope.mark.p)
		put_child(p, out, phrase(p, span));
	return out;
}

static const struct query_node *any_of(struct parser *p);

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
	struct query_node *n = node(p, Q_IN, field->span);

	n->scope.parts = field->field->parts;
	n->scope.one = field->field->one;
	p->inside++;
	if (p->l.v[p->at].kind == LEX_OPEN)
		put_child(p, n, group(p));
	else
		put_child(p, n, phrase(p, p->l.v[p->at++].span));
	p->inside--;
	n->span = span_join(n->span, n->child[0]->span);
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
		struct lexeme surrounding = { LEX_FIELD, { l->span.off, 0 }, p->field, p->compare };

		return value(p, &surrounding);
	}
	*bare = l->kind == LEX_WORD;
	return phrase(p, p->l.v[p->at++].span);
}

static struct item item(struct parser *p)
{
	Span from = p->l.v[p->at].span;
	bool negative = false;
	struct item it;

	for (; p->l.v[p->at].kind == LEX_NOT; p->at++)
		negative = !negative;
	it.node = operand(p, &it.bare);
	it.span = span_join(from, p->l.v[p->at - 1].span);
	if (negative)
		it = (struct item){ negate(p, it.node, it.span), false, it.span };
	return it;
}

static bool is_bare_mark(const struct query_node *n)
{
	return n->kind == Q_IN && n->n == 0;
}

/* Whether a node asks for nothing but words of the paragraphs. */
static bool is_wordy(const struct query_node *n)
{
	if (n->kind == Q_WORD)
		return true;
	if (n->kind == Q_IN && (n->scope.parts != PART_BIT(PARAGRAPH) || n->n == 0))
		return false;
	if (n->kind != Q_PHRASE && n->kind != Q_AND && n->kind != Q_OR && n->kind != Q_NOT && n->kind != Q_IN)
		return false;
	for (uint32_t i = 0; i < n->n; i++) {
		if (!is_wordy(n->child[i]))
			return false;
	}
	return true;
}

/* The number that the words `from` up to `to` make, if they do. */
static bool number_read(struct parser *p, const struct item *first, const struct item *last, struct mrn *m)
{
	Str text = str_at(p->q->text, span_join(first->span, last->span));

	if (!is_digit((unsigned char)text.p[text.n - 1]) || !mrn_read(p->a, text, m))
		return false;
	return (m->year > 0 && first == last) || post_find(m->post);
}

/* The post and the number as they stand in a text that cites the telegram: "LA PAZ 9655". */
static const struct query_node *citation(struct parser *p, const struct mrn *m, Span span)
{
	const struct post *post = post_find(m->post);
	Str name = post && post->city.n > 0 ? post->city : m->post, text;
	TermList t;
	NodeList l = { 0 };

	text = arena_printf(p->a, "%.*s %s%u", STR_ARG(name), m->airgram ? "A-" : "", (unsigned)m->number);
	t = terms_read(p->a, text, false);
	for (uint32_t i = 0; i < t.n; i++)
		*list_push(p->a, &l) = word(p, t.v[i].word, false, span);
	return join(p, Q_PHRASE, &l);
}

static const struct query_node *words_of(struct parser *p, const struct item *v, uint32_t n)
{
	NodeList l = { 0 };

	for (uint32_t i = 0; i < n; i++)
		*list_push(p->a, &l) = v[i].node;
	return join(p, Q_AND, &l);
}

/* How many items from `v` on make a number; the node is then that number, or else the words. */
static uint32_t number(struct parser *p, const struct item *v, uint32_t n, const struct query_node **out)
{
	struct mrn m;

	for (uint32_t k = n < NUMBER_WORDS ? n : NUMBER_WORDS; k > 0; k--) {
		struct query_node *num;
		NodeList l = { 0 };

		if (!number_read(p, &v[0], &v[k - 1], &m))
			continue;
		num = node(p, Q_NUMBER, span_join(v[0].span, v[k - 1].span));
		num->number.mrn = m;
		num->number.itself = num->number.citing = true;
		*list_push(p->a, &l) = num;
		if (m.year > 0 || k == 1)
			*list_push(p->a, &l) = citation(p, &m, num->span);
		*list_push(p->a, &l) = words_of(p, v, k);
		*out = join(p, Q_OR, &l);
		return k;
	}
	return 0;
}

/* Runs of bare words that are numbers become nodes of their own. */
static void find_numbers(struct parser *p, ItemList *l)
{
	ItemList out = { 0 };

	for (uint32_t i = 0, n, used; i < l->n; i += used) {
		struct item it = l->v[i];

		for (n = 0; i + n < l->n && l->v[i + n].bare;)
			n++;
		used = number(p, &l->v[i], n, &it.node);
		if (used == 0)
			used = 1;
		*list_push(p->a, &out) = it;
	}
	*l = out;
}

/* "mark:U osce": the words are looked for in the paragraphs with that mark. */
static const struct query_node *under_mark(struct parser *p, const struct query_node *mark, const ItemList *l)
{
	struct query_node *in = node(p, Q_IN, mark->span);
	NodeList words = { 0 }, all = { 0 };

	in->scope = mark->scope;
	for (uint32_t i = 0; i < l->n; i++) {
		const struct query_node *n = l->v[i].node;

		if (n != mark)
			*list_push(p->a, is_wordy(n) ? &words : &all) = n;
	}
	if (words.n > 0)
		put_child(p, in, join(p, Q_AND, &words));
	*list_push(p->a, &all) = in;
	return join(p, Q_AND, &all);
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
		*list_push(p->a, &l) = item(p);
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
		find_numbers(p, &l);
	return words_of(p, l.v, l.n);
}

static const struct query_node *any_of(struct parser *p)
{
	NodeList l = { 0 };

	for (;;) {
		*list_push(p->a, &l) = all_of(p);
		if (p->at == p->l.n || p->l.v[p->at].kind != LEX_OR)
			break;
		p->at++;
	}
	return join(p, Q_OR, &l);
}

/* The parts whose words the tree looks at; `plain` are those of words that name none. */
static unsigned parts_of(const struct query_node *n, unsigned plain)
{
	unsigned parts = n->kind == Q_WORD ? plain : 0;

	if (n->kind == Q_IN) {
		parts = plain = n->scope.parts;
		if (n->scope.parts & PARTS_OVER) /* whose marks are set in the paragraphs */
			parts |= PART_BIT(PARAGRAPH);
	}
	for (uint32_t i = 0; i < n->n; i++)
		parts |= parts_of(n->child[i], plain);
	return parts;
}

struct query *query_read(struct arena *a, Str text, bool literal)
{
	struct query *q = arena_new(a, struct query);
	struct parser p = { .a = a, .q = q, .wild = !literal };

	q->text = text;
	p.l = literal ? lex_literal(a, q) : lex_read(a, q);
	for (uint32_t i = 0; i < p.l.n; i++) {
		enum lexeme_kind k = p.l.v[i].kind;

		q->operators |= k != LEX_WORD;
		q->booleans |= k == LEX_AND || k == LEX_OR || k == LEX_NOT;
	}
	q->root = p.l.n > 0 ? any_of(&p) : node(&p, Q_ALL, (Span){ 0, (uint32_t)text.n });
	q->parts = parts_of(q->root, PARTS_PLAIN);
	return q;
}
