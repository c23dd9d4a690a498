/* Tests of src/archive/resolve: spellings of numbers, as they are met and as they are made up. */
#include "archive/resolve.h"

#include <time.h>

#include "authority/posts.h"
#include "tap.h"

static struct arena arena;

/* What the spellings mean: numbers of the first candidates, parted by blanks; absent where none is one. */
static Str meaning(Str text, int year)
{
	struct resolve_want want = { .year = year };
	ResolvedList list;
	Str all = STR_NONE;

	resolve_read(&arena, text, &want, &list);
	for (uint32_t i = 0; i < list.n; i++)
		if (list.v[i].candidates.n)
			all = arena_printf(&arena, "%.*s%s%.*s", STR_ARG(all), all.p ? " " : "",
			                   STR_ARG(list.v[i].candidates.v[0].text));
	return all;
}

static const struct {
	const char *text;
	int year;         /* that is known from elsewhere */
	const char *want; /* NULL: no number */
} spellings[] = {
	/* labels of references */
	{ "A. ANKARA 1074 B. STATE 12345 (NOTAL)", 2005, "05ANKARA1074 05STATE12345" },
	{ "A) ANKARA 1074 B) STATE 12345", 2005, "05ANKARA1074 05STATE12345" },
	{ "(A) 08 STATE 061194", 0, "08STATE61194" },
	{ "\xC2\xB6" "B. 08 STATE 122706--19/NOV/2008", 0, "08STATE122706" },
	/* the year, before, behind, or in parentheses */
	{ "04 PARIS 8983", 0, "04PARIS8983" },
	{ "2005 LISBON 1609", 0, "05LISBON1609" },
	{ "PANAMA 00789/08", 0, "08PANAMA789" },
	{ "AMMAN 5049-01", 0, "01AMMAN5049" },
	{ "STATE (01) 201265", 0, "01STATE201265" },
	{ "LA PAZ 4746 (74)", 0, "74LAPAZ4746" },
	{ "LA PAZ '74 4746", 0, "74LAPAZ4746" },
	{ "REF A. PANAMA 00789/08 B. 04 PARIS 8983", 2009, "08PANAMA789 04PARIS8983" },
	/* several numbers of one post */
	{ "KABUL 936/935", 2009, "09KABUL936 09KABUL935" },
	{ "STATE 188314, 259032", 2003, "03STATE188314 03STATE259032" },
	{ "377 KATHMANDU", 2005, "05KATHMANDU377" },
	{ "CAIRO 5589 AND PREVIOUS", 2004, "04CAIRO5589" },
	/* no numbers of telegrams */
	{ "OSD REPORT DTG 251847Z MAR 08", 2008, NULL },
	{ "7 FAM 180", 2008, NULL },
	{ "REFTEL", 2008, NULL },
	{ "REF A", 2008, NULL },
	{ "REFTEL B", 2008, NULL },
	{ "REFTELS", 2008, NULL },
	{ "SEPTEL", 2008, NULL },
	{ "NONE", 2008, NULL },
	{ "", 0, NULL },
	/* record numbers */
	{ "74LAPAZ4746", 0, "74LAPAZ4746" },
	{ "1974LAPAZ04746", 0, "74LAPAZ4746" },
	{ "1975NEWDE12211", 0, "75NEWDELHI12211" },
	{ "90STATE255195TOSEC140301", 0, "90STATE255195" },
	/* names of posts, and slips */
	{ "AMEMBASSY LA PAZ 4746", 1974, "74LAPAZ4746" },
	{ "Embassy La Paz 4746", 1974, "74LAPAZ4746" },
	{ "la paz 4746", 1974, "74LAPAZ4746" },
	{ "SANTAIGO 4779", 1974, "74SANTIAGO4779" },
	{ "LAPAX 4746", 1974, "74LAPAZ4746" },
	{ "75 STATE O1234", 0, "75STATE1234" },
	/* other series */
	{ "LA PAZ A-101", 1973, "73LAPAZA-101" },
	{ "73LAPAZA-101", 0, "73LAPAZA-101" },
	{ "SECTO 9041", 1974, "74SECTO9041" },
	{ "STATE 911204 TOSEC 318", 1974, "74STATE911204" },
};

static void test_spellings(void)
{
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
		is_str(meaning(str_of(spellings[i].text), spellings[i].year), str_of(spellings[i].want), "%s",
		       spellings[i].text);
}

static void test_reasons(void)
{
	struct resolve_want none = { 0 };
	ResolvedList list;
	const struct candidate *c;

	resolve_read(&arena, S("SANTAIGO 4779"), &none, &list);
	c = list.v[0].candidates.v;
	is_str(c->why.v[0], S("no post is called SANTAIGO; SANTIAGO is one letter off"), "a slip is told");
	is_int(c->mrn.year, 0, "a year that nothing tells is not made up");
	ok(list.v[0].inferred, "and that is told");
	is_int(list.v[0].candidates.n, 2, "what is written stays a candidate");

	resolve_read(&arena, S("USDEL SECRETARY 4"), &none, &list);
	is_int(list.v[0].candidates.n, 2, "a name that two series had gives both");
	is_int(list.v[0].candidates.v[0].series, SERIES_TRAVEL, "which are those of a Secretary on a journey");

	resolve_read(&arena, S("USDAO LA PAZ 0123"), &none, &list);
	is_str(list.v[0].says, S("a number of USDAO, whose office has a series of its own"), "an office in the embassy");
	is_str(list.v[0].candidates.v[0].text, S("LAPAZ123"), "and what else it may be");

	resolve_read(&arena, S("STATE 911204 TOSEC 318"), &none, &list);
	is_int(list.n, 1, "a TOSEC number behind that of the Department is no second telegram");
	is_str(list.v[0].candidates.v[0].why.v[0], S("TOSEC 318 is its number in the series to the Secretary's party"),
	       "it is named");

	resolve_read(&arena, S("LA PAZ 9233"), &(struct resolve_want){ .near = { 1974, 1, 24 } }, &list);
	is_str(list.v[0].candidates.v[0].text, S("74LAPAZ9233"), "a day tells the year");
}

/* Numbers that follow from a seed: xorshift. */
static uint32_t state;

static uint32_t next_random(uint32_t below)
{
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state % below;
}

static bool is_plain(Str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!is_alpha((unsigned char)name.p[i]) && name.p[i] != ' ')
			return false;
	return name.n >= 3 && name.n < 36;
}

/* A name of the post that leads back to it. */
static Str any_name(const struct post *post)
{
	struct alias_range names = post_names(post);

	for (int tries = 0; names.n && tries < 8; tries++) {
		const struct alias *alias = names.first[next_random((uint32_t)names.n)];

		if (alias->kind != ALIAS_MALFORMED && is_plain(alias->text) && post_by_alias(alias->text, NULL) == post)
			return alias->text;
	}
	return post->mrn;
}

static Str with_blanks(Str name)
{
	char *p = arena_z(&arena, name);

	for (size_t i = 0; p[i]; i++)
		p[i] = next_random(2) ? (char)to_upper((unsigned char)p[i]) : (char)(is_upper(p[i]) ? p[i] + 0x20 : p[i]);
	return str_of(p);
}

/* Ways to write a number: %s stand for what is given in the case. */
enum { WAYS = 16 };

static Str write_one(int way, const struct post *post, const struct mrn *m)
{
	struct arena *a = &arena;
	unsigned yy = m->year % 100u, n = m->number;
	Str p = post->mrn, name = any_name(post);

	switch (way) {
	case 0: return mrn_str(a, m);
	case 1: return arena_printf(a, "%02u %.*s %u", yy, STR_ARG(name), n);
	case 2: return arena_printf(a, "%u %.*s %06u", m->year, STR_ARG(name), n);
	case 3: return arena_printf(a, "%.*s (%02u) %u", STR_ARG(name), yy, n);
	case 4: return arena_printf(a, "%.*s %u (%02u)", STR_ARG(name), n, yy);
	case 5: return arena_printf(a, "%.*s '%02u %u", STR_ARG(name), yy, n);
	case 6: return arena_printf(a, "%u%.*s%05u", m->year, STR_ARG(p), n);
	case 7: return arena_printf(a, "%.*s %u/%02u", STR_ARG(name), n, yy);
	case 8: return arena_printf(a, "%.*s %05u-%02u", STR_ARG(name), n, yy);
	case 9: return arena_printf(a, "%02u %.*s %u", yy, STR_ARG(with_blanks(name)), n);
	case 10: return arena_printf(a, "%02u %.*s O%u", yy, STR_ARG(p), n);
	case 11: return arena_printf(a, "  %02u  %.*s   %u ", yy, STR_ARG(p), n);
	case 12: return arena_printf(a, "A. %02u %.*s %u (NOTAL)", yy, STR_ARG(p), n);
	case 13: return arena_printf(a, "(A) %u %.*s %06u", m->year, STR_ARG(p), n);
	case 14: return arena_printf(a, "%02u%.*s %u", yy, STR_ARG(p), n);
	default: return arena_printf(a, "%02u %.*s #%u", yy, STR_ARG(p), n);
	}
}

static void test_random(void)
{
	enum { NUMBERS = 10000, TOLD = 10 };
	const char *given = getenv("SEED");
	uint32_t seed = given ? (uint32_t)strtoul(given, NULL, 10) : (uint32_t)time(NULL);
	unsigned wrong = 0;
	size_t posts;
	const struct post *all = post_all(&posts);

	state = seed ? seed : 1;
	printf("# SEED=%u\n", seed);
	for (int i = 0; i < NUMBERS; i++) {
		const struct post *post = &all[next_random((uint32_t)posts)];
		struct mrn m = { post->mrn, (uint16_t)(1966 + next_random(60)), false, 1 + next_random(99999) };
		Str text = write_one((int)next_random(WAYS), post, &m), got = meaning(text, 0);

		if (!str_eq(got, mrn_str(&arena, &m)) && ++wrong <= TOLD)
			printf("# '%.*s' is read as '%.*s', not as '%.*s'\n", STR_ARG(text), STR_ARG(got),
			       STR_ARG(mrn_str(&arena, &m)));
		arena_reset(&arena);
	}
	ok(wrong == 0, "%d numbers written in %d ways are read back", NUMBERS, WAYS);
}

int main(void)
{
	arena_init(&arena);
	test_spellings();
	test_reasons();
	test_random();
	arena_release(&arena);
	return tap_done();
}
