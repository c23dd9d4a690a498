/* Tests of src/archive/missing and what it stands on: pace, series, references read anew, requests, words compared. */
#include "archive/missing.h"

#include "archive/diff.h"
#include "archive/foia.h"
#include "archive/missing_part.h"
#include "tap.h"

static struct arena arena;

static int64_t at(const char *day)
{
	return pace_minute(str_of(day));
}

static Str words_of(const struct pace_when *w)
{
	struct buf b;
	Str s;

	buf_init(&b, 200);
	pace_when_print(&b, w);
	s = arena_str(&arena, buf_str(&b));
	buf_release(&b);
	return s;
}

/* A post that sends ten telegrams a day, of which some are held, one with a garbled number. */
static struct pace ten_a_day(void)
{
	PaceList sent = { 0 }, cited = { 0 };
	struct pace p;

	for (uint32_t day = 1; day <= 28; day += 3)
		*list_push(&arena, &sent) = (struct pace_point){ day * 10, at("1974-01-01") + (int64_t)day * 24 * 60 };
	*list_push(&arena, &sent) = (struct pace_point){ 15, at("1974-01-20") };
	*list_push(&arena, &cited) = (struct pace_point){ 300, at("1974-02-05") };
	*list_push(&arena, &cited) = (struct pace_point){ 9000, at("1974-01-10") };
	pace_init(&p, &arena, 1974, &sent, &cited);
	return p;
}

static void test_pace(void)
{
	struct pace p = ten_a_day();
	struct pace_when w = pace_when(&p, 115);

	is_int(p.sent.n, 10, "what does not fit the others is no part of the curve");
	is_int((long long)(p.per_day + 0.5), 10, "ten numbers a day");
	is_str(words_of(&w), S("between 11 and 14 January 1974"), "between its neighbours");
	ok(w.from == at("1974-01-11") && w.to == at("1974-01-14"), "as the neighbours have it");
	w = pace_when(&p, 300);
	is_int(w.basis, PACE_AFTER, "a number above those held goes by the pace");
	is_str(words_of(&w), S("between 29 January and 5 February 1974"), "and was sent before it was cited");
	w = pace_when(&p, 2000);
	is_str(words_of(&w), S("about 20 July 1974"), "far ahead there is only the pace");
	is_int(p.cited.n, 1, "a citation of what was not there yet counts for nothing");
	ok(pace_reach(&p, at("1974-01-12T12:00Z")) == 130, "on the 12th the post was not beyond the next number held");
	ok(pace_reach(&p, at("1974-06-01")) < 3000, "nor in June beyond one and a half times its pace");
	is_int(pace_misfit(&p, 15, at("1974-01-20")), 15, "a number fifteen days off its place");
	is_int(pace_misfit(&p, 115, at("1974-01-12")), 0, "and one that fits");
	is_int(pace_mended(&p, 515, at("1974-01-20")), 215, "one other digit makes it fit");
	is_int(pace_mended(&p, 15, at("1974-01-20")), 0, "where none does, none is made up");
}

static void test_pace_of_citations(void)
{
	PaceList sent = { 0 }, cited = { 0 };
	struct pace p;
	struct pace_when w;

	for (uint32_t day = 20; day <= 100; day += 10)
		*list_push(&arena, &cited) = (struct pace_point){ day * 800, at("1974-01-01") + (int64_t)day * 24 * 60 };
	*list_push(&arena, &cited) = (struct pace_point){ 117000, at("1974-01-29") };
	pace_init(&p, &arena, 1974, &sent, &cited);
	is_int((long long)(p.per_day + 0.5), 800, "citations alone tell a pace, one garbled among them or not");
	ok(pace_reach(&p, at("1974-01-29")) < 117000, "and what cannot have been there");
	w = pace_when(&p, 33000);
	is_str(words_of(&w), S("about 11 February 1974"), "and about when");
	pace_init(&p, &arena, 1974, &sent, &(PaceList){ 0 });
	w = pace_when(&p, 5);
	is_str(words_of(&w), S("in 1974"), "nothing known, nothing said");
	ok(pace_reach(&p, at("1974-01-29")) == UINT32_MAX, "nor refused");
	is_int(pace_date(at("1969-12-31T23:59Z")).day, 31, "days before 1970");
	ok(at("1974-02-30") == PACE_NO_TIME && at("") == PACE_NO_TIME, "a day that is none");
}

static struct mrn number(const char *text)
{
	struct mrn m = { 0 };

	mrn_read(&arena, str_of(text), &m);
	return m;
}

static void test_series(void)
{
	struct mrn lapaz = number("74LAPAZ123"), secto = number("74SECTO9041"), air = number("73 LA PAZ A-101");

	is_int(series_of(&lapaz, S("LA PAZ 123")), SERIES_POST, "a post's own");
	is_int(series_of(&lapaz, S("USDAO LA PAZ 123")), SERIES_OFFICE, "an attache's");
	is_int(series_of(&secto, STR_NONE), SERIES_TRAVEL, "a traveller's");
	is_int(series_of(&air, STR_NONE), SERIES_AIRGRAM, "an airgram");
	is_str(series_office(S("USDAOS 1")), STR_NONE, "an office's word ends where it ends");
	ok(hole_between((struct date){ 1976, 6, 10 }, (struct date){ 1976, 6, 12 }) != NULL, "June 1976 is a hole");
	ok(!hole_between((struct date){ 1976, 7, 2 }, (struct date){ 1976, 9, 1 }), "July is none");
	ok(series_electronic(1979) && !series_electronic(1980), "the electronic file ends with 1979");
}

static void hold(struct numbers *s, const char *mrn, const char *time)
{
	*list_push(&arena, &s->held) = (struct held_number){ number(mrn), s->held.n + 1, at(time) };
}

static void cite(struct numbers *s, const char *by, const char *time, const char *raw, const char *mrn, bool inferred)
{
	struct cite *c = list_push(&arena, &s->cites);

	c->mrn = number(mrn);
	c->citing = number(by);
	c->by = (struct missing_citing){ .id = s->cites.n, .minute = at(time), .raw = str_of(raw) };
	c->inferred = inferred;
}

/* A year of one post, held in part, which cites right and wrong. */
static struct numbers an_archive(void)
{
	struct numbers s = { .a = &arena };

	for (uint32_t n = 100; n <= 1000; n += 100) {
		Str mrn = arena_printf(&arena, "74LAPAZ%u", n);
		Str time = arena_printf(&arena, "1974-02-%02uT10:00Z", n / 100 * 2);

		hold(&s, arena_z(&arena, mrn), arena_z(&arena, time));
	}
	cite(&s, "74LAPAZ300", "1974-02-06T10:00Z", "LA PAZ 250", "74LAPAZ250", true);
	cite(&s, "74LAPAZ400", "1974-02-08T10:00Z", "LA PAZ 250", "74LAPAZ250", true);
	cite(&s, "74LAPAZ300", "1974-02-06T10:00Z", "LA PAZ 200", "74LAPAZ200", true);
	cite(&s, "74STATE90", "1974-02-06T10:00Z", "LA PAZ 7697", "74LAPAZ7697", true);
	cite(&s, "74LAPAZ300", "1974-02-06T10:00Z", "74 LA PAZ 7700", "74LAPAZ7700", false);
	cite(&s, "74LAPAZ300", "1974-02-06T10:00Z", "SANTAIGO 12", "74SANTAIGO12", true);
	cite(&s, "74LAPAZ400", "1974-02-08T10:00Z", "SANTIAGO 12", "74SANTIAGO12", true);
	cite(&s, "74LAPAZ300", "1974-02-06T10:00Z", "PURCHASE ORDER 12", "74PURCHASEORDER12", true);
	cite(&s, "74LAPAZ300", "1974-02-06T10:00Z", "LIMA 1234567", "74LIMA1234567", true);
	cite(&s, "74LAPAZ300", "1974-02-06T10:00Z", "84 LIMA 12", "84LIMA12", false);
	cite(&s, "74LAPAZ300", "1974-02-06T10:00Z", "LA PAZ 300", "74LAPAZ300", true);
	cite(&s, "74LAPAZ300", "1974-02-06T10:00Z", "USDAO LA PAZ 200", "74LAPAZ200", true);
	cite(&s, "74LAPAZ300", "1974-02-06T10:00Z", "LA PAZ A-12", "74 LA PAZ A-12", true);
	numbers_group(&s);
	numbers_clean(&s);
	return s;
}

static Str texts(const MissingCitedList *l)
{
	Str all = S("");

	for (uint32_t i = 0; i < l->n; i++)
		all = arena_printf(&arena, "%.*s%s%.*s:%u", STR_ARG(all), i ? " " : "", STR_ARG(l->v[i].text), l->v[i].by.n);
	return all;
}

static Str doubts(const MissingCitedList *l)
{
	Str all = S("");

	for (uint32_t i = 0; i < l->n; i++)
		all = arena_printf(&arena, "%.*s%s%.*s", STR_ARG(all), i ? ", " : "", STR_ARG(missing_doubt_word(l->v[i].doubt)));
	return all;
}

static void test_missing(void)
{
	struct numbers s = an_archive();
	struct missing_want want = { 0 };
	struct missing m = { 0 };
	const struct missing_year *y;

	missing_put_cited(&s, &want, &m);
	missing_put_years(&s, &want, &m);
	is_str(texts(&m.cited), S("73LAPAZ7697:1 74LAPAZ250:2 74SANTIAGO12:2"), "each number once, with those that cite it");
	is_str(m.cited.v[0].note, S("the year is not written; read as 1973, for in 1974 the post had not come so far"),
	       "a year that cannot be is read as the one before");
	is_str(m.cited.v[2].note, S("read as SANTIAGO: SANTAIGO is one letter off"), "a misspelt post is mended, and told");
	is_str(texts(&m.aside), S("74LAPAZ200:1 74LAPAZA-12:1"), "an attache's message and an airgram stand aside");
	is_str(doubts(&m.doubtful), S("own number, too high, too long, year, unknown post"), "what cannot be is not asked for");
	is_int(m.references, 13, "all references are counted");
	is_int(m.held, 1, "and those whose number is held");

	y = &m.years.v[1];
	ok(str_eq(y->post, S("LAPAZ")) && y->year == 1974, "a year of the post");
	is_int(y->held, 10, "ten held");
	is_int(y->cited, 2, "two cited");
	is_int(y->cited_held, 1, "one of them held");
	is_int(y->estimate, 1090, "of about as many as the last and one mean gap");
	ok(y->sample && m.ranges.n == 0, "a sample: no numbers between are listed");
	want.ranges = true;
	m = (struct missing){ 0 };
	missing_put_years(&s, &want, &m);
	is_int(m.ranges.n, 10, "unless they are asked for");
	ok(m.ranges.v[1].first == 201 && m.ranges.v[1].last == 249, "from number to number");
	want = (struct missing_want){ .post = S("SANTIAGO") };
	m = (struct missing){ 0 };
	missing_put_cited(&s, &want, &m);
	is_str(texts(&m.cited), S("74SANTIAGO12:2"), "one post alone");
}

static void test_silence(void)
{
	struct numbers s = { .a = &arena };
	struct missing m = { 0 };
	struct missing_want want = { 0 };

	for (uint32_t n = 1; n <= 120; n++) {
		uint32_t day = n <= 60 ? n : n + 40;
		struct date d = date_from_days(date_days((struct date){ 1976, 4, 2 }) + (long)day - 1);

		hold(&s, arena_z(&arena, arena_printf(&arena, "76LIMA%u", day * 10)),
		     arena_z(&arena, arena_printf(&arena, "%04d-%02d-%02dT12:00Z", d.year, d.month, d.day)));
	}
	hold(&s, "76LIMA25", "1976-07-20T12:00Z");
	numbers_group(&s);
	missing_put_silences(&s, &want, &m);
	missing_put_misfits(&s, &want, &m);
	is_int(m.silences.n, 3, "before, within and after");
	ok(m.silences.v[1].first == 600 && m.silences.v[1].last == 1010, "the numbers on both sides");
	ok(m.silences.v[1].hole && str_find(m.silences.v[1].hole->what, S("June 1976")) > 0, "a hole of the National Archives is named");
	is_int(m.misfits.n, 1, "a number that does not go with its day");
	is_str(m.misfits.v[0].text, S("76LIMA25"), "is that one");
}

static void test_letters(void)
{
	struct numbers s = an_archive();
	struct missing_want want = { 0 };
	struct missing m = { 0 };
	struct buf b;

	missing_put_cited(&s, &want, &m);
	m.cited.v[1].by_subject = S("EXERCISE: \"A STEAMER\", AND OTHERS");
	m.cited.v[1].sentence = S("SEE LA PAZ 250, PARA 3.");
	buf_init(&b, 1 << 20);
	foia_csv(&b, &arena, &m);
	ok(str_find(buf_str(&b), S("National Archives,1974LAPAZ00250,LA PAZ,1974,")) < b.n, "a request is a line of the table");
	ok(str_find(buf_str(&b), S("\"EXERCISE: \"\"A STEAMER\"\", AND OTHERS\"")) < b.n, "quotes are doubled");
	buf_clear(&b);
	ok(foia_letter(&b, &arena, FOIA_ARCHIVES, &m), "a letter to the archives that have them");
	ok(str_find(buf_str(&b), S("  2. 1974LAPAZ00250, sent between 4 and 6 February 1974.")) < b.n, "number and time");
	ok(str_find(buf_str(&b), S("\"SEE LA PAZ 250, PARA 3.\"")) < b.n, "and the words");
	ok(str_find(buf_str(&b), S("7700")) == b.n && str_find(buf_str(&b), S("PURCHASE")) == b.n, "nothing doubtful");
	buf_clear(&b);
	ok(!foia_letter(&b, &arena, FOIA_STATE, &m) && b.n == 0, "and none to an office that has nothing of them");
	buf_release(&b);
}

static Str compared(const char *left, const char *right)
{
	DiffRuns runs = { 0 };
	Str all = S("");

	diff_words(&arena, str_of(left), str_of(right), &runs);
	for (uint32_t i = 0; i < runs.n; i++)
		all = arena_printf(&arena, "%.*s%c%.*s%s", STR_ARG(all), "=-+"[runs.v[i].kind], STR_ARG(runs.v[i].text),
		                   runs.v[i].redacted ? "#" : "");
	return all;
}

static void test_words(void)
{
	is_str(compared("one two three", "one two three"), S("=one two three"), "the same");
	is_str(compared("one two three", "one 2 three"), S("=one-two+2=three"), "a word changed");
	is_str(compared("", "one two"), S("+one two"), "only in the second");
	is_str(compared("met COL. TARQUI today", "met XXXXXXXX today"), S("=met-COL. TARQUI+XXXXXXXX#=today"), "a name taken out");
	is_str(compared("a b c d e f", "b c x e f g"), S("-a=b c-d+x=e f+g"), "the longest row of words stays");
	ok(diff_is_redaction(S("1.4(D),")) && !diff_is_redaction(S("XX")) && !diff_is_redaction(S("")), "what stands for words");
}

int main(void)
{
	arena_init(&arena);
	test_pace();
	test_pace_of_citations();
	test_series();
	test_missing();
	test_silence();
	test_letters();
	test_words();
	arena_release(&arena);
	return tap_done();
}
