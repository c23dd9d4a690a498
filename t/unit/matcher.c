/*
 * matcher - which telegrams a query finds, and what is marked in them.
 *
 * The last tests hold the matcher against a second, naive definition: words in all
 * their fits, AND, OR, NOT, phrases and NEAR; patterns and changes by themselves.
 */
#include "search/match.h"

#include "cable/rules.h"
#include "search/fit.h"
#include "search/member.h"
#include "search/regex.h"
#include "search/score.h"

#include "tap.h"

static struct arena arena;

/* "word@position+width word@…" of a text. */
static Str tokens_of(const char *text)
{
	TokenList l = { 0 };
	uint32_t at = 0;
	Str out = S("");

	tokens_read(&arena, str_of(text), &at, &l);
	for (uint32_t i = 0; i < l.n; i++)
		out = arena_printf(&arena, "%.*s%s%.*s@%u+%u", STR_ARG(out), i > 0 ? " " : "", STR_ARG(l.v[i].word), l.v[i].at,
		                   l.v[i].wide);
	return out;
}

static void test_tokens(void)
{
	static const struct { const char *text, *tokens; } texts[] = {
		{ "", "" },
		{ "Lake LEVELS", "lake@0+1 levels@1+1" },
		{ "\u00c9TATS \ufb01sh \u0141\u00f3d\u017a stra\u00dfe \u00c6r\u00f8", "etats@0+1 fish@1+1 lodz@2+1 strasse@3+1 aero@4+1" },
		{ "e\u0301tat co\u00adoperate", "etat@0+1 cooperate@1+1" },
		{ "O'MARA", "omara@0+1 mara@0+1" },
		{ "D\u2019AFFAIRES MINISTRY'S", "daffaires@0+1 affaires@0+1 ministrys@1+1 ministry@1+1" },
		{ "'quoted' isn't", "quoted@0+1 isnt@1+1" },
		{ "VICE-PRESIDENT", "vice@0+1 president@1+1 vicepresident@0+2" },
		{ "MAY 4-7", "may@0+1 4@1+1 7@2+1" },
		{ "SA3", "sa3@0+2 sa@0+1 3@1+1" },
		{ "F-16s", "f@0+1 16s@1+2 16@1+1 s@2+1 f16s@0+3" },
		{ "1.4(b)", "1@0+1 4@1+1 b@2+1" },
		{ "003273 00", "003273@0+1 3273@0+1 00@1+1 0@1+1" },
		{ "1,500 1,50", "1@0+1 500@1+1 1500@0+2 1@2+1 50@3+1" },
		{ "U.S. e.g.", "u@0+1 s@1+1 us@0+2 e@2+1 g@3+1 eg@2+2" },
		{ "xxxxxxxx x xx", "xxx@0+1 x@1+1 xx@2+1" },
		{ "SMITHXXXXX", "smithxxx@0+2 smith@0+1 xxx@1+1" },
		{ "\u5317\u4eac", "\u5317@0+1 \u4eac@1+1" },
		{ "a\xff" "b \xc3", "a@0+1 b@1+1" },
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		is_str(tokens_of(texts[i].text), str_of(texts[i].tokens), "tokens of '%s'", texts[i].text);
}

static void test_places(void)
{
	static const char text[] = "The \u00c9LITE of SA3, O'MARA";
	TokenList l = { 0 };
	uint32_t at = 7;

	tokens_read(&arena, str_of(text), &at, &l);
	is_int(l.v[0].at, 7, "positions begin where they are told to");
	is_int(at, 13, "and end behind the last word");
	is_str(str_at(str_of(text), (Span){ l.v[1].off, l.v[1].len }), S("\u00c9LITE"), "a token names its bytes");
	is_str(str_at(str_of(text), (Span){ l.v[l.n - 1].off, l.v[l.n - 1].len }), S("O'MARA"), "with its apostrophe");
}

static void test_patterns(void)
{
	static const struct { const char *word, *pattern; bool fits; } cases[] = {
		{ "enrichment", "enrich*", true }, { "enrich", "enrich*", true }, { "kazakhstan", "*stan", true },
		{ "stand", "*stan", false }, { "nazarbaev", "nazarba?ev", false }, { "nazarbaiev", "nazarba?ev", true },
		{ "abcabc", "*abc", true }, { "abcabd", "a*c*d", true }, { "\u5317", "?", true }, { "\u5317", "??", false },
		{ "\u5317", "*??", false }, { "", "*", true }, { "x", "", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ok(word_fits(str_of(cases[i].word), str_of(cases[i].pattern)) == cases[i].fits, "'%s' %s '%s'", cases[i].word,
		   cases[i].fits ? "fits" : "does not fit", cases[i].pattern);
}

static void add_paragraph(struct cable *c, int number, Str mark, Str text)
{
	struct paragraph *p = list_push(&arena, &c->paragraphs);

	*p = (struct paragraph){ .number = number, .mark = mark, .text = text };
	p->span = (Span){ (uint32_t)c->paragraphs.n * 100, 50 };
}

/* A telegram made by hand: what the reader gives is another test's business. */
static struct cable *telegram(void)
{
	struct cable *c = arena_new(&arena, struct cable);
	struct party *to;

	c->mrn = (struct mrn){ .post = S("LAPAZ"), .year = 1974, .number = 9655 };
	dtg_read(S("051905Z JUL 74"), &c->dtg);
	c->has_from = true;
	c->from = (struct party){ .name = S("AMEMBASSY LA PAZ"), .post = S("LAPAZ"), .routing = S("RUEHLP") };
	to = list_push(&arena, &c->to);
	*to = (struct party){ .name = S("SECSTATE WASHDC"), .post = S("STATE") };
	to = list_push(&arena, &c->info);
	*to = (struct party){ .name = S("AMEMBASSY LIMA"), .post = S("LIMA") };
	c->classification = LEVEL_SECRET;
	c->release.status = RELEASE_DECLASSIFIED;
	c->release.current = LEVEL_UNCLASSIFIED;
	c->precedence = PREC_IMMEDIATE;
	*list_push(&arena, &c->captions) = S("LIMDIS");
	*list_push(&arena, &c->tags) = (struct cable_tag){ .tag = S("EWWT"), .kind = S("subject_1974") };
	*list_push(&arena, &c->tags) = (struct cable_tag){ .tag = S("PE"), .kind = S("geo_1974") };
	*list_push(&arena, &c->refs) = (struct reference){ .raw = S("LIMA 19077"), .kind = REF_CABLE,
	                                                   .mrn = { .post = S("LIMA"), .year = 1974, .number = 19077 } };
	c->subject = S("EXERCISE: S.S. HURON MAID ARRIVES LESS ONE CRATE");
	add_paragraph(c, 1, S("U"), S("EXERCISE. SUMMARY: One crate is missing. END SUMMARY. Mr. O'Mara counted."));
	add_paragraph(c, 2, S("S/NF"), S("It holds the steam whistle and the vice-president's SA3 model, 1.4(b)."));
	add_paragraph(c, 3, S("C"), S("Comment: Nobody will miss the crate. End comment."));
	c->summary = S("One crate is missing.");
	c->comment = S("Nobody will miss the crate.");
	*list_push(&arena, &c->where[WHERE_SUMMARY]) = (Span){ 110, 20 };
	*list_push(&arena, &c->where[WHERE_COMMENT]) = (Span){ 310, 20 };
	c->signer = S("WETHERELL");
	return c;
}

static bool finds(const struct cable *c, const char *text)
{
	const struct query *q = query_read(&arena, str_of(text), false);
	const struct document *d = document_read(&arena, c, q->parts);
	bool hit = match(&arena, q, d);

	if (hit && !match_possible(q, c))
		ok(false, "%s: a hit must be possible", text);
	return hit;
}

static void test_operators(void)
{
	static const struct { bool hit; const char *query; } cases[] = {
		{ true, "" }, { true, "whistle" }, { true, "WHISTLE crate" }, { false, "whistle boiler" },
		{ true, "boiler OR whistle" }, { true, "whistle -boiler" }, { false, "whistle -crate" },
		{ true, "NOT boiler" },
		{ true, "boiler nothing OR crate" }, { false, "(boiler OR crate) nothing" },
		{ true, "\"steam whistle\"" }, { false, "\"whistle steam\"" }, { false, "\"missing summary\"" },
		{ true, "\"missing end\"" },
		{ true, "\"summary one crate\"" },
		/* phrases do not cross from one part into the next */
		{ false, "\"counted it\"" }, { false, "\"crate exercise\"" },
		/* forms */
		{ true, "omara" }, { true, "o'mara" }, { true, "O\u2019MARA" }, { true, "\"mr omara counted\"" },
		{ true, "vice-president's" }, { true, "vicepresidents" }, { true, "\"the vicepresidents sa3 model\"" },
		{ true, "vice president" }, { true, "sa3" }, { true, "\"sa 3 model\"" }, { true, "sa-3" }, { true, "1.4(b)" },
		{ true, "ss" }, { true, "s.s." }, { true, "\"ss huron\"" }, { true, "whist*" }, { true, "*hi?tle" },
		{ false, "whist" },
		{ true, "\"steam whist*\"" },
		{ true, "counting" }, { true, "crates" }, { false, "=crates" }, { true, "=crate" }, { false, "\"crates\"" },
		{ false, "\"one crates\"" }, { true, "subject:arriving" }, { false, "subject:=arriving" },
		{ true, "vice-presidents" },
		{ false, "signer:wetherells" }, { false, "-crates" }, { true, "whistle =missing" },
		{ false, "=miss -nobody" },
		{ true, "whistel~1" }, { true, "whisle~1" }, { true, "whistlle~1" }, { true, "whixtle~1" },
		{ false, "whixtel~1" },
		{ false, "whistles~1 boiler" }, { true, "subject:hurom~1" },
		{ true, "/wh?istle/" }, { true, "/[a-z]{7}/" }, { false, "/whist/" }, { true, "/(steam|boiler)+/" },
		{ true, "/\\d+/" },
		/* near */
		{ true, "steam NEAR/0 whistle" }, { true, "whistle NEAR/0 steam" }, { false, "whistle ONEAR/5 steam" },
		{ true, "holds NEAR/1 steam" }, { false, "holds NEAR/0 steam" }, { true, "holds NEAR/2 whist*" },
		{ true, "\"whist* holds\"~2" },
		{ false, "\"whist* holds\"~1" }, { false, "counted NEAR/100 whistle" },
		{ true, "(boiler OR steam) NEAR/3 (\"the vice president\" OR x)" },
		{ true, "holds NEAR/1 steam NEAR/0 whistle" }, { false, "subject:(huron NEAR/0 arrives)" },
		{ true, "subject:(huron NEAR/1 arrives)" }, { true, "mark:S holds NEAR/1 steam" },
		{ false, "mark:U holds NEAR/1 steam" },
		{ false, "crate NEAR/2 crate" }, { true, "holding NEAR/1 steams" }, { false, "\"holding steams\"~1" },
		/* parts */
		{ true, "subject:huron" }, { false, "subject:whistle" }, { true, "para:(steam whistle)" },
		{ false, "para:(whistle missing)" }, { true, "whistle missing" }, { true, "para:(whistle -missing)" },
		{ true, "summary:missing" }, { true, "summary:counted" }, { false, "summary:whistle" },
		{ true, "comment:nobody" },
		{ false, "comment:whistle" }, { true, "summary:(crate counted)" }, { true, "person:wetherell" },
		{ true, "signer:wetherell" }, { true, "by:wetherell" }, { false, "classifiedby:wetherell" },
		{ true, "wetherell" },
		{ true, "mark:S whistle" }, { true, "mark:NF whistle" }, { true, "mark:s/nf whistle" },
		{ false, "mark:U whistle" },
		{ true, "mark:U" }, { false, "mark:TS" }, { false, "mark:TS -whistle" }, { true, "mark:U -whistle" },
		{ true, "-subject:whistle" }, { true, "amembassy" }, { true, "secstate" },
		/* values */
		{ true, "from:lapaz" }, { true, "from:\"la paz\"" }, { true, "from:la paz" }, { true, "from:RUEHLP" },
		{ false, "from:lima" },
		{ true, "to:state" }, { true, "info:lima" }, { false, "to:lima" }, { true, "addr:lima" },
		{ true, "addr:state" },
		{ true, "tag:ewwt" }, { true, "tag:EW*" }, { false, "tag:EW" }, { true, "country:peru" },
		{ true, "country:PE" },
		{ false, "country:BO" }, { true, "cap:limdis" }, { false, "cap:nodis" },
		{ true, "class:secret" }, { true, "class:unclassified" }, { true, "class:U" },
		{ false, "class:confidential" },
		{ true, "class>=confidential" }, { true, "class<confidential" }, { false, "class:ts" },
		{ false, "class>secret" },
		{ true, "prec:immediate" }, { true, "prec:O" }, { true, "prec>priority" }, { false, "prec:flash" },
		{ true, "date:1974" }, { true, "date:1974-07" }, { true, "date:5jul74" }, { false, "date:1974-07-06" },
		{ true, "date:1974-07-01..1974-07-05" }, { true, "date:..1974-07-05" }, { false, "date>1974-07-05" },
		{ true, "74LAPAZ9655" }, { true, "74 LA PAZ 009655" }, { true, "la paz 9655" }, { true, "1974LAPAZ09655" },
		{ true, "mrn:lapaz9655" }, { false, "mrn:75lapaz9655" }, { true, "74LIMA19077" }, { true, "ref:lima19077" },
		{ false, "mrn:lima19077" }, { false, "ref:lapaz9655" }, { true, "has:ref" }, { true, "has:comment" },
		{ false, "has:missing-section" }, { true, "tag:*" }, { true, "whistle info:*" }, { true, "para:* mark:U" },
		{ false, "classifiedby:*" }, { true, "signer:*" },
		{ true, "-date:1975 whistle" }, { false, "date:1975 OR from:lima" }, { true, "date:1975 OR whistle" },
	};
	const struct cable *c = telegram();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		ok(finds(c, cases[i].query) == cases[i].hit, "%s '%s'", cases[i].hit ? "found by" : "not found by", cases[i].query);
}

/* A telegram that says no day is in its year, but in no month of it. */
static void test_unknown_day(void)
{
	struct cable *c = telegram();

	c->dtg = (struct dtg){ 0 };
	ok(finds(c, "date:1974"), "the year of its number counts");
	ok(finds(c, "date:1973..1975"), "also in a range");
	ok(!finds(c, "date:1974-07"), "but no month");
	c->mrn.year = 0;
	ok(!finds(c, "date:1974") && !finds(c, "date:.."), "without a year no date finds it");
}

/* The marked pieces, "part:text|…". */
static Str marked(const struct cable *c, const char *text)
{
	const struct query *q = query_read(&arena, str_of(text), false);
	const struct document *d = document_read(&arena, c, q->parts);
	MarkList l = match_marks(&arena, q, d);
	Str out = S("");

	for (uint32_t i = 0; i < l.n; i++) {
		const struct part *p = &d->parts.v[l.v[i].part];
		Str piece = str_at(p->text, (Span){ l.v[i].off, l.v[i].len });

		out = arena_printf(&arena, "%.*s%s%.*s:%.*s", STR_ARG(out), i > 0 ? "|" : "", STR_ARG(part_name((enum part_kind)p->kind)),
		                   STR_ARG(piece));
	}
	return out;
}

static void test_marks(void)
{
	static const struct { const char *query, *marks; } cases[] = {
		{ "crate", "subject:CRATE|paragraph:crate|paragraph:crate" },
		{ "\"one crate\"", "subject:ONE CRATE|paragraph:One crate" },
		{ "whistle -boiler", "paragraph:whistle" },
		{ "whistle OR (crate boiler)", "paragraph:whistle" },
		{ "omara", "paragraph:O'Mara" },
		{ "sa3 sa", "paragraph:SA3" },
		{ "subject:crate", "subject:CRATE" },
		{ "para:(crate =missing)", "paragraph:crate|paragraph:missing" },
		{ "missed", "paragraph:missing|paragraph:miss" },
		{ "holds NEAR/1 steam", "paragraph:holds|paragraph:steam" },
		{ "holds NEAR/1 steam NEAR/0 (boiler OR whistle) NEAR/9 \"vice president\"",
		  "paragraph:holds|paragraph:steam|paragraph:whistle|paragraph:vice-president's" },
		{ "crate NEAR/1 is", "paragraph:crate|paragraph:is" },
		{ "summary:crate", "paragraph:crate" },
		{ "comment:crate", "paragraph:crate" },
		{ "mark:C crate", "paragraph:crate" },
		{ "\"steam whistle\" whistle steam", "paragraph:steam whistle" },
		{ "date:1974", "" },
		{ "para:*", "" },
		{ "lima", "info:LIMA|ref:LIMA" },
	};
	const struct cable *c = telegram();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Str got = marked(c, cases[i].query);

		if (strcmp(cases[i].query, "lima") == 0) /* the order of these parts is nobody's business */
			ok(str_find(got, S("info:LIMA")) < got.n && str_find(got, S("ref:LIMA")) < got.n, "marks of 'lima'");
		else
			is_str(got, str_of(cases[i].marks), "marks of '%s'", cases[i].query);
	}
}

/* The score among the telegram itself alone. */
static double score_of(const struct query *q, const struct cable *c)
{
	const struct document *d = document_read(&arena, c, PARTS_PLAIN);
	struct scoring *s = scoring_open(&arena, q);
	struct scored one;

	scoring_look(s, &arena, d);
	one = scoring_keep(s, &arena, &arena, d);
	return scoring_score(s, &one);
}

static void test_score(void)
{
	struct cable *c = telegram();
	const struct query *q = query_read(&arena, S("crate"), false);
	double often = score_of(q, c), seldom;

	c->subject = S("EXERCISE: NOTHING");
	seldom = score_of(q, c);
	ok(often > seldom && seldom > 0, "a word in the subject weighs more");
}

static struct cable *to_collective(const char *name, const char *routing, const char *exempt)
{
	struct cable *c = telegram();

	*list_push(&arena, &c->info) = (struct party){ .name = str_of(name), .routing = str_of(routing) };
	if (*exempt)
		*list_push(&arena, &c->exempt) = (struct party){ .name = S("AMEMBASSY X"), .post = str_of(exempt) };
	return c;
}

static void put_name(void *data, Str post)
{
	*list_push(&arena, (StrList *)data) = post;
}

/* Whether a telegram reaches these posts, and no other. */
static bool agrees(const struct cable *c, const StrList *listed)
{
	size_t n;
	const struct post *all = post_all(&n);

	for (size_t i = 0; i < n; i++) {
		uint32_t times = 0;

		for (uint32_t k = 0; k < listed->n; k++)
			times += str_eq(listed->v[k], all[i].mrn);
		if (times != reached_has(c, &all[i]))
			return false;
	}
	return true;
}

/* An address to many posts finds its members, and is found by them. */
static void test_collectives(void)
{
	const struct cable *cis = to_collective("CIS COLLECTIVE", "", ""), *plain = telegram();
	struct cable *called = to_collective("IRAN COLLECTIVE", "RUCNIRA", "");
	StrList all = { 0 };

	ok(finds(cis, "addr:dushanbe") && !finds(plain, "addr:dushanbe"), "addr: finds what went to a post's collective");
	ok(!finds(cis, "info:dushanbe") && !finds(cis, "addr:nairobi"), "info: does not, nor does another post");
	ok(!finds(to_collective("CIS COLLECTIVE", "", "DUSHANBE"), "addr:dushanbe"), "who is exempt is no addressee");
	ok(finds(cis, "addr:\"cis collective\"") && finds(cis, "addr:cis") && finds(cis, "addr:RUCNCIS"), "a collective by its names");
	ok(finds(to_collective("", "RUCNCIS", ""), "addr:cis"), "and by its routing indicator");
	ok(!finds(plain, "addr:cis") && !finds(plain, "addr:\"mercosur\""), "but not where no member is addressed");
	*list_push(&arena, &called->transmission.routing) = S("RUEHDBU");
	ok(finds(called, "addr:dushanbe"), "a station that was called and is no addressee belongs to the collective");
	reached_each(cis, put_name, &all);
	ok(all.n > 10, "CIS COLLECTIVE reaches %u posts", (unsigned)all.n);
	ok(agrees(cis, &all), "which are those that it is said to reach");
	all.n = 0;
	reached_each(called, put_name, &all);
	ok(all.n == 1 && agrees(called, &all), "the one that was called");
}

/* finding: sees what a check says. */
static void test_findings(void)
{
	static const char text[] = "UNCLAS LIMA 009150\nE.O. 12958: N/A\nTAGS: EWWT, QQQQ\nSUBJECT: EXERCISE\n\n1. One crate.\n";
	struct cable *c = telegram_read(&arena, &arena, str_of(text));
	struct cable checked = *c;
	unsigned missed = 0, wrong = 0;

	telegram_check(&arena, &checked);
	for (size_t i = 0; i < rules_count; i++) {
		bool there = false, hit = finds(c, arena_z(&arena, arena_printf(&arena, "finding:%s", rules[i].id)));

		for (uint32_t k = 0; k < checked.findings.n; k++)
			there |= checked.findings.v[k].rule == &rules[i];
		missed += there && !hit;
		wrong += hit && !there;
	}
	ok(checked.findings.n > 0 && missed == 0 && wrong == 0, "%u findings are found by their rules", (unsigned)checked.findings.n);
	ok(finds(c, "finding:*") && !finds(c, "-finding:?*"), "and by wildcards");
	ok(!finds(c, "finding:rainy-day"), "a rule that there is not finds nothing");
}

static void test_sets(void)
{
	static const int64_t ids[] = { 3, 7, 1000000000000 };
	struct query *q = query_read(&arena, S("is:duplicate crate"), false);
	struct document *d = document_read(&arena, telegram(), q->parts);

	d->id = 7;
	ok(!match(&arena, q, d) && match_possible(q, d->cable), "a set is empty until it is resolved");
	q->sets.v[0]->set.ids = ids;
	q->sets.v[0]->set.n = 3;
	ok(match(&arena, q, d), "one of the set");
	d->id = 8;
	ok(!match(&arena, q, d), "another one");
}

static uint32_t seed = 20060918;

static int chance(int n)
{
	seed = seed * 1103515245u + 12345u;
	return (int)((seed >> 16) % (uint32_t)n);
}

static const char *const letters[] = { "a", "b", "\u0436" };

static Str random_word(int most)
{
	Str w = S("");

	for (int n = chance(most + 1); n > 0; n--)
		w = arena_printf(&arena, "%.*s%s", STR_ARG(w), letters[chance(3)]);
	return w;
}

/* A pattern as a tree: where it may end is found by trying. */
struct pattern {
	enum { P_LETTER, P_ANY, P_SET, P_NOT_SET, P_ROW, P_EITHER, P_TIMES } kind;
	int letter, least, most; /* most -1: no end */
	struct pattern *a, *b;
};

static struct pattern *random_pattern(int depth)
{
	struct pattern *p = arena_new(&arena, struct pattern);

	p->kind = depth == 0 ? chance(4) : chance(7);
	p->letter = chance(3);
	p->least = chance(3);
	p->most = chance(3) ? p->least + chance(3) : -1;
	if (p->kind >= P_ROW)
		p->a = random_pattern(depth - 1);
	if (p->kind == P_ROW || p->kind == P_EITHER)
		p->b = random_pattern(depth - 1);
	return p;
}

static Str pattern_text(const struct pattern *p)
{
	Str a = p->a ? pattern_text(p->a) : S(""), b = p->b ? pattern_text(p->b) : S("");

	switch (p->kind) {
	case P_LETTER:
		return str_of(letters[p->letter]);
	case P_ANY:
		return chance(2) ? S(".") : S("\\w");
	case P_SET:
		return arena_printf(&arena, "[%s%s]", letters[p->letter], chance(2) ? "A-A" : "aA");
	case P_NOT_SET:
		return arena_printf(&arena, "[^%sa-a]", letters[p->letter]);
	case P_ROW:
		return arena_printf(&arena, "%.*s%.*s", STR_ARG(a), STR_ARG(b));
	case P_EITHER:
		return arena_printf(&arena, "(%.*s|%.*s)", STR_ARG(a), STR_ARG(b));
	default:
		if (p->most < 0 && p->least < 2 && chance(2))
			return arena_printf(&arena, "(%.*s)%s", STR_ARG(a), p->least ? "+" : "*");
		if (p->most < 0)
			return arena_printf(&arena, "(?:%.*s){%d,}", STR_ARG(a), p->least);
		return arena_printf(&arena, "(%.*s){%d,%d}", STR_ARG(a), p->least, p->most);
	}
}

static bool letter_fits(const struct pattern *p, int letter)
{
	bool in = letter == p->letter || letter == 0;

	return p->kind == P_ANY || (p->kind == P_LETTER && letter == p->letter) || (p->kind == P_SET && in) ||
	       (p->kind == P_NOT_SET && !in);
}

/* The places that it may end at, one bit each, when it begins at one of `from`. */
static unsigned ends(const struct pattern *p, const int *word, int n, unsigned from)
{
	unsigned out = 0, now = from;

	switch (p->kind) {
	case P_ROW:
		return ends(p->b, word, n, ends(p->a, word, n, from));
	case P_EITHER:
		return ends(p->a, word, n, from) | ends(p->b, word, n, from);
	case P_TIMES:
		for (int i = 0; i <= (p->most < 0 ? p->least + n + 1 : p->most); i++) {
			out |= i >= p->least ? now : 0;
			now = ends(p->a, word, n, now);
		}
		return out;
	default:
		for (int i = 0; i < n; i++)
			out |= (from >> i & 1) && letter_fits(p, word[i]) ? 2u << i : 0;
		return out;
	}
}

static int spell(Str word, int *out)
{
	int n = 0;

	for (size_t i = 0; i < word.n; i += word.p[i] < 0 ? 2 : 1)
		out[n++] = word.p[i] == 'a' ? 0 : word.p[i] == 'b' ? 1 : 2;
	return n;
}

static void test_regex(void)
{
	int good = 0, hits = 0, tried = 0;

	for (int i = 0; i < 4000; i++) {
		const struct pattern *p;
		const struct regex *r;
		Str text, why = STR_NONE;

		arena_reset(&arena);
		p = random_pattern(4);
		text = pattern_text(p);
		r = regex_read(&arena, text, &why);
		if (!r)
			continue;
		good++;
		for (int k = 0; k < 20; k++) {
			Str word = random_word(7);
			int spelt[8], n = spell(word, spelt);
			bool want = ends(p, spelt, n, 1) >> n & 1;

			tried++;
			hits += want;
			if (regex_fits(r, word) != want || (want && !str_starts(word, regex_begin(r)))) {
				ok(false, "'%.*s' and /%.*s/", STR_ARG(word), STR_ARG(text));
				return;
			}
		}
	}
	ok(good > 3500 && hits > tried / 20, "%d patterns agree with the naive definition, %d of %d words match", good, hits, tried);
}

static void test_patterns_refused(void)
{
	static const char *const bad[] = { "(", "a)", "[a", "a**", "*a", "a{3", "a{3,2}", "a{97}", "a\\b", "a\\", "a b", "-", "[b-a]",
	                                   "\\1", "(?=a)", "a{,2}", "((a{90}){90}){90}", "[\u00df]", "a$b", "[a-\\d]" };
	static const struct { const char *pattern, *word; } good[] = {
		{ "", "" }, { "()", "" }, { "(|a)b", "b" }, { "\u00c9TAT[S]", "etats" }, { "stra\u00dfe", "strasse" }, { "o'mara", "omara" },
		{ "^ab$", "ab" }, { "a+?", "aa" }, { "((){90}){0}", "" }, { "[\u0410-\u042f]+", "\u0436" }, { "\\d{4}", "1974" }, { "a|bc|", "bc" },
	};
	Str why = STR_NONE, deep = S("a");

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		why = STR_NONE;
		ok(!regex_read(&arena, str_of(bad[i]), &why) && why.n > 0, "/%s/ is refused", bad[i]);
	}
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		const struct regex *r = regex_read(&arena, str_of(good[i].pattern), &why);

		ok(r && regex_fits(r, str_of(good[i].word)), "/%s/ matches '%s'", good[i].pattern, good[i].word);
	}
	for (int i = 0; i < REGEX_DEPTH + 1; i++)
		deep = arena_printf(&arena, "(%.*s)*", STR_ARG(deep));
	ok(!regex_read(&arena, deep, &why), "groups have a depth");
	is_str(regex_begin(regex_read(&arena, S("NAZARBA[iy]?ev"), &why)), S("nazarba"), "a pattern's beginning");
	is_str(regex_begin(regex_read(&arena, S("(ab)+c"), &why)), S("ab"), "ends where the word may go two ways");
}

/* Insertions, deletions, changes, swaps of neighbours: no letter is touched twice. */
static int distance(const int *a, int n, const int *b, int m)
{
	int d[8][8];

	for (int i = 0; i <= n; i++) {
		for (int k = 0; k <= m; k++) {
			int best = i + k;

			if (i > 0 && k > 0) {
				best = d[i - 1][k - 1] + (a[i - 1] != b[k - 1]);
				best = d[i - 1][k] + 1 < best ? d[i - 1][k] + 1 : best;
				best = d[i][k - 1] + 1 < best ? d[i][k - 1] + 1 : best;
			}
			if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1] && d[i - 2][k - 2] + 1 < best)
				best = d[i - 2][k - 2] + 1;
			d[i][k] = best;
		}
	}
	return d[n][m];
}

static void test_close(void)
{
	for (int i = 0; i < 20000; i++) {
		Str a = random_word(6), b = random_word(6);
		int x[8], y[8], n = spell(a, x), m = spell(b, y);
		struct query_node word = { .kind = Q_WORD, .word = { .text = a, .fit = WORD_CLOSE } };

		if (word_fit_holds(&word, b) != (distance(x, n, y, m) <= 1)) {
			ok(false, "'%.*s' and '%.*s' are %d changes apart", STR_ARG(a), STR_ARG(b), distance(x, n, y, m));
			return;
		}
		arena_reset(&arena);
	}
	ok(true, "one change is what the naive definition says");
}

/* A second definition: the words of a part in an array, a query as a tree of its own. */
enum { PARTS = 3, WORDS = 8, VOCABULARY = 7, ROUNDS = 30000 };
enum { FIT_STEM, FIT_EXACT, FIT_WILD, FIT_CLOSE, FIT_REGEX, FITS };

struct naive {
	enum { N_WORD, N_PHRASE, N_NEAR, N_EITHER, N_AND, N_OR, N_NOT } kind;
	int word[3], n; /* of a word or phrase */
	int fit, apart;
	bool ordered;
	struct naive *a, *b;
};

static const char *const vocabulary[VOCABULARY] = { "lake", "road", "roads", "map", "visit", "visited", "visitor" };
static const int family[VOCABULARY] = { 0, 1, 1, 2, 3, 3, 4 };

static bool naive_fits(int want, int fit, int word)
{
	const char *w = vocabulary[want], *form = vocabulary[word];
	int x[8], y[8], n = (int)strlen(w), m = (int)strlen(form);

	switch (fit) {
	case FIT_STEM:
		return family[want] == family[word];
	case FIT_WILD:
		return strncmp(w, form, 2) == 0;
	case FIT_CLOSE:
		for (int i = 0; i < n || i < m; i++) {
			x[i] = i < n ? w[i] : 0;
			y[i] = i < m ? form[i] : 0;
		}
		return distance(x, n, y, m) <= 1;
	case FIT_REGEX:
		return strncmp(w, form, (size_t)n) == 0 && (m == n || (m == n + 1 && form[n] == 's'));
	default:
		return want == word;
	}
}

/* What has a place: words, phrases, NEAR and OR of them. */
static struct naive *random_text(int depth)
{
	struct naive *t = arena_new(&arena, struct naive);

	t->kind = depth == 0 ? chance(2) : chance(4);
	t->n = t->kind == N_WORD ? 1 : 2 + chance(2);
	t->fit = t->kind == N_WORD ? chance(FITS) : FIT_EXACT;
	t->apart = chance(4);
	t->ordered = chance(2);
	for (int i = 0; i < t->n; i++)
		t->word[i] = chance(VOCABULARY);
	if (t->kind >= N_NEAR) {
		t->a = random_text(depth - 1);
		t->b = random_text(depth - 1);
	}
	return t;
}

static struct naive *random_tree(int depth)
{
	struct naive *t = arena_new(&arena, struct naive);
	int kind = depth == 0 ? 0 : chance(4);

	if (kind == 0)
		return random_text(2);
	t->kind = kind == 1 ? N_AND : kind == 2 ? N_OR : N_NOT;
	t->a = random_tree(depth - 1);
	if (t->kind != N_NOT)
		t->b = random_tree(depth - 1);
	return t;
}

static Str word_text(int word, int fit)
{
	static const char *const forms[FITS] = { "%s", "=%s", "%.2s*", "%s~1", "/%ss?/" };

	return arena_printf(&arena, forms[fit], vocabulary[word]);
}

/* The tree as a query; the spelling of operators varies, parentheses keep the meaning. */
static Str text_of(const struct naive *t)
{
	static const char *const ands[] = { " ", " AND ", "  " };
	Str words = S(""), a = t->a ? text_of(t->a) : S(""), b = t->b ? text_of(t->b) : S("");

	switch (t->kind) {
	case N_AND:
		return arena_printf(&arena, "(%.*s%s%.*s)", STR_ARG(a), ands[chance(3)], STR_ARG(b));
	case N_OR: case N_EITHER:
		return arena_printf(&arena, "(%.*s OR %.*s)", STR_ARG(a), STR_ARG(b));
	case N_NEAR:
		return arena_printf(&arena, "(%.*s %s/%d %.*s)", STR_ARG(a), t->ordered ? "ONEAR" : "NEAR", t->apart, STR_ARG(b));
	case N_NOT:
		return arena_printf(&arena, "(%s%.*s)", chance(2) ? "-" : "NOT ", STR_ARG(a));
	case N_WORD:
		return word_text(t->word[0], t->fit);
	default:
		for (int i = 0; i < t->n; i++)
			words = arena_printf(&arena, "%.*s%s%s", STR_ARG(words), i > 0 ? " " : "", vocabulary[t->word[i]]);
		return arena_printf(&arena, "\"%.*s\"", STR_ARG(words));
	}
}

struct naive_document {
	int part[PARTS][WORDS], n[PARTS];
};

/* Whether the text stands just there. */
static bool stands_at(const struct naive *t, const int *part, int from, int to)
{
	if (t->kind == N_EITHER)
		return stands_at(t->a, part, from, to) || stands_at(t->b, part, from, to);
	for (int end = from + 1; t->kind == N_NEAR && end < to; end++) {
		for (int begin = end; begin < to && begin <= end + t->apart; begin++) {
			if (stands_at(t->a, part, from, end) && stands_at(t->b, part, begin, to))
				return true;
			if (!t->ordered && stands_at(t->b, part, from, end) && stands_at(t->a, part, begin, to))
				return true;
		}
	}
	if (t->kind == N_NEAR || to - from != t->n)
		return false;
	for (int i = 0; i < t->n; i++) {
		if (!naive_fits(t->word[i], t->fit, part[from + i]))
			return false;
	}
	return true;
}

static bool stands(const struct naive_document *d, const struct naive *t)
{
	for (int p = 0; p < PARTS; p++) {
		for (int from = 0; from < d->n[p]; from++) {
			for (int to = from + 1; to <= d->n[p]; to++) {
				if (stands_at(t, d->part[p], from, to))
					return true;
			}
		}
	}
	return false;
}

static bool naively(const struct naive *t, const struct naive_document *d)
{
	switch (t->kind) {
	case N_AND:
		return naively(t->a, d) && naively(t->b, d);
	case N_OR:
		return naively(t->a, d) || naively(t->b, d);
	case N_NOT:
		return !naively(t->a, d);
	default:
		return stands(d, t);
	}
}

/* A word as telegrams write it. */
static Str spelt(const char *word)
{
	Str s = arena_str(&arena, str_of(word));

	for (size_t i = 0; chance(2) && i < s.n; i++)
		((char *)(uintptr_t)s.p)[i] = (char)to_upper((unsigned char)s.p[i]);
	return s;
}

/* The first part is the subject, the others are paragraphs; what stands between words varies. */
static struct cable *random_document(struct naive_document *d)
{
	static const char *const between[] = { " ", ", ", ".  ", " / " };
	struct cable *c = arena_new(&arena, struct cable);

	for (int p = 0; p < PARTS; p++) {
		Str text = S("");

		d->n[p] = chance(WORDS + 1);
		for (int i = 0; i < d->n[p]; i++) {
			Str word;

			d->part[p][i] = chance(VOCABULARY);
			word = spelt(vocabulary[d->part[p][i]]);
			text = arena_printf(&arena, "%.*s%s%.*s", STR_ARG(text), i > 0 ? between[chance(4)] : "", STR_ARG(word));
		}
		if (p == 0)
			c->subject = text;
		else
			add_paragraph(c, p, STR_NONE, text);
	}
	return c;
}

static void test_random(void)
{
	int hits = 0;

	for (int i = 0; i < ROUNDS; i++) {
		struct naive_document d;
		const struct cable *c;
		const struct naive *t;
		bool want;
		Str text;

		arena_reset(&arena);
		c = random_document(&d);
		t = random_tree(3);
		text = text_of(t);
		want = naively(t, &d);
		hits += want;
		if (finds(c, arena_z(&arena, text)) != want) {
			ok(false, "round %d: '%.*s' in '%.*s'", i, STR_ARG(text), STR_ARG(c->subject));
			return;
		}
	}
	ok(hits > ROUNDS / 10 && hits < ROUNDS * 9 / 10, "%d random queries agree with the naive definition, %d find something",
	   ROUNDS, hits);
}

int main(void)
{
	arena_init(&arena);
	test_tokens();
	test_places();
	test_patterns();
	test_operators();
	test_unknown_day();
	test_marks();
	test_score();
	test_collectives();
	test_findings();
	test_sets();
	test_patterns_refused();
	test_regex();
	test_close();
	test_random();
	arena_release(&arena);
	return tap_done();
}
