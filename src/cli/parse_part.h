/*
 * parse_part - cable parse --only PART: fragments instead of telegrams.
 */
#ifndef CLI_PARSE_PART_H
#define CLI_PARSE_PART_H

#include "cable/part.h"
#include "cli/command.h"

struct part_options {
	int part; /* enum part + 1; 0 for whole telegrams */
	bool jsonl;
	const char *year, *from, *mrn;
};

/* Print the part of each file named, or of each line of JSON Lines. */
enum outcome parse_parts(const struct part_options *o, int argc, char **argv);

#endif
