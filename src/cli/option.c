/*
 * option - the options of a command, read from a table.
 */
#include "cli/option.h"

#include <assert.h>
#include <limits.h>

#include "authority/near.h"

enum { HELP_COLUMN = 26, HELP_WIDTH = 79, NAMES_MOST = 64 };

/* Where reading stands; words that are no options are gathered at the front of argv. */
struct reader {
	struct arena *a;
	const struct option *options;
	char *into;
	int argc, at, kept;
	char **argv;
	struct error *err;
};

static const struct option *by_name(const struct option *options, Str name)
{
	for (const struct option *o = options; o && o->name; o++)
		if (str_eq(str_of(o->name), name))
			return o;
	return NULL;
}

static const struct option *by_letter(const struct option *options, char letter)
{
	for (const struct option *o = options; o && o->name; o++)
		if (o->letter == letter)
			return o;
	return NULL;
}

const char *option_near(const char *word, const char *const *known)
{
	const char *best = NULL;
	unsigned least = NEAR_MAX + 1;

	for (; *known; known++) {
		unsigned edits = near_edits(str_of(word), str_of(*known));

		if (edits < least && edits < strlen(*known)) {
			least = edits;
			best = *known;
		}
	}
	return best;
}

static bool unknown_option(const struct reader *r, Str name)
{
	const char *names[NAMES_MOST + 1] = { "help" };
	const char *near;
	int n = 1;

	for (const struct option *o = r->options; o && o->name && n < NAMES_MOST; o++)
		names[n++] = o->name;
	near = option_near(arena_z(r->a, name), names);
	if (near)
		return fail(r->err, ERR_USAGE, "there is no option --%.*s; did you mean --%s?", STR_ARG(name), near);
	return fail(r->err, ERR_USAGE, "there is no option --%.*s; --help lists them", STR_ARG(name));
}

/* "text, json or raw" */
static const char *choices_text(struct arena *a, const char *const *choices)
{
	Str text = str_of(choices[0]);

	for (int i = 1; choices[i]; i++)
		text = arena_printf(a, "%.*s%s%s", STR_ARG(text), choices[i + 1] ? ", " : " or ", choices[i]);
	return arena_z(a, text);
}

static bool set_choice(const struct reader *r, const struct option *o, const char *value)
{
	for (int i = 0; o->choices[i]; i++)
		if (strcmp(o->choices[i], value) == 0) {
			*(int *)(void *)(r->into + o->offset) = i;
			return true;
		}
	return fail(r->err, ERR_USAGE, "--%s takes %s, not '%s'", o->name, choices_text(r->a, o->choices), value);
}

static bool set_number(const struct reader *r, const struct option *o, const char *value)
{
	Str rest = str_of(value);
	uint32_t n;

	if (!take_number(&rest, 9, &n) || rest.n)
		return fail(r->err, ERR_USAGE, "--%s takes a number, not '%s'", o->name, value);
	*(long *)(void *)(r->into + o->offset) = (long)n;
	return true;
}

static bool set_value(const struct reader *r, const struct option *o, const char *value)
{
	void *field = r->into + o->offset;

	switch (o->kind) {
	case OPT_FLAG:
		*(bool *)field = true;
		return true;
	case OPT_CHOICE:
		return set_choice(r, o, value);
	case OPT_TEXT:
		*(const char **)field = value;
		return true;
	case OPT_NUMBER:
		return set_number(r, o, value);
	case OPT_LIST:
		*list_push(r->a, (struct option_list *)field) = value;
		return true;
	}
	assert(!"an option of a kind that is none");
	return false;
}

/* The next word as a value; an option without one is a mistake. */
static const char *next_word(struct reader *r, const struct option *o)
{
	if (r->at < r->argc)
		return r->argv[r->at++];
	fail(r->err, ERR_USAGE, "--%s needs a value: %s", o->name,
	     o->choices ? choices_text(r->a, o->choices) : o->arg ? o->arg : "VALUE");
	return NULL;
}

/* "--name", "--name=value" or "--name value". */
static bool read_long(struct reader *r, const char *word)
{
	Str rest = str_of(word + 2), name = str_cut(rest, 0, str_find_byte(rest, '='));
	const char *value = name.n < rest.n ? word + 2 + name.n + 1 : NULL;
	const struct option *o = by_name(r->options, name);

	if (!o)
		return unknown_option(r, name);
	if (o->kind == OPT_FLAG) {
		if (value)
			return fail(r->err, ERR_USAGE, "--%s takes no value", o->name);
		return set_value(r, o, NULL);
	}
	if (!value)
		value = next_word(r, o);
	return value && set_value(r, o, value);
}

/* "-r", "-rt", "-fjson" or "-f json". */
static bool read_letters(struct reader *r, const char *word)
{
	for (const char *p = word + 1; *p; p++) {
		const struct option *o = by_letter(r->options, *p);
		const char *value;

		if (!o)
			return fail(r->err, ERR_USAGE, "there is no option -%c; --help lists them", *p);
		if (o->kind == OPT_FLAG) {
			set_value(r, o, NULL);
			continue;
		}
		value = p[1] ? p + 1 : next_word(r, o);
		return value && set_value(r, o, value);
	}
	return true;
}

static bool read_word(struct reader *r, const char *word)
{
	if (word[0] != '-' || word[1] == '\0') {
		r->argv[r->kept++] = r->argv[r->at - 1];
		return true;
	}
	return word[1] == '-' ? read_long(r, word) : read_letters(r, word);
}

bool option_read(struct arena *a, const struct option *options, void *into, int argc, char **argv,
                 int *operands, struct error *err)
{
	struct reader r = { .a = a, .options = options, .into = into, .argc = argc, .argv = argv, .err = err };

	while (r.at < argc) {
		const char *word = argv[r.at++];

		if (strcmp(word, "--") == 0)
			break;
		if (!read_word(&r, word))
			return false;
	}
	while (r.at < argc)
		r.argv[r.kept++] = r.argv[r.at++];
	*operands = r.kept;
	return true;
}

void option_wrap(struct buf *b, const char *text, size_t column, size_t indent)
{
	Str rest = str_of(text), word;

	for (size_t at = column; str_next(&rest, ' ', &word); at += word.n) {
		if (at > indent && at + 1 + word.n > HELP_WIDTH) {
			buf_byte(b, '\n');
			buf_fill(b, ' ', indent);
			at = indent;
		} else if (at > column) {
			buf_byte(b, ' ');
			at++;
		}
		buf_put(b, word);
	}
}

/* "text|json", or the name of the value. */
static void put_value_name(struct buf *b, const struct option *o)
{
	if (o->kind == OPT_FLAG)
		return;
	buf_byte(b, ' ');
	for (int i = 0; !o->arg && o->choices[i]; i++)
		buf_printf(b, "%s%s", i ? "|" : "", o->choices[i]);
	if (o->arg)
		buf_z(b, o->arg);
}

void option_print(struct buf *b, const struct option *options)
{
	for (const struct option *o = options; o && o->name; o++) {
		size_t from = b->n, width;

		if (o->letter)
			buf_printf(b, "  -%c, --%s", o->letter, o->name);
		else
			buf_printf(b, "      --%s", o->name);
		put_value_name(b, o);
		width = b->n - from;
		if (width + 2 > HELP_COLUMN) {
			buf_byte(b, '\n');
			width = 0;
		}
		buf_fill(b, ' ', HELP_COLUMN - width);
		option_wrap(b, o->help, HELP_COLUMN, HELP_COLUMN);
		buf_byte(b, '\n');
	}
}
