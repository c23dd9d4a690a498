/*
 * inquiry - random queries.
 */
#include "lib/inquiry.h"

#include "cable/rules.h"
#include "search/filter.h"
#include "search/regex.h"
#include "search/stem.h"
#include "search/trait.h"

enum { DEPTH_MOST = 4, TEXT_MOST = 400 };

struct asker {
	struct arena *a;
	struct room *r;
	const struct held *from; /* what it is drawn from */
};

static uint32_t below(struct asker *k, uint32_t n)
{
	return room_below(k->r, n);
}

static const struct held *any(struct asker *k)
{
	return &k->r->held.v[below(k, k->r->held.n)];
}

/* The telegram that the query is drawn from, or else any. */
static const struct held *source(struct asker *k)
{
	return below(k, 2) ? k->from : any(k);
}

static struct query_node *new_node(struct asker *k, enum query_kind kind, uint32_t children)
{
	struct query_node *n = arena_new(k->a, struct query_node);

	n->kind = kind;
	n->child = arena_array(k->a, const struct query_node *, children + 1);
	return n;
}

/* ---- Words ---- */

static const struct query_node *word(struct asker *k, Str text, enum word_fit fit)
{
	struct query_node *n = new_node(k, Q_WORD, 0);
	char *stem = arena_raw(k->a, text.n + 1);

	n->word.text = text;
	n->word.hash = word_hash(text);
	n->word.fit = fit;
	if (fit == WORD_STEM)
		n->word.stem = (Str){ stem, stem_read(text, stem) };
	return n;
}

/* A word with something exchanged. */
static Str bent(struct asker *k, Str text)
{
	Str copy = arena_str(k->a, text);
	char *p = (char *)copy.p;
	size_t at = below(k, (uint32_t)text.n);

	if (text.n == 0 || (unsigned char)p[at] >= 0x80)
		return text;
	switch (below(k, 4)) {
	case 0:
		p[at] = '?';
		return copy;
	case 1:
		p[at] = '*';
		return str_cut(copy, 0, at + 1);
	case 2:
		p[at] = '*';
		return copy;
	default:
		return arena_printf(k->a, "*%.*s", (int)(text.n - at), text.p + at);
	}
}

static const struct query_node *wild(struct asker *k, Str text)
{
	Str pattern = bent(k, text);

	return word(k, pattern, WORD_WILD);
}

static const struct query_node *close_to(struct asker *k, Str text)
{
	Str copy = arena_str(k->a, text);
	size_t at = below(k, (uint32_t)text.n + 1);

	if (at < text.n && (unsigned char)text.p[at] < 0x80)
		((char *)copy.p)[at] = "abcdestr"[below(k, 8)];
	return word(k, copy, WORD_CLOSE);
}

static const struct query_node *regex(struct asker *k, Str text)
{
	struct query_node *n = new_node(k, Q_WORD, 0);
	size_t at = below(k, (uint32_t)text.n);
	Str why, pattern = arena_printf(k->a, "%.*s%s%.*s", (int)at, text.p, below(k, 2) ? "." : "[a-m]?\\w*", (int)(text.n - at),
	                                text.p + at);

	n->word.fit = WORD_REGEX;
	n->word.text = pattern;
	n->word.regex = regex_read(k->a, pattern, &why);
	return n->word.regex ? n : word(k, text, WORD_EXACT);
}

static const struct token *token(struct asker *k, const struct held *h)
{
	return h->doc->tokens.n ? &h->doc->tokens.v[below(k, h->doc->tokens.n)] : NULL;
}

static const struct query_node *word_of(struct asker *k, Str text)
{
	uint32_t how = below(k, 16);

	if (text.n == 0)
		return word(k, S("nowhere"), WORD_EXACT);
	if (how == 0)
		return wild(k, text);
	if (how == 1)
		return close_to(k, text);
	if (how == 2)
		return regex(k, text);
	return word(k, text, how < 10 ? WORD_STEM : WORD_EXACT);
}

static const struct query_node *some_word(struct asker *k)
{
	const struct token *t = token(k, source(k));

	return word_of(k, t ? t->word : S("none"));
}

static const struct query_node *some_text(struct asker *k, unsigned depth);

/* Words as they stand in a telegram, from a random place on; now and then one more than fits. */
static const struct query_node *phrase(struct asker *k, unsigned depth)
{
	const struct held *h = source(k);
	uint32_t count = 2 + below(k, 3), at = h->doc->tokens.n ? below(k, h->doc->tokens.n) : 0;
	struct query_node *n = new_node(k, Q_PHRASE, count);
	uint32_t end = h->doc->tokens.n ? h->doc->tokens.v[at].at : 0;

	for (; n->n < count; n->n++) {
		while (at < h->doc->tokens.n && h->doc->tokens.v[at].at < end)
			at++;
		if (at == h->doc->tokens.n || below(k, 30) == 0) {
			n->child[n->n] = some_word(k);
			continue;
		}
		n->child[n->n] = below(k, 4) ? word(k, h->doc->tokens.v[at].word, below(k, 6) ? WORD_EXACT : WORD_STEM) :
		                               word_of(k, h->doc->tokens.v[at].word);
		end = h->doc->tokens.v[at].at + h->doc->tokens.v[at].wide;
		if (depth && below(k, 10) == 0) {
			struct query_node *either = new_node(k, Q_OR, 2);

			either->child[either->n++] = n->child[n->n];
			either->child[either->n++] = below(k, 2) ? some_word(k) : phrase(k, depth - 1);
			n->child[n->n] = either;
		}
	}
	return n;
}

static const struct query_node *near(struct asker *k, unsigned depth)
{
	struct query_node *n = new_node(k, Q_NEAR, 2);

	n->child[n->n++] = some_text(k, depth);
	n->child[n->n++] = some_text(k, depth);
	n->near.apart = below(k, 3) ? below(k, 6) : below(k, 60);
	n->near.ordered = below(k, 3) == 0;
	return n;
}

static const struct query_node *some_text(struct asker *k, unsigned depth)
{
	uint32_t r = below(k, 14);
	struct query_node *n;

	if (depth == 0 || r < 7)
		return some_word(k);
	if (r < 10)
		return phrase(k, depth - 1);
	if (r < 12)
		return near(k, depth - 1);
	n = new_node(k, Q_OR, 3);
	for (uint32_t i = 2 + below(k, 2); n->n < i;)
		n->child[n->n++] = some_text(k, depth - 1);
	return n;
}

/* ---- Values ---- */

/* What the reader of queries makes of a field with a value. */
static const struct query_node *read(struct asker *k, const char *field, Str value)
{
	Str text = arena_printf(k->a, "%s%.*s", field, (int)(value.n < TEXT_MOST ? value.n : TEXT_MOST), value.p ? value.p : "");

	return query_read(k->a, text, false)->root;
}

static const struct party *party(struct asker *k, const struct cable *c)
{
	const PartyList *l = below(k, 2) && c->info.n ? &c->info : &c->to;

	return l->n ? &l->v[below(k, l->n)] : &c->from;
}

static const struct query_node *address(struct asker *k, const struct cable *c)
{
	static const char *const fields[] = { "from:", "to:", "info:", "addr:", "from:", "to:" };
	uint32_t which = below(k, 6);
	const struct party *p = which == 0 || which == 4 ? &c->from : party(k, c);
	Str value = below(k, 3) == 0 ? p->routing : below(k, 2) ? p->post : p->name;

	if (which == 0 && below(k, 3) == 0)
		value = cable_post(c);
	if (which == 4)
		value = c->transmission.station;
	return read(k, fields[which], arena_printf(k->a, "\"%.*s\"", STR_ARG(value)));
}

static const struct query_node *tag(struct asker *k, const struct cable *c)
{
	Str code = c->tags.n ? c->tags.v[below(k, c->tags.n)].tag : S("PREL");
	struct query_node *n = new_node(k, Q_TAG, 0);

	n->tag.wild = below(k, 4) == 0;
	n->tag.code = n->tag.wild ? bent(k, code) : code;
	return below(k, 2) ? n : read(k, "tag:", code);
}

static const struct query_node *date(struct asker *k, const struct cable *c)
{
	struct period p = cable_days(c), q = cable_days(any(k)->cable);
	struct query_node *n = new_node(k, Q_DATE, 0);
	int day = p.from ? p.from : 19750101;

	n->date.from = below(k, 4) ? day : 0;
	n->date.to = below(k, 4) ? q.to : p.to;
	if (below(k, 3) == 0)
		n->date = (__typeof__(n->date)){ day / 100 * 100 + 1, day / 100 * 100 + month_days(day / 10000, day / 100 % 100) };
	else if (below(k, 3) == 0)
		n->date = (__typeof__(n->date)){ day / 10000 * 10000 + 101, day / 10000 * 10000 + 1231 };
	if (n->date.to && n->date.to < n->date.from)
		n->date.to = 0;
	return n;
}

static const struct query_node *number(struct asker *k, const struct cable *c)
{
	struct query_node *n = new_node(k, Q_NUMBER, 0);

	n->number.mrn = below(k, 2) && c->refs.n ? c->refs.v[below(k, c->refs.n)].mrn : c->mrn;
	if (n->number.mrn.number == 0 || n->number.mrn.post.n == 0)
		n->number.mrn = (struct mrn){ S("LIMA"), 1975, false, 1 + below(k, 40) };
	if (below(k, 4) == 0)
		n->number.mrn.year = 0;
	n->number.itself = below(k, 2);
	n->number.citing = !n->number.itself || below(k, 2);
	return n;
}

static const struct query_node *range(struct asker *k, enum query_kind kind, int value, int most)
{
	struct query_node *n = new_node(k, kind, 0);
	uint32_t how = below(k, 4);

	n->range.from = how < 2 ? value : how == 2 ? 1 : value + 1;
	n->range.to = how < 2 ? value : how == 2 ? value - (int)below(k, 2) : most;
	n->range.sbu = kind == Q_LEVEL && below(k, 6) == 0;
	return n;
}

static const struct query_node *set(struct asker *k)
{
	struct query_node *n = new_node(k, Q_SET, 0);
	int64_t *ids = arena_array(k->a, int64_t, 40);
	uint32_t most = below(k, 40);

	for (uint32_t i = 0; i < k->r->held.n && n->set.n < most; i++)
		if (below(k, 12) == 0)
			ids[n->set.n++] = k->r->held.v[i].id;
	n->set.ids = ids;
	return n;
}

static const struct query_node *finding(struct asker *k, const struct held *h)
{
	struct query_node *n = new_node(k, Q_FINDING, 0);
	Str rule = below(k, 5) ? room_pick(k->r, &h->doc->findings) : str_of(rules[below(k, (uint32_t)rules_count)].id);

	n->finding.rule = rule.n ? rule : S("N10");
	n->finding.wild = below(k, 3) == 0;
	if (n->finding.wild)
		n->finding.rule = bent(k, n->finding.rule);
	return n;
}

static const struct query_node *trait(struct asker *k)
{
	struct query_node *n = new_node(k, Q_TRAIT, 0);
	size_t count;
	const struct trait *all = trait_all(&count);

	n->trait = &all[below(k, (uint32_t)count)];
	return n;
}

static const struct query_node *some_value(struct asker *k)
{
	const struct held *h = source(k);
	const struct cable *c = h->cable;

	switch (below(k, 13)) {
	case 0:
		return tag(k, c);
	case 1:
		return read(k, "country:", arena_printf(k->a, "\"%.*s\"", STR_ARG(room_pick(k->r, &h->facet[COLUMNS_COUNTRY]))));
	case 2:
		return read(k, "cap:", arena_printf(k->a, "\"%.*s\"", STR_ARG(room_pick(k->r, &h->facet[COLUMNS_CAPTION]))));
	case 3:
		return range(k, Q_LEVEL, (int)c->classification, LEVEL_TOP_SECRET);
	case 4:
		return range(k, Q_PRECEDENCE, (int)c->precedence, PREC_OVERRIDE);
	case 5: case 6:
		return date(k, c);
	case 7:
		return number(k, c);
	case 8:
		return trait(k);
	case 9:
		return finding(k, h);
	case 10:
		return set(k);
	default:
		return address(k, c);
	}
}

/* ---- All ---- */

static const struct query_node *some(struct asker *k, unsigned depth);

static const struct query_node *within(struct asker *k, unsigned depth)
{
	struct query_node *n = new_node(k, Q_IN, 1);
	uint32_t r = below(k, 10);
	const struct cable *c = k->from->cable;

	n->scope.parts = r < 4 ? PART_BIT(PARAGRAPH) : r < 6 ? 1u << below(k, PART_KIND_COUNT) :
	                 r < 7 ? PART_BIT(SUMMARY) : r < 8 ? PART_BIT(COMMENT) : (unsigned)(1 + below(k, PARTS_ALL));
	n->scope.one = below(k, 2);
	if (below(k, 4) == 0 && c->paragraphs.n && c->paragraphs.v[below(k, c->paragraphs.n)].mark.n)
		n->scope.mark = c->paragraphs.v[below(k, c->paragraphs.n)].mark;
	if (n->scope.mark.p && n->scope.mark.n == 0)
		n->scope.mark = S("S");
	if (n->scope.mark.p && below(k, 2))
		n->scope.mark = str_cut(n->scope.mark, 0, 1 + (n->scope.mark.p[1 % n->scope.mark.n] == 'B' ? 2 : 0));
	if (below(k, 12))
		n->child[n->n++] = below(k, 2) ? some_text(k, depth) : some(k, depth);
	return n;
}

static const struct query_node *some(struct asker *k, unsigned depth)
{
	uint32_t r = below(k, 20), count;
	struct query_node *n;

	if (depth == 0 || r < 6)
		return below(k, 3) ? some_text(k, depth ? 2 : 1) : some_value(k);
	if (r < 8)
		return below(k, 12) ? some_value(k) : new_node(k, Q_ALL, 0);
	if (r < 11)
		return within(k, depth - 1);
	if (r < 12) {
		n = new_node(k, Q_NOT, 1);
		n->child[n->n++] = some(k, depth - 1);
		return n;
	}
	count = 1 + below(k, 4);
	n = new_node(k, r < 17 ? Q_AND : Q_OR, count);
	while (n->n < count)
		n->child[n->n++] = below(k, 3) == 0 ? some_text(k, 1) : some(k, depth - 1);
	return n;
}

struct query *inquiry_make(struct arena *a, struct room *r)
{
	struct asker k = { a, r, NULL };

	k.from = any(&k);
	return inquiry_of(a, some(&k, 1 + below(&k, DEPTH_MOST)));
}
