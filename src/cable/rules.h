/*
 * rules - the check rules: one row each.
 */
#ifndef CABLE_RULES_H
#define CABLE_RULES_H

#include "authority/validity.h"
#include "cable/telegram.h"

struct check; /* what a rule's function is given */

struct rule {
	const char *id;                              /* "N10" */
	unsigned char severity[PROFILE_COUNT];       /* enum severity, by profile */
	struct validity valid;                       /* days on which what it asks held; with a bound it needs the telegram's date */
	void (*run)(struct check *k, const struct rule *r);
	const char *text;                            /* one line: what is asked */
	const char *example;                         /* a piece of telegram that fires it */
};

extern const struct rule rules[];
extern const size_t rules_count;

/* Left out of telegram_check() since it costs more than it tells: telegram_check_also() runs it. */
bool rule_on_request(const struct rule *r);

/* Run one more rule, of those on request, in the telegram's profile, and add what it finds. */
void telegram_check_also(struct arena *out, struct cable *c, const struct rule *r);

const struct rule *rule_by_id(Str id);
Str severity_word(enum severity s); /* "error", "warning", "information" */

#endif
