/*
 * rules - the check rules: one row each.
 */
#ifndef CABLE_RULES_H
#define CABLE_RULES_H

#include "cable/telegram.h"

struct check; /* what a rule's function is given */

struct rule {
	const char *id;                              /* "N10" */
	unsigned char severity[PROFILE_COUNT];       /* enum severity, by profile */
	void (*run)(struct check *k, const struct rule *r);
	const char *text;                            /* one line: what is asked */
	const char *example;                         /* a piece of telegram that fires it */
};

extern const struct rule rules[];
extern const size_t rules_count;

const struct rule *rule_by_id(Str id);
Str severity_word(enum severity s); /* "error", "warning", "information" */

#endif
