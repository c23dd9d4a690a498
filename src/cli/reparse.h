/*
 * reparse - `cable import --reparse`: values read anew, and what changed.
 */
#ifndef CLI_REPARSE_H
#define CLI_REPARSE_H

#include "archive/archive.h"
#include "cli/command.h"

enum outcome reparse_all(struct archive *ar, bool quiet, bool json);

#endif
