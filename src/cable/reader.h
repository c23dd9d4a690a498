/*
 * reader - the state that the parts of the parser share.
 *
 * The parser goes through a telegram from the outside to the inside, each step
 * a file of its own (parse.c has their order). The lines are looked at once;
 * what interrupts the text (page lines, banners, release marks) is taken out
 * of the `flow`, and every later step walks the flow, so that a page break
 * inside an address list or a subject does not exist for it.
 */
#ifndef CABLE_READER_H
#define CABLE_READER_H

#include "cable/scan.h"
#include "cable/telegram.h"

struct reader {
	struct cable *c;
	struct arena *a, *scratch;
	Str text;
	uint8_t *look;     /* enum look, one a line */
	Span *content;     /* of each line what stands between the blanks at its ends */
	LIST(uint32_t) odd; /* lines that look like more than text or nothing */
	uint32_t end;      /* lines from here on are the archive's trailer */
	uint32_t *flow;    /* indexes of the lines that are not furniture, in order */
	uint32_t flow_n;
	uint32_t at;       /* the next line of the flow that is not taken */
	bool has_nara_page, has_record, has_group_count;
	uint32_t nears; /* look-ups of near words so far */
	uint32_t sheet_from; /* lines from here on have a margin of `margin` columns (a sheet of 1950-67) */
	uint32_t margin;
	struct smart *smart; /* header and foot of a SMART message, or NULL */
};

/* lines: cut the text, tell blank lines; then look at each line above `end`. */
void read_lines(struct reader *r);
void look_at_lines(struct reader *r);

/* furniture: mark what interrupts the text, fill the flow. */
void read_furniture(struct reader *r);

/* The steps, each taking lines of the flow from `at` on. */
void read_record(struct reader *r);      /* the five record lines of an archive */
void read_attributes(struct reader *r);  /* NARA's trailer */
void read_release(struct reader *r);     /* status and date out of the marks */
void read_pages(struct reader *r);       /* page lines: sections, numbers */
void read_printout(struct reader *r);    /* the head of a data base's printout */
void read_sheet(struct reader *r);       /* the printed sheet of 1950-67 */
void read_distribution(struct reader *r); /* ACTION and INFO blocks, dash counter */
void read_heading(struct reader *r);     /* format lines 1 to 10 */
void read_preamble(struct reader *r, Str s); /* format line 5 */
void read_form(struct reader *r);        /* of the message; an old heading behind the new one */
void read_janap(struct reader *r, Str line); /* the routing line of JANAP 128 */
void read_address(struct reader *r, Str s, uint8_t kind); /* `kind`: NODE_FL6 to NODE_FL9 */
void read_address_lines(struct reader *r, uint8_t kind); /* lines of addressees; `kind` before any label */
void read_class(struct reader *r);       /* the classification line */
void read_service(struct reader *r);     /* what a service message asks */
void read_elements(struct reader *r);    /* captions to Classified By */
void read_smart(struct reader *r);       /* take header and foot of a SMART message off */
void read_smart_values(struct reader *r); /* fill in what they say and the body does not */
void read_body(struct reader *r);        /* paragraphs, headings, signer, end marks */
void read_parts(struct reader *r);       /* summary and comment, out of the paragraphs */
void read_embedded(struct reader *r);    /* telegrams inside the text */
void read_ref_years(struct reader *r);   /* years left out, once the number is known */
void read_order_in_force(struct reader *r); /* once the date is known */
void read_number(struct reader *r);      /* the telegram's own number, out of its forms */

/* A line of the text without its line end and the blanks before it. */
static inline Str line_at(const struct reader *r, uint32_t line)
{
	uint32_t off = r->c->lines.v[line].off;

	return (Str){ r->text.p + off, span_end(r->content[line]) - off };
}

/* The same without blanks in front. */
static inline Str line_text(const struct reader *r, uint32_t line)
{
	Str s = str_at(r->text, r->content[line]);

	if (r->margin && line >= r->sheet_from) {
		s = str_cut(line_at(r, line), r->margin, SIZE_MAX);
		take_blanks(&s);
	}
	return s;
}

static inline enum look flow_look(const struct reader *r, uint32_t at)
{
	return at < r->flow_n ? (enum look)r->look[r->flow[at]] : LOOK_COUNT;
}

/* Words and nothing else: a name such as RICE looks like a routing indicator. */
static inline bool is_plain(enum look l)
{
	return l == LOOK_TEXT || l == LOOK_INDICATORS;
}

static inline Str flow_text(const struct reader *r, uint32_t at)
{
	return line_text(r, r->flow[at]);
}

static inline void set_kind(struct reader *r, uint32_t line, enum node_kind kind)
{
	r->c->lines.v[line].kind = (uint8_t)kind;
}

static inline void set_flow(struct reader *r, uint32_t at, enum node_kind kind)
{
	set_kind(r, r->flow[at], kind);
}

/* The place of `s`, which must point into the text. */
static inline Span span_of(const struct reader *r, Str s)
{
	return (Span){ (uint32_t)(s.p - r->text.p), (uint32_t)s.n };
}

/* The place of a whole line, without line end. */
static inline Span line_span(const struct reader *r, uint32_t line)
{
	return span_of(r, line_at(r, line));
}

void add_piece(struct reader *r, enum node_kind kind, Str s); /* nothing for empty text */
void add_where(struct reader *r, enum where_key key, Str s);

/*
 * Note that `from`, which points into the text, was read as `to`. `rule` is the check rule that
 * will say so; a certain repair has filled the value, any other is only offered.
 */
void add_repair(struct reader *r, const char *rule, Str from, Str to, const char *because, bool certain);

/* "PAGE 02 RULSSAA4471 UNCLAS": a page line of the wire, which names a station and no post. */
bool is_wire_page(Str line);

/* Whether one more near word may be looked up: each walks a whole table. */
bool may_look_near(struct reader *r);

void add_section(struct reader *r, int n); /* one that is present; each is kept once */
void add_mrn_form(struct reader *r, enum mrn_place place, Str raw);

/*
 * Several lines as one text. `s` is what the lines say, joined by single blanks
 * (by nothing behind a hyphen); every part of it can be led back to its places.
 */
struct seg {
	uint32_t at, off, len; /* place in `s`, place in the text, length */
};

struct joined {
	Str s;
	LIST(struct seg) segs;
};

/* Join `n` pieces of the text. One piece is not copied. */
struct joined join(struct arena *a, const struct reader *r, const Str *parts, uint32_t n);

/* The same text alone, for parts that nobody leads back. */
Str join_text(struct arena *a, const Str *parts, uint32_t n);

/* From the first to the last byte of a part of `j->s`. */
Span joined_span(const struct joined *j, Str part);

/* Put the pieces in order of place; of two that overlap the first stays, of two at one place the one found first. */
void sort_pieces(struct reader *r);

/* One piece for each line that the part touches. */
void add_joined(struct reader *r, enum node_kind kind, const struct joined *j, Str part);
void add_joined_where(struct reader *r, enum where_key key, const struct joined *j, Str part);

#endif
