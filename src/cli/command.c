/*
 * command - what the commands share: help, complaints, common options.
 */
#include "cli/command.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/terminal.h"

enum { NAME_COLUMN = 12, EXAMPLE_INDENT = 6, NAMES_MOST = 32 };

const char *const color_choices[] = { "auto", "always", "never", NULL };

const struct command *command_find(const char *name)
{
	for (const struct command *const *c = commands; *c; c++)
		if (strcmp((*c)->name, name) == 0)
			return *c;
	return NULL;
}

static void overview(struct buf *b, bool all)
{
	buf_z(b, "cable reads, checks, keeps, searches and shows diplomatic telegrams.\n");
	for (const struct command *const *c = commands; *c; c++)
		if (all || !(*c)->aside)
			buf_printf(b, "  %-*s%s\n", NAME_COLUMN - 2, (*c)->name, (*c)->summary);
	if (all)
		buf_z(b, "`cable help COMMAND` tells more and shows examples; `man cable` has all of it.\n");
	else
		buf_z(b, "`cable help` lists all commands, `cable help COMMAND` tells more of one.\n");
}

static void put_examples(struct buf *b, const char *const *examples)
{
	if (!examples)
		return;
	buf_z(b, "\nExamples:\n");
	for (; examples[0]; examples += 2) {
		buf_printf(b, "  %s\n", examples[0]);
		buf_fill(b, ' ', EXAMPLE_INDENT);
		option_wrap(b, examples[1], EXAMPLE_INDENT, EXAMPLE_INDENT);
		buf_byte(b, '\n');
	}
}

static void put_help(struct buf *b, const struct command *c)
{
	buf_printf(b, "cable %s - %s\n\nUsage: cable %s%s%s%s\n", c->name, c->summary, c->name,
	           c->options ? " [OPTION]..." : "", c->args ? " " : "", c->args ? c->args : "");
	if (c->help) {
		buf_byte(b, '\n');
		option_wrap(b, c->help, 0, 0);
		buf_byte(b, '\n');
	}
	buf_z(b, "\nOptions:\n");
	option_print(b, c->options);
	option_print(b, (const struct option[]){ { "help", 'h', OPT_FLAG, 0, NULL, "print this", NULL }, { 0 } });
	put_examples(b, c->examples);
}

void command_overview(bool all)
{
	struct buf b;

	buf_init(&b, BUF_MOST);
	overview(&b, all);
	output_flush(&b);
	buf_release(&b);
}

enum outcome command_help(const char *name)
{
	const struct command *c = command_find(name);
	struct buf b;

	if (!c)
		return command_unknown(name);
	buf_init(&b, BUF_MOST);
	put_help(&b, c);
	output_flush(&b);
	buf_release(&b);
	return DONE_WELL;
}

enum outcome command_unknown(const char *name)
{
	const char *names[NAMES_MOST + 1] = { NULL }, *near;

	for (size_t i = 0; commands[i] && i < NAMES_MOST; i++)
		names[i] = commands[i]->name;
	near = option_near(name, names);
	if (near)
		return command_misused("there is no command '%s'; did you mean '%s'?", name, near);
	return command_misused("there is no command '%s'; `cable help` lists them", name);
}

static enum outcome outcome_of(enum err kind)
{
	switch (kind) {
	case ERR_USAGE:
		return DONE_USAGE;
	case ERR_MISSING:
		return DONE_NO;
	default:
		return DONE_FAILED;
	}
}

enum outcome command_failed(const struct error *err)
{
	fflush(stdout);
	fprintf(stderr, "cable: %s\n", err->text);
	return outcome_of(err->kind);
}

enum outcome command_misused(const char *fmt, ...)
{
	va_list ap;

	fputs("cable: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	return DONE_USAGE;
}

const char *command_archive(const char *given)
{
	const char *set = getenv("CABLEROOM_ARCHIVE");

	if (given)
		return given;
	return set && *set ? set : "cableroom.cables";
}
