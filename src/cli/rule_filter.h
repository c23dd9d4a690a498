/*
 * rule_filter - which check rules the user wants: --only and --not.
 *
 * A word is a rule's number (N10) or the letter of a family (N).
 */
#ifndef CLI_RULE_FILTER_H
#define CLI_RULE_FILTER_H

#include "cable/rules.h"
#include "cli/option.h"

struct rule_filter {
	struct option_list only, not;
};

/* ERR_USAGE, with the sentence, for a word that is no rule and no family. */
bool rule_filter_valid(const struct rule_filter *f, struct error *err);
bool rule_filter_names(const struct rule_filter *f, const struct rule *r); /* by --only */
bool rule_filter_takes(const struct rule_filter *f, const struct rule *r);

/* Print the rules taken, one a line: number, severity in each profile, from when to when, what is asked. */
void rule_filter_list(const struct rule_filter *f, struct buf *b);

#endif
