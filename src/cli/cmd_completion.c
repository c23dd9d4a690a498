/*
 * cable completion - a script that teaches the shell the commands and their options.
 */
#include "cli/commands.h"
#include "cli/terminal.h"

static void put_words(struct buf *b, const struct command *c)
{
	buf_printf(b, "\t%s) words='", c->name);
	for (const struct option *o = c->options; o && o->name; o++)
		buf_printf(b, "--%s ", o->name);
	buf_z(b, "--help' ;;\n");
}

/* The values of options that have a fixed choice. */
static void put_choices(struct buf *b, const struct command *c)
{
	for (const struct option *o = c->options; o && o->name; o++)
		if (o->kind == OPT_CHOICE) {
			buf_printf(b, "\t%s--%s) words='", c->name, o->name);
			for (int i = 0; o->choices[i]; i++)
				buf_printf(b, "%s%s", i ? " " : "", o->choices[i]);
			buf_z(b, "' ;;\n");
		}
}

static void put_bash(struct buf *b)
{
	buf_z(b, "# bash completion of cable; put it where your shell looks, or: eval \"$(cable completion bash)\"\n"
	         "_cable() {\n"
	         "\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
	         "\tCOMPREPLY=()\n"
	         "\tcase $COMP_CWORD:${COMP_WORDS[1]}$before in\n"
	         "\t1:*) words='");
	for (const struct command *const *c = commands; *c; c++)
		buf_printf(b, "%s%s", c == commands ? "" : " ", (*c)->name);
	buf_z(b, "' ;;\n\tesac\n\t[ -n \"$words\" ] || case ${COMP_WORDS[1]}$before in\n");
	for (const struct command *const *c = commands; *c; c++)
		put_choices(b, *c);
	buf_z(b, "\tesac\n\t[ -n \"$words\" ] || [[ $word != -* ]] || case ${COMP_WORDS[1]} in\n");
	for (const struct command *const *c = commands; *c; c++)
		put_words(b, *c);
	buf_z(b, "\tesac\n"
	         "\t[ -z \"$words\" ] || mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
	         "}\n"
	         "complete -o default -F _cable cable\n");
}

static enum outcome completion_run(const void *options, int argc, char **argv)
{
	struct buf b;

	(void)options;
	(void)argc;
	if (strcmp(argv[0], "bash") != 0)
		return command_misused("completion knows only bash, not '%s'", argv[0]);
	buf_init(&b, BUF_MOST);
	put_bash(&b);
	output_flush(&b);
	buf_release(&b);
	return DONE_WELL;
}

const struct command cmd_completion = {
	.name = "completion",
	.summary = "print a completion script for the shell",
	.args = "bash",
	.examples = (const char *const[]){ "eval \"$(cable completion bash)\"", "complete commands and options by TAB", NULL },
	.least = 1,
	.most = 1,
	.aside = true,
	.run = completion_run,
};
