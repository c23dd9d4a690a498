/*
 * commands - the list of commands, in the order in which a newcomer meets them.
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

#define COMMANDS(X) X(import) X(info) X(search) X(serve) X(show) X(explain) X(check) X(format) X(parse) X(help) X(completion)

#define X(name) extern const struct command cmd_##name;
COMMANDS(X)
#undef X

#endif
