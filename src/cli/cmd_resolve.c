/*
 * cable resolve - which telegram a spelling of a number means.
 */
#include <stdio.h>

#include "archive/resolve.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "cli/visible.h"
#include "page/words.h"

enum { FORMAT_TEXT, FORMAT_JSON };
enum { INDENT = 6, INPUT_MOST = 16 * 1024 * 1024 };

struct resolve_options {
	const char *archive, *near;
	int format, color;
	long year;
};

struct resolver {
	const struct resolve_options *o;
	struct resolve_want want;
	struct archive *archive; /* NULL: the tables alone */
	struct terminal terminal;
	struct arena arena;      /* dropped after each text */
	struct buf out;
	bool unresolved;
};

static void put_line(struct resolver *v, Str text)
{
	size_t room = v->terminal.width > 2 * INDENT ? v->terminal.width - INDENT : INDENT;

	for (text = str_trim(text); text.n;) {
		size_t n = visible_wrap(text, room);

		buf_fill(&v->out, ' ', INDENT);
		visible_put(&v->out, str_trim(str_cut(text, 0, n)), INDENT);
		buf_byte(&v->out, '\n');
		text = str_trim(str_cut(text, n, text.n));
	}
}

static void put_summary(struct resolver *v, const char *word, const struct summary *s)
{
	struct arena *a = &v->arena;

	put_line(v, arena_printf(a, "%s %.*s, %.*s: %.*s", word, STR_ARG(s->mrn.p ? words_mrn(a, s->mrn) : S("-")),
	                         STR_ARG(s->time.p ? words_iso_date(a, s->time) : S("no time")),
	                         STR_ARG(s->subject.p ? s->subject : S("no subject"))));
}

static const char *state_of(const struct resolver *v, const struct candidate *c)
{
	if (!v->archive)
		return "";
	return c->held.n ? "  held" : c->citations ? "  cited, not held" : "  not held";
}

static void put_candidate(struct resolver *v, const struct candidate *c)
{
	buf_z(&v->out, "  ");
	style_text(&v->out, &v->terminal, STYLE_BOLD, c->text);
	buf_z(&v->out, state_of(v, c));
	buf_byte(&v->out, '\n');
	for (uint32_t i = 0; i < c->held.n; i++)
		put_summary(v, "is", &c->held.v[i]);
	for (uint32_t i = 0; i < c->why.n; i++)
		put_line(v, c->why.v[i]);
	if (!c->mrn.year)
		put_line(v, S("the year is not known; --year or --near tells it"));
	for (uint32_t i = 0; i < c->near.n; i++)
		put_summary(v, "near it", &c->near.v[i]);
}

static void put_text(struct resolver *v, const ResolvedList *list)
{
	for (uint32_t i = 0; i < list->n; i++) {
		const struct resolved *r = &list->v[i];

		visible_put(&v->out, r->raw, 0);
		if (r->notal)
			buf_z(&v->out, " (not sent to all)");
		if (r->says.p) {
			buf_z(&v->out, ": ");
			buf_put(&v->out, r->says);
		}
		buf_byte(&v->out, '\n');
		for (uint32_t k = 0; k < r->candidates.n; k++)
			put_candidate(v, &r->candidates.v[k]);
	}
}

static bool has_candidate(const ResolvedList *list)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (list->v[i].candidates.n)
			return true;
	return false;
}

static bool resolve_one(struct resolver *v, Str text, struct error *err)
{
	ResolvedList list;
	struct json j;

	resolve_read(&v->arena, text, &v->want, &list);
	if (v->archive && !resolve_look_up(v->archive, &v->arena, &v->want, &list, err))
		return false;
	v->unresolved |= !has_candidate(&list);
	if (v->o->format == FORMAT_JSON) {
		json_init(&j, &v->out);
		resolve_json(&j, text, &list);
		buf_byte(&v->out, '\n');
	} else {
		put_text(v, &list);
	}
	output_flush(&v->out);
	arena_reset(&v->arena);
	return true;
}

/* A text a line on standard input. */
static bool resolve_lines(struct resolver *v, struct error *err)
{
	struct arena own;
	Str all, line;
	bool ok;

	arena_init(&own);
	ok = file_read(&own, "-", INPUT_MOST, &all, err);
	while (ok && str_next(&all, '\n', &line))
		if (str_trim(line).n)
			ok = resolve_one(v, str_trim(line), err);
	arena_release(&own);
	return ok;
}

/* The archive is asked if there is one; one that is named must be there. */
static bool open_archive(struct resolver *v, struct error *err)
{
	const char *path = command_archive(v->o->archive);

	if (!v->o->archive && !file_exists(path))
		return true;
	return archive_open_read(&v->archive, path, err);
}

static bool read_day(const char *word, struct date *out)
{
	Str s = str_of(word);
	unsigned year, month = 1, day = 1;
	bool good = take_digits(&s, 4, &year);

	if (good && take_byte(&s, '-'))
		good = take_digits(&s, 2, &month);
	if (good && take_byte(&s, '-'))
		good = take_digits(&s, 2, &day);
	*out = (struct date){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return good && s.n == 0 && date_valid(*out);
}

static enum outcome run_words(struct resolver *v, int argc, char **argv)
{
	struct error err;
	bool ok = open_archive(v, &err);

	for (int i = 0; ok && i < argc; i++)
		ok = strcmp(argv[i], "-") == 0 ? resolve_lines(v, &err) : resolve_one(v, str_of(argv[i]), &err);
	archive_close(v->archive);
	if (!ok)
		return command_failed(&err);
	return v->unresolved ? DONE_NO : DONE_WELL;
}

static enum outcome resolve_run(const void *options, int argc, char **argv)
{
	struct resolver v = { .o = options };
	enum outcome outcome;

	v.want.year = (int)v.o->year;
	if (v.o->year && (v.o->year < 1900 || v.o->year > 2099))
		return command_misused("resolve: --year takes four digits, such as 1974");
	if (v.o->near && !read_day(v.o->near, &v.want.near))
		return command_misused("resolve: --near takes a day such as 1974-01-24");
	terminal_open(&v.terminal, (enum color)v.o->color);
	arena_init(&v.arena);
	buf_init(&v.out, BUF_MOST);
	outcome = run_words(&v, argc, argv);
	buf_release(&v.out);
	arena_release(&v.arena);
	terminal_close(&v.terminal);
	return outcome;
}

const struct command cmd_resolve = {
	.name = "resolve",
	.summary = "tell which telegram a spelling of a number means",
	.args = "TEXT|-...",
	.help = "Any spelling: with or without the year, the post by address, cut short or misspelt, airgrams, lists of "
		"references. Each number that may be meant is printed with what speaks for it. If there is an archive, "
		"it says which are held, and of those that are not, what stands near. `-` reads a text a line.",
	.options = (const struct option[]){
		OPTION_ARCHIVE(struct resolve_options, archive),
		{ "year", 'y', OPT_NUMBER, offsetof(struct resolve_options, year), "YYYY", "the year where none is written", NULL },
		{ "near", 'n', OPT_TEXT, offsetof(struct resolve_options, near), "DAY",
		  "the day (1974-01-24) of the text in which the number stands: it tells the year", NULL },
		{ "format", 'f', OPT_CHOICE, offsetof(struct resolve_options, format), NULL, "how to print",
		  (const char *const[]){ "text", "json", NULL } },
		OPTION_COLOR(struct resolve_options, color),
		{ 0 },
	},
	.options_size = sizeof(struct resolve_options),
	.examples = (const char *const[]){
		"cable resolve 'STATE (01) 201265'", "01STATE201265",
		"cable resolve --near 1974-01-03 'LA PAZ 7697'", "of 1973: by then the post had not come so far",
		"cable resolve -f json - < references.txt", "a text a line, for a program",
		NULL,
	},
	.least = 1,
	.most = -1,
	.aside = true,
	.run = resolve_run,
};
