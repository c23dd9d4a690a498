/*
 * posts - look-ups of posts by name, address and routing indicator.
 */
#include "authority/posts.h"

#include "authority/table.h"

static const Str type_words[] = {
#define X(type, word) S_INIT(word),
	POST_TYPES(X)
#undef X
};

static const Str alias_words[] = {
#define X(kind, word) S_INIT(word),
	ALIAS_KINDS(X)
#undef X
};

Str post_type_word(enum post_type type)
{
	return type_words[type];
}

Str alias_kind_word(enum alias_kind kind)
{
	return alias_words[kind];
}

const struct post *post_find(Str mrn)
{
	return index_find(&posts_by_mrn, mrn);
}

struct aliases post_aliases(Str name)
{
	const struct alias *first = index_find(&aliases_by_key, name);

	return (struct aliases){ first, index_run(&aliases_by_key, first) };
}

static const struct post *answer(const struct post *post, enum alias_kind kind,
				 enum alias_kind *out)
{
	if (post && out)
		*out = kind;
	return post;
}

/* AMCONGEN LA PAZ: a known word of address before the name of a post. */
static const struct post *post_behind_prefix(Str name)
{
	Str rest = str_trim(name);

	for (size_t cut = str_find_byte(rest, ' '); cut < rest.n; cut++) {
		const struct address_word *w;
		struct folded f;

		if (rest.p[cut] != ' ')
			continue;
		w = index_find(&address_words_by_words, str_cut(rest, 0, cut));
		if (!w || w->kind != ADDRESS_PREFIX || !fold(&f, str_cut(rest, cut, rest.n), true))
			continue;
		return index_get(&posts_by_mrn, &f);
	}
	return NULL;
}

/* A name without its blanks: LA PAZ, PORT M. */
static const struct post *post_squeezed(const struct folded *f, enum alias_kind *kind)
{
	const struct post *post = index_get(&posts_by_mrn, f);
	const struct alias *alias;

	if (post)
		return answer(post, ALIAS_MRN, kind);
	alias = index_get(&aliases_by_key, f);
	return alias ? answer(alias->post, alias->kind, kind) : NULL;
}

/* The same for a name that has blanks or may have none. */
static const struct post *post_unspaced(const struct folded *f, enum alias_kind *kind)
{
	struct folded squeezed;

	if (str_find_byte(folded_str(f), ' ') == f->n)
		return post_squeezed(f, kind);
	return fold(&squeezed, folded_str(f), true) ? post_squeezed(&squeezed, kind) : NULL;
}

const struct post *post_by_alias(Str name, enum alias_kind *kind)
{
	struct folded whole;
	const struct post *post;
	const struct alias *alias;

	if (!fold(&whole, name, false))
		return NULL;
	alias = index_get(&aliases_by_key, &whole);
	if (alias && alias->kind <= ALIAS_ORIGIN)
		return answer(alias->post, alias->kind, kind);
	post = post_unspaced(&whole, kind);
	return post ? post : answer(post_behind_prefix(folded_str(&whole)), ALIAS_VARIANT, kind);
}

/* Aliases are sorted by post, so the first one can be found by halving. */
struct alias_range post_names(const struct post *post)
{
	size_t low = 0, high = aliases_by_key.n, n = 0;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (aliases_by_post[mid]->post < post)
			low = mid + 1;
		else
			high = mid;
	}
	while (low + n < aliases_by_key.n && aliases_by_post[low + n]->post == post)
		n++;
	return (struct alias_range){ aliases_by_post + low, n };
}

Str post_name(const struct post *post, enum alias_kind kind)
{
	struct alias_range names = post_names(post);

	if (kind == ALIAS_MRN)
		return post->mrn;
	for (size_t i = 0; i < names.n; i++)
		if (names.first[i]->kind == kind)
			return names.first[i]->text;
	return STR_NONE;
}

struct routings post_routings(Str ri)
{
	const struct routing *first = index_find(&routings_by_ri, ri);

	return (struct routings){ first, index_run(&routings_by_ri, first) };
}

const struct post *post_by_ri(Str ri, int date)
{
	struct routings run = post_routings(ri);

	for (size_t i = 0; i < run.n; i++) {
		const struct routing *r = &run.first[i];

		if (validity_has(r->valid, date) && validity_has(r->post->valid, date))
			return r->post;
	}
	return NULL;
}

bool post_has_ri(const struct post *post, Str ri, int date)
{
	struct routings run = post_routings(ri);

	for (size_t i = 0; i < run.n; i++)
		if (run.first[i].post == post && validity_has(run.first[i].valid, date))
			return true;
	return false;
}

struct post_range post_in_country(Str iso2)
{
	size_t low = 0, high = posts_by_mrn.n, n = 0;

	if (iso2.n != 2)
		return (struct post_range){ NULL, 0 };
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (str_cmp(posts_by_country[mid]->country, iso2) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	while (low + n < posts_by_mrn.n && str_eq(posts_by_country[low + n]->country, iso2))
		n++;
	return (struct post_range){ posts_by_country + low, n };
}

const struct post *post_near(Str mrn, struct near *how)
{
	return index_near(&posts_by_mrn, mrn, NULL, 0, NEAR_MAX, how);
}

static bool is_plad(const void *row, int date)
{
	const struct alias *alias = row;

	return alias->kind == ALIAS_PLAD && validity_has(alias->valid, date);
}

const struct alias *post_plad_near(Str plad, unsigned most, struct near *how)
{
	return index_near(&aliases_by_key, plad, is_plad, 0, most, how);
}

const struct post *post_all(size_t *n)
{
	*n = posts_by_mrn.n;
	return posts_by_mrn.rows;
}
