/*
 * field - what may stand before a colon in a query.
 */
#include "search/field.h"

#include "authority/near.h"
#include "search/value.h"

#define NAMES (PART_BIT(SIGNER) | PART_BIT(CLASSIFIED_BY) | PART_BIT(DRAFTING))

static const struct field fields[] = {
	{ S_INIT("subject"), NULL, PART_BIT(SUBJECT), false, false, NULL },
	{ S_INIT("summary"), NULL, PART_BIT(SUMMARY), false, false, NULL },
	{ S_INIT("comment"), NULL, PART_BIT(COMMENT), false, false, NULL },
	{ S_INIT("para"), NULL, PART_BIT(PARAGRAPH), true, false, NULL },
	{ S_INIT("heading"), NULL, PART_BIT(HEADING), true, false, NULL },
	{ S_INIT("signer"), NULL, PART_BIT(SIGNER), false, false, NULL },
	{ S_INIT("classifiedby"), NULL, PART_BIT(CLASSIFIED_BY), false, false, NULL },
	{ S_INIT("drafter"), NULL, PART_BIT(DRAFTING), false, false, NULL },
	{ S_INIT("by"), NULL, NAMES, false, false, NULL },
	{ S_INIT("person"), NULL, NAMES | PART_BIT(PASS_LINE), false, false, NULL },
	{ S_INIT("mark"), value_mark, PART_BIT(PARAGRAPH), false, false, NULL },
	{ S_INIT("from"), value_address, PART_BIT(FROM), false, false, value_is_post },
	{ S_INIT("to"), value_address, PART_BIT(TO), false, false, value_is_post },
	{ S_INIT("info"), value_address, PART_BIT(INFO), false, false, value_is_post },
	{ S_INIT("addr"), value_address, PART_BIT(TO) | PART_BIT(INFO), false, false, value_is_post },
	{ S_INIT("tag"), value_tag, 0, false, false, NULL },
	{ S_INIT("tags"), value_tag, 0, false, false, NULL },
	{ S_INIT("country"), value_country, 0, false, false, value_is_country },
	{ S_INIT("cap"), value_caption, 0, false, false, NULL },
	{ S_INIT("class"), value_class, 0, false, true, NULL },
	{ S_INIT("prec"), value_precedence, 0, false, true, NULL },
	{ S_INIT("date"), value_date, 0, false, true, NULL },
	{ S_INIT("mrn"), value_number, 0, false, false, value_is_number },
	{ S_INIT("ref"), value_number, PART_BIT(REFERENCE), false, false, value_is_number },
	{ S_INIT("cites"), value_number, PART_BIT(REFERENCE), false, false, value_is_number },
	{ S_INIT("citedby"), value_cited, 0, false, false, value_is_number },
	{ S_INIT("finding"), value_finding, 0, false, false, NULL },
	{ S_INIT("has"), value_trait, 0, false, false, NULL },
	{ S_INIT("is"), value_trait, 0, false, false, NULL },
	{ S_INIT("sort"), value_sort, 0, false, false, NULL },
};

enum { FIELD_COUNT = sizeof fields / sizeof *fields };

const struct field *field_find(Str name)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (str_ieq(fields[i].name, name))
			return &fields[i];
	}
	return NULL;
}

const struct field *field_near(Str name)
{
	const struct field *found = NULL;
	unsigned best = 2; /* one slip: short names lie close to each other */

	for (size_t i = 0; i < FIELD_COUNT; i++) {
		unsigned edits = near_edits(fields[i].name, name);

		if (edits < best && fields[i].name.n > 2) {
			best = edits;
			found = &fields[i];
		}
	}
	return found;
}
