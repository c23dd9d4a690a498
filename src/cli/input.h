/*
 * input - the telegrams that a command line names: files, standard input, numbers of an archive.
 *
 * A word is a file if there is one of that name, standard input if it is `-`,
 * else a number in any spelling ("06 ALMATY 3273") or an id ("id:12"), looked up
 * in the archive.
 */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "archive/archive.h"
#include "cable/output.h"
#include "cli/command.h"

struct input {
	const char *name; /* as it stands in messages: the path, `-`, or the number */
	Str text;
	struct source source;
	struct cable *cable; /* read, not checked */
	struct archive *archive; /* that it came out of, and its id there; NULL and 0 for a file */
	int64_t id;
	struct arena *arena; /* for what is made of it; dropped before the next one */
};

struct input_want {
	const char *archive; /* as for command_archive() */
	int profile;         /* 0: as the telegram looks; else 1 + enum profile */
};

/* The option --profile; its field is the int of struct input_want. */
#define OPTION_PROFILE(type, field) \
	{ "profile", 'p', OPT_CHOICE, offsetof(type, field), "NAME", \
	  "the rules that apply: auto (as it looks), acp127, state, archive, aad or smart", profile_choices }
extern const char *const profile_choices[];

/*
 * Give each telegram to `use`, in the order of the words. A word that cannot be
 * read is complained about and passed by. Returns the worst outcome met.
 */
enum outcome input_each(const struct input_want *want, int argc, char **argv,
                        enum outcome (*use)(void *data, const struct input *in), void *data);

/* Check the telegram and put it as cable JSON, one line. */
void input_put_json(struct buf *b, const struct input *in, bool tree);

#endif
