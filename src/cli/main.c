/*
 * cable - the program: finds the command, reads its options, runs it.
 */
#include <signal.h>
#include <stdio.h>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "cli/version.h"

const struct command *const commands[] = {
#define X(name) &cmd_##name,
	COMMANDS(X)
#undef X
	NULL,
};

static bool asks_help(int argc, char **argv)
{
	for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
			return true;
	return false;
}

static enum outcome run_command(struct arena *a, const struct command *c, int argc, char **argv)
{
	void *options = arena_zero(a, 1, c->options_size ? c->options_size : 1);
	struct error err;
	int operands;

	if (asks_help(argc, argv))
		return command_help(c->name);
	if (c->defaults)
		memcpy(options, c->defaults, c->options_size);
	if (!option_read(a, c->options, options, argc, argv, &operands, &err)) {
		error_add(&err, "%s", c->name);
		return command_failed(&err);
	}
	if (operands < c->least)
		return command_misused("%s needs %s; `cable help %s` shows examples", c->name, c->args, c->name);
	if (c->most >= 0 && operands > c->most)
		return command_misused("%s: '%s' is one word too many", c->name, argv[c->most]);
	return c->run(options, operands, argv);
}

static enum outcome run(struct arena *a, int argc, char **argv)
{
	const struct command *c;

	if (argc < 2 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		command_overview(false);
		return DONE_WELL;
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts("cable " CABLEROOM_VERSION);
		return DONE_WELL;
	}
	c = command_find(argv[1]);
	return c ? run_command(a, c, argc - 2, argv + 2) : command_unknown(argv[1]);
}

int main(int argc, char **argv)
{
	enum outcome o;
	struct arena a;
	struct error err;

	/* A reader that closed the pipe has seen enough: no message, no work for nobody. */
	signal(SIGPIPE, SIG_DFL);
	/* A file that may not grow any more is an error like a full disk, not the end. */
	signal(SIGXFSZ, SIG_IGN);
	arena_init(&a);
	o = run(&a, argc, argv);
	if (!output_good(&err))
		o = command_failed(&err);
	arena_release(&a);
	return (int)o;
}
