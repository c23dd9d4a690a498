/*
 * option - the options of a command, read from a table.
 *
 * The same table gives the parser, the help, the shell completion and the test
 * that compares the manual page with the program. An option's value goes to
 * `offset` of the struct that the command runs with.
 */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

enum option_kind {
	OPT_FLAG,   /* bool */
	OPT_CHOICE, /* int: index into `choices`, of which the first is the default */
	OPT_TEXT,   /* const char *: NULL when not given */
	OPT_NUMBER, /* long: 0 when not given, unless the command's defaults say otherwise */
	OPT_LIST,   /* struct option_list: may be given again and again */
};

struct option {
	const char *name;
	char letter; /* 0: none */
	enum option_kind kind;
	size_t offset;
	const char *arg;  /* what help calls the value: "FILE"; choices are listed when it is NULL */
	const char *help;
	const char *const *choices; /* ends in NULL */
};

struct option_list {
	const char **v;
	uint32_t n, room;
};

/*
 * Read options out of `argv` (the words behind the command's name) into `into`.
 * Options and operands may be mixed; `--` ends the options, `-` is an operand.
 * The operands are moved to the front of `argv`, `*operands` is their number.
 * Lists live in the arena. A wrong word is ERR_USAGE with one sentence that
 * names a near option if there is one.
 */
bool option_read(struct arena *a, const struct option *options, void *into, int argc, char **argv,
                 int *operands, struct error *err);

/* Print one line or two for each option, as help shows them. */
void option_print(struct buf *b, const struct option *options);

/* The name of `known` (ends in NULL) that a slip may have turned into `word`; NULL if none is close. */
const char *option_near(const char *word, const char *const *known);

/* Put `text`, wrapped at blanks to lines of at most 79 columns; further lines are indented by `indent`. */
void option_wrap(struct buf *b, const char *text, size_t column, size_t indent);

#endif
