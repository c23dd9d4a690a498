/*
 * query - how query texts are read, said in the words of query_explain().
 */
#include "search/query.h"

#include "search/period.h"
#include "tap.h"

static const struct {
	const char *text, *reading, *note; /* the note is a piece of one that must be there; NULL: there is none */
} readings[] = {
	/* words */
	{ "uranium", "the word 'uranium' in any form", NULL },
	{ "Uranium ENRICHMENT", "both words 'uranium' and 'enrichment' in any form", NULL },
	{ "a b c d", "all 4 words 'a', 'b', 'c' and 'd'", NULL },
	{ "", "every telegram", NULL },
	{ " \t\n", "every telegram", NULL },
	{ "*", "every telegram", NULL },
	{ "!!! ... --", "every telegram", NULL },
	{ "caf\u00e9 \u00c9TATS", "both words 'cafe' and 'etats' in any form", NULL },
	{ "O'MARA O\u2019Mara", "both words 'omara' and 'omara' in any form", NULL },
	{ "vice-president", "the word 'vice-president' in any form", NULL },
	{ "1.4(b)", "the phrase '1 4 b'", NULL },
	{ "Shall we go?", "all 3 words 'shall', 'we' and 'go' in any form", NULL },
	/* phrases */
	{ "\"road map\"", "the phrase 'road map'", NULL },
	{ "\u201croad map\u201d", "the phrase 'road map'", NULL },
	{ "\"road\" map", "both words 'road' exactly and 'map' in any form", NULL },
	{ "\"\" map", "the word 'map' in any form", NULL },
	{ "12\" pipe", "both words '12' and 'pipe' in any form", "quotation mark" },
	{ "\"the vice-president said\"", "the phrase 'the vice-president said'", NULL },
	/* operators */
	{ "a OR b", "either word 'a' or 'b'", NULL },
	{ "a OR b OR c", "any of the words 'a', 'b' or 'c'", NULL },
	{ "a b OR c", "both words 'a' and 'b', or the word 'c'", NULL },
	{ "a AND (b OR c)", "the word 'a', either word 'b' or 'c'", NULL },
	{ "a NOT b", "the word 'a', not the word 'b'", NULL },
	{ "a -b", "the word 'a', not the word 'b'", NULL },
	{ "-b", "not the word 'b'", NULL },
	{ "a -(b c)", "the word 'a', not both words 'b' and 'c'", NULL },
	{ "a - b", "both words 'a' and 'b'", NULL },
	{ "a -- b", "both words 'a' and 'b'", NULL },
	{ "a -!!! b", "both words 'a' and 'b'", NULL },
	{ "NOT NOT a", "the word 'a'", NULL },
	{ "SALE OR LEASE NOT APPROVED",
	  "the word 'sale' in any form, or (the word 'lease' in any form, not the word "
	  "'approved' in any form)", NULL },
	/* what cannot be an operator is a word */
	{ "OR", "the word 'or'", NULL },
	{ "a OR", "both words 'a' and 'or'", NULL },
	{ "AND a", "both words 'and' and 'a' in any form", NULL },
	{ "a OR OR b", "both words 'a' and 'or', or the word 'b'", NULL },
	{ "a not b or c", "all 5 words 'a', 'not', 'b', 'or' and 'c' in any form", NULL },
	{ "(a b", "both words 'a' and 'b'", NULL },
	{ "a) b (", "both words 'a' and 'b'", NULL },
	{ "() a ( ( ) )", "the word 'a'", NULL },
	{ "(OR)", "the word 'or'", NULL },
	{ "NOT", "the word 'not' in any form", NULL },
	/* wildcards */
	{ "enrich* *stan nazarba?ev", "all 3 words 'enrich*', '*stan' and 'nazarba?ev'", NULL },
	{ "vice-pres*", "the word 'vice-pres*'", NULL },
	/* forms */
	{ "=visit", "the word 'visit' exactly", NULL },
	{ "=vice-president visit", "both words 'vice-president' exactly and 'visit' in any form", NULL },
	{ "\"visit\"", "the word 'visit' exactly", NULL },
	{ "subject:=visit", "the word 'visit' exactly in the subject", NULL },
	{ "-=visit", "not the word 'visit' exactly", NULL },
	{ "a = b", "both words 'a' and 'b'", NULL },
	{ "dzhaksybekov~1", "the word 'dzhaksybekov' within one change", NULL },
	{ "dzhaksybekov~", "the word 'dzhaksybekov' within one change", "one change is the most" },
	{ "dzhaksybekov~2", "the word 'dzhaksybekov' within one change", "one change is the most" },
	{ "dzhaksybekov~0", "the word 'dzhaksybekov' exactly", "no change" },
	{ "subject:almatty~1 -lima~1",
	  "the word 'almatty' within one change in the subject, not the word 'lima' within one "
	  "change", NULL },
	{ "enrich*~1", "the word 'enrich*'", "without wildcards" },
	{ "vice-president~1", "the word 'vice-president' in any form", "one word" },
	{ "~1 a ~ b", "all 3 words '1', 'a' and 'b'", NULL },
	{ "http://example.invalid/~1", "the phrase 'http example invalid 1'", NULL },
	/* patterns */
	{ "/nazarba[iy]?ev/", "the word /nazarba[iy]?ev/ as a pattern", NULL },
	{ "subject:/vis.*/ -/a|b/",
	  "the word /vis.*/ as a pattern in the subject, not the word /a|b/ as a pattern", NULL },
	{ "(/a(b)+/ OR road)", "either word /a(b)+/ as a pattern or 'road' in any form", NULL },
	{ "/vis(it/", "the phrase 'vis it'", "a ( has no )" },
	{ "/vis it/", "both words 'vis' and 'it' in any form", NULL },
	{ "/vice-president/", "the word 'vice-president' in any form", "no word holds a '-'" },
	{ "and/or /usr/bin/ 1/2/3 // /",
	  "the phrase 'and or', the phrase 'usr bin', the phrase '1 2 3'", NULL },
	{ "from:/lima/", "the word 'lima' exactly in the originator", "no post is called" },
	/* near */
	{ "joh* NEAR/3 doe", "'joh*' at most 3 words from 'doe' in any form", NULL },
	{ "\"joh* doe\"~3", "'joh*' at most 3 words from 'doe' exactly", NULL },
	{ "\"john q doe\"~1",
	  "'john' exactly at most 1 word from 'q' at most 1 word from 'doe' exactly", NULL },
	{ "joh ONEAR/3 doe", "'joh' in any form at most 3 words before 'doe' in any form", NULL },
	{ "a NEAR/0 b ONEAR/1 c", "'a' right beside 'b' at most 1 word before 'c'", NULL },
	{ "(road OR \"state visit\") NEAR/5 (map OR plan*)",
	  "(the word 'road' in any form, or the phrase 'state visit') at most 5 words from "
	  "(either word 'map' in any form or 'plan*')", NULL },
	{ "-road NEAR/2 map steam",
	  "the word 'steam' in any form, not 'road' in any form at most 2 words from 'map' in "
	  "any form", NULL },
	{ "road NEAR/2 map OR steam",
	  "'road' in any form at most 2 words from 'map' in any form, or the word 'steam' in "
	  "any form", NULL },
	{ "subject:(road NEAR/2 map)",
	  "'road' in any form at most 2 words from 'map' in any form in the subject", NULL },
	{ "subject:\"road map\"~2", "'road' exactly at most 2 words from 'map' exactly in the subject", NULL },
	{ "mark:U road NEAR/2 map",
	  "'road' in any form at most 2 words from 'map' in any form in paragraphs marked U", NULL },
	{ "road NEAR/2 subject:map",
	  "the word 'road' in any form, the word 'map' in any form in the subject", "read as AND" },
	{ "(road map) NEAR/2 steam",
	  "the word 'steam' in any form, both words 'road' and 'map' in any form", "read as AND" },
	{ "road NEAR/2 -map", "the word 'road' in any form, not the word 'map' in any form", "read as AND" },
	{ "from:(lima NEAR/2 kabul)", "from Embassy Lima, from Embassy Kabul", "read as AND" },
	{ "a NEAR/1 b NEAR/1 c NEAR/1 d NEAR/1 e NEAR/1 f NEAR/1 g NEAR/1 h NEAR/1 i NEAR/1 j",
	  "the word 'j', 'a' at most 1 word from 'b' at most 1 word from 'c' at most 1 word from 'd' at most 1 word "
	  "from 'e' at most 1 word from 'f' at most 1 word from 'g' at most 1 word from 'h' at most 1 word from 'i'",
	  "too many" },
	{ "\"a b c d e f g h i\"~0", "'a' right beside 'b' right beside 'c' right beside 'd' right beside 'e' right beside "
	  "'f' right beside 'g' right beside 'h' right beside 'i'", NULL },
	{ "\"a b c d e f g h i j k l\"~0", "the word 'l', (the word 'k', (the word 'j', 'a' right beside 'b' right beside "
	  "'c' right beside 'd' right beside 'e' right beside 'f' right beside 'g' right beside 'h' right beside 'i'))",
	  "too many" },
	{ "road NEAR/2000 map", "'road' in any form at most 100 words from 'map' in any form", "at most 100" },
	{ "road NEAR map", "all 3 words 'road', 'near' and 'map' in any form", NULL },
	{ "road near/2 map", "both words 'road' and 'map' in any form, the phrase 'near 2'", NULL },
	{ "road NEAR/2", "the word 'road' in any form, the phrase 'near 2'", NULL },
	{ "NEAR/2 road", "the word 'road' in any form, the phrase 'near 2'", NULL },
	{ "(road NEAR/2) map",
	  "the word 'map' in any form, (the word 'road' in any form, the phrase 'near 2')", NULL },
	{ "road NEAR/ map NEAR/x y",
	  "all 4 words 'road', 'near', 'map' and 'y' in any form, the phrase 'near x'", NULL },
	{ "road NEAR/2 AND map", "both words 'road' and 'map' in any form, the phrase 'near 2'", NULL },
	{ "\"road map\"~", "the phrase 'road map'", "a number says" },
	{ "\"road\"~3", "the word 'road' exactly", NULL },
	/* parts */
	{ "subject:visit", "the word 'visit' in any form in the subject", NULL },
	{ "Subject:\"state visit\" lima",
	  "the word 'lima' in any form, the phrase 'state visit' in the subject", NULL },
	{ "para:(boucher osce)", "both words 'boucher' and 'osce' in any form in one paragraph", NULL },
	{ "by:hoagland",
	  "the word 'hoagland' exactly in the signature, the classified-by line or the lines "
	  "of drafters and clearers", NULL },
	{ "-summary:visit", "not the word 'visit' in any form in the summary", NULL },
	{ "mark:U osce", "the word 'osce' in any form in paragraphs marked U", NULL },
	{ "mark:sbu a \"b c\" date:1974",
	  "sent in 1974, (the word 'a', the phrase 'b c') in paragraphs marked SBU", NULL },
	{ "mark:S", "with a paragraph marked S", NULL },
	/* posts */
	{ "from:almaty", "from Embassy Almaty", NULL },
	{ "from:\"la paz\"", "from Embassy La Paz", NULL },
	{ "from:la paz lake", "the word 'lake' in any form, from Embassy La Paz", "read as one name" },
	{ "to:(kabul OR lima)", "to Embassy Kabul, or to Embassy Lima", NULL },
	{ "info:RUEHTA", "for information to routing indicator RUEHTA", NULL },
	{ "from:almatty", "the word 'almatty' exactly in the originator", "nearest: ALMATY" },
	/* values */
	{ "tag:kdem -tag:PK*", "with TAGS KDEM, not with TAGS PK*", NULL },
	{ "tag:*", "with TAGS *", NULL },
	{ "info:*", "with the information addressees", NULL },
	{ "date:* lake", "both words 'date' and 'lake' in any form", "is no date" },
	{ "date:(* OR 1974) lake", "the word 'lake' in any form, (the word 'or', sent in 1974)", "is no date" },
	{ "subject:*", "with the subject", NULL },
	{ "tag:KDEMX", "with TAGS KDEMX", "nearest: KDEM" },
	{ "country:KZ", "with the TAGS of Kazakhstan", NULL },
	{ "country:kazakstan", "both words 'country' and 'kazakstan' in any form", "nearest: Kazakhstan" },
	{ "cap:nodis", "with caption NODIS", NULL },
	{ "class:secret", "sent or now SECRET", NULL },
	{ "class>=c", "sent or now CONFIDENTIAL or above", NULL },
	{ "class<secret", "sent or now CONFIDENTIAL or below", NULL },
	{ "class:lurid", "both words 'class' and 'lurid' in any form", "no classification" },
	{ "prec:immediate", "with precedence IMMEDIATE", NULL },
	{ "prec>=O", "with precedence IMMEDIATE or above", NULL },
	{ "date:2006", "sent in 2006", NULL },
	{ "date:2006-09", "sent in September 2006", NULL },
	{ "date:2006-09-18", "sent on 18 September 2006", NULL },
	{ "date:18sep06", "sent on 18 September 2006", NULL },
	{ "date:2006-09..2006-12", "sent from September 2006 to December 2006", NULL },
	{ "date:..1979", "sent up to 1979", NULL },
	{ "date:1974..", "sent from 1974 on", NULL },
	{ "date>1974", "sent from 1975 on", NULL },
	{ "date<1974-03-02", "sent up to 1 March 1974", NULL },
	{ "date:2006-13", "the word 'date' in any form, the phrase '2006 13'", "is no date" },
	{ "has:comment", "with a comment", NULL },
	{ "has:wings", "both words 'has' and 'wings' in any form", "is none of" },
	{ "finding:e02", "with a finding of rule E02 (The Executive Order exists)", NULL },
	{ "finding:E*", "with a finding of rules E*", NULL },
	{ "finding:F99", "with a finding of rule F99", "nearest: F09" },
	{ "finding:eo-unknown", "with a finding of rule E02 (The Executive Order exists)", NULL },
	{ "finding:EO-unknwon", "with a finding of rule EO-UNKNWON", "nearest: eo-unknown" },
	{ "finding:rainy-day", "with a finding of rule RAINY-DAY", "no check rule" },
	{ "finding:L05", "with a finding of rule L05 (Letters with accents are not left out (asked only by --only L05))", "is not kept" },
	{ "is:duplicate", "held in several texts", NULL },
	{ "citedby:06ALMATY3273", "cited by telegram 06ALMATY3273", NULL },
	{ "citedby:06 almaty 3273 lake",
	  "the word 'lake' in any form, cited by telegram 06ALMATY3273", "read as one name" },
	{ "citedby:nobody", "both words 'citedby' and 'nobody' in any form", "no telegram's number" },
	{ "person:hoagland",
	  "the word 'hoagland' exactly in the signature, the classified-by line, the lines of "
	  "drafters and clearers or the pass lines", NULL },
	{ "addr:lima", "addressed to Embassy Lima, also through a collective", NULL },
	{ "addr:cis", "addressed to CIS COLLECTIVE or one of its members", NULL },
	{ "addr:\"CIS COLLECTIVE\"", "addressed to CIS COLLECTIVE or one of its members", NULL },
	{ "addr:RUCNMEM", "addressed to EU MEM COLLECTIVE or one of its members", NULL },
	/* numbers */
	{ "06ALMATY003273", "telegram 06ALMATY3273 and those that cite it, or the phrase 'almaty 3273', or the word "
	  "'06almaty003273'", NULL },
	{ "almaty 3273",
	  "telegram ALMATY3273 and those that cite it, or both words 'almaty' and '3273' in "
	  "any form", NULL },
	{ "geneva 1949 conference", "the word 'conference' in any form, (telegram GENEVA1949 and those that cite it, or both words "
	  "'geneva' and '1949' in any form)", NULL },
	{ "police 12", "both words 'police' and '12' in any form", NULL },
	{ "mrn:06ALMATY3273", "telegram 06ALMATY3273", NULL },
	{ "ref:06ALMATY3273", "citing telegram 06ALMATY3273", NULL },
	{ "subject:(lima 9150)", "both words 'lima' and '9150' in any form in the subject", NULL },
	/* fields that are none */
	{ "foo:bar", "both words 'foo' and 'bar' in any form", "no field 'foo:'" },
	{ "datte:1974", "both words 'datte' and '1974' in any form", "nearest: date" },
	{ "subject: visit", "both words 'subject' and 'visit' in any form", "without a blank" },
	{ "subject:", "the word 'subject' in any form", NULL },
	{ "from:!!! a", "both words 'from' and 'a' in any form", "no value" },
	{ "subject:(a", "both words 'subject' and 'a' in any form", "no value" },
	{ "14:30", "the phrase '14 30'", NULL },
	{ "http://example.invalid/", "the phrase 'http example invalid'", NULL },
	/* how to answer */
	{ "lake sort:-date", "the word 'lake' in any form", NULL },
	{ "sort:date", "every telegram", NULL },
	{ "-sort:date lake", "the word 'lake' in any form", NULL },
};

static bool has_note(const struct query *q, const char *piece)
{
	for (uint32_t i = 0; i < q->notes.n; i++) {
		if (str_find(q->notes.v[i].text, str_of(piece)) < q->notes.v[i].text.n)
			return true;
	}
	return false;
}

static void test_readings(struct arena *a)
{
	for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
		const struct query *q = query_read(a, str_of(readings[i].text), false);
		struct buf b;

		buf_init(&b, BUF_MOST);
		query_explain(&b, q->root);
		is_str(buf_str(&b), str_of(readings[i].reading), "%s", readings[i].text);
		if (readings[i].note)
			ok(has_note(q, readings[i].note), "%s: a note says so", readings[i].text);
		else if (!ok(q->notes.n == 0, "%s: without a note", readings[i].text))
			printf("# %.*s\n", STR_ARG(q->notes.v[0].text));
		buf_release(&b);
	}
}

static void test_literal(struct arena *a)
{
	static const char text[] = "SALE OR (LEASE) -NOT from:lima \"x";
	const struct query *q = query_read(a, str_of(text), true);

	is_int(q->root->kind, Q_AND, "read literally, all is words");
	is_int(q->notes.n, 0, "without notes");
	ok(!q->operators && !q->booleans, "and without operators");
	q = query_read(a, str_of(text), false);
	ok(q->operators && q->booleans, "which the usual reading has");
	q = query_read(a, S("plain words"), false);
	ok(!q->operators && !q->booleans, "plain words have none either way");
}

static void test_spans(struct arena *a)
{
	const struct query *q = query_read(a, S("road foo:bar"), false);

	is_str(str_at(q->text, q->notes.v[0].span), S("foo"), "a note points at its place");
	is_str(str_at(q->text, q->root->child[0]->span), S("road"), "so does a node");
	q = query_read(a, S("x date:1974 y"), false);
	is_str(str_at(q->text, q->root->child[1]->span), S("date:1974"), "a field with its value");
	q = query_read(a, S("sort:mrn"), false);
	is_int(q->sort, SORT_MRN, "sort: is no part of the tree");
	is_str(query_sort_word(SORT_DATE_DOWN), S("-date"), "orders have words");
}

/* The parts whose words have to be read: no more than the query looks at. */
static void test_parts(struct arena *a)
{
	is_int(query_read(a, S("date:1974"), false)->parts, 0, "values need no words");
	is_int(query_read(a, S("subject:x"), false)->parts, PART_BIT(SUBJECT), "a part needs its own");
	is_int(query_read(a, S("x"), false)->parts, PARTS_PLAIN, "a word needs all but summary and comment");
	is_int(query_read(a, S("summary:x"), false)->parts, PART_BIT(PARAGRAPH), "a summary is paragraphs");
	is_int(query_read(a, S("finding:E02"), false)->parts, (int)DOCUMENT_FINDINGS, "a finding needs a check");
	is_int(query_read(a, S("is:duplicate OR citedby:lima12"), false)->sets.n, 2, "sets are listed");
}

static void test_periods(void)
{
	static const struct { const char *text; int from, to; } periods[] = {
		{ "2006", 20060101, 20061231 },
		{ "2008-02", 20080201, 20080229 },
		{ "2006-9-18", 20060918, 20060918 },
		{ "18 September 2006", 20060918, 20060918 },
		{ "sep 2006", 20060901, 20060930 },
		{ "180645Z SEP 06", 20060918, 20060918 },
		{ "jan74", 19740101, 19740131 },
		{ "1976..1974", 19740101, 19761231 },
		{ "1974..1974-06", 19740101, 19740630 },
		{ "..", 0, 0 }, { "2006-02-30", 0, 0 }, { "2006-0", 0, 0 }, { "06", 0, 0 }, { "septembre 2006", 0, 0 },
		{ "1974...1976", 0, 0 }, { "", 0, 0 }, { "31 feb 1974", 0, 0 },
	};

	for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
		struct period p = { 0, 0 };

		is_int(period_read(str_of(periods[i].text), &p), periods[i].from != 0, "'%s' as a date", periods[i].text);
		is_int(p.from, periods[i].from, "'%s': first day", periods[i].text);
		is_int(p.to, periods[i].to, "'%s': last day", periods[i].text);
	}
	is_int(period_day_after(20081231), 20090101, "the day after New Year's Eve");
	is_int(period_day_before(20080301), 20080229, "the day before 1 March of a leap year");
}

static void test_tree(struct arena *a)
{
	static const char want[] =
		"or  \"visits NEAR/2 ma* OR -subject:=x\"\n"
		"  near 2  \"visits NEAR/2 ma*\"\n"
		"    word stem visits as visit  \"visits\"\n"
		"    word wildcards ma*  \"ma*\"\n"
		"  not  \"-subject:=x\"\n"
		"    in subject  \"subject:=x\"\n"
		"      word exact x  \"x\"\n";
	struct buf b;

	buf_init(&b, BUF_MOST);
	query_tree(&b, query_read(a, S("visits NEAR/2 ma* OR -subject:=x"), false));
	is_str(buf_str(&b), str_of(want), "the tree, a node on each line");
	buf_release(&b);
}

/* Nothing that is typed makes the reader fail, or takes it long. */
static void test_anything(struct arena *a)
{
	static const char *const pieces[] = { "(", ")", "\"", "-", " ", "OR", "AND", "NOT", "subject:", "from:", "mark:", "date:",
	                                      "tag:", "sort:", "x", "NEAR/3", "ONEAR/0", "~1", "~", "=", "/", "[",
	                                      "{2}", "finding:", "addr:", "la", "paz", "12", "*", "?", "'", ":", "..", "1974", "\xff",
	                                      "\u201c", "\u00e9", ">=", "class", "\n" };
	uint32_t seed = 12345;
	bool good = true;

	for (int i = 0; i < 20000; i++) {
		Str text = S("");
		struct buf b;

		arena_reset(a);
		for (int k = 0; k < 12; k++) {
			seed = seed * 1103515245u + 12345u;
			text = arena_printf(a, "%.*s%s", STR_ARG(text), pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
		}
		buf_init(&b, BUF_MOST);
		query_explain(&b, query_read(a, text, false)->root);
		query_tree(&b, query_read(a, text, i % 2));
		good &= b.n > 0;
		buf_release(&b);
	}
	ok(good, "any text is a query");
}

static Str repeat(struct arena *a, const char *piece, size_t count)
{
	Str s = { NULL, strlen(piece) * count };
	char *p = arena_raw(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = piece[i % strlen(piece)];
	s.p = p;
	return s;
}

static void test_long(struct arena *a)
{
	static const char *const pieces[] = { "(", "x ", "NOT ", "(x OR ", "\"", "x-", "x NEAR/9 ", "=x ", "x~1 ", "/x/ ",
	                                      "/", "/(", "\"x x\"~1 ", "from:la ", "subject:(", "1974 ", "lima 12 ", "-x" };

	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		const struct query *q;

		arena_reset(a);
		q = query_read(a, repeat(a, pieces[i], 20000), false);
		ok(q->root != NULL, "20,000 times '%s'", pieces[i]);
	}
	arena_reset(a);
	ok(has_note(query_read(a, repeat(a, "x ", 20000), false), "at most 4096 words"), "the words past the limit are told");
}

int main(void)
{
	struct arena a;

	arena_init(&a);
	test_readings(&a);
	test_literal(&a);
	test_spans(&a);
	test_parts(&a);
	test_tree(&a);
	test_periods();
	test_anything(&a);
	test_long(&a);
	arena_release(&a);
	return tap_done();
}
