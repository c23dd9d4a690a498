/*
 * ask_value - a query as a question to the index: values, which are words in columns.
 */
#include "search/ask_part.h"

#include <assert.h>

#include "search/member.h"
#include "search/period.h"
#include "search/token.h"

/* ---- Words of columns ---- */

const struct ask *ask_words(struct arena *a, enum columns column, const Str *words, uint32_t n)
{
	struct ask *out = ask_new(a, ASK_VALUE, 0);

	out->value.column = columns_name(column);
	out->value.words = words;
	out->value.n = n;
	return out;
}

const struct ask *ask_has(struct arena *a, enum columns column, Str word)
{
	Str *one = arena_array(a, Str, 1);

	*one = word;
	return ask_words(a, column, one, 1);
}

const struct ask *ask_fits(struct arena *a, enum columns column, const struct ask_fit *fit)
{
	struct ask *out = ask_new(a, ASK_VALUE, 0);

	out->value.column = columns_name(column);
	out->value.fit = fit;
	return out;
}

static const struct ask *ask_begins(struct arena *a, enum columns column, Str begin, bool (*fits)(void *, Str),
                                    Str *data)
{
	struct ask_fit *fit = arena_new(a, struct ask_fit);

	*fit = (struct ask_fit){ begin, fits, data };
	return ask_fits(a, column, fit);
}

static bool pattern_fits(void *data, Str word)
{
	return word_fits(word, *(const Str *)data);
}

static const struct ask *ask_pattern(struct arena *a, enum columns column, Str pattern)
{
	Str *data = arena_array(a, Str, 1);
	size_t n = 0;

	*data = pattern;
	while (n < pattern.n && pattern.p[n] != '*' && pattern.p[n] != '?')
		n++;
	return ask_begins(a, column, str_cut(pattern, 0, n), pattern_fits, data);
}

/* ---- Time ---- */

static const struct ask *ask_loose(struct arena *a)
{
	static const Str all[] = { S_INIT("month"), S_INIT("year"), S_INIT("nothing") };

	return ask_words(a, COLUMNS_LOOSE, all, 3);
}

static struct ask *ask_range_of(struct arena *a, Str column, int64_t from, int64_t to)
{
	struct ask *n = ask_new(a, ASK_NUMBER, 0);

	n->number.column = column;
	n->number.from = from;
	n->number.to = to;
	return n;
}

/* What begins in a span of days; 0 is open. */
static const struct ask *ask_begun(struct arena *a, int from, int to)
{
	return ask_range_of(a, S("time"), from ? columns_time(from, 0) : INT64_MIN + 1,
	                    to ? columns_time(period_day_after(to), 0) - 1 : INT64_MAX);
}

/*
 * What begins in a span and does not end behind it. The index has the first possible moment of
 * a telegram; where the day is not known, the last day is beside it. Months and years end in the year in
 * which they begin.
 */
static const struct ask *ask_days(struct arena *a, int from, int to)
{
	const struct ask *late;

	if (to == 0 || to % 10000 == 1231)
		return ask_begun(a, from, to);
	late = ask_two(a, ASK_AND, ask_loose(a), ask_range_of(a, columns_name(COLUMNS_LAST), to + 1, INT64_MAX));
	return ask_two(a, ASK_AND, ask_begun(a, from, to), ask_not(a, late));
}

/* Telegrams of a known day in a span of validity, and all of an unknown one. */
static const struct ask *ask_valid(struct arena *a, struct validity v)
{
	if (v.from == 0 && v.to == 0)
		return ask_new(a, ASK_ALL, 0);
	return ask_two(a, ASK_OR, ask_begun(a, v.from, v.to), ask_loose(a));
}

/* ---- Posts ---- */

/* The indicator itself, or a post that has none beside it and was reached by it then. */
static const struct ask *ask_routing(struct arena *a, enum columns role, Str ri)
{
	struct routings all = post_routings(ri);
	struct ask *out = ask_new(a, ASK_OR, (uint32_t)all.n + 1);

	ask_put(out, ask_has(a, role, columns_signed(a, '/', ri)));
	for (size_t i = 0; i < all.n; i++) {
		const struct routing *r = &all.first[i];

		ask_put(out, ask_two(a, ASK_AND, ask_has(a, role, columns_signed(a, '=', r->post->mrn)), ask_valid(a, r->valid)));
	}
	return out;
}

static const struct ask *ask_party(struct arena *a, enum columns role, const struct post *post)
{
	Str *words = arena_array(a, Str, 2);

	words[0] = post->mrn;
	words[1] = columns_signed(a, '@', post->mrn);
	return ask_words(a, role, words, role == COLUMNS_FROM ? 1 : 2);
}

/* The collective, or any of its members. */
static const struct ask *ask_collective(struct arena *a, enum columns role, Str name)
{
	size_t n;
	const struct post *all = post_all(&n);
	Str *words = arena_array(a, Str, n + 1);
	uint32_t count = 1;

	words[0] = columns_signed(a, '*', name);
	for (size_t i = 0; i < n; i++)
		if (collective_has(name, &all[i]))
			words[count++] = all[i].mrn;
	return ask_words(a, role, words, count);
}

static const struct ask *ask_role(struct arena *a, enum columns role, const struct query_node *n)
{
	if (n->post.collective.n > 0 && role != COLUMNS_FROM)
		return ask_collective(a, role, n->post.collective);
	return n->post.post ? ask_party(a, role, n->post.post) : ask_routing(a, role, n->post.ri);
}

static const struct ask *ask_post(struct arena *a, const struct query_node *n)
{
	static const struct { unsigned bit; enum columns column; } roles[] = {
		{ PART_BIT(FROM), COLUMNS_FROM }, { PART_BIT(TO), COLUMNS_TO }, { PART_BIT(INFO), COLUMNS_INFO },
	};
	struct ask *out = ask_new(a, ASK_OR, 4);

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (n->post.roles & roles[i].bit)
			ask_put(out, ask_role(a, roles[i].column, n));
	if (n->post.through)
		ask_put(out, ask_has(a, COLUMNS_REACHED, n->post.post->mrn));
	return out->n == 1 ? out->child[0] : out;
}

/* ---- The others ---- */

static const struct ask *ask_tag(struct arena *a, const struct query_node *n)
{
	Str code = columns_upper(a, n->tag.code);

	if (n->tag.wild)
		return ask_pattern(a, COLUMNS_TAGS, n->tag.code);
	return ask_two(a, ASK_OR, ask_has(a, COLUMNS_TAGS, code), ask_has(a, COLUMNS_TAG_UPPER, code));
}

static const struct ask *ask_range(struct arena *a, enum columns column, const struct query_node *n, Str (*word)(int))
{
	int from = n->range.from > 1 ? n->range.from : 1, count = n->range.to - from + 1;
	Str *words = arena_array(a, Str, count > 0 ? (size_t)count : 1);

	for (int i = 0; i < count; i++)
		words[i] = word(from + i);
	return ask_words(a, column, words, count > 0 ? (uint32_t)count : 0);
}

static Str level(int l)
{
	return level_word((enum class_level)l);
}

static Str precedence(int p)
{
	return precedence_word((enum prec)p);
}

/* A year that is not known, there or here, is any year. */
static const struct ask *ask_numbered(struct arena *a, enum columns column, const struct mrn *m)
{
	Str number = columns_number(a, m), *words;

	if (m->year == 0)
		return ask_begins(a, column, number, NULL, NULL);
	words = arena_array(a, Str, 2);
	words[0] = arena_printf(a, "%.*s%u", STR_ARG(number), (unsigned)m->year);
	words[1] = arena_printf(a, "%.*s0", STR_ARG(number));
	return ask_words(a, column, words, 2);
}

static const struct ask *ask_number(struct arena *a, const struct query_node *n)
{
	struct ask *out = ask_new(a, ASK_OR, 2);

	if (n->number.itself)
		ask_put(out, ask_numbered(a, COLUMNS_NUMBER, &n->number.mrn));
	if (n->number.citing)
		ask_put(out, ask_numbered(a, COLUMNS_CITES, &n->number.mrn));
	return out;
}

static const struct ask *ask_set(struct arena *a, const struct query_node *n)
{
	struct ask *out = ask_new(a, ASK_IDS, 0);

	out->ids.ids = n->set.ids;
	out->ids.n = n->set.n;
	return out;
}

const struct ask *ask_value(struct arena *a, const struct query_node *n)
{
	switch (n->kind) {
	case Q_POST:
		return ask_post(a, n);
	case Q_TAG:
		return ask_tag(a, n);
	case Q_COUNTRY:
		return ask_has(a, COLUMNS_COUNTRY, columns_word(a, n->country->name));
	case Q_CAPTION:
		return ask_has(a, COLUMNS_CAPTION, columns_upper(a, n->caption));
	case Q_LEVEL:
		return n->range.sbu ? ask_has(a, COLUMNS_CLASS, S("SBU")) : ask_range(a, COLUMNS_CLASS, n, level);
	case Q_PRECEDENCE:
		return ask_range(a, COLUMNS_PRECEDENCE, n, precedence);
	case Q_DATE:
		return ask_days(a, n->date.from, n->date.to);
	case Q_NUMBER:
		return ask_number(a, n);
	case Q_TRAIT:
		return ask_has(a, COLUMNS_TRAIT, n->trait->name);
	case Q_FINDING:
		return n->finding.wild ? ask_pattern(a, COLUMNS_FINDING, n->finding.rule) :
		                         ask_has(a, COLUMNS_FINDING, n->finding.rule);
	default:
		assert(n->kind == Q_SET);
		return ask_set(a, n);
	}
}
