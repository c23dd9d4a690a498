/*
 * option - options of a command, read from a table.
 *
 * The command line is in no library, so its sources are taken in here.
 */
#include "tap.h"

#include "cli/option.c"
#include "cli/visible.c"

struct opts {
	bool raw, terse;
	int format;
	const char *out;
	long limit;
	struct option_list tags;
};

static const struct option options[] = {
	{ "raw", 'r', OPT_FLAG, offsetof(struct opts, raw), NULL, "bytes as received", NULL },
	{ "terse", 't', OPT_FLAG, offsetof(struct opts, terse), NULL, "less", NULL },
	{ "format", 'f', OPT_CHOICE, offsetof(struct opts, format), NULL, "how to print",
	  (const char *const[]){ "text", "json", "tree", NULL } },
	{ "out", 'o', OPT_TEXT, offsetof(struct opts, out), "FILE", "where to write", NULL },
	{ "limit", 'n', OPT_NUMBER, offsetof(struct opts, limit), "N", "at most so many", NULL },
	{ "tag", 0, OPT_LIST, offsetof(struct opts, tags), "TAG", "only these", NULL },
	{ 0 },
};

enum { WORDS_MOST = 12 };

/* One reading of a command line. */
struct reading {
	struct arena a;
	struct opts o;
	char *argv[WORDS_MOST];
	char words[WORDS_MOST][32];
	int operands;
	bool good;
	struct error err;
};

static void read_line(struct reading *r, const char *line)
{
	Str rest = str_of(line), word;
	int n = 0;

	arena_init(&r->a);
	memset(&r->o, 0, sizeof r->o);
	while (str_next(&rest, ' ', &word)) {
		snprintf(r->words[n], sizeof r->words[n], "%.*s", STR_ARG(word));
		r->argv[n] = r->words[n];
		n++;
	}
	r->err = (struct error){ 0 };
	r->good = option_read(&r->a, options, &r->o, n, r->argv, &r->operands, &r->err);
}

static void test_values(void)
{
	struct reading r;

	read_line(&r, "--raw --format json --out=a.txt -n 12 one two");
	ok(r.good && r.o.raw && !r.o.terse, "a flag is set, another is not");
	is_int(r.o.format, 1, "a choice is the place in its list");
	is_str(str_of(r.o.out), S("a.txt"), "--out=a.txt");
	is_int(r.o.limit, 12, "a number behind a letter");
	is_int(r.operands, 2, "two operands");
	is_str(str_of(r.argv[1]), S("two"), "the second of them");
	arena_release(&r.a);
}

static void test_letters(void)
{
	struct reading r;

	read_line(&r, "-rtfjson -ob.txt");
	ok(r.good && r.o.raw && r.o.terse, "letters stand together");
	is_int(r.o.format, 1, "the value stands right behind its letter");
	is_str(str_of(r.o.out), S("b.txt"), "also alone");
	arena_release(&r.a);
}

static void test_operands(void)
{
	struct reading r;

	read_line(&r, "one - --raw -- --terse -n");
	ok(r.good && r.o.raw && !r.o.terse, "behind -- nothing is an option");
	is_int(r.operands, 4, "operands before and behind options, - is one");
	is_str(str_of(r.argv[0]), S("one"), "in their order: the first");
	is_str(str_of(r.argv[1]), S("-"), "standard input");
	is_str(str_of(r.argv[2]), S("--terse"), "a word like an option");
	is_str(str_of(r.argv[3]), S("-n"), "and another");
	arena_release(&r.a);
}

static void test_list(void)
{
	struct reading r;

	read_line(&r, "--tag BL --tag=PE --tag EWWT");
	is_int(r.o.tags.n, 3, "an option given three times");
	is_str(str_of(r.o.tags.v[1]), S("PE"), "the second value");
	arena_release(&r.a);
	read_line(&r, "");
	is_int(r.o.tags.n, 0, "and never");
	arena_release(&r.a);
}

static const struct {
	const char *line, *sentence;
} mistakes[] = {
	{ "--fromat json", "there is no option --fromat; did you mean --format?" },
	{ "--hlep", "there is no option --hlep; did you mean --help?" },
	{ "--quietly", "there is no option --quietly; --help lists them" },
	{ "-x", "there is no option -x; --help lists them" },
	{ "--format", "--format needs a value: text, json or tree" },
	{ "--out", "--out needs a value: FILE" },
	{ "-f yaml", "--format takes text, json or tree, not 'yaml'" },
	{ "--limit=many", "--limit takes a number, not 'many'" },
	{ "--limit 12x", "--limit takes a number, not '12x'" },
	{ "--raw=yes", "--raw takes no value" },
};

static void test_mistakes(void)
{
	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
		struct reading r;

		read_line(&r, mistakes[i].line);
		ok(!r.good && r.err.kind == ERR_USAGE, "%s is wrong usage", mistakes[i].line);
		is_str(str_of(r.err.text), str_of(mistakes[i].sentence), "and the sentence says so");
		arena_release(&r.a);
	}
}

static void test_help(void)
{
	struct buf b;

	buf_init(&b, BUF_MOST);
	option_print(&b, options);
	ok(str_find(buf_str(&b), S("  -f, --format text|json|tree\n")) < b.n, "help lists the choices");
	ok(str_find(buf_str(&b), S("      --tag TAG           only these\n")) < b.n, "help names the value");
	buf_clear(&b);
	option_wrap(&b, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen", 4, 4);
	is_str(buf_str(&b),
	       S("one two three four five six seven eight nine ten eleven twelve thirteen\n    fourteen"),
	       "long help is wrapped");
	buf_release(&b);
}

static const struct {
	Str text, shown;
	size_t width;
} glyphs[] = {
	{ S_INIT("PLAIN"), S_INIT("PLAIN"), 5 },
	{ S_INIT("A\tB"), S_INIT("A       B"), 9 },
	{ S_INIT("\033[31mRED\a"), S_INIT("<1B>[31mRED<07>"), 15 },
	{ S_INIT("fa\xE7" "ade"), S_INIT("fa<E7>ade"), 9 },
	{ S_INIT("fa\u00E7ade"), S_INIT("fa\u00E7ade"), 6 },
	{ S_INIT("\u5317\u4EAC"), S_INIT("\u5317\u4EAC"), 4 },
	{ S_INIT("e\u0301"), S_INIT("e\u0301"), 1 },
	{ S_INIT("\xC2\x9B" "0m"), S_INIT("<U+009B>0m"), 10 },
	{ S_INIT("ab\u202Edc"), S_INIT("ab<U+202E>dc"), 12 },
	{ S_INIT("\x7F"), S_INIT("<7F>"), 4 },
};

static void test_visible(void)
{
	for (size_t i = 0; i < sizeof glyphs / sizeof *glyphs; i++) {
		struct buf b;
		size_t width;

		buf_init(&b, 256);
		width = visible_put(&b, glyphs[i].text, 0);
		is_str(buf_str(&b), glyphs[i].shown, "text %zu can do nothing to a terminal", i);
		is_int(width, glyphs[i].width, "its columns");
		is_int(visible_width(glyphs[i].text, 0), width, "measured the same");
		buf_release(&b);
	}
	is_int(visible_fit(S("\u5317\u4EAC"), 3), 3, "half a letter does not fit");
	is_int(visible_fit(S("\u5317"), 1), 3, "but one letter is always taken");
	is_int(visible_wrap(S("ONE TWO THREE"), 9), 8, "wrapped behind a blank");
	is_int(visible_wrap(S("ONE TWO"), 3), 3, "wrapped at a blank");
	is_int(visible_wrap(S("UNBREAKABLE"), 4), 4, "cut where there is none");
}

int main(void)
{
	test_values();
	test_letters();
	test_operands();
	test_list();
	test_mistakes();
	test_help();
	test_visible();
	return tap_done();
}
