/*
 * trait - what has: and is: ask for.
 */
#include "search/trait.h"

static bool has_ref(const struct cable *c)
{
	for (uint32_t i = 0; i < c->refs.n; i++) {
		if (c->refs.v[i].kind != REF_NONE)
			return true;
	}
	return false;
}

static bool has_summary(const struct cable *c)
{
	return c->summary.n > 0;
}

static bool has_comment(const struct cable *c)
{
	return c->comment.n > 0;
}

static bool has_missing(const struct cable *c)
{
	return c->sections.missing.n > 0;
}

static bool is_partial(const struct cable *c)
{
	return c->sections.missing.n > 0 || c->notes.partial_extract;
}

static const struct trait traits[] = {
	{ S_INIT("has:ref"), S_INIT("with references"), has_ref },
	{ S_INIT("has:summary"), S_INIT("with a summary"), has_summary },
	{ S_INIT("has:comment"), S_INIT("with a comment"), has_comment },
	{ S_INIT("has:missing-section"), S_INIT("with a section missing"), has_missing },
	{ S_INIT("is:partial"), S_INIT("not complete"), is_partial },
};

enum { TRAIT_COUNT = sizeof traits / sizeof *traits };

const struct trait *trait_find(Str name)
{
	for (size_t i = 0; i < TRAIT_COUNT; i++) {
		if (str_ieq(traits[i].name, name))
			return &traits[i];
	}
	return NULL;
}

const struct trait *trait_all(size_t *n)
{
	*n = TRAIT_COUNT;
	return traits;
}

Str trait_names(struct arena *a)
{
	Str all = STR_NONE;

	for (size_t i = 0; i < TRAIT_COUNT; i++)
		all = arena_printf(a, "%.*s%s%.*s", STR_ARG(all), i > 0 ? ", " : "", STR_ARG(traits[i].name));
	return all;
}
