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
	{ "uranium", "the word 'uranium'", NULL },
	{ "Uranium ENRICHMENT", "both words 'uranium' and 'enrichment'", NULL },
	{ "a b c d", "all 4 words 'a', 'b', 'c' and 'd'", NULL },
	{ "", "every telegram", NULL },
	{ " \t\n", "every telegram", NULL },
	{ "*", "every telegram", NULL },
	{ "!!! ... --", "every telegram", NULL },
	{ "caf\u00e9 \u00c9TATS", "both words 'cafe' and 'etats'", NULL },
	{ "O'MARA O\u2019Mara", "both words 'omara' and 'omara'", NULL },
	{ "vice-president", "the word 'vice-president'", NULL },
	{ "1.4(b)", "the phrase '1 4 b'", NULL },
	{ "Shall we go?", "all 3 words 'shall', 'we' and 'go'", NULL },
	/* phrases */
	{ "\"road map\"", "the phrase 'road map'", NULL },
	{ "\u201croad map\u201d", "the phrase 'road map'", NULL },
	{ "\"road\" map", "both words 'road' and 'map'", NULL },
	{ "\"\" map", "the word 'map'", NULL },
	{ "12\" pipe", "both words '12' and 'pipe'", "quotation mark" },
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
	{ "SALE OR LEASE NOT APPROVED", "the word 'sale', or (the word 'lease', not the word 'approved')", NULL },
	/* what cannot be an operator is a word */
	{ "OR", "the word 'or'", NULL },
	{ "a OR", "both words 'a' and 'or'", NULL },
	{ "AND a", "both words 'and' and 'a'", NULL },
	{ "a OR OR b", "both words 'a' and 'or', or the word 'b'", NULL },
	{ "a not b or c", "all 5 words 'a', 'not', 'b', 'or' and 'c'", NULL },
	{ "(a b", "both words 'a' and 'b'", NULL },
	{ "a) b (", "both words 'a' and 'b'", NULL },
	{ "() a ( ( ) )", "the word 'a'", NULL },
	{ "(OR)", "the word 'or'", NULL },
	{ "NOT", "the word 'not'", NULL },
	/* wildcards */
	{ "enrich* *stan nazarba?ev", "all 3 words 'enrich*', '*stan' and 'nazarba?ev'", NULL },
	{ "vice-pres*", "the word 'vice-pres*'", NULL },
	/* parts */
	{ "subject:visit", "the word 'visit' in the subject", NULL },
	{ "Subject:\"state visit\" lima", "the word 'lima', the phrase 'state visit' in the subject", NULL },
	{ "para:(boucher osce)", "both words 'boucher' and 'osce' in one paragraph", NULL },
	{ "by:hoagland", "the word 'hoagland' in the signature, the classified-by line or the lines of drafters and clearers", NULL },
	{ "-summary:visit", "not the word 'visit' in the summary", NULL },
	{ "mark:U osce", "the word 'osce' in paragraphs marked U", NULL },
	{ "mark:sbu a \"b c\" date:1974", "sent in 1974, (the word 'a', the phrase 'b c') in paragraphs marked SBU", NULL },
	{ "mark:S", "with a paragraph marked S", NULL },
	/* posts */
	{ "from:almaty", "from Embassy Almaty", NULL },
	{ "from:\"la paz\"", "from Embassy La Paz", NULL },
	{ "from:la paz lake", "the word 'lake', from Embassy La Paz", "read as one name" },
	{ "to:(kabul OR lima)", "to Embassy Kabul, or to Embassy Lima", NULL },
	{ "info:RUEHTA", "for information to routing indicator RUEHTA", NULL },
	{ "from:almatty", "the word 'almatty' in the originator", "nearest: ALMATY" },
	/* values */
	{ "tag:kdem -tag:PK*", "with TAGS KDEM, not with TAGS PK*", NULL },
	{ "tag:KDEMX", "with TAGS KDEMX", "nearest: KDEM" },
	{ "country:KZ", "with the TAGS of Kazakhstan", NULL },
	{ "country:kazakstan", "both words 'country' and 'kazakstan'", "nearest: Kazakhstan" },
	{ "cap:nodis", "with caption NODIS", NULL },
	{ "class:secret", "sent or now SECRET", NULL },
	{ "class>=c", "sent or now CONFIDENTIAL or above", NULL },
	{ "class<secret", "sent or now CONFIDENTIAL or below", NULL },
	{ "class:lurid", "both words 'class' and 'lurid'", "no classification" },
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
	{ "date:2006-13", "the word 'date', the phrase '2006 13'", "is no date" },
	{ "has:comment", "with a comment", NULL },
	{ "has:wings", "both words 'has' and 'wings'", "is none of" },
	/* numbers */
	{ "06ALMATY003273", "telegram 06ALMATY3273 and those that cite it, or the phrase 'almaty 3273', or the word "
	  "'06almaty003273'", NULL },
	{ "almaty 3273", "telegram ALMATY3273 and those that cite it, or both words 'almaty' and '3273'", NULL },
	{ "geneva 1949 conference", "the word 'conference', (telegram GENEVA1949 and those that cite it, or both words "
	  "'geneva' and '1949')", NULL },
	{ "police 12", "both words 'police' and '12'", NULL },
	{ "mrn:06ALMATY3273", "telegram 06ALMATY3273", NULL },
	{ "ref:06ALMATY3273", "citing telegram 06ALMATY3273", NULL },
	{ "subject:(lima 9150)", "both words 'lima' and '9150' in the subject", NULL },
	/* fields that are none */
	{ "foo:bar", "both words 'foo' and 'bar'", "no field 'foo:'" },
	{ "datte:1974", "both words 'datte' and '1974'", "nearest: date" },
	{ "subject: visit", "both words 'subject' and 'visit'", "without a blank" },
	{ "subject:", "the word 'subject'", NULL },
	{ "from:!!! a", "both words 'from' and 'a'", "no value" },
	{ "subject:(a", "both words 'subject' and 'a'", "no value" },
	{ "14:30", "the phrase '14 30'", NULL },
	{ "http://example.invalid/", "the phrase 'http example invalid'", NULL },
	/* how to answer */
	{ "lake sort:-date", "the word 'lake'", NULL },
	{ "sort:date", "every telegram", NULL },
	{ "-sort:date lake", "the word 'lake'", NULL },
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
	is_int(query_read(a, S("summary:x"), false)->parts, PART_BIT(SUMMARY) | PART_BIT(PARAGRAPH),
	       "a summary needs the paragraphs for its marks");
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

/* Nothing that is typed makes the reader fail, or takes it long. */
static void test_anything(struct arena *a)
{
	static const char *const pieces[] = { "(", ")", "\"", "-", " ", "OR", "AND", "NOT", "subject:", "from:", "mark:", "date:",
	                                      "tag:", "sort:", "x", "la", "paz", "12", "*", "?", "'", ":", "..", "1974", "\xff",
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
	static const char *const pieces[] = { "(", "x ", "NOT ", "(x OR ", "\"", "x-", "from:la ", "subject:(", "1974 ", "lima 12 ", "-x" };

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
	test_periods();
	test_anything(&a);
	test_long(&a);
	arena_release(&a);
	return tap_done();
}
