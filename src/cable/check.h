/*
 * check - what the check rules share: the facts of one look over the telegram, and reporting.
 *
 * Private to the rules. A rule reads values, evidence and facts; it never reads
 * the text again for what the reader or the facts already tell, so that checking
 * costs little beside reading.
 */
#ifndef CABLE_CHECK_H
#define CABLE_CHECK_H

#include "cable/rules.h"

#define NO_LINE UINT32_MAX

/* What is counted over the lines of the telegram itself, not over what an archive put around it. */
#define TALLIES(X) \
	X(LINES)       /* that are not blank */ \
	X(LONG)        /* over 69 characters */ \
	X(WIDE)        /* over 65 characters */ \
	X(TRAILING)    /* with blanks at the end */ \
	X(TABS) \
	X(CONTROLS)    /* control characters, NUL, invalid UTF-8, byte order mark */ \
	X(FOREIGN)     /* characters that no US teletype has */ \
	X(TYPOGRAPHIC) /* curly quotes, dashes, non-breaking blanks */ \
	X(LOWER)       /* lines with lower-case letters */ \
	X(PILCROWS)    /* paragraph signs at line starts */ \
	X(GARBLES)     /* Q behind a lower-case letter */ \
	X(REDACTIONS)  /* XXXX */ \
	X(SIGNALS)     /* ZCZC or NNNN inside the text */ \
	X(GAPS)        /* three or more blank lines in a row */

enum tally_kind {
#define X(id) TALLY_##id,
	TALLIES(X)
#undef X
	TALLY_COUNT
};

struct tally {
	uint32_t n;
	Span first;
};

/* A day that the text names without a year, "SEPTEMBER 18". */
struct named_day {
	uint8_t month, day;
	Span span;
};
enum { DAYS_MOST = 32 };

/* Line ends met, as a set. */
enum { END_LF = 1, END_CRLF = 2, END_CR = 4, END_2CRLF = 8 };

struct facts {
	uint32_t first[NODE_COUNT]; /* line of each kind; NO_LINE if there is none */
	uint32_t lines[NODE_COUNT]; /* how many */
	struct tally tally[TALLY_COUNT];
	unsigned ends;
	struct named_day days[DAYS_MOST]; /* the first ones */
	uint32_t days_n;
	bool service; /* the class line says SVC */
	bool marks, levels; /* some numbered paragraph has a portion mark; one above U */
	uint32_t numbered, unnumbered, unmarked; /* paragraphs */
};

struct check {
	struct arena *a; /* findings and their sentences live here */
	struct cable *c;
	int date; /* of the date-time group, 20060918; 0 if it is not known */
	struct facts facts;
	unsigned reported; /* findings of the rule that is running */
};

/* No rule says more than this about one telegram; what costs time can stop there. */
enum { REPORTS_MOST = 20 };

static inline bool enough(const struct check *k)
{
	return k->reported >= REPORTS_MOST;
}

/* Gather `facts`. One pass over the bytes. */
void check_gather(struct check *k);

/* What a finding says beside its sentence; what is left out is absent. */
struct trouble {
	Span at;
	Str found; /* the text at the span unless given */
	Str expected;
	Str repair_to, because;
	bool certain;
	enum severity at_most; /* milder than the rule's own */
};

#define AT(...) (&(struct trouble){ .at = __VA_ARGS__ })

/* Add a finding. The sentence is for people who never saw a telegram: what stands there, what is expected, why. */
void report(struct check *k, const struct rule *r, const struct trouble *t, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* Say what the reader read as something else on behalf of this rule. */
void report_repairs(struct check *k, const struct rule *r);

/* Lines, without line end and blanks at the end. */
Span line_span(const struct cable *c, uint32_t line);
Str line_text(const struct cable *c, uint32_t line);
uint32_t line_with(const struct cable *c, uint32_t off); /* the line with this byte; the last one past the end */

/* Ends in a full stop or the like, quotation marks and parentheses left aside. */
bool ends_sentence(Str s);

/* The first line of a kind as a span; the start of the text, without length, if there is none. */
Span kind_span(const struct check *k, enum node_kind kind);
bool has_line(const struct check *k, enum node_kind kind);

/* The first piece of a kind on a line; false if there is none. */
bool line_piece(const struct cable *c, uint32_t line, enum node_kind kind, Span *out);
/* The next one behind `*at`, the first one if `*at` has no length; `*at` moves only when there is one. */
bool next_piece(const struct cable *c, uint32_t line, enum node_kind kind, Span *at);

/* The first place that a plain value was read from, else the first line of a kind. */
Span value_span(const struct check *k, enum where_key key, enum node_kind kind);

/* A heading (format lines 1 to 10) is there, at least in part. */
bool has_heading(const struct check *k);
/* The format lines 1 to 4, which only relays see, are there. */
bool has_relay_lines(const struct check *k);
/* The place, without length, where the heading ends and the text begins. */
Span text_start(const struct check *k);
uint32_t class_line(const struct check *k); /* NO_LINE if there is none; glued, it is the line of the last address */
/* Between operators, in a short form of its own. */
bool is_service(const struct check *k);
/* A whole State telegram by its form: heading and class line, no extract, no service message, no later section. */
bool is_whole_telegram(const struct check *k);
Span elements_place(const struct check *k); /* where a missing line of the elements would stand */
Span text_end(const struct check *k);

/* Rank of a portion mark's level or of the telegram's class: U 0, controls 1, R 2, C 3, S 4, TS 5; -1 unknown. */
int mark_rank(Str level);
int class_rank(enum class_level l);
static inline bool is_classified(const struct cable *c)
{
	return c->classification >= LEVEL_RESTRICTED;
}

bool has_caption(const struct cable *c, Str words);
/* The first place of a caption; the first caption line if its place was not noted. */
Span caption_span(const struct check *k, Str words);
Span class_span(const struct check *k); /* the class word */
Span dtg_span(const struct check *k);
bool is_sensitive(const struct cable *c); /* SBU or one of its kin, by caption or class line */
bool has_noforn(const struct cable *c);
bool has_signal(const struct cable *c, Str code);
bool routing_known(Str ri); /* as that of a post, a collective or an agency, at any time */
bool is_collective(Str name);
bool has_indicators(const PartyList *l); /* some of them has a routing indicator in front */
bool has_collective(const struct cable *c); /* among the addressees */

/* The value that the archive filed under a key; absent if there is none. `*at` (may be NULL) is its place. */
Str record_value(const struct cable *c, Str key, Span *at);

/* Call `look` for every addressee, those for action first. */
typedef void party_function(struct check *k, const struct rule *r, const struct party *p);
void each_addressee(struct check *k, const struct rule *r, party_function *look);

typedef void rule_function(struct check *k, const struct rule *r);

/* The rules, by noun; rules.c says which is which. */

/* check_format.c */
rule_function check_identification, check_format_order, check_called_precedence, check_calling_station,
	check_security_warning, check_preamble, check_from, check_to, check_address_lines, check_glue, check_exempt,
	check_group_count, check_pilot, check_bell, check_dual_flash, check_lines_before;

/* check_ending.c */
rule_function check_break_before, check_break_after, check_validation, check_end, check_signals_in_text;

/* check_dates.c */
rule_function check_dtg_possible, check_year_missing, check_year_digits, check_dtg_era, check_days_to_come,
	check_zone;

/* check_filing.c */
rule_function check_filing_day, check_filing_delay, check_filing_leap;

/* check_outer.c */
rule_function check_year_of_record, check_outer_date, check_outer_weekday, check_outer_time;

/* check_precedence.c */
rule_function check_called_letter, check_called_low, check_dual, check_word_above, check_words_below,
	check_precedence_spelling, check_niact, check_override;

/* check_routing.c */
rule_function check_indicator_form, check_indicator_broken, check_indicator_known, check_indicator_repeated,
	check_called_addressees, check_called_any, check_called_lines;

/* check_addresses.c */
rule_function check_indicator_address, check_station_originator, check_address_known, check_address_repeated,
	check_indicator_missing, check_continuity_number, check_origin, check_own_address;

/* check_numbers.c */
rule_function check_serial, check_record_number, check_page_number, check_number_post, check_padding;

/* check_sections.c */
rule_function check_serial_section, check_single_section, check_section_count, check_page_order,
	check_sections, check_page_length, check_section_short, check_page_cut, check_final_section;

/* check_class.c */
rule_function check_class_first, check_class_form, check_class_letter, check_warning_signal, check_efto,
	check_record_class, check_stray_letter;

/* check_marks.c */
rule_function check_portion_above, check_class_above, check_sbu_caption, check_sensitive, check_noforn,
	check_unmarked, check_mark_known, check_mark_era, check_subject_mark;

/* check_captions.c */
rule_function check_caption_known, check_caption_twice, check_channels, check_agrement, check_caption_order,
	check_sipdis, check_caption_era, check_corrected, check_sensitive_last, check_eyes_only, check_pass_line,
	check_official_informal;

/* check_orders.c */
rule_function check_order_there, check_order_known, check_order_in_force, check_order_form, check_order_class,
	check_declass_date, check_declass_span, check_declass_form, check_classified_by, check_reason,
	check_reason_section, check_order_label, check_needless_classifier;

/* check_tags.c */
rule_function check_tags_there, check_tag_known, check_tag_subject, check_tag_place, check_tag_iso,
	check_tag_order, check_tag_repeated, check_tag_writing, check_tag_person, check_tag_own_country,
	check_tag_count;

/* check_subject.c */
rule_function check_subject_there, check_record_subject, check_record_subject_cut, check_subject_writing,
	check_subject_mark_there;

/* check_refs.c */
rule_function check_ref_read, check_ref_order, check_ref_post, check_ref_year, check_ref_labels,
	check_ref_line;

/* check_body.c */
rule_function check_paragraph_numbers, check_numbering, check_part_ends, check_heading_rule, check_signer,
	check_cut, check_garble, check_pilcrow, check_partial, check_redactions, check_tail, check_summary;

/* check_layout.c */
rule_function check_long_lines, check_wide_lines, check_characters, check_lower_case, check_controls,
	check_line_ends, check_trailing, check_last_newline, check_tabs, check_gaps, check_typographic;

/* check_service.c */
rule_function check_service_words;

/* check_lost.c */
rule_function check_lost_letters;

/* check_record.c */
rule_function check_record_id, check_record_post, check_record_lines, check_record_glue, check_record_station;

/* check_aad.c */
rule_function check_copies, check_dash_time, check_document_number, check_page_count, check_original_class,
	check_release_inside;

/* check_smart.c */
rule_function check_smart_year, check_smart_date, check_smart_use, check_smart_banners;

#endif
