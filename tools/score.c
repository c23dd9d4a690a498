/*
 * score - the reader against what NARA's archivists noted of real telegrams.
 *
 * FOLDER holds txt/ID.txt, one telegram each, and truth.jsonl, NARA's attributes. A text
 * is cut above the attributes that NARA printed below it, or the answers would stand in
 * the question. What counts as right, and why, is said in score_verdict.h. Every figure
 * is given twice: for all telegrams, and without those fields of a few in which NARA
 * itself is wrong (--disputed).
 */
#include <stdio.h>

#include "base/file.h"
#include "cli/option.h"
#include "score_block.h"
#include "score_disputed.h"
#include "score_verdict.h"

enum { DONE_WELL, DONE_USAGE = 2, DONE_FAILED };

struct options {
	bool disagreements, help;
	const char *disputed;
};

static const struct option options[] = {
	{ "disagreements", 'd', OPT_FLAG, offsetof(struct options, disagreements), NULL,
	  "print each disagreement: ours, NARA's, the lines of the telegram", NULL },
	{ "disputed", 0, OPT_TEXT, offsetof(struct options, disputed), "FILE",
	  "csv id,field,reason: where NARA is wrong", NULL },
	{ "help", 'h', OPT_FLAG, offsetof(struct options, help), NULL, "say this", NULL },
	{ 0 },
};

struct count {
	unsigned right, of;
};

struct score {
	bool print[FIELD_COUNT]; /* whose disagreements are printed */
	DisputedList disputed;
	struct count all[FIELD_COUNT], kept[FIELD_COUNT];
	unsigned telegrams, noted, unasked;
};

static int failed(const struct error *err)
{
	fprintf(stderr, "score: %s\n", err->text);
	return err->kind == ERR_USAGE ? DONE_USAGE : DONE_FAILED;
}

static void help(void)
{
	struct buf b;

	buf_init(&b, BUF_MOST);
	buf_z(&b, "score - the reader against what NARA's archivists noted\n\n"
	          "Usage: score [OPTION...] FOLDER [FIELD...]\n\n"
	          "FOLDER holds txt/ID.txt and truth.jsonl. FIELDs narrow down --disagreements:\n ");
	for (int f = 0; f < FIELD_COUNT; f++)
		buf_printf(&b, " %.*s", STR_ARG(field_name((enum field)f)));
	buf_z(&b, "\n\nOptions:\n");
	option_print(&b, options);
	buf_z(&b, "\nExample:\n"
	          "  score --disputed docs/truth-disputed.csv --disagreements telegrams subject\n"
	          "      the figures, and the subjects that were read otherwise than NARA did\n");
	fwrite(b.p, 1, b.n, stdout);
	buf_release(&b);
}

/* Lines of a telegram, indented; what could steer a terminal is shown as a blank. */
static void print_lines(const char *name, Str s)
{
	if (!s.p)
		return;
	printf("    %-5s ", name);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n')
			fputs("\n          ", stdout);
		else
			putchar((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7F ? ' ' : s.p[i]);
	}
	putchar('\n');
}

static void print_disagreement(const struct verdict *v, Str id, bool disputed)
{
	printf("%.*s %.*s%s\n", STR_ARG(id), STR_ARG(field_name(v->field)), disputed ? " (disputed)" : "");
	print_lines("ours", v->ours.p ? v->ours : S("(nothing)"));
	print_lines("NARA", v->theirs.p ? v->theirs : S("(nothing)"));
	print_lines("text", v->text);
}

static void count(struct count *c, bool right)
{
	c->right += right;
	c->of++;
}

static void count_verdicts(struct score *s, const struct judge *j)
{
	for (uint32_t i = 0; i < j->verdicts.n; i++) {
		const struct verdict *v = &j->verdicts.v[i];
		bool disputed = disputed_has(&s->disputed, j->truth->id, v->field);

		count(&s->all[v->field], v->right);
		if (!disputed)
			count(&s->kept[v->field], v->right);
		if (!v->right && s->print[v->field])
			print_disagreement(v, j->truth->id, disputed);
	}
	s->unasked += j->unasked;
}

static bool score_one(struct score *s, const char *folder, const struct truth *t, struct error *err)
{
	struct arena a, scratch;
	struct judge j = { .a = &a, .truth = t };
	const char *path;
	Str text;
	bool ok;

	arena_init(&a);
	arena_init(&scratch);
	path = arena_printf(&a, "%s/txt/%.*s.txt", folder, STR_ARG(t->id)).p;
	ok = file_read(&a, path, CABLE_TEXT_MOST, &text, err);
	if (ok) {
		s->telegrams++;
		j.c = telegram_read(&a, &scratch, block_cut(text));
		if (t->attributes[ATTR_NUMBER].n) {
			s->noted++;
			judge_values(&j);
			judge_tags(&j);
			judge_refs(&j);
		}
		count_verdicts(s, &j);
	}
	arena_release(&scratch);
	arena_release(&a);
	return ok;
}

static void print_count(struct count c)
{
	printf("  %6u %6u  %5.1f", c.right, c.of, c.of ? 100.0 * c.right / c.of : 0.0);
}

static void print_table(const struct score *s)
{
	printf("%u telegrams; NARA noted something of %u; %u have a disputed field.\n\n", s->telegrams, s->noted,
	       (unsigned)s->disputed.n);
	printf("%-39s%20s%23s\n", "", "all", "without disputed");
	printf("%-12s%-24s   %6s %6s  %5s  %6s %6s  %5s\n", "field", "NARA's field", "right", "of", "%", "right", "of",
	       "%");
	for (int f = 0; f < FIELD_COUNT; f++) {
		enum field field = (enum field)f;

		printf("%-12.*s%-24.*s ", STR_ARG(field_name(field)), STR_ARG(attribute_name(field_attribute(field))));
		print_count(s->all[f]);
		print_count(s->kept[f]);
		putchar('\n');
	}
	printf("\nReferences not asked, standing behind the last one NARA noted: %u\n", s->unasked);
}

/* Operands: the folder, and names of fields. */
static bool operands_read(struct score *s, bool print, int n, char **v, const char **folder, struct error *err)
{
	bool some = false;
	enum field f;

	*folder = NULL;
	for (int i = 0; i < n; i++) {
		if (field_read(str_of(v[i]), &f)) {
			s->print[f] = some = true;
		} else if (*folder) {
			return fail(err, ERR_USAGE, "%s is no field; --help lists them", v[i]);
		} else {
			*folder = v[i];
		}
	}
	for (int i = 0; i < FIELD_COUNT; i++)
		s->print[i] = print && (s->print[i] || !some);
	return *folder ? true : fail(err, ERR_USAGE, "the folder is missing; --help says what it holds");
}

static bool score_all(struct arena *a, struct score *s, const char *folder, struct error *err)
{
	TruthList list;

	if (!truth_read(a, arena_printf(a, "%s/truth.jsonl", folder).p, &list, err))
		return false;
	for (uint32_t i = 0; i < list.n; i++)
		if (!score_one(s, folder, &list.v[i], err))
			return false;
	print_table(s);
	return true;
}

int main(int argc, char **argv)
{
	struct options o = { 0 };
	struct score s = { 0 };
	struct error err;
	struct arena a;
	const char *folder;
	int operands, code = DONE_WELL;

	arena_init(&a);
	if (!option_read(&a, options, &o, argc - 1, argv + 1, &operands, &err))
		code = failed(&err);
	else if (o.help)
		help();
	else if (!operands_read(&s, o.disagreements, operands, argv + 1, &folder, &err) ||
	         (o.disputed && !disputed_read(&a, o.disputed, &s.disputed, &err)) ||
	         !score_all(&a, &s, folder, &err))
		code = failed(&err);
	arena_release(&a);
	return code;
}
