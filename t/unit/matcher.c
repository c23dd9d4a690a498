/*
 * matcher - which telegrams a query finds, and what is marked in them.
 *
 * The last test holds the matcher against a second, naive definition of words,
 * AND, OR, NOT and phrases.
 */
#include "search/match.h"

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
		{ true, "boiler OR whistle" }, { true, "whistle -boiler" }, { false, "whistle -crate" }, { true, "NOT boiler" },
		{ true, "boiler nothing OR crate" }, { false, "(boiler OR crate) nothing" },
		{ true, "\"steam whistle\"" }, { false, "\"whistle steam\"" }, { false, "\"missing summary\"" }, { true, "\"missing end\"" },
		{ true, "\"summary one crate\"" },
		/* phrases do not cross from one part into the next */
		{ false, "\"counted it\"" }, { false, "\"crate exercise\"" },
		/* forms */
		{ true, "omara" }, { true, "o'mara" }, { true, "O\u2019MARA" }, { true, "\"mr omara counted\"" },
		{ true, "vice-president's" }, { true, "vicepresidents" }, { true, "\"the vicepresidents sa3 model\"" },
		{ true, "vice president" }, { true, "sa3" }, { true, "\"sa 3 model\"" }, { true, "sa-3" }, { true, "1.4(b)" },
		{ true, "ss" }, { true, "s.s." }, { true, "\"ss huron\"" }, { true, "whist*" }, { true, "*hi?tle" }, { false, "whist" },
		{ true, "\"steam whist*\"" },
		/* parts */
		{ true, "subject:huron" }, { false, "subject:whistle" }, { true, "para:(steam whistle)" },
		{ false, "para:(whistle missing)" }, { true, "whistle missing" }, { true, "para:(whistle -missing)" },
		{ true, "summary:missing" }, { false, "summary:counted" }, { true, "comment:nobody" }, { false, "comment:missing" },
		{ true, "signer:wetherell" }, { true, "by:wetherell" }, { false, "classifiedby:wetherell" }, { true, "wetherell" },
		{ true, "mark:S whistle" }, { true, "mark:NF whistle" }, { true, "mark:s/nf whistle" }, { false, "mark:U whistle" },
		{ true, "mark:U" }, { false, "mark:TS" }, { false, "mark:TS -whistle" }, { true, "mark:U -whistle" },
		{ true, "-subject:whistle" }, { true, "amembassy" }, { true, "secstate" },
		/* values */
		{ true, "from:lapaz" }, { true, "from:\"la paz\"" }, { true, "from:la paz" }, { true, "from:RUEHLP" }, { false, "from:lima" },
		{ true, "to:state" }, { true, "info:lima" }, { false, "to:lima" }, { true, "addr:lima" }, { true, "addr:state" },
		{ true, "tag:ewwt" }, { true, "tag:EW*" }, { false, "tag:EW" }, { true, "country:peru" }, { true, "country:PE" },
		{ false, "country:BO" }, { true, "cap:limdis" }, { false, "cap:nodis" },
		{ true, "class:secret" }, { true, "class:unclassified" }, { true, "class:U" }, { false, "class:confidential" },
		{ true, "class>=confidential" }, { true, "class<confidential" }, { false, "class:ts" }, { false, "class>secret" },
		{ true, "prec:immediate" }, { true, "prec:O" }, { true, "prec>priority" }, { false, "prec:flash" },
		{ true, "date:1974" }, { true, "date:1974-07" }, { true, "date:5jul74" }, { false, "date:1974-07-06" },
		{ true, "date:1974-07-01..1974-07-05" }, { true, "date:..1974-07-05" }, { false, "date>1974-07-05" },
		{ true, "74LAPAZ9655" }, { true, "74 LA PAZ 009655" }, { true, "la paz 9655" }, { true, "1974LAPAZ09655" },
		{ true, "mrn:lapaz9655" }, { false, "mrn:75lapaz9655" }, { true, "74LIMA19077" }, { true, "ref:lima19077" },
		{ false, "mrn:lima19077" }, { false, "ref:lapaz9655" }, { true, "has:ref" }, { true, "has:comment" },
		{ false, "has:missing-section" },
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
	MarkList l = match_marks(&arena, q, d, NULL);
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
		{ "para:(crate missing)", "paragraph:crate|paragraph:missing" },
		{ "summary:crate", "paragraph:crate" },
		{ "comment:crate", "paragraph:crate" },
		{ "mark:C crate", "paragraph:crate" },
		{ "\"steam whistle\" whistle steam", "paragraph:steam whistle" },
		{ "date:1974", "" },
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

static void test_score(void)
{
	struct cable *c = telegram();
	const struct query *q = query_read(&arena, S("crate"), false);
	uint32_t often, seldom;

	match_marks(&arena, q, document_read(&arena, c, q->parts), &often);
	c->subject = S("EXERCISE: NOTHING");
	match_marks(&arena, q, document_read(&arena, c, q->parts), &seldom);
	ok(often > seldom && seldom > 0, "a word in the subject weighs more");
}

/* A second definition: the words of a part in an array, a query as a tree of its own. */
enum { PARTS = 3, WORDS = 8, VOCABULARY = 4, ROUNDS = 20000 };

struct naive {
	enum { N_WORD, N_PHRASE, N_AND, N_OR, N_NOT } kind;
	int word[3], n; /* of a word or phrase */
	struct naive *a, *b;
};

static const char *const vocabulary[VOCABULARY] = { "lake", "Road", "MAP", "steam" };
static uint32_t seed = 20060918;

static int chance(int n)
{
	seed = seed * 1103515245u + 12345u;
	return (int)((seed >> 16) % (uint32_t)n);
}

static struct naive *random_tree(int depth)
{
	struct naive *t = arena_new(&arena, struct naive);

	t->kind = depth == 0 ? chance(2) : chance(5);
	t->n = t->kind == N_WORD ? 1 : 2 + chance(2);
	for (int i = 0; i < t->n; i++)
		t->word[i] = chance(VOCABULARY);
	if (t->kind >= N_AND)
		t->a = random_tree(depth - 1);
	if (t->kind == N_AND || t->kind == N_OR)
		t->b = random_tree(depth - 1);
	return t;
}

/* The tree as a query; the spelling of operators varies, parentheses keep the meaning. */
static Str text_of(const struct naive *t)
{
	static const char *const ands[] = { " ", " AND ", "  " };
	Str words = S(""), a = t->a ? text_of(t->a) : S(""), b = t->b ? text_of(t->b) : S("");

	switch (t->kind) {
	case N_AND:
		return arena_printf(&arena, "(%.*s%s%.*s)", STR_ARG(a), ands[chance(3)], STR_ARG(b));
	case N_OR:
		return arena_printf(&arena, "(%.*s OR %.*s)", STR_ARG(a), STR_ARG(b));
	case N_NOT:
		return arena_printf(&arena, "(%s%.*s)", chance(2) ? "-" : "NOT ", STR_ARG(a));
	default:
		for (int i = 0; i < t->n; i++)
			words = arena_printf(&arena, "%.*s%s%s", STR_ARG(words), i > 0 ? " " : "", vocabulary[t->word[i]]);
		return t->kind == N_WORD ? words : arena_printf(&arena, "\"%.*s\"", STR_ARG(words));
	}
}

struct naive_document {
	int part[PARTS][WORDS], n[PARTS];
};

static bool stands(const struct naive_document *d, const int *words, int n)
{
	for (int p = 0; p < PARTS; p++) {
		for (int at = 0; at + n <= d->n[p]; at++) {
			int same = 0;

			while (same < n && d->part[p][at + same] == words[same])
				same++;
			if (same == n)
				return true;
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
		return stands(d, t->word, t->n);
	}
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
			d->part[p][i] = chance(VOCABULARY);
			text = arena_printf(&arena, "%.*s%s%s", STR_ARG(text), i > 0 ? between[chance(4)] : "",
			                    vocabulary[d->part[p][i]]);
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
	test_random();
	arena_release(&arena);
	return tap_done();
}
