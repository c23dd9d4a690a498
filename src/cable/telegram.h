/*
 * telegram - one telegram as the reader gives it: values, evidence, findings.
 *
 * Everything lives in the arena that it was parsed into, or points into the
 * text, which must outlive it. Spans count bytes of the text. Absent text is a
 * Str without a pointer, an absent list has no items. The floors above read
 * these fields; programs outside use include/cable.h.
 */
#ifndef CABLE_TELEGRAM_H
#define CABLE_TELEGRAM_H

#include "cable/values.h"

enum {
	CABLE_TEXT_MOST = 16 * 1024 * 1024, /* bytes of one telegram */
};

/*
 * What a piece of the text was taken for. The first block are kinds of whole
 * lines, the second pieces of a line, the third groups of lines.
 */
#define NODE_KINDS(X) \
	/* lines: around the telegram */ \
	X(RECORD_ID, "record-id") \
	X(RECORD_SUBJECT, "record-subject") \
	X(RECORD_DATE, "record-date") \
	X(RECORD_CLASS, "record-class") \
	X(RECORD_ORIGIN, "record-origin") \
	X(WRAPPER, "wrapper") \
	X(RELEASE, "release-mark") \
	X(ATTRIBUTE, "attribute") \
	X(BANNER, "banner") \
	X(PAGE_LINE, "page-line") \
	X(DIST, "distribution") \
	X(DASH, "dash-counter") \
	X(DRAFTING, "drafting") \
	/* lines: the heading, ACP 127(G) 142 */ \
	X(FL1, "fl1-identification") \
	X(FL2, "fl2-called") \
	X(FL3, "fl3-calling") \
	X(FL4, "fl4-instructions") \
	X(FL5, "fl5-preamble") \
	X(FL6, "fl6-from") \
	X(FL7, "fl7-to") \
	X(FL8, "fl8-info") \
	X(FL9, "fl9-exempt") \
	X(FL10, "fl10-prefix") \
	X(BREAK, "separation") \
	X(PILOT, "pilot") \
	/* lines: the text */ \
	X(CLASS_LINE, "class-line") \
	X(CORRECTED, "corrected-copy") \
	X(CAPTION, "caption") \
	X(PASS_LINE, "pass-line") \
	X(EO, "eo") \
	X(TAGS, "tags") \
	X(SUBJECT, "subject") \
	X(REF, "ref") \
	X(CLASSIFIED_BY, "classified-by") \
	X(FIELD, "field") \
	X(RULE, "rule") \
	X(HEADING, "heading") \
	X(PARAGRAPH, "paragraph") \
	X(TEXT, "text") \
	X(SIGNER, "signer") \
	X(REPEAT, "repeated-heading") \
	X(EMBEDDED, "embedded") \
	X(VALIDATION, "validation") \
	X(END, "end") \
	X(TAIL, "tail") \
	X(BLANK, "blank") \
	X(UNKNOWN, "unknown") \
	/* pieces of a line */ \
	X(LABEL, "label") \
	X(PRECEDENCE, "precedence") \
	X(ROUTING, "routing-indicator") \
	X(STATION, "station") \
	X(CHANNEL, "channel") \
	X(SERIAL, "serial") \
	X(SECTION, "section") \
	X(FILED, "filing-time") \
	X(SECURITY, "security") \
	X(SIGNAL, "signal") \
	X(DTG, "dtg") \
	X(PLAD, "address") \
	X(CONTNO, "continuity-number") \
	X(CLASS, "classification") \
	X(MRN, "mrn") \
	X(OFFICE, "office") \
	X(ORDER, "order") \
	X(VALUE, "value") \
	X(TAG, "tag") \
	X(REFERENCE, "reference") \
	X(NUMBER, "number") \
	X(MARK, "mark") \
	X(NAME, "name") \
	X(REASON, "reason") \
	X(GARBLE, "garble") \
	X(FILLER, "filler") /* what stands between the pieces of a line */ \
	/* groups of lines */ \
	X(G_TELEGRAM, "telegram") \
	X(G_AROUND, "around") \
	X(G_HEADING, "heading-lines") \
	X(G_ELEMENTS, "elements") \
	X(G_BODY, "body") \
	X(G_END, "ending")

enum node_kind {
#define X(id, name) NODE_##id,
	NODE_KINDS(X)
#undef X
	NODE_COUNT
};

Str node_name(enum node_kind k);

/* One line with its line end; the lines of a telegram follow each other without a gap. */
struct line {
	uint32_t off, len;
	uint8_t kind; /* enum node_kind, of the first block */
};

/* A piece of a line, in order of place; pieces never overlap. */
struct piece {
	Span span;
	uint8_t kind; /* enum node_kind, of the second block */
};

/* A node of the tree, in preorder: its subtree ends before `end`. */
struct node {
	Span span;
	uint32_t end;
	uint8_t kind;
};

typedef LIST(Span) SpanList;
typedef LIST(Str) StrList;

#define MRN_PLACES(X) X(RECORD, "record") X(CLASS, "class") X(PAGE, "page") X(SERIAL, "serial") X(ATTRIBUTES, "attributes")
enum mrn_place {
#define X(id, name) MRN_IN_##id,
	MRN_PLACES(X)
#undef X
	MRN_PLACE_COUNT
};

struct mrn_form {
	Str raw;
	Span span;
	enum mrn_place where;
};

struct transmission {
	bool there;
	Str id, channel, number; /* "VZCZCXRO5590", "XRO", "5590" */
	enum prec precedence;
	StrList routing; /* called stations */
	Str station;     /* "RUEHTA" */
	Str serial;      /* "3273", zeros kept */
	int section;     /* of /NN, 0 if there is none */
	Str filed;       /* "2610645" */
	Str security;    /* "ZNR UUUUU" */
	StrList signals; /* further groups of format line 4 and 5 */
};

/* An originator or addressee. */
struct party {
	Str name;    /* plain address, "AMEMBASSY NEW DELHI" (repaired) */
	Str post;    /* canonical MRN name, absent if unknown */
	Str routing; /* "RUEHNE" */
	Str office;  /* between //…// */
	Str raw;
	Str number;  /* continuity number, zeros kept */
	enum prec precedence;
	Span span;
};
typedef LIST(struct party) PartyList;

/* The forms of a message, ACP 127(G) 143-146 and 503; NONE where too little is there to tell. */
#define MESSAGE_FORMS(X) X(NONE, "") X(PLAIN, "plaindress") X(ABBREVIATED, "abbreviated-plaindress") X(CODRESS, "codress") X(READDRESSAL, "readdressal")
enum message_form {
#define X(id, name) FORM_##id,
	MESSAGE_FORMS(X)
#undef X
	FORM_COUNT
};

/* The heading that a readdressed message had before: it goes on unchanged behind the new one. */
struct original {
	bool there;
	Str dtg_raw;
	struct dtg dtg;
	enum prec precedence;
	struct party from;
	PartyList to, info;
	Span span;
};

/* A service message, between operators: "SVC INT ZDK RULSSAA 4471 0191530". */
struct service {
	bool there, asks;  /* INT: it is a question */
	StrList signals;   /* "ZDK" */
	StrList about;     /* messages and channel numbers it names: "RULSSAA 4471 0191530", "FPA035" */
	Span span, words;  /* from SVC on; the first word that is no sign between operators, if any */
};

struct release_mark {
	Str kind; /* "banner", "page", "decision", "exemption", "review" … */
	Str text;
	Span span;
};

#define RELEASE_STATUSES(X) X(NONE, "") X(DECLASSIFIED, "declassified") X(FULL, "released-in-full") X(PART, "released-in-part") X(WITHHELD, "withheld") X(UNKNOWN, "unknown")
enum release_status {
#define X(id, name) RELEASE_##id,
	RELEASE_STATUSES(X)
#undef X
};

struct release {
	enum release_status status; /* RELEASE_NONE: nothing says that it was released */
	enum class_level current;
	Str authority;
	struct date date;
	Str case_number, document;
	LIST(struct release_mark) marks;
	LIST(struct release_mark) exemptions; /* text is the code */
};

struct executive_order {
	bool there;
	Str raw;   /* the line's value, "193056: N/A" */
	Str order; /* as received, repaired where certain */
	Str action, event, reason;
	struct date date;
	Str in_force; /* what the date calls for, "12958" */
	Span span;
};

struct cable_tag {
	Str tag;  /* canonical and repaired */
	Str raw;
	Str kind; /* of the table, or "person", or "unknown" */
	Str name;
	Span span;
};

#define REF_KINDS(X) \
	X(CABLE, "cable") X(AIRGRAM, "airgram") X(DTG, "dtg") X(EMAIL, "email") X(TELCON, "telcon") X(MEMO, "memo") \
	X(LETTER, "letter") X(REPORT, "report") X(BOOK, "book") X(FAX, "fax") X(MEETING, "meeting") X(WEB, "web") \
	X(SERVICE, "service") X(NONE, "none") X(UNKNOWN, "unknown")
enum ref_kind {
#define X(id, name) REF_##id,
	REF_KINDS(X)
#undef X
	REF_KIND_COUNT
};

struct reference {
	Str label; /* "A" */
	Str raw;
	enum ref_kind kind;
	struct mrn mrn; /* of a cable or airgram */
	bool year_inferred, notal;
	Str title;
	Span span;
};

struct classified_by {
	bool there;
	Str name, title;
	StrList names;   /* when several sign */
	StrList reasons; /* "1.4(b)" */
	Str raw;
	Span span;
};

struct page_mark {
	Str raw;
	int section, of, page; /* 0 where the line does not say */
	Span span;
};

struct sections {
	int of; /* 1 for a telegram without sections */
	LIST(int) present;
	LIST(int) missing;
	bool complete;
	LIST(struct page_mark) pages;
};

struct copy {
	Str office;
	int copies; /* -1: not given */
	bool action; /* in the ACTION or ORIGIN part */
	Span span;
};

struct distribution {
	bool there;
	LIST(struct copy) offices;
	int total, sum; /* total as printed, -1 if none */
	Span total_span;
};

struct paragraph {
	int number;   /* -1: unnumbered */
	Str mark;     /* as marked, "S/NF"; absent if there is none */
	Str level;    /* the first part of the mark, "S" */
	Str heading;  /* the heading it stands under */
	Str text;     /* line ends joined, page lines and archive marks taken out */
	Span span;    /* all its lines, interruptions included */
	Span number_span, mark_span;
};

struct heading {
	Str text;
	Span span;
};

struct embedded {
	Str mrn, from, dtg;
	Span span;
};

struct pair {
	Str key, value;
	Span span;
};

enum severity { SEV_NONE, SEV_INFO, SEV_WARNING, SEV_ERROR };

struct rule;

struct finding {
	const struct rule *rule;
	enum severity severity;
	Span span;
	Str message;
	Str found, expected;
	Str repair_to, repair_because; /* absent when nothing is proposed */
	bool certain;                  /* the repair fills the value */
};

/*
 * A word that the reader read as another. `rule` names the check rule whose
 * finding says so. A certain repair has filled the value, others are offers.
 */
struct repair {
	const char *rule;
	Span span;
	Str from, to, because;
	bool certain;
};

/* The plain values, each with every place that it was read from. */
#define WHERE_KEYS(X) \
	X(MRN, "mrn") X(DTG, "dtg") X(PRECEDENCE, "precedence") X(CLASSIFICATION, "classification") X(CAPTIONS, "captions") \
	X(PASS_LINES, "pass_lines") X(SUBJECT, "subject") X(SUMMARY, "summary") X(COMMENT, "comment") X(SIGNER, "signer") \
	X(RELEASE, "release")
enum where_key {
#define X(id, name) WHERE_##id,
	WHERE_KEYS(X)
#undef X
	WHERE_COUNT
};

/* Facts that only the rules need, noted while reading. */
struct notes {
	bool glued;            /* class line on the last address line */
	Span glue;             /* the place where they meet, length 0 */
	bool partial_extract;  /* the banner of a partial extract */
	uint32_t heading_from, heading_to, text_from; /* lines */
	Span class_span;       /* the class word of the class line */
	Str class_post, class_number; /* on the class line, as received */
	Span class_number_span;
	bool break_before, break_after, end_mark;
	bool janap;            /* the routing line is that of JANAP 128 */
	Str service;           /* what the class line says from SVC on */
	Span last_text;        /* the last line of the body */
	Span filed_span, station_span, serial_span, section_span;
};

struct cable {
	Str text;
	enum profile profile;

	struct mrn mrn; /* number 0: cannot be known */
	LIST(struct mrn_form) mrn_forms;
	struct transmission transmission;
	enum prec precedence, info_precedence;
	Str dtg_raw;
	struct dtg dtg;
	struct party from;
	bool has_from;
	PartyList to, info, exempt;
	enum message_form form;
	struct original original; /* of a readdressal */
	struct service service;
	StrList corrections; /* format line 15, "C PAGE 3 LINE 2 WAS …": kept, the text is as it came */
	enum class_level classification;
	Str class_control; /* "EFTO", "FOUO", "NOFORN" behind the class word */
	struct release release;
	StrList captions;   /* in order of first appearance, each once */
	StrList pass_lines;
	struct executive_order eo;
	LIST(struct cable_tag) tags;
	bool has_tags_line;
	Str subject, subject_mark;
	LIST(struct reference) refs;
	bool has_ref_line;
	struct classified_by classified_by;
	struct sections sections;
	struct distribution distribution;
	Str summary, comment;
	LIST(struct paragraph) paragraphs;
	LIST(struct heading) headings;
	Str signer;
	SpanList where[WHERE_COUNT];
	LIST(struct embedded) embedded;
	LIST(struct pair) record;
	LIST(struct repair) repairs;
	LIST(struct finding) findings; /* in order of place; filled by cable_check() */

	LIST(struct line) lines;
	LIST(struct piece) pieces;
	uint32_t accounted; /* bytes that belong to a kind other than unknown */
	struct notes notes;
};

/*
 * Read a telegram. Total: any bytes give a telegram, with findings once it is
 * checked. The text must be at most CABLE_TEXT_MOST bytes (an assert); longer
 * input is the caller's to refuse. The result lives in `out`; `scratch` is free
 * again when the call returns.
 */
struct cable *telegram_read(struct arena *out, struct arena *scratch, Str text);

/* Run the check rules of the telegram's profile and fill `findings`, most of them in order of place. */
void telegram_check(struct arena *out, struct cable *c);

/* The whole tree in preorder; leaves cover every byte of the text once. Lives in `a`. */
const struct node *telegram_tree(struct arena *a, const struct cable *c, uint32_t *count);

/* Does this text look like a telegram at all? What `import` asks before it files something. */
bool telegram_likely(const struct cable *c);

/*
 * The classification that counts now: what a release made of it, else as sent.
 * `sbu` says whether a control such as SBU applies to an unclassified telegram.
 */
enum class_level telegram_level_now(const struct cable *c, bool *sbu);

#endif
