/*
 * rule_name - check rules by words: what a query may write for a rule's number.
 */
#ifndef SEARCH_RULE_NAME_H
#define SEARCH_RULE_NAME_H

#include "base/str.h"

/* The id of the rule with that name, whatever its case; absent if there is none. */
Str rule_named(Str name);

/* The id or name that a slip may have turned into `name`; absent if none is close. */
Str rule_name_near(Str name);

#endif
