/*
 * addresses - collectives, agencies, and addresses in plain words.
 *
 * An address is put into plain words by the first row of address_words that
 * fits it: the whole, an agency with its WASHDC, a word before the name of a place.
 */
#include "authority/addresses.h"

#include "authority/table.h"
#include "base/buf.h"

struct collectives collective_find(Str name)
{
	const struct collective *first = index_find(&collectives_by_name, name);

	return (struct collectives){ first, index_run(&collectives_by_name, first) };
}

const struct collective *collective_by_ri(Str ri)
{
	return index_find(&collectives_by_ri, ri);
}

struct agencies agency_find(Str plad)
{
	const struct agency *first = index_find(&agencies_by_plad, plad);

	return (struct agencies){ first, index_run(&agencies_by_plad, first) };
}

bool agency_has_ri(Str ri)
{
	return index_find(&agencies_by_ri, ri) != NULL;
}

static bool is_plad(const struct folded *f)
{
	const struct alias *alias = index_get(&aliases_by_key, f);
	size_t n = index_run(&aliases_by_key, alias);

	for (size_t i = 0; i < n; i++)
		if (alias[i].kind == ALIAS_PLAD)
			return true;
	return false;
}

bool address_known(Str plad)
{
	struct folded f;

	return fold(&f, plad, false) &&
	       (is_plad(&f) || index_get(&collectives_by_name, &f) || index_get(&agencies_by_plad, &f));
}

static Str nearest(Str plad, unsigned most, struct near *how)
{
	struct near posts = { NEAR_MAX + 1, false, true }, others = posts;
	const struct alias *post = post_plad_near(plad, most, &posts);
	const struct collective *all = index_near(&collectives_by_name, plad, NULL, 0, most, &others);
	const struct agency *agency;
	Str best = all ? all->name : STR_NONE;

	if (post && posts.edits <= others.edits) {
		others = posts;
		best = post->key;
	}
	agency = index_near(&agencies_by_plad, plad, NULL, 0, most, &posts);
	if (agency && posts.edits < others.edits) {
		others = posts;
		best = agency->plad;
	}
	if (best.n && how)
		*how = others;
	return best;
}

Str address_near(Str plad, struct near *how)
{
	return nearest(plad, NEAR_MAX, how);
}

Str address_by_one(Str plad, struct near *how)
{
	return nearest(plad, 1, how);
}

/* The row for exactly these words with this use, NULL if there is none. */
static const struct address_word *word_find(Str words, enum address_word_kind kind)
{
	const struct address_word *w = index_find(&address_words_by_words, words);
	size_t n = index_run(&address_words_by_words, w);

	for (size_t i = 0; i < n; i++)
		if (w[i].kind == kind)
			return &w[i];
	return NULL;
}

/* "Rio de Janeiro": the small words of place names. */
static bool is_small(Str word)
{
	static const Str small[] = { S_INIT("AM"), S_INIT("AND"), S_INIT("AU"),
				     S_INIT("DE"), S_INIT("ES"),  S_INIT("OF") };

	for (size_t i = 0; i < sizeof(small) / sizeof(*small); i++)
		if (str_ieq(word, small[i]))
			return true;
	return false;
}

/* NATO, SCA, FRG: organizations, bureaus, and what cannot be spoken stay in capitals. */
static bool is_initials(Str word)
{
	static const Str vowels = S_INIT("AEIOUY");
	struct tags tags = tag_find(word);
	bool spoken = false;

	for (size_t i = 0; i < word.n; i++)
		spoken |= str_find_byte(vowels, word.p[i]) < vowels.n;
	for (size_t i = 0; i < tags.n; i++)
		if (tag_kind_group(tags.first[i].kind) == TAG_GROUP_ORG)
			return true;
	return !spoken || word.n <= 2 || bureau_find(word);
}

static void word_print(struct buf *b, Str word, bool first)
{
	bool small = !first && is_small(word);

	for (size_t i = 0; i < word.n; i++) {
		bool begins = i == 0 ? !small : !is_alpha(word.p[i - 1]);

		buf_byte(b, (char)(is_upper(word.p[i]) && !begins ? word.p[i] + 0x20 : word.p[i]));
	}
}

static void capitalized_print(struct buf *b, Str name, bool initials)
{
	Str word;

	for (bool first = true; str_next(&name, ' ', &word); first = false) {
		if (!first)
			buf_byte(b, ' ');
		if (initials && !is_small(word) && is_initials(word))
			buf_put(b, word);
		else
			word_print(b, word, first);
	}
}

static bool letter_next(Str s, size_t *at, int *letter)
{
	while (*at < s.n && !is_alpha(s.p[*at]))
		++*at;
	*letter = *at < s.n ? to_upper(s.p[(*at)++]) : 0;
	return *letter != 0;
}

/* Whether two names have the same letters: PORT AU PRINCE, Port-au-Prince. */
static bool same_letters(Str a, Str b)
{
	size_t i = 0, j = 0;
	int x, y;

	do {
		letter_next(a, &i, &x);
		letter_next(b, &j, &y);
	} while (x && x == y);
	return x == y;
}

/* ANKARA TU: without the country code that military addresses add to a known place. */
static Str country_cut(Str name)
{
	Str city = str_cut(name, 0, name.n - (name.n < 3 ? 0 : 3));

	return name.n > 3 && name.p[name.n - 3] == ' ' && post_by_alias(city, NULL) ? city : name;
}

/* A city as the table writes it if it is named so there, else with capitals: KIEV is "Kiev". */
static void city_print(struct buf *b, Str address)
{
	Str name = country_cut(address);
	const struct post *post = post_by_alias(name, NULL);

	if (post && same_letters(post->city, name))
		buf_put(b, post->city);
	else
		capitalized_print(b, name, false);
}

/* AMEMBASSY LA PAZ. */
static bool prefix_print(struct buf *b, Str plad)
{
	for (size_t cut = plad.n; cut-- > 0;) {
		const struct address_word *w;

		if (plad.p[cut] != ' ')
			continue;
		w = word_find(str_cut(plad, 0, cut), ADDRESS_PREFIX);
		if (!w)
			continue;
		buf_put(b, w->plain);
		buf_byte(b, ' ');
		city_print(b, str_cut(plad, cut + 1, plad.n));
		return true;
	}
	return false;
}

/* CIA WASHDC, SECDEF WASHINGTON DC, SECDEF. */
static bool agency_print(struct buf *b, Str plad)
{
	const struct address_word *w = word_find(plad, ADDRESS_AGENCY);

	for (size_t cut = str_find_byte(plad, ' '); !w && cut < plad.n; cut++)
		if (plad.p[cut] == ' ' && word_find(str_cut(plad, cut, plad.n), ADDRESS_PLACE))
			w = word_find(str_cut(plad, 0, cut), ADDRESS_AGENCY);
	if (w)
		buf_put(b, w->plain);
	return w != NULL;
}

static bool collective_print(struct buf *b, Str plad)
{
	Str tail = S(" COLLECTIVE");
	bool named_so = str_ends(plad, tail);

	if (!named_so && collective_find(plad).n == 0)
		return false;
	capitalized_print(b, str_cut(plad, 0, plad.n - (named_so ? tail.n : 0)), true);
	if (named_so)
		buf_z(b, " collective");
	return true;
}

bool place_print(struct buf *b, Str plad)
{
	const struct address_word *whole;
	struct folded f;

	if (fold(&f, plad, false)) {
		Str words = folded_str(&f);

		whole = word_find(words, ADDRESS_WHOLE);
		if (whole)
			buf_put(b, whole->plain);
		if (whole || agency_print(b, words) || prefix_print(b, words) ||
		    collective_print(b, words))
			return true;
	}
	buf_put(b, str_trim(plad));
	return false;
}
