/*
 * command - what every command is made of, and what they share.
 *
 * One file per command, one row in main.c.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/error.h"
#include "cli/option.h"

/* Exit codes of every command. */
enum outcome {
	DONE_WELL,   /* 0 */
	DONE_NO,     /* 1: the answer is no: nothing found; `check` found an error */
	DONE_USAGE,  /* 2: wrong usage */
	DONE_FAILED, /* 3: the world failed */
};

struct command {
	const char *name;
	const char *summary; /* without capital and full stop: "print a telegram as a person reads it" */
	const char *args;    /* "FILE|MRN...", NULL for none */
	const char *help;    /* paragraphs behind the summary; may be NULL */
	const char *const *examples; /* pairs of command line and what it does; ends in NULL */
	const struct option *options; /* ends in a row without a name; NULL for none */
	size_t options_size;
	const void *defaults; /* a struct of options_size bytes, or NULL for all zero */
	int least, most;      /* operands; most -1 is any number */
	bool aside;           /* not in the list that `cable` alone prints, only in that of `cable help` */
	enum outcome (*run)(const void *options, int argc, char **argv); /* argv: the operands */
};

/* The rows of main.c, in the order in which a newcomer meets them; ends in NULL. */
extern const struct command *const commands[];

/* The command of that name; NULL if there is none. */
const struct command *command_find(const char *name);

/* Write what the program is and its commands to standard output: all of them, or those that one begins with. */
void command_overview(bool all);

/* Write the help of one command. A name that is no command is complained about. */
enum outcome command_help(const char *name);

/* Complain about a command that does not exist, and name a near one. */
enum outcome command_unknown(const char *name);

/* Print "cable: sentence" on standard error; returns the outcome that fits the kind of error. */
enum outcome command_failed(const struct error *err);

/* The same for a mistake in the words of a command line; returns DONE_USAGE. */
enum outcome command_misused(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/*
 * The option that names the archive, and the file that counts: the one given,
 * else $CABLEROOM_ARCHIVE, else ./cableroom.cables.
 */
#define OPTION_ARCHIVE(type, field) \
	{ "archive", 'a', OPT_TEXT, offsetof(type, field), "FILE", \
	  "the archive (default: $CABLEROOM_ARCHIVE, else ./cableroom.cables)", NULL }
const char *command_archive(const char *given);

/* The option --color; its field is an int that holds an enum color of cli/terminal.h. */
#define OPTION_COLOR(type, field) \
	{ "color", 0, OPT_CHOICE, offsetof(type, field), NULL, "colours: on a terminal, always or never", color_choices }
extern const char *const color_choices[];

#endif
