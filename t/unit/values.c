/*
 * values - levels, precedences, date-time groups, message reference numbers.
 */
#include "cable/values.h"
#include "tap.h"

static const struct {
	Str text;
	size_t used;
	enum class_level level;
} classes[] = {
	{ S_INIT("UNCLAS ALMATY 003273"), 6, LEVEL_UNCLASSIFIED },
	{ S_INIT("UNCLASSIFIED"), 12, LEVEL_UNCLASSIFIED },
	{ S_INIT("C O N F I D E N T I A L LA PAZ 0158"), 23, LEVEL_CONFIDENTIAL },
	{ S_INIT("SS E C R E T SECTION"), 12, LEVEL_SECRET },
	{ S_INIT("CSE C R E T"), 11, LEVEL_SECRET },
	{ S_INIT("T O P  S E C R E T"), 18, LEVEL_TOP_SECRET },
	{ S_INIT("LIMITED OFFICIAL USE LA PAZ"), 20, LEVEL_LOU },
	{ S_INIT("S e c r e t section 01"), 11, LEVEL_SECRET },
	{ S_INIT("SECRETARY OF STATE"), 0, LEVEL_NONE },
	{ S_INIT("RESTRICTEDLY"), 0, LEVEL_NONE },
	{ S_INIT(""), 0, LEVEL_NONE },
};

static void test_levels(void)
{
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
		enum class_level level = LEVEL_NONE;
		size_t n = level_read(classes[i].text, &level);

		ok(n == classes[i].used && level == classes[i].level, "class '%.*s'", STR_ARG(classes[i].text));
	}
	is_str(level_word(LEVEL_LOU), S("LIMITED OFFICIAL USE"), "a level has its word");
}

static const struct {
	Str text;
	size_t used;
	struct dtg want;
} groups[] = {
	{ S_INIT("180645Z SEP 06"), 14, { { 2006, 9, 18 }, 405, 'Z', 2 } },
	{ S_INIT("121530Z JAN 75"), 14, { { 1975, 1, 12 }, 930, 'Z', 2 } },
	{ S_INIT("301921Z DEC 2022 MID2"), 16, { { 2022, 12, 30 }, 1161, 'Z', 4 } },
	{ S_INIT("021427Z MAR"), 11, { { 0, 3, 2 }, 867, 'Z', 0 } },
	{ S_INIT("211303Z"), 7, { { 0, 0, 21 }, 783, 'Z', 0 } },
	{ S_INIT("241549 Z JAN 74"), 15, { { 1974, 1, 24 }, 949, 'Z', 2 } },
	{ S_INIT("280000Z Jan 85"), 14, { { 1985, 1, 28 }, 0, 'Z', 2 } },
	{ S_INIT("322400Z JAN 75"), 0, { { 0, 0, 0 }, 0, 0, 0 } },
	{ S_INIT("1806Z SEP 06"), 0, { { 0, 0, 0 }, 0, 0, 0 } },
};

static bool same_dtg(const struct dtg *a, const struct dtg *b)
{
	return date_number(a->date) == date_number(b->date) && a->minute == b->minute && a->zone == b->zone &&
	       a->year_digits == b->year_digits;
}

static void test_dtgs(void)
{
	struct buf b;

	buf_init(&b, 100);
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		struct dtg d = { 0 };

		ok(dtg_read(groups[i].text, &d) == groups[i].used && same_dtg(&d, &groups[i].want), "group '%.*s'",
		   STR_ARG(groups[i].text));
	}
	dtg_print(&b, &groups[0].want);
	is_str(buf_str(&b), groups[0].text, "printed as it was read");
	buf_clear(&b);
	dtg_print_time(&b, &groups[0].want);
	is_str(buf_str(&b), S("2006-09-18T06:45Z"), "printed as a time");
	buf_release(&b);
	is_int(year_of_two(66), 1966, "66 turns to 1966");
	is_int(year_of_two(65), 2065, "65 to 2065");
}

static const struct {
	Str text, want;
} numbers[] = {
	{ S_INIT("06ALMATY3273"), S_INIT("06ALMATY3273") },
	{ S_INIT("06 ALMATY 003273"), S_INIT("06ALMATY3273") },
	{ S_INIT("1974LAPAZ04746"), S_INIT("74LAPAZ4746") },
	{ S_INIT("ALMATY 3273"), S_INIT("ALMATY3273") },
	{ S_INIT("STATE (01) 201265"), S_INIT("01STATE201265") },
	{ S_INIT("STATE 201265 (01)"), S_INIT("01STATE201265") },
	{ S_INIT("377 KATHMANDU"), S_INIT("KATHMANDU377") },
	{ S_INIT("2005 LISBON 1609"), S_INIT("05LISBON1609") },
	{ S_INIT("PANAMA 00789/08"), S_INIT("PANAMA789") },
	{ S_INIT("AMMAN 5049-01"), S_INIT("AMMAN5049") },
	{ S_INIT("75 STATE O1234"), S_INIT("75STATE1234") },
	{ S_INIT("'76 STATE 1234"), S_INIT("76STATE1234") },
	{ S_INIT("NEW DELHI #384"), S_INIT("NEWDELHI384") },
	{ S_INIT("LA PAZ A-101"), S_INIT("LAPAZA-101") },
	{ S_INIT("AMEMBASSY LA PAZ 12"), S_INIT("LAPAZ12") },
	{ S_INIT("la paz 12"), S_INIT("LAPAZ12") },
	{ S_INIT("LA PAZ"), S_INIT("") },
	{ S_INIT("12"), S_INIT("") },
	{ S_INIT("LA PAZ 0"), S_INIT("") },
	{ S_INIT("THE MEETING OF 12 PERSONS"), S_INIT("") },
};

static void test_numbers(void)
{
	struct arena a;

	arena_init(&a);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct mrn m = { 0 };
		Str got = mrn_read(&a, numbers[i].text, &m) ? mrn_str(&a, &m) : S("");

		is_str(got, numbers[i].want, "number '%.*s'", STR_ARG(numbers[i].text));
	}
	arena_release(&a);
}

static void test_precedences(void)
{
	is_int(precedence_of_letter('O'), PREC_IMMEDIATE, "O is IMMEDIATE");
	is_int(precedence_of_letter('X'), PREC_NONE, "X is none");
	is_str(precedence_word(PREC_NIACT), S("NIACT IMMEDIATE"), "night action has its words");
}

int main(void)
{
	test_levels();
	test_dtgs();
	test_numbers();
	test_precedences();
	return tap_done();
}
