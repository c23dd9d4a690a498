/*
 * explain_part - what the parts of explain share; private to them.
 *
 * A function explains one entry: a line, or a run of lines of a kind. It says
 * what the lines are for, and adds a detail for each token worth one.
 */
#ifndef CABLE_EXPLAIN_PART_H
#define CABLE_EXPLAIN_PART_H

#include "cable/explain.h"

struct explainer {
	struct arena *a;
	const struct cable *c;
	struct explained *e;      /* the entry that is being explained */
	uint32_t piece, piece_to; /* its pieces */
	int date;                 /* of the date-time group, 0 if it is not known */
	unsigned marks;           /* portion marks already explained, by level */
	bool interrupted;         /* page lines were explained once */
};

typedef void explain_function(struct explainer *x);

/* Add a sentence to the meaning, or a detail. */
void say(struct explainer *x, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void detail(struct explainer *x, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/*
 * The first of `n` items in order of place that does not begin before the entry;
 * `span` is the offset of the Span in each. `n` if there is none.
 */
uint32_t first_of_entry(const struct explainer *x, const void *items, uint32_t n, size_t size, size_t span);
#define FIRST_OF_ENTRY(x, type, list) first_of_entry((x), (list).v, (list).n, sizeof(type), offsetof(type, span))
bool is_in_entry(const struct explainer *x, Span at);

/* The text of the entry, trimmed; of its first piece of a kind, absent if there is none. */
Str entry_text(const struct explainer *x);
Str entry_piece(const struct explainer *x, enum node_kind kind);

/* In plain words: an address, a routing indicator, a post by its name in numbers. Lives in the arena or the tables. */
Str plain_address(struct explainer *x, Str plad);
Str plain_station(struct explainer *x, Str ri);
Str plain_post(Str mrn_post);

/* "18 September 2006"; the absent Str if the day is not known. */
Str plain_date(struct explainer *x, struct date d);

/* A detail for a routing indicator: whose station it is. */
void explain_routing(struct explainer *x, Str ri);

/* A detail for each piece of the entry, by its kind. */
void explain_pieces(struct explainer *x);

/* By the kind of the lines. */
explain_function explain_identification, explain_called, explain_calling, explain_instructions, explain_preamble,
	explain_address, explain_prefix, explain_break, explain_pilot;
explain_function explain_class, explain_corrected, explain_caption, explain_pass_line, explain_order, explain_tags,
	explain_subject, explain_refs, explain_classified_by, explain_field;
explain_function explain_record_id, explain_record_subject, explain_record_date, explain_record_class,
	explain_record_origin, explain_wrapper, explain_release, explain_attributes, explain_banner, explain_page,
	explain_distribution, explain_dash, explain_drafting, explain_repeat;
explain_function explain_rule, explain_heading, explain_paragraph, explain_text, explain_signer, explain_embedded,
	explain_validation, explain_end, explain_tail, explain_unknown;

#endif
