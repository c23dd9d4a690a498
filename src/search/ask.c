/*
 * ask - a query as a question to the index: its words and what joins them.
 */
#include "search/ask.h"

#include <assert.h>

#include "search/ask_part.h"
#include "search/fit.h"
#include "search/view.h"

struct ask *ask_new(struct arena *a, enum ask_kind kind, uint32_t children)
{
	struct ask *n = arena_new(a, struct ask);
	const struct ask **child = arena_array(a, const struct ask *, children + 1);

	n->kind = kind;
	n->child = child;
	return n;
}

void ask_put(struct ask *n, const struct ask *child)
{
	((const struct ask **)n->child)[n->n++] = child;
}

const struct ask *ask_two(struct arena *a, enum ask_kind kind, const struct ask *first, const struct ask *second)
{
	struct ask *n = ask_new(a, kind, 2);

	ask_put(n, first);
	ask_put(n, second);
	return n;
}

const struct ask *ask_not(struct arena *a, const struct ask *child)
{
	struct ask *n = ask_new(a, ASK_NOT, 1);

	ask_put(n, child);
	return n;
}

static const struct ask *ask_tree(struct arena *a, const struct query_node *n, bool inside);

/* A pattern, and what tells at a glance that most forms do not fit it. */
struct pattern {
	const struct query_node *word;
	Str piece;          /* the longest one between its wildcards */
	bool ends;          /* forms end with it */
	size_t least, most; /* bytes of a form */
};

static bool form_fits(void *data, Str form)
{
	const struct pattern *p = data;

	if (form.n < p->least || form.n > p->most)
		return false;
	if (p->ends ? !str_ends(form, p->piece) : p->piece.n && str_find(form, p->piece) == form.n)
		return false;
	return word_fit_holds(p->word, form);
}

static bool is_wildcard(char c)
{
	return c == '*' || c == '?';
}

static struct pattern *pattern_of(struct arena *a, const struct query_node *n)
{
	struct pattern *p = arena_new(a, struct pattern);
	Str text = n->word.text;

	p->word = n;
	p->most = SIZE_MAX;
	if (n->word.fit == WORD_CLOSE) { /* one character more or less, of up to four bytes */
		p->least = text.n > 4 ? text.n - 4 : 0;
		p->most = text.n + 4;
	}
	for (size_t i = 0, end; n->word.fit == WORD_WILD && i < text.n; i = end + 1) {
		for (end = i; end < text.n && !is_wildcard(text.p[end]);)
			end++;
		if (end - i < p->piece.n)
			continue;
		p->piece = str_cut(text, i, end);
		p->ends = end == text.n && end > i;
	}
	return p;
}

static Str stem_of(struct arena *a, Str word)
{
	char stem[KEY_MOST];

	return arena_str(a, (Str){ stem, search_plan()->stem(NULL, str_cut(word, 0, KEY_MOST), stem) });
}

static const struct ask *ask_word(struct arena *a, const struct query_node *n)
{
	struct ask *out = ask_new(a, ASK_WORD, 0);

	if (n->word.fit != WORD_EXACT && n->word.fit != WORD_STEM) {
		out->kind = ASK_FORMS;
		out->fit = (struct ask_fit){ word_fit_begin(n), form_fits, pattern_of(a, n) };
		return out;
	}
	out->word.word = stem_of(a, n->word.text);
	if (n->word.fit == WORD_EXACT)
		out->word.form = n->word.text;
	return out;
}

/* ---- Parts ---- */

/* As a view of marks sees a paragraph of this mark. */
static bool mark_fits(void *data, Str mark)
{
	struct part part = { .kind = PART_PARAGRAPH, .mark = mark };
	struct document one = { .parts = { &part, 1, 1 } };
	struct view v = { .mark = *(const Str *)data, .only = -1 };

	return view_has(&v, &one, 0);
}

static const struct ask_fit *mark_fit(struct arena *a, const struct query_node *n)
{
	struct ask_fit *fit = arena_new(a, struct ask_fit);

	*fit = (struct ask_fit){ S(""), mark_fits, (void *)&n->scope.mark };
	return n->scope.mark.p ? fit : NULL;
}

/* There are such parts, as columns tell: paragraphs alone have marks. Absent where it takes a look at the parts. */
static const struct ask *ask_there(struct arena *a, const struct view *v, const struct ask_fit *mark)
{
	Str *names = arena_array(a, Str, PART_KIND_COUNT);
	unsigned kinds = v->over ? v->over : v->kinds;
	uint32_t n = 0;

	if (mark && (v->over || (v->kinds && !(v->kinds & PART_BIT(PARAGRAPH)))))
		return NULL;
	if (mark)
		return ask_fits(a, COLUMNS_MARK, mark);
	for (unsigned k = 0; k < PART_KIND_COUNT; k++)
		if (!kinds || kinds & 1u << k)
			names[n++] = part_name((enum part_kind)k);
	return ask_words(a, COLUMNS_PART, names, n);
}

/*
 * What a view sees. A part over which a summary lies is a paragraph. Where no other view is around it, columns say
 * which telegrams have such parts: that is asked beside the words, unless nearly all have them.
 */
static const struct ask *ask_within(struct arena *a, const struct query_node *n, bool inside)
{
	struct view v = view_of(n, NULL);
	const struct ask_fit *mark = mark_fit(a, n);
	bool common = !mark && !v.over && (!v.kinds || v.kinds & (PART_BIT(PARAGRAPH) | PART_BIT(SUBJECT)));
	const struct ask *there = inside || (n->n && common) ? NULL : ask_there(a, &v, mark);
	struct ask *out = ask_new(a, n->n ? ASK_IN : ASK_PART, 1);

	if (there && n->n == 0)
		return there;
	out->in.bits = v.over ? v.over : v.kinds;
	out->in.mark = mark;
	out->in.one = n->scope.one;
	out->in.heavy = out->in.bits == PART_BIT(SUBJECT);
	if (n->n)
		ask_put(out, ask_tree(a, n->child[0], true));
	return there ? ask_two(a, ASK_AND, there, out) : out;
}

/* ---- What joins them ---- */

static uint32_t count_joined(const struct ask *const *child, uint32_t n)
{
	uint32_t all = 0;

	for (uint32_t i = 0; i < n; i++)
		all += child[i]->kind == ASK_AND ? count_joined(child[i]->child, child[i]->n) : 1;
	return all;
}

static void put_joined(struct ask *out, const struct ask *const *child, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (child[i]->kind == ASK_AND)
			put_joined(out, child[i]->child, child[i]->n);
		else
			ask_put(out, child[i]);
	}
}

static struct ask *ask_joined(struct arena *a, enum ask_kind kind, const struct query_node *n, bool inside)
{
	struct ask *out = ask_new(a, kind, n->n);

	for (uint32_t i = 0; i < n->n; i++)
		ask_put(out, ask_tree(a, n->child[i], inside));
	return out;
}

/* An AND of ANDs is one: the index looks for what it knows a short way for among the children. */
static const struct ask *ask_all(struct arena *a, const struct query_node *n, bool inside)
{
	const struct ask *all = ask_joined(a, ASK_AND, n, inside);
	struct ask *out = ask_new(a, ASK_AND, count_joined(all->child, all->n));

	put_joined(out, all->child, all->n);
	return out;
}

static const struct ask *ask_near(struct arena *a, const struct query_node *n)
{
	struct ask *out = ask_joined(a, ASK_NEAR, n, false);

	out->near.apart = n->near.apart;
	out->near.ordered = n->near.ordered;
	return out;
}

/* `inside`: a view lies around it. */
static const struct ask *ask_tree(struct arena *a, const struct query_node *n, bool inside)
{
	switch (n->kind) {
	case Q_WORD:
		return ask_word(a, n);
	case Q_PHRASE:
		return ask_joined(a, ASK_PHRASE, n, inside);
	case Q_NEAR:
		return ask_near(a, n);
	case Q_ALL:
		return ask_new(a, ASK_ALL, 0);
	case Q_AND:
		return ask_all(a, n, inside);
	case Q_OR:
		return ask_joined(a, ASK_OR, n, inside);
	case Q_NOT:
		return ask_joined(a, ASK_NOT, n, inside);
	case Q_IN:
		return ask_within(a, n, inside);
	default:
		return ask_value(a, n);
	}
}

const struct ask *ask_node(struct arena *a, const struct query_node *n)
{
	return ask_tree(a, n, false);
}

const struct ask *ask_make(struct arena *a, const struct query *q)
{
	return ask_tree(a, q->root, false);
}
