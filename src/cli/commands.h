/*
 * commands - the list of commands, in the order in which a newcomer meets them.
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

#define COMMANDS(X) X(import) X(report) X(info) X(search) X(count) X(facets) X(timeline) X(batch) X(similar) X(save) X(watch) X(resolve) X(refs) X(diff) X(missing) X(serve) X(index) X(show) X(explain) X(check) X(format) X(parse) X(correct) X(purge) X(verify) X(seal) X(export) X(help) X(completion)

#define X(name) extern const struct command cmd_##name;
COMMANDS(X)
#undef X

#endif
