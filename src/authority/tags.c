/*
 * tags - look-ups of TAGS codes, and which meaning a day gives them.
 */
#include "authority/tags.h"

#include "authority/table.h"

static const struct {
	Str word;
	enum tag_group group;
	struct validity valid;
} kinds[] = {
#define X(kind, word, group, from, to) { S_INIT(word), TAG_GROUP_##group, { from, to } },
	TAG_KINDS(X)
#undef X
};

/* How well a kind fits the times of TAGS: to 1979, to 2023, after. More is better. */
static const unsigned char fitness[TAG_KIND_COUNT][TAG_TIMES] = {
	[TAG_SUBJECT] = { 2, 3, 3 },
	[TAG_SUBJECT_1974] = { 3, 1, 1 },
	[TAG_PROGRAM] = { 2, 3, 3 },
	[TAG_GEO] = { 2, 3, 2 },
	[TAG_GEO_1974] = { 3, 1, 0 },
	[TAG_GEO_2024] = { 0, 2, 3 },
	[TAG_REGION] = { 2, 3, 2 },
	[TAG_REGION_1974] = { 3, 2, 1 },
	[TAG_REGION_2024] = { 0, 1, 3 },
	[TAG_ORG] = { 2, 3, 3 },
	[TAG_ORG_1974] = { 3, 2, 1 },
};

static int fit_of(const struct tag *tag, int date)
{
	return fitness[tag->kind][tag_time(date)];
}

static struct tags run_of(const struct tag *first)
{
	return (struct tags){ first, index_run(&tags_by_code, first) };
}

struct tags tag_find(Str code)
{
	return run_of(index_find(&tags_by_code, code));
}

const struct tag *tag_at(Str code, int date)
{
	struct tags run = tag_find(code);
	const struct tag *best = run.first;

	for (size_t i = 1; i < run.n; i++)
		if (fit_of(&run.first[i], date) > fit_of(best, date))
			best = &run.first[i];
	return best;
}

unsigned tag_kinds(Str code)
{
	struct tags run = tag_find(code);
	unsigned set = 0;

	for (size_t i = 0; i < run.n; i++)
		set |= 1u << run.first[i].kind;
	return set;
}

Str tag_kind_word(enum tag_kind kind)
{
	return kinds[kind].word;
}

enum tag_group tag_kind_group(enum tag_kind kind)
{
	return kinds[kind].group;
}

struct validity tag_kind_validity(enum tag_kind kind)
{
	return kinds[kind].valid;
}

static bool of_group(Str code, enum tag_group group)
{
	struct tags run = tag_find(code);

	for (size_t i = 0; i < run.n; i++)
		if (kinds[run.first[i].kind].group == group)
			return true;
	return false;
}

static bool is_subject(Str code)
{
	return of_group(code, TAG_GROUP_SUBJECT) || of_group(code, TAG_GROUP_PROGRAM);
}

size_t tag_split(Str word)
{
	Str first = str_cut(word, 0, 4), rest = str_cut(word, 4, word.n);

	if (word.n != 6 && word.n != 8)
		return 0;
	if (!is_subject(first) || tag_find(word).n > 0)
		return 0;
	if (word.n == 8)
		return is_subject(rest) ? 4 : 0;
	return of_group(rest, TAG_GROUP_GEO) || of_group(rest, TAG_GROUP_REGION) ? 4 : 0;
}

static bool fits(const void *row, int date)
{
	return fit_of(row, date) >= 2;
}

const struct tag *tag_near(Str code, int date, struct near *how)
{
	return index_near(&tags_by_code, code, fits, date, NEAR_MAX, how);
}

const struct tag *tag_by_one(Str code, int date, struct near *how)
{
	return index_near(&tags_by_code, code, fits, date, 1, how);
}

struct tags tag_all(void)
{
	return (struct tags){ tags_by_code.rows, tags_by_code.n };
}
