/*
 * regex - a pattern that a whole word must match.
 *
 * Each character of the pattern is a place; behind each place stand those that may
 * come next. A word is read once, with the set of places that its last character
 * may be at: nothing is tried twice.
 */
#include "search/regex_tree.h"

#include "base/utf8.h"
#include "search/token.h"

enum { BITS = 64, WORDS = REGEX_PLACES / BITS, PLAIN = 36 /* a to z, 0 to 9 */ };

struct places {
	uint64_t w[WORDS];
};

struct place {
	const struct regex_set *set;
	struct places next;
};

struct regex {
	LIST(struct place) all;
	struct places first, last;
	struct places plain[PLAIN]; /* where each of the usual characters may stand */
	bool empty;                 /* the empty word matches */
	Str begin;
};

/* A piece of the pattern that is built. */
struct piece {
	bool empty;
	struct places first, last;
};

struct builder {
	struct arena *a;
	struct regex *r;
	bool full;
};

static void places_add(struct places *to, const struct places *from)
{
	for (unsigned i = 0; i < WORDS; i++)
		to->w[i] |= from->w[i];
}

static void places_put(struct places *p, uint32_t place)
{
	p->w[place / BITS] |= (uint64_t)1 << place % BITS;
}

/* The next place of a set from `from` on; `most` when there is none. */
static uint32_t places_next(const struct places *p, uint32_t from, uint32_t most)
{
	while (from < most && !(p->w[from / BITS] >> from % BITS & 1))
		from = p->w[from / BITS] >> from % BITS == 0 ? (from / BITS + 1) * BITS : from + 1;
	return from < most ? from : most;
}

static void follow(struct regex *r, const struct places *last, const struct places *first)
{
	for (uint32_t i = places_next(last, 0, r->all.n); i < r->all.n; i = places_next(last, i + 1, r->all.n))
		places_add(&r->all.v[i].next, first);
}

static struct piece build(struct builder *b, const struct regex_node *n);

static struct piece build_set(struct builder *b, const struct regex_node *n)
{
	struct piece p = { 0 };

	if (b->r->all.n == REGEX_PLACES) {
		b->full = true;
		return p;
	}
	places_put(&p.first, b->r->all.n);
	p.last = p.first;
	*list_push(b->a, &b->r->all) = (struct place){ .set = &n->set };
	return p;
}

static struct piece behind(struct builder *b, const struct piece *x, const struct piece *y)
{
	struct piece p = { .empty = x->empty && y->empty, .first = x->first, .last = y->last };

	follow(b->r, &x->last, &y->first);
	if (x->empty)
		places_add(&p.first, &y->first);
	if (y->empty)
		places_add(&p.last, &x->last);
	return p;
}

static struct piece build_row(struct builder *b, const struct regex_node *n)
{
	struct piece p = { .empty = true };

	for (uint32_t i = 0; i < n->child.n && !b->full; i++) {
		struct piece one = build(b, n->child.v[i]);

		p = behind(b, &p, &one);
	}
	return p;
}

static struct piece build_either(struct builder *b, const struct regex_node *n)
{
	struct piece p = { 0 };

	for (uint32_t i = 0; i < n->child.n && !b->full; i++) {
		struct piece one = build(b, n->child.v[i]);

		p.empty |= one.empty;
		places_add(&p.first, &one.first);
		places_add(&p.last, &one.last);
	}
	return p;
}

/* Once for each time that it must or may stand there; the last one goes on if there is no end. */
static struct piece build_repeated(struct builder *b, const struct regex_node *n)
{
	bool endless = n->most == REGEX_NO_END;
	uint32_t times = endless ? (n->least > 1 ? n->least : 1) : n->most;
	struct piece p = { .empty = true };

	for (uint32_t i = 0; i < times && !b->full; i++) {
		uint32_t before = b->r->all.n;
		struct piece one = build(b, n->child.v[0]);

		if (endless && i + 1 == times)
			follow(b->r, &one.last, &one.first);
		one.empty |= i >= n->least;
		p = behind(b, &p, &one);
		if (b->r->all.n == before) /* nothing, however often */
			break;
	}
	return p;
}

static struct piece build(struct builder *b, const struct regex_node *n)
{
	switch (n->kind) {
	case REGEX_SET:
		return build_set(b, n);
	case REGEX_ROW:
		return build_row(b, n);
	case REGEX_EITHER:
		return build_either(b, n);
	default:
		return build_repeated(b, n);
	}
}

static bool set_has(const struct regex_set *s, uint32_t c)
{
	for (uint32_t i = 0; i < s->ranges.n; i++) {
		if (c >= s->ranges.v[i].from && c <= s->ranges.v[i].to)
			return !s->negated;
	}
	return s->negated;
}

static void fill_plain(struct regex *r)
{
	for (uint32_t i = 0; i < PLAIN; i++) {
		uint32_t c = i < 26 ? 'a' + i : '0' + i - 26;

		for (uint32_t k = 0; k < r->all.n; k++) {
			if (set_has(r->all.v[k].set, c))
				places_put(&r->plain[i], k);
		}
	}
}

/* As long as there is one place to go to, with one character. */
static Str find_begin(struct arena *a, const struct regex *r)
{
	const struct places *next = &r->first;
	char *out = arena_raw(a, WORD_MOST + 4);
	size_t n = 0;
	bool over = r->empty;

	while (!over && n < WORD_MOST) {
		uint32_t at = places_next(next, 0, r->all.n);
		const struct regex_set *s = at < r->all.n ? r->all.v[at].set : NULL;

		if (!s || places_next(next, at + 1, r->all.n) < r->all.n || s->negated || s->ranges.n != 1 ||
		    s->ranges.v[0].from != s->ranges.v[0].to)
			break;
		n += utf8_write(s->ranges.v[0].from, out + n);
		next = &r->all.v[at].next;
		over = r->last.w[at / BITS] >> at % BITS & 1;
	}
	return (Str){ out, n };
}

const struct regex *regex_read(struct arena *a, Str pattern, Str *why)
{
	const struct regex_node *tree = regex_tree(a, pattern, why);
	struct builder b = { .a = a, .r = arena_new(a, struct regex) };
	struct piece p;

	if (!tree)
		return NULL;
	p = build(&b, tree);
	if (b.full) {
		*why = S("it is too long");
		return NULL;
	}
	b.r->first = p.first;
	b.r->last = p.last;
	b.r->empty = p.empty;
	fill_plain(b.r);
	b.r->begin = find_begin(a, b.r);
	return b.r;
}

/* Where one of the usual characters may stand; NULL for the others. */
static const struct places *plain_places(const struct regex *r, uint32_t c)
{
	if (c >= 'a' && c <= 'z')
		return &r->plain[c - 'a'];
	return c >= '0' && c <= '9' ? &r->plain[c - '0' + 26] : NULL;
}

/* Keep of `now` the places where `c` may stand. */
static bool places_keep(const struct regex *r, struct places *now, uint32_t c, uint32_t words)
{
	const struct places *plain = plain_places(r, c);
	uint64_t any = 0;

	for (uint32_t i = 0; plain && i < words; i++)
		any |= now->w[i] &= plain->w[i];
	if (plain)
		return any != 0;
	for (uint32_t i = places_next(now, 0, r->all.n); i < r->all.n; i = places_next(now, i + 1, r->all.n)) {
		if (set_has(r->all.v[i].set, c))
			any = 1;
		else
			now->w[i / BITS] &= ~((uint64_t)1 << i % BITS);
	}
	return any != 0;
}

bool regex_fits(const struct regex *r, Str word)
{
	uint32_t words = (r->all.n + BITS - 1) / BITS, c;
	struct places now = { { 0 } }, next = r->first;

	if (word.n == 0)
		return r->empty;
	for (size_t at = 0; at < word.n;) {
		at += utf8_read(str_cut(word, at, word.n), &c);
		now = next;
		if (!places_keep(r, &now, c, words))
			return false;
		memset(&next, 0, sizeof next);
		for (uint32_t i = places_next(&now, 0, r->all.n); i < r->all.n; i = places_next(&now, i + 1, r->all.n)) {
			for (uint32_t k = 0; k < words; k++)
				next.w[k] |= r->all.v[i].next.w[k];
		}
	}
	for (uint32_t i = 0; i < words; i++) {
		if (now.w[i] & r->last.w[i])
			return true;
	}
	return false;
}

Str regex_begin(const struct regex *r)
{
	return r->begin;
}
