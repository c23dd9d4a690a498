/*
 * rule_name - check rules by words.
 *
 * The numbers of rules are for those who know them; what people look for most has a
 * name: what is amiss when the rule fires.
 */
#include "search/rule_name.h"

#include "authority/near.h"
#include "cable/rules.h"

static const struct { Str name, id; } names[] = {
	{ S_INIT("address-unknown"), S_INIT("R08") },
	{ S_INIT("caption-unknown"), S_INIT("K01") },
	{ S_INIT("cut-short"), S_INIT("B06") },
	{ S_INIT("eo-missing"), S_INIT("E01") },
	{ S_INIT("eo-not-in-force"), S_INIT("E03") },
	{ S_INIT("eo-unknown"), S_INIT("E02") },
	{ S_INIT("extract"), S_INIT("B09") },
	{ S_INIT("garble"), S_INIT("B07") },
	{ S_INIT("mark-above-class"), S_INIT("C07") },
	{ S_INIT("marks-missing"), S_INIT("C12") },
	{ S_INIT("numbering"), S_INIT("B01") },
	{ S_INIT("redacted"), S_INIT("B10") },
	{ S_INIT("ref-unreadable"), S_INIT("X01") },
	{ S_INIT("ref-without-year"), S_INIT("X05") },
	{ S_INIT("section-missing"), S_INIT("N10") },
	{ S_INIT("signature-missing"), S_INIT("B05") },
	{ S_INIT("subject-missing"), S_INIT("S01") },
	{ S_INIT("tag-unknown"), S_INIT("T02") },
	{ S_INIT("tags-missing"), S_INIT("T01") },
	{ S_INIT("year-missing"), S_INIT("D05") },
};

enum { NAME_COUNT = sizeof names / sizeof *names };

Str rule_named(Str name)
{
	for (size_t i = 0; i < NAME_COUNT; i++) {
		if (str_ieq(names[i].name, name))
			return names[i].id;
	}
	return STR_NONE;
}

Str rule_name_near(Str name)
{
	unsigned best = NEAR_MAX + 1;
	Str found = STR_NONE;

	for (size_t i = 0; i < NAME_COUNT; i++) {
		unsigned edits = near_edits(names[i].name, name);

		if (edits < best) {
			best = edits;
			found = names[i].name;
		}
	}
	for (size_t i = 0; i < rules_count; i++) { /* ids are short: two edits make any of any */
		if (best > 1 && near_edits(str_of(rules[i].id), name) == 1)
			return str_of(rules[i].id);
	}
	return found;
}
