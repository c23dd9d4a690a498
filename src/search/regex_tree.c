/*
 * regex_tree - a pattern as a tree.
 *
 * Words hold letters and digits only, so that a pattern with anything else could
 * never match: it is none.
 */
#include "search/regex_tree.h"

#include "base/utf8.h"
#include "search/glyph.h"

enum { LAST_CHARACTER = 0x10ffff };

struct reader {
	struct arena *a;
	Str text;
	size_t at;
	unsigned depth;
	Str why; /* absent as long as all is well */
};

static const struct regex_node *either(struct reader *r);

/* Say what is wrong, once. */
static void refuse(struct reader *r, Str why)
{
	if (!r->why.p)
		r->why = why;
	r->at = r->text.n;
}

static bool accept(struct reader *r, char c)
{
	if (r->at >= r->text.n || r->text.p[r->at] != c)
		return false;
	r->at++;
	return true;
}

static bool stands(const struct reader *r, const char *any)
{
	return r->at < r->text.n && r->text.p[r->at] != '\0' && strchr(any, r->text.p[r->at]);
}

static struct regex_node *new_node(struct reader *r, enum regex_kind kind)
{
	struct regex_node *n = arena_new(r->a, struct regex_node);

	n->kind = kind;
	return n;
}

static void put_range(struct reader *r, struct regex_set *s, uint32_t from, uint32_t to)
{
	*list_push(r->a, &s->ranges) = (struct regex_range){ from, to };
}

static bool is_of_words(enum glyph_kind k)
{
	return k == LETTER || k == DIGIT || k == IDEOGRAPH;
}

static void glyph_next(struct reader *r, struct glyph *g)
{
	glyph_read(str_cut(r->text, r->at, r->text.n), g);
	if (!is_of_words(g->kind) && g->kind != SILENT && g->kind != APOSTROPHE)
		refuse(r, arena_printf(r->a, "no word holds a '%.*s'", (int)g->n, r->text.p + r->at));
	else
		r->at += g->n;
}

/* \d or \w, also within brackets. */
static void escaped(struct reader *r, struct regex_set *s)
{
	if (accept(r, 'd'))
		put_range(r, s, '0', '9');
	else if (accept(r, 'w'))
		put_range(r, s, 0, LAST_CHARACTER);
	else
		refuse(r, S("behind a \\ stands d or w"));
}

/* One character within brackets; 0 if it folds to nothing, or is refused. */
static uint32_t bracketed(struct reader *r)
{
	struct glyph g;
	uint32_t c = 0;

	glyph_next(r, &g);
	if (r->why.p || g.folded_n == 0 || !is_of_words(g.kind))
		return 0;
	if (utf8_read((Str){ g.folded, g.folded_n }, &c) < g.folded_n)
		refuse(r, S("a letter that stands for several cannot stand in brackets"));
	return c;
}

static const struct regex_node *brackets(struct reader *r)
{
	struct regex_node *n = new_node(r, REGEX_SET);

	n->set.negated = accept(r, '^');
	while (!r->why.p && !accept(r, ']')) {
		uint32_t from, to;

		if (r->at >= r->text.n) {
			refuse(r, S("a [ has no ]"));
			break;
		}
		if (accept(r, '\\')) {
			escaped(r, &n->set);
			continue;
		}
		from = to = bracketed(r);
		if (accept(r, '-'))
			to = bracketed(r);
		if (to < from)
			refuse(r, S("a range ends before it begins"));
		else if (from > 0)
			put_range(r, &n->set, from, to);
	}
	return n;
}

static const struct regex_node *group(struct reader *r)
{
	const struct regex_node *n;

	if (++r->depth > REGEX_DEPTH) {
		refuse(r, S("its groups are too deep"));
		return NULL;
	}
	if (r->at + 1 < r->text.n && r->text.p[r->at] == '?' && r->text.p[r->at + 1] == ':')
		r->at += 2;
	n = either(r);
	if (!r->why.p && !accept(r, ')'))
		refuse(r, S("a ( has no )"));
	r->depth--;
	return n;
}

/* A letter as it folds: one character, several, or none. */
static const struct regex_node *letter(struct reader *r)
{
	struct regex_node *row = new_node(r, REGEX_ROW), *one;
	struct glyph g;
	Str folded;

	glyph_next(r, &g);
	folded = (Str){ g.folded, is_of_words(g.kind) ? g.folded_n : 0 };
	for (size_t i = 0; i < folded.n && !r->why.p;) {
		uint32_t c;

		i += utf8_read(str_cut(folded, i, folded.n), &c);
		one = new_node(r, REGEX_SET);
		put_range(r, &one->set, c, c);
		*list_push(r->a, &row->child) = one;
	}
	return row;
}

static const struct regex_node *atom(struct reader *r)
{
	struct regex_node *n;

	if (accept(r, '('))
		return group(r);
	if (accept(r, '['))
		return brackets(r);
	if (!stands(r, ".\\"))
		return letter(r);
	n = new_node(r, REGEX_SET);
	if (accept(r, '.'))
		put_range(r, &n->set, 0, LAST_CHARACTER);
	else if (accept(r, '\\'))
		escaped(r, &n->set);
	return n;
}

static uint32_t number(struct reader *r, uint32_t otherwise)
{
	uint32_t n = 0;

	if (!stands(r, "0123456789"))
		return otherwise;
	for (; stands(r, "0123456789") && n <= REGEX_REPEAT; r->at++)
		n = n * 10 + (uint32_t)(r->text.p[r->at] - '0');
	if (n > REGEX_REPEAT)
		refuse(r, S("nothing is repeated more than 96 times"));
	return n;
}

/* "{2}", "{2,}", "{2,4}", behind the brace. */
static void braces(struct reader *r, struct regex_node *n)
{
	n->least = n->most = number(r, REGEX_NO_END);
	if (n->least != REGEX_NO_END && accept(r, ','))
		n->most = number(r, REGEX_NO_END);
	if (!accept(r, '}') || n->least == REGEX_NO_END || n->most < n->least)
		refuse(r, S("a { begins no such thing as {2}, {2,} or {2,4}"));
}

/* An atom and how often it stands there; a ? behind that asks for the fewest, which is the same for a whole word. */
static const struct regex_node *repeated(struct reader *r)
{
	const struct regex_node *what = atom(r);
	struct regex_node *n;

	if (r->why.p || !stands(r, "*+?{"))
		return what;
	n = new_node(r, REGEX_REPEATED);
	*list_push(r->a, &n->child) = what;
	n->most = REGEX_NO_END;
	if (accept(r, '?'))
		n->most = 1;
	else if (accept(r, '+'))
		n->least = 1;
	else if (accept(r, '{'))
		braces(r, n);
	else
		accept(r, '*');
	accept(r, '?');
	if (stands(r, "*+?{"))
		refuse(r, S("what is repeated is repeated again"));
	return n;
}

static const struct regex_node *row(struct reader *r)
{
	struct regex_node *n = new_node(r, REGEX_ROW);

	while (r->at < r->text.n && !stands(r, "|)")) {
		if (stands(r, "*+?{"))
			refuse(r, S("nothing stands there to be repeated"));
		else
			*list_push(r->a, &n->child) = repeated(r);
	}
	return n;
}

static const struct regex_node *either(struct reader *r)
{
	struct regex_node *n = new_node(r, REGEX_EITHER);

	do
		*list_push(r->a, &n->child) = row(r);
	while (accept(r, '|'));
	return n;
}

const struct regex_node *regex_tree(struct arena *a, Str pattern, Str *why)
{
	struct reader r = { .a = a, .text = pattern };
	const struct regex_node *n;

	/* the whole word must match: ^ and $ say nothing new */
	if (r.text.n > 0 && r.text.p[r.text.n - 1] == '$')
		r.text.n--;
	accept(&r, '^');
	n = either(&r);
	if (!r.why.p && r.at < r.text.n)
		refuse(&r, S("a ) has no ("));
	if (r.why.p)
		*why = r.why;
	return r.why.p ? NULL : n;
}
