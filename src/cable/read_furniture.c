/*
 * furniture - what stands between the lines of a telegram and is no part of it:
 * page lines with their banners, release marks, and the heading that each
 * further section of a Department copy repeats.
 *
 * A page break of the 1970s reads "banner, blank, banner, blank, page line,
 * blank"; one more blank line after it is the text's own. A release banner
 * comes with a form feed before and up to four blank lines after it.
 */
#include "cable/reader.h"

enum {
	BLANKS_AFTER_REVIEW = 4,
	REPEAT_LINES = 90,
	BANNER_LINES = 6,
	END_LINES = 14,      /* banner, blank lines, NNN, blank, banner, blank above the next section */
	ELEMENT_LINES = 80,  /* in which the first section has its captions */
	REPEATED_MOST = 8,
	REVIEW_LINES = 5
};

static bool is_free(const struct reader *r, uint32_t i)
{
	return r->c->lines.v[i].kind == NODE_UNKNOWN;
}

static enum look look_at(const struct reader *r, uint32_t i)
{
	return i < r->end ? (enum look)r->look[i] : LOOK_COUNT;
}

static void mark_blanks(struct reader *r, uint32_t from, unsigned most)
{
	for (uint32_t i = from; i < r->end && most-- && look_at(r, i) == LOOK_BLANK && is_free(r, i); i++)
		set_kind(r, i, NODE_BLANK);
}

static bool is_form_feed(const struct reader *r, uint32_t i)
{
	const struct line *l = &r->c->lines.v[i];

	return look_at(r, i) == LOOK_BLANK && l->len && r->text.p[l->off] == '\f';
}

/* Banners and the blank lines between them, upwards from a page line; and the end mark of the section before. */
static void mark_banners_above(struct reader *r, uint32_t page)
{
	uint32_t first = page, most = BANNER_LINES;

	for (uint32_t i = page; i-- > 0 && page - i <= most;) {
		enum look l = look_at(r, i);

		if (!is_free(r, i) && r->c->lines.v[i].kind != NODE_BLANK)
			break;
		if (l == LOOK_BANNER || l == LOOK_END)
			first = i;
		else if (l != LOOK_BLANK)
			break;
		if (l == LOOK_END)
			most = END_LINES;
	}
	for (uint32_t i = first; i < page; i++)
		if (is_free(r, i))
			set_kind(r, i, look_at(r, i) == LOOK_BANNER ? NODE_BANNER : look_at(r, i) == LOOK_END ? NODE_REPEAT : NODE_BLANK);
}

static void mark_page(struct reader *r, uint32_t i)
{
	mark_banners_above(r, i);
	set_kind(r, i, NODE_PAGE_LINE);
	mark_blanks(r, i + 1, 1);
}

/* A State page line: one blank before, two after. */
static void mark_page_state(struct reader *r, uint32_t i)
{
	if (i && look_at(r, i - 1) == LOOK_BLANK && is_free(r, i - 1))
		set_kind(r, i - 1, NODE_BLANK);
	set_kind(r, i, NODE_PAGE_LINE);
	mark_blanks(r, i + 1, 2);
}

static void mark_review(struct reader *r, uint32_t i)
{
	set_kind(r, i, NODE_RELEASE);
	if (i && is_form_feed(r, i - 1))
		set_kind(r, i - 1, NODE_BLANK);
	mark_blanks(r, i + 1, BLANKS_AFTER_REVIEW);
}

/* "Classified by DAS … Declassify on:" breaks anywhere, the last time in front of its date. */
static void mark_reclassified(struct reader *r, uint32_t i)
{
	uint32_t last = i;

	while (last + 1 < r->end && last - i < REVIEW_LINES && look_at(r, last + 1) == LOOK_TEXT && is_free(r, last + 1) &&
	       !is_digit((unsigned char)line_text(r, last).p[line_text(r, last).n - 1]))
		last++;
	for (; i <= last; i++)
		set_kind(r, i, NODE_RELEASE);
}

static void mark_one(struct reader *r, uint32_t i)
{
	switch (look_at(r, i)) {
	case LOOK_PAGE:
		r->has_nara_page |= !is_wire_page(line_text(r, i));
		mark_page(r, i);
		break;
	case LOOK_PAGE_STATE:
		mark_page_state(r, i);
		break;
	case LOOK_REVIEW:
		mark_review(r, i);
		break;
	case LOOK_FOIA_PAGE:
	case LOOK_RELEASE:
	case LOOK_EXEMPTION:
	case LOOK_CURRENT:
		set_kind(r, i, NODE_RELEASE);
		break;
	case LOOK_RECLASSIFIED:
		mark_reclassified(r, i);
		break;
	case LOOK_PARTIAL:
		r->c->notes.partial_extract = true;
		set_kind(r, i, NODE_WRAPPER);
		break;
	case LOOK_MESSAGE_TEXT:
		set_kind(r, i, NODE_WRAPPER);
		break;
	default:
		break;
	}
}

/* "PAGE 01  LA PAZ 02940  02 OF 05": the first page of a section that is not the first. */
static bool starts_section(Str page)
{
	uint32_t number, section;
	size_t of = str_find(page, S(" OF "));
	Str s = page;

	if (of == page.n || of < 2)
		return false;
	if (!take(&s, S("PAGE")) || !take_blanks(&s) || !take_number(&s, 3, &number) || number != 1)
		return false;
	s = str_cut(page, of - 2, of);
	take_blanks(&s);
	return take_number(&s, 2, &section) && section > 1;
}

static bool is_repeated_element(enum look l)
{
	return l == LOOK_EO || l == LOOK_TAGS || l == LOOK_SUBJECT;
}

/* Elements that a later section repeats below its class line, each to its blank line. */
static uint32_t past_elements(const struct reader *r, uint32_t i)
{
	uint32_t past = i;

	for (;;) {
		while (look_at(r, i) == LOOK_BLANK)
			i++;
		if (!is_repeated_element(look_at(r, i)))
			return past;
		while (i < r->end && look_at(r, i) != LOOK_BLANK && look_at(r, i) != LOOK_PARAGRAPH)
			i++;
		past = i;
	}
}

/* Does a line of the first section's beginning say the same? */
static bool was_said(const struct reader *r, uint32_t line)
{
	Str s = line_text(r, line);

	for (uint32_t i = 0; i < ELEMENT_LINES && i < line; i++)
		if (look_at(r, i) == LOOK_TEXT && str_eq(line_text(r, i), s))
			return true;
	return false;
}

/* Captions and pass lines that a later section repeats below its class line. */
static uint32_t past_captions(const struct reader *r, uint32_t i)
{
	uint32_t past = i;

	for (uint32_t n = 0; n < REPEATED_MOST && i < r->end; i++) {
		if (look_at(r, i) == LOOK_BLANK)
			continue;
		if (look_at(r, i) != LOOK_TEXT || !was_said(r, i))
			break;
		past = i + 1;
		n++;
	}
	return past;
}

/* The class line that closes the repeated heading below the page line at `page`; 0 if there is none. */
static uint32_t class_below(const struct reader *r, uint32_t page)
{
	bool preamble = false;

	for (uint32_t i = page + 1; i < r->end && i < page + REPEAT_LINES; i++) {
		enum look l = look_at(r, i);

		preamble |= l == LOOK_FL5;
		if (preamble && (l == LOOK_CLASS || l == LOOK_BANNER) && is_free(r, i))
			return i;
		if (l == LOOK_PAGE)
			return 0;
	}
	return 0;
}

static void mark_repeat(struct reader *r, uint32_t page)
{
	uint32_t class_line = class_below(r, page), to;

	if (!class_line)
		return;
	to = past_elements(r, past_captions(r, class_line + 1));
	for (uint32_t i = page + 1; i < to; i++)
		if (is_free(r, i))
			set_kind(r, i, look_at(r, i) == LOOK_BLANK ? NODE_BLANK : NODE_REPEAT);
	mark_blanks(r, to, 1);
}

static void fill_flow(struct reader *r)
{
	r->flow = arena_raw(r->scratch, ((size_t)r->end + 1) * sizeof *r->flow);
	for (uint32_t i = 0; i < r->end; i++)
		if (is_free(r, i))
			r->flow[r->flow_n++] = i;
}

void read_furniture(struct reader *r)
{
	for (uint32_t k = 0; k < r->odd.n && r->odd.v[k] < r->end; k++)
		if (is_free(r, r->odd.v[k]))
			mark_one(r, r->odd.v[k]);
	for (uint32_t k = 0; k < r->odd.n && r->odd.v[k] < r->end; k++)
		if (r->look[r->odd.v[k]] == LOOK_PAGE && starts_section(line_at(r, r->odd.v[k])))
			mark_repeat(r, r->odd.v[k]);
	fill_flow(r);
}
