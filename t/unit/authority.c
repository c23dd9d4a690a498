/* Tests of src/authority: the tables and their look-ups. */
#include <string.h>

#include "authority/addresses.h"
#include "authority/bureaus.h"
#include "authority/captions.h"
#include "authority/countries.h"
#include "authority/ita2.h"
#include "authority/levels.h"
#include "authority/near.h"
#include "authority/orders.h"
#include "authority/posts.h"
#include "authority/precedences.h"
#include "authority/signals.h"
#include "authority/tags.h"
#include "base/buf.h"
#include "tap.h"

#define EACH(i, list) for (size_t i = 0; i < sizeof(list) / sizeof(*(list)); i++)

static Str mrn_of(const struct post *post)
{
	return post ? post->mrn : STR_NONE;
}

static void test_tag_at(void)
{
	static const struct { Str code; int date; enum tag_kind kind; Str name; } cases[] = {
		{ S_INIT("PREL"), 20060918, TAG_SUBJECT,      S_INIT("External Political Relations") },
		{ S_INIT("prel"), 0,        TAG_SUBJECT,      S_INIT("External Political Relations") },
		{ S_INIT("BL"),   19750112, TAG_GEO_1974,     S_INIT("Bolivia") },
		{ S_INIT("GE"),   19750112, TAG_GEO_1974,     S_INIT("Germany (East)") },
		{ S_INIT("GE"),   20240601, TAG_GEO_2024,     S_INIT("Georgia") },
		{ S_INIT("CH"),   20060918, TAG_GEO,          S_INIT("China") },
		{ S_INIT("CH"),   20240601, TAG_GEO_2024,     S_INIT("Switzerland") },
		{ S_INIT("KZ"),   20060918, TAG_GEO,          S_INIT("Kazakhstan") },
		{ S_INIT("1A"),   20240601, TAG_REGION_2024,  S_INIT("Africa") },
		{ S_INIT("NATO"), 19750112, TAG_ORG_1974,     S_INIT("North Atlantic Treaty Organization") },
		{ S_INIT("C-20"), 19750112, TAG_ORG_1974,     S_INIT("Committee of 20 for International Monetary Reform (IMF)") },
	};

	EACH(i, cases) {
		const struct tag *tag = tag_at(cases[i].code, cases[i].date);

		if (!ok(tag != NULL, "tag %.*s is known", STR_ARG(cases[i].code)))
			continue;
		is_int(tag->kind, cases[i].kind, "%.*s of %d has its kind", STR_ARG(cases[i].code), cases[i].date);
		is_str(tag->name, cases[i].name, "%.*s of %d has its name", STR_ARG(cases[i].code), cases[i].date);
	}
	ok(!tag_at(S("TAOS"), 0), "TAOS is no tag");
	ok(!tag_at(S(""), 0) && !tag_at(STR_NONE, 0), "nothing is no tag");
}

static void test_tag_kinds(void)
{
	struct tags pfor = tag_find(S("PFOR")), af = tag_find(S("AF"));

	ok(pfor.n > 0 && pfor.first[0].kind == TAG_SUBJECT_1974, "PFOR is a subject of 1974");
	is_int(af.n, 3, "AF has a row for each time");
	is_int(tag_kinds(S("AF")), 1u << TAG_GEO | 1u << TAG_GEO_1974 | 1u << TAG_GEO_2024, "and its set of kinds");
	is_int(tag_kinds(S("QQQQ")), 0, "an unknown tag has none");
	is_str(tag_kind_word(TAG_SUBJECT_1974), S("subject_1974"), "a kind has a word");
	is_int(tag_kind_group(TAG_REGION_2024), TAG_GROUP_REGION, "and a group");
	is_int(tag_kind_validity(TAG_SUBJECT_1974).from, 19730301, "and a beginning");
}

static void test_tag_split(void)
{
	static const struct { Str word; size_t at; } cases[] = {
		{ S_INIT("PRELPGOV"), 4 }, { S_INIT("PRELIR"), 4 }, { S_INIT("PRELKDEM"), 4 }, { S_INIT("PREL"), 0 },
		{ S_INIT("PRELQQ"), 0 },   { S_INIT("UNESCO"), 0 }, { S_INIT("QQQQPREL"), 0 }, { S_INIT(""), 0 },
	};

	EACH(i, cases)
		is_int(tag_split(cases[i].word), cases[i].at, "split of '%.*s'", STR_ARG(cases[i].word));
}

static void test_tag_near(void)
{
	struct near how;
	const struct tag *tag = tag_near(S("EFIM"), 19750101, &how);

	ok(tag && str_eq(tag->code, S("EFIN")), "EFIM is nearest EFIN");
	is_int(how.edits, 1, "with one edit");
	ok(how.garble, "M and N differ by one impulse");
	ok(!tag_near(S("QQQQQQ"), 0, &how), "nothing is near QQQQQQ");
	tag = tag_near(S("PREK"), 20060101, &how);
	ok(tag && str_eq(tag->code, S("PREF")) && how.garble, "PREK is nearest PREF, one impulse away");
}

static void test_tags_all(void)
{
	struct tags all = tag_all();
	size_t found = 0;

	for (size_t i = 0; i < all.n; i++)
		for (size_t j = 0; j < tag_find(all.first[i].code).n; j++)
			found += &tag_find(all.first[i].code).first[j] == &all.first[i];
	ok(all.n > 1800, "there are many tags");
	is_int(found, all.n, "each is found by its code");
}

static void test_post_by_alias(void)
{
	static const struct { Str name; Str mrn; enum alias_kind kind; } cases[] = {
		{ S_INIT("LAPAZ"),                    S_INIT("LAPAZ"),       ALIAS_MRN },
		{ S_INIT("LA PAZ"),                   S_INIT("LAPAZ"),       ALIAS_MRN },
		{ S_INIT("AMEMBASSY LA PAZ"),         S_INIT("LAPAZ"),       ALIAS_PLAD },
		{ S_INIT(" amembassy  la   paz \r\n"), S_INIT("LAPAZ"),      ALIAS_PLAD },
		{ S_INIT("Embassy La Paz"),           S_INIT("LAPAZ"),       ALIAS_ORIGIN },
		{ S_INIT("BUENOS"),                   S_INIT("BUENOSAIRES"), ALIAS_SHORT },
		{ S_INIT("PORT M"),                   S_INIT("PORTMORESBY"), ALIAS_SHORT },
		{ S_INIT("CAPE T"),                   S_INIT("CAPETOWN"),    ALIAS_SHORT },
		{ S_INIT("ATENS"),                    S_INIT("ATHENS"),      ALIAS_VARIANT },
		{ S_INIT("10AQNA272"),                S_INIT("ASTANA"),      ALIAS_MALFORMED },
		{ S_INIT("SECSTATE WASHDC"),          S_INIT("STATE"),       ALIAS_PLAD },
		{ S_INIT("SECSTATE"),                 S_INIT("STATE"),       ALIAS_VARIANT },
		{ S_INIT("AMCONGEN HONG KONG"),       S_INIT("HONGKONG"),    ALIAS_VARIANT },
		{ S_INIT("US MISSION GENEVA"),        S_INIT("GENEVA"),      ALIAS_PLAD },
		{ S_INIT("USEU BRUSSELS"),            S_INIT("USEUBRUSSELS"), ALIAS_PLAD },
		{ S_INIT("Embassy Kyiv"),             S_INIT("KYIV"),        ALIAS_ORIGIN },
		{ S_INIT("TAIPEI"),                   S_INIT("TAIPEI"),      ALIAS_MRN },
		{ S_INIT("Embassy Belize"),           S_INIT("BELIZE"),      ALIAS_VARIANT },
		{ S_INIT("DACCA"),                    S_INIT("DACCA"),       ALIAS_MRN },
		{ S_INIT("SAIGON"),                   S_INIT("SAIGON"),      ALIAS_MRN },
	};

	EACH(i, cases) {
		enum alias_kind kind = ALIAS_KIND_COUNT;

		is_str(mrn_of(post_by_alias(cases[i].name, &kind)), cases[i].mrn, "post %.*s", STR_ARG(cases[i].name));
		is_int(kind, cases[i].kind, "and its kind of name");
	}
	ok(!post_by_alias(S("AMEMBASSY NOWHERE"), NULL), "no embassy is nowhere");
	ok(!post_by_alias(S("AMEMBASSY"), NULL), "AMEMBASSY alone is no post");
	ok(!post_by_alias(S(""), NULL) && !post_by_alias(STR_NONE, NULL), "nothing is no post");
}

static void test_long_names(void)
{
	char long_name[200];

	memset(long_name, 'A', sizeof(long_name));
	ok(!post_by_alias((Str){ long_name, sizeof(long_name) }, NULL), "an endless name is no post");
	memset(long_name, ' ', sizeof(long_name));
	memcpy(long_name + 190, "LA PAZ", 6);
	is_str(mrn_of(post_by_alias((Str){ long_name, sizeof(long_name) }, NULL)), S("LAPAZ"), "blanks do not count");
	ok(!tag_near((Str){ long_name, 190 }, 0, NULL), "blanks alone are near nothing");
}

static void test_post_facts(void)
{
	const struct post *lapaz = post_find(S("LAPAZ"));
	struct alias_range names = post_names(lapaz);

	is_str(lapaz->city, S("La Paz"), "city");
	is_str(lapaz->country, S("BO"), "country");
	is_str(lapaz->ri, S("RUEHLP"), "usual routing indicator");
	is_int(lapaz->type, POST_EMBASSY, "type");
	ok(lapaz->placed && lapaz->lat < -16 && lapaz->lon < -68, "place");
	is_int(names.n, 3, "names, one of them broken");
	is_str(post_name(lapaz, ALIAS_PLAD), S("AMEMBASSY LA PAZ"), "plain address");
	is_str(post_name(lapaz, ALIAS_ORIGIN), S("Embassy La Paz"), "archive origin");
	is_str(post_name(lapaz, ALIAS_SHORT), STR_NONE, "no short name: it is short");
	is_str(post_name(lapaz, ALIAS_MRN), S("LAPAZ"), "own name");
	is_str(post_find(S("JERUSALEM"))->country, STR_NONE, "Jerusalem's country is left open");
	is_int(post_find(S("BONN"))->valid.to, 19991231, "Bonn has an end");
	is_str(post_type_word(POST_INTERESTS), S("interests_section"), "types have words");
	is_str(alias_kind_word(ALIAS_PLAD), S("plad"), "names have words");
}

static void test_routings(void)
{
	const struct post *almaty = post_find(S("ALMATY")), *astana = post_find(S("ASTANA"));

	is_int(post_routings(S("RUEHTA")).n, 2, "RUEHTA served two posts");
	is_str(mrn_of(post_by_ri(S("RUEHTA"), 20060918)), S("ALMATY"), "in September 2006 Almaty");
	is_str(mrn_of(post_by_ri(S("RUEHTA"), 20090101)), S("ASTANA"), "in 2009 Astana");
	ok(post_has_ri(almaty, S("RUEHTA"), 20061101) && post_has_ri(astana, S("RUEHTA"), 20061101),
	   "in between either");
	ok(!post_has_ri(almaty, S("RUEHTA"), 20090101), "but not Almaty in 2009");
	ok(post_has_ri(almaty, S("RUEHTA"), 0), "without a date both");
	is_str(mrn_of(post_by_ri(S("RUEHRL"), 0)), S("BERLIN"), "the likeliest post comes first");
	is_str(mrn_of(post_by_ri(S("ruehlp"), 0)), S("LAPAZ"), "case does not matter");
	ok(!post_by_ri(S("RUEHQQQ"), 0), "an unknown one serves none");
	is_str(post_find(S("BELFAST"))->ri, S("RUEHBL"), "the usual one of two");
}

static void test_country_posts(void)
{
	struct post_range bolivia = post_in_country(S("BO")), pakistan = post_in_country(S("PK"));

	ok(bolivia.n == 1 && str_eq(bolivia.first[0]->mrn, S("LAPAZ")), "one post in Bolivia");
	is_int(pakistan.n, 4, "four in Pakistan");
	is_str(pakistan.first[0]->mrn, S("ISLAMABAD"), "in order of name");
	is_int(post_in_country(S("QQ")).n, 0, "none in QQ");
	is_int(post_in_country(S("")).n, 0, "none where the country is open");
}

static void test_post_near(void)
{
	struct near how;

	is_str(mrn_of(post_near(S("LAPQZ"), &how)), S("LAPAZ"), "LAPQZ is nearest LAPAZ");
	ok(how.edits == 1 && how.alone && !how.garble, "one edit, no garble, nothing else");
	is_str(mrn_of(post_near(S("BRASILAI"), &how)), S("BRASILIA"), "swapped neighbours are one edit");
	is_int(how.edits, 1, "namely one");
	ok(!post_near(S("XYZXYZXYZ"), &how), "nothing is near XYZXYZXYZ");
	is_str(post_plad_near(S("AMEMBISSY LIMA"), NEAR_MAX, &how)->text, S("AMEMBASSY LIMA"), "AMEMBISSY LIMA");
	is_str(address_near(S("AMEMBBASSY SANTIAGO"), &how), S("AMEMBASSY SANTIAGO"), "AMEMBBASSY SANTIAGO");
	is_str(address_near(S("NSC WSHDCC"), &how), S("NSC WASHDC"), "an agency");
	is_str(address_near(S("CIS COLECTIVE"), &how), S("CIS COLLECTIVE"), "a collective");
	is_str(address_near(S("XYZXYZXYZ"), &how), STR_NONE, "nothing");
}

static void test_posts_all(void)
{
	size_t n, found = 0, named = 0;
	const struct post *posts = post_all(&n);

	for (size_t i = 0; i < n; i++) {
		found += post_find(posts[i].mrn) == &posts[i];
		named += post_by_alias(posts[i].mrn, NULL) == &posts[i];
		for (size_t j = 0; j < post_names(&posts[i]).n; j++)
			if (post_names(&posts[i]).first[j]->post != &posts[i])
				ok(false, "%.*s has names of another", STR_ARG(posts[i].mrn));
	}
	ok(n > 300, "there are many posts");
	is_int(found, n, "each is found by its name");
	is_int(named, n, "no alias hides a name");
}

static void test_addresses(void)
{
	is_str(collective_find(S("CIS COLLECTIVE")).first->ri, S("RUCNCIS"), "a collective's indicator");
	is_int(collective_find(S("WESTERN HEMISPHERIC AFFAIRS DIPL POSTS")).n, 2, "or two");
	is_str(collective_by_ri(S("RUCNISL"))->name, S("ISLAMIC COLLECTIVE"), "and back");
	is_int(agency_find(S("dia  washdc")).n, 4, "four indicators before DIA WASHDC");
	is_str(agency_find(S("DIA WASHDC")).first->ri, S("RHEFDIA"), "the usual first");
	ok(agency_has_ri(S("RHMFISS")) && !agency_has_ri(S("RUEHLP")), "agencies by indicator");
	ok(address_known(S("AMEMBASSY LA PAZ")) && address_known(S("CIS COLLECTIVE")) && address_known(S("NSC WASHDC")),
	   "known addresses");
	ok(!address_known(S("LAPAZ")) && !address_known(S("AMEMBASSY LIMI")), "unknown ones");
}

static void test_place_print(void)
{
	static const struct { Str plad; Str plain; bool known; } cases[] = {
		{ S_INIT("AMEMBASSY LA PAZ"),          S_INIT("Embassy La Paz"), true },
		{ S_INIT("AMEMBASSY  BUENOS AIRES"),   S_INIT("Embassy Buenos Aires"), true },
		{ S_INIT("AMCONSUL RIO DE JANEIRO"),   S_INIT("Consulate Rio de Janeiro"), true },
		{ S_INIT("AMEMBASSY DAR ES SALAAM"),   S_INIT("Embassy Dar es Salaam"), true },
		{ S_INIT("AMEMBASSY PORT AU PRINCE"),  S_INIT("Embassy Port-au-Prince"), true },
		{ S_INIT("AMEMBASSY MEXICO"),          S_INIT("Embassy Mexico"), true },
		{ S_INIT("AMEMBASSY KIEV"),            S_INIT("Embassy Kiev"), true },
		{ S_INIT("AMCONSUL LENINGRAD"),        S_INIT("Consulate Leningrad"), true },
		{ S_INIT("AMCONSUL"),                  S_INIT("Consulate"), true },
		{ S_INIT("SECSTATE WASHDC"),           S_INIT("Department of State"), true },
		{ S_INIT("USMISSION USUN NEW YORK"),   S_INIT("US Mission to the UN, New York"), true },
		{ S_INIT("USMISSION GENEVA"),          S_INIT("US Mission Geneva"), true },
		{ S_INIT("USINT HAVANA"),              S_INIT("US Interests Section Havana"), true },
		{ S_INIT("NSC WASHDC"),                S_INIT("National Security Council"), true },
		{ S_INIT("SECDEF WASHINGTON DC"),      S_INIT("Secretary of Defense"), true },
		{ S_INIT("SECDEF"),                    S_INIT("Secretary of Defense"), true },
		{ S_INIT("CIS COLLECTIVE"),            S_INIT("CIS collective"), true },
		{ S_INIT("GULF COOPERATION COUNCIL COLLECTIVE"), S_INIT("Gulf Cooperation Council collective"), true },
		{ S_INIT("NATO EU COLLECTIVE"),        S_INIT("NATO EU collective"), true },
		{ S_INIT("FRG COLLECTIVE"),            S_INIT("FRG collective"), true },
		{ S_INIT("USDAO ANKARA TU"),           S_INIT("Defense Attache Office Ankara"), true },
		{ S_INIT("CDR USSOUTHCOM MIAMI FL"),   S_INIT("CDR USSOUTHCOM MIAMI FL"), false },
		{ S_INIT(""),                          S_INIT(""), false },
	};

	EACH(i, cases) {
		struct buf b;

		buf_init(&b, 1000);
		is_int(place_print(&b, cases[i].plad), cases[i].known, "'%.*s' is known or not", STR_ARG(cases[i].plad));
		is_str(buf_str(&b), cases[i].plain, "and printed");
		buf_release(&b);
	}
}

static void test_captions(void)
{
	static const struct { Str line; size_t used; Str words; } cases[] = {
		{ S_INIT("SIPDIS"),                       6,  S_INIT("SIPDIS") },
		{ S_INIT("NODIS CHEROKEE"),               5,  S_INIT("NODIS") },
		{ S_INIT("INFORM ALL STATE EMPLOYEES, SIPDIS"), 26, S_INIT("INFORM ALL STATE EMPLOYEES") },
		{ S_INIT("INFORM  CONSULS"),              15, S_INIT("INFORM CONSULS") },
		{ S_INIT("SENSITIVE/NOFORN"),             9,  S_INIT("SENSITIVE") },
		{ S_INIT("SIPDISX"),                      0,  { NULL, 0 } },
		{ S_INIT("FOR ARA"),                      0,  { NULL, 0 } },
		{ S_INIT(""),                             0,  { NULL, 0 } },
		{ S_INIT(", "),                           0,  { NULL, 0 } },
	};

	EACH(i, cases) {
		const struct caption *caption = NULL;

		is_int(caption_read(cases[i].line, &caption), cases[i].used, "caption in '%.*s'", STR_ARG(cases[i].line));
		is_str(caption ? caption->words : STR_NONE, cases[i].words, "and which");
	}
}

static void test_caption_facts(void)
{
	struct near how;
	size_t n;

	ok(caption_find(S("NODIS"))->rank > caption_find(S("EXDIS"))->rank, "NODIS is tighter than EXDIS");
	is_int(caption_find(S("roger channel"))->kind, CAPTION_CHANNEL, "ROGER CHANNEL is a channel");
	is_str(caption_by_archive(S("ROG"))->words, S("ROGER CHANNEL"), "ROG in archives");
	is_str(caption_by_archive(S("NODIS"))->words, S("NODIS"), "NODIS in archives");
	is_str(caption_near(S("SIPDUS"), &how)->words, S("SIPDIS"), "SIPDUS is nearest SIPDIS");
	ok(!caption_near(S("OO"), &how), "two letters are near nothing but one edit away");
	ok(caption_all(&n) && n > 40, "there are many captions");
	is_str(caption_kind_word(CAPTION_PASS), S("pass line"), "kinds have words");
	is_int(caption_find(S("LIMITED OFFICIAL USE"))->valid.to, 19951001, "LOU has an end");
}

static void test_signals(void)
{
	size_t n;

	is_int(opsignal_find(S("ZNR"))->lines, 1u << 4, "ZNR stands in line 4");
	is_int(opsignal_find(S("ZEL"))->lines, 1u << 1 | 1u << 5, "ZEL in 1 and 5");
	is_str(opsignal_find(S("ZFH2"))->code, S("ZFH"), "ZFH2 is ZFH");
	is_int(opsignal_digit(S("ZFH2")), 2, "with its digit");
	is_int(opsignal_digit(S("ZFHI")), 1, "I is read as 1");
	is_int(opsignal_digit(S("ZNR")), -1, "ZNR has none");
	is_int(opsignal_digit(S("ZQQ4")), -1, "nor has an unknown signal");
	ok(!opsignal_find(S("ZQQ")) && !opsignal_find(S("")), "unknown signals");
	is_str(prosign_find(S("bt"))->meaning, S("Break: separates the text from the rest"), "BT");
	ok(prosign_find(S("E E E E E E E E")) != NULL, "eight E");
	ok(opsignal_all(&n) && n > 40 && prosign_all(&n) && n > 20, "there are many");
}

static void test_orders(void)
{
	static const struct { int date, number; } cases[] = {
		{ 19531214, 0 },     { 19531215, 10501 }, { 19720531, 10501 }, { 19720601, 11652 }, { 19781130, 11652 },
		{ 19781201, 12065 }, { 19820731, 12065 }, { 19820801, 12356 }, { 19951013, 12356 }, { 19951014, 12958 },
		{ 20060918, 12958 }, { 20100626, 12958 }, { 20100627, 13526 }, { 20230916, 13526 }, { 0, 0 },
	};
	size_t n;

	EACH(i, cases) {
		const struct order *order = order_in_force(cases[i].date);

		is_int(order ? order->number : 0, cases[i].number, "order in force on %d", cases[i].date);
	}
	is_int(order_find(13292)->amends, 12958, "13292 amends 12958");
	ok(order_valid(order_find(13292), 20060918) && !order_valid(order_find(13292), 20020918), "from 2003 on");
	ok(!order_find(193056), "193056 is no order");
	ok(order_all(&n) && n == 8, "there are eight");
}

static void test_precedences(void)
{
	static const struct { Str line; size_t used; char letter; } cases[] = {
		{ S_INIT("SECSTATE WASHDC PRIORITY"),       8,  'P' },
		{ S_INIT("AMEMBASSY PARIS NIACT IMMEDIATE"), 15, 'O' },
		{ S_INIT("AMEMBASSY PARIS NIACT"),          5,  'O' },
		{ S_INIT("AMEMBASSY PARIS"),                0,  0 },
		{ S_INIT("IMMEDIATE "),                     10, 'O' },
		{ S_INIT("AMEMBASSY PARIS FLASH  OVERRIDE"), 15, 'Y' },
		{ S_INIT(""),                               0,  0 },
		{ S_INIT("  "),                             0,  0 },
	};
	struct near how;

	EACH(i, cases) {
		const struct precedence *p = NULL;

		is_int(precedence_read_last(cases[i].line, &p), cases[i].used, "precedence of '%.*s'", STR_ARG(cases[i].line));
		is_int(p ? p->letter : 0, cases[i].letter, "and its letter");
	}
	is_str(precedence_by_letter('o')->word, S("IMMEDIATE"), "O is IMMEDIATE");
	ok(!precedence_by_letter('B'), "B is none");
	is_str(precedence_by_word(S("flash"))->doubled, S("ZZ"), "FLASH is ZZ");
	is_str(precedence_near(S("PIORITY"), &how)->word, S("PRIORITY"), "PIORITY is nearest PRIORITY");
}

static void test_countries(void)
{
	static const struct { Str code; int date; Str name; } cases[] = {
		{ S_INIT("CH"), 20060918, S_INIT("China") },          { S_INIT("CH"), 20240601, S_INIT("Switzerland") },
		{ S_INIT("GE"), 19750101, S_INIT("Germany (East)") }, { S_INIT("CI"), 19750101, S_INIT("Chile") },
		{ S_INIT("BL"), 19750101, S_INIT("Bolivia") },        { S_INIT("CN"), 20180101, S_INIT("Comoros") },
		{ S_INIT("UR"), 20060918, S_INIT("Soviet Union") },   { S_INIT("kz"), 0, S_INIT("Kazakhstan") },
	};
	size_t n;

	EACH(i, cases) {
		const struct country *c = country_by_tag(cases[i].code, cases[i].date);

		is_str(c ? c->name : STR_NONE, cases[i].name, "tag %.*s of %d", STR_ARG(cases[i].code), cases[i].date);
	}
	is_str(country_by_fips(S("SZ"))->iso2, S("CH"), "by FIPS code");
	is_str(country_by_iso2(S("RS"))->fips, S("RI"), "by ISO code the present row");
	is_str(country_by_iso2(S("AE"))->fips, S("AE"), "not an older code");
	is_str(country_by_name(S("bolivia"))->fips, S("BL"), "by name");
	is_str(country_by_tag_1974(S("PN"))->name, S("Panama"), "by code of 1974");
	ok(country_by_tag_2024(S("CN")) && !country_by_fips(S("QQ")), "by code of 2024; QQ is none");
	ok(!country_by_tag(S(""), 0) && country_all(&n) && n > 300, "there are many");
}

static void test_bureaus_and_levels(void)
{
	size_t n;

	is_str(bureau_find(S("ARA"))->name, S("Bureau of Inter-American Affairs"), "ARA");
	is_str(bureau_find(S("SPTA"))->name, STR_NONE, "SPTA is seen, not known");
	ok(!bureau_find(S("QQQ")) && bureau_all(&n) && n > 100, "QQQ is none of many");
	is_int(level_find(S("SECRET"))->rank, 4, "SECRET has rank 4");
	is_str(level_find(S("UNCLASSIFIED"))->text, S("UNCLAS"), "the plain row first");
	is_str(level_by_text(S("unclas  e f t o"))->name, S("UNCLASSIFIED EFTO"), "by first words");
	is_str(level_by_archive(S("SECRET//NOFORN"))->spaced, S("S E C R E T"), "by archive field");
	is_str(level_by_mark(S("SBU"))->name, S("SENSITIVE BUT UNCLASSIFIED"), "by mark");
	is_str(level_by_mark(S("c/nf"))->name, S("CONFIDENTIAL//NOFORN"), "by mark with control");
	is_int(level_by_mark(S("TS"))->letter, 'T', "the letter of the warning");
	ok(!level_by_mark(S("Q")) && !level_by_mark(S("")) && level_all(&n), "Q marks nothing");
}

static void test_ita2(void)
{
	char out[4];

	is_int(ita2_bits('E'), 16, "E is 10000");
	is_int(ita2_bits('t'), 1, "T is 00001");
	is_int(ita2_bits('3'), ita2_bits('E'), "3 and E are one");
	is_int(ita2_bits('\0'), -1, "NUL is none");
	is_int(ita2_bits('%'), -1, "the code has no percent sign");
	ok(ita2_one_impulse('E', 'S') && ita2_one_impulse('E', 'D') && ita2_one_impulse('E', 'Z'), "E gains one");
	ok(!ita2_one_impulse('E', 'Q') && !ita2_one_impulse('E', 'E'), "E to Q is three");
	ok(ita2_one_impulse('3', '-') && !ita2_one_impulse('3', 'A'), "figures with figures only");
	ok(ita2_one_impulse('I', ' ') && ita2_one_impulse(' ', '8'), "a blank stands in both rows");
	ok(ita2_garbled(S("TAOS"), S("TAGS"), 1), "TAOS is TAGS");
	ok(!ita2_garbled(S("TAGS"), S("TAGS"), 1) && !ita2_garbled(S("TAG"), S("TAGS"), 1), "equal or shorter is not");
	ok(!ita2_garbled(S("TTOS"), S("TAGS"), 1), "nor is a greater change");
	is_int(ita2_to_figure('W'), '2', "W is 2");
	is_int(ita2_to_letter('2'), 'W', "2 is W");
	is_int(ita2_to_letter('W'), 0, "W is a letter already");
	ok(ita2_unshift(S("WPQQ"), false, out) && memcmp(out, "2011", 4) == 0, "WPQQ is 2011");
	ok(ita2_unshift(S("2 11"), true, out) && memcmp(out, "W QQ", 4) == 0, "blanks stay");
	ok(!ita2_unshift(S("2A11"), true, out), "A has no letter of its own");
	ok(ita2_is_allied('?') && !ita2_is_allied('$') && ita2_is_us('$') && !ita2_is_us('%') && !ita2_is_us('a'),
	   "allied and US sets");
}

static void test_near_edits(void)
{
	static const struct { Str a, b; unsigned edits; } cases[] = {
		{ S_INIT("PRIORITY"), S_INIT("PRIORITY"), 0 }, { S_INIT("PRIORITY"), S_INIT("priority"), 0 },
		{ S_INIT("PIORITY"), S_INIT("PRIORITY"), 1 },  { S_INIT("PRIORTIY"), S_INIT("PRIORITY"), 1 },
		{ S_INIT("PRORTY"), S_INIT("PRIORITY"), 2 },   { S_INIT("PRITY"), S_INIT("PRIORITY"), 3 },
		{ S_INIT("ABCDEF"), S_INIT("GHIJKL"), 3 },     { S_INIT(""), S_INIT("AB"), 2 },
		{ S_INIT(""), S_INIT(""), 0 },                 { S_INIT("AB"), S_INIT("BA"), 1 },
	};

	EACH(i, cases) {
		is_int(near_edits(cases[i].a, cases[i].b), cases[i].edits, "edits of %.*s", STR_ARG(cases[i].a));
		is_int(near_edits(cases[i].b, cases[i].a), cases[i].edits, "and the other way");
	}
}

int main(void)
{
	test_tag_at();
	test_tag_kinds();
	test_tag_split();
	test_tag_near();
	test_tags_all();
	test_post_by_alias();
	test_long_names();
	test_post_facts();
	test_routings();
	test_country_posts();
	test_post_near();
	test_posts_all();
	test_addresses();
	test_place_print();
	test_captions();
	test_caption_facts();
	test_signals();
	test_orders();
	test_precedences();
	test_countries();
	test_bureaus_and_levels();
	test_ita2();
	test_near_edits();
	return tap_done();
}
