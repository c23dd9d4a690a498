/*
 * base - text, arenas, buffers, JSON, calendar, characters.
 */
#include "base/arena.h"
#include "base/calendar.h"
#include "base/error.h"
#include "base/json.h"
#include "base/utf8.h"
#include "tap.h"

static void test_str(void)
{
	Str rest = S("a,bb,,c"), item, s = S("12345Z");
	unsigned two;
	uint32_t number;
	int n = 0;

	while (str_next(&rest, ',', &item))
		n++;
	is_int(n, 4, "items between commas, the empty one too");
	ok(take_digits(&s, 2, &two) && two == 12, "two digits are taken");
	ok(take_number(&s, 9, &number) && number == 345, "then all the others");
	ok(!take_number(&s, 9, &number) && s.n == 1, "a letter is no number and stays");
	is_int(str_find(S("aab"), S("ab")), 1, "a needle behind its own start is found");
	is_int(str_find(S("abc"), S("x")), 3, "no needle: the length");
	is_str(str_trim(S(" \tx y\r\n ")), S("x y"), "blanks and line ends are trimmed");
	ok(str_ieq(S("Tags"), S("TAGS")) && !str_ieq(S("Tag"), S("TAGS")), "case is folded, length is not");
	is_str(str_cut(S("abc"), 2, 99), S("c"), "a cut is clipped");
}

static void test_arena(void)
{
	struct arena a;
	LIST(int) list = { 0 };
	bool right = true;

	arena_init(&a);
	for (int i = 0; i < 1000; i++)
		*list_push(&a, &list) = i;
	for (int i = 0; i < 1000; i++)
		right &= list.v[i] == i;
	ok(right && list.n == 1000, "a list keeps its items while it grows");
	ok(((uintptr_t)arena_raw(&a, 3) & 15) == 0, "memory is aligned");
	is_str(arena_printf(&a, "%d-%s", 7, "x"), S("7-x"), "text is printed into an arena");
	memset(arena_raw(&a, 10 << 20), 1, 10 << 20);
	arena_reset(&a);
	ok(a.blocks != NULL, "a reset keeps a block");
	arena_release(&a);
}

static void test_buf(void)
{
	struct buf b;

	buf_init(&b, 600);
	buf_number(&b, -9223372036854775807LL - 1);
	is_str(buf_str(&b), S("-9223372036854775808"), "the smallest number is printed");
	buf_fill(&b, 'x', 500);
	ok(!b.full, "below its limit a buffer grows");
	buf_fill(&b, 'x', 500);
	ok(b.full && b.n == 520, "past its limit it says so and keeps what it has");
	buf_release(&b);
}

static void test_json(void)
{
	struct buf b;
	struct json j;

	buf_init(&b, 4096);
	json_init(&j, &b);
	json_map(&j);
	json_put_str(&j, "a", S("q\"\\\n\x01\xC3\xA9\xFF\xC3"));
	json_put_str(&j, "none", STR_NONE);
	json_key(&j, "l");
	json_list(&j);
	json_int(&j, 1);
	json_bool(&j, true);
	json_map(&j);
	json_map_end(&j);
	json_list_end(&j);
	json_map_end(&j);
	is_str(buf_str(&b),
	       S("{\"a\":\"q\\\"\\\\\\n\\u0001\xC3\xA9\xEF\xBF\xBD\xEF\xBF\xBD\",\"none\":null,\"l\":[1,true,{}]}"),
	       "escapes, bad bytes, commas");
	buf_release(&b);
}

static void test_calendar(void)
{
	bool right = true;

	for (long d = -40000; d < 40000; d += 13)
		right &= date_days(date_from_days(d)) == d;
	ok(right, "a day is the day that its date gives");
	is_int(date_ordinal((struct date){ 2006, 9, 18 }), 261, "18 September 2006 is day 261");
	is_int(date_weekday((struct date){ 2006, 9, 18 }), 1, "and a Monday");
	ok(!date_valid((struct date){ 1975, 2, 29 }) && date_valid((struct date){ 1976, 2, 29 }), "leap days");
	is_int(month_read(S("sep 06")), 9, "months are read without regard to case");
	is_int(month_read(S("XYZ")), 0, "and only months");
}

static void test_utf8(void)
{
	static const struct {
		Str s;
		size_t n;
		bool good;
	} cases[] = {
		{ S_INIT("A"), 1, true },
		{ S_INIT("\xC2\xB6"), 2, true },
		{ S_INIT("\xF0\x9F\x93\xA0"), 4, true },
		{ S_INIT("\xC0\x80"), 1, false },
		{ S_INIT("\xED\xA0\x80"), 1, false },
		{ S_INIT("\xE2\x82"), 1, false },
		{ S_INIT("\xFF"), 1, false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint32_t c;
		size_t n = utf8_read(cases[i].s, &c);

		ok(n == cases[i].n && (c != UTF8_BAD) == cases[i].good, "character %zu", i);
	}
}

static void test_error(void)
{
	struct error err = { 0 };

	ok(!fail(&err, ERR_IO, "%s: gone", "x"), "fail returns false");
	error_add(&err, "import of %s", "y");
	is_str(str_of(err.text), S("import of y: x: gone"), "what was being done stands in front");
}

int main(void)
{
	test_str();
	test_arena();
	test_buf();
	test_json();
	test_calendar();
	test_utf8();
	test_error();
	return tap_done();
}
