/*
 * read_printout - a telegram printed out of a post's mail data base: a head made by
 * the program ("From  DB/Inbox:  Search Results", "To:", "TAGS:"), a rule, the text
 * without its heading. The head tells sender, number and day; all else the text says itself.
 */
#include "authority/posts.h"
#include "cable/reader.h"

enum { TITLE_LINES = 8, HEAD_LINES = 100, HEADING_LINES = 40 };

static uint32_t find_rule(const struct reader *r)
{
	bool printed = false;

	for (uint32_t i = 0; i < r->flow_n && i < HEAD_LINES; i++) {
		printed |= i < TITLE_LINES && str_find(flow_text(r, i), S("DB/Inbox")) < flow_text(r, i).n;
		if (!printed && i >= TITLE_LINES)
			break;
		if (printed && flow_look(r, i) == LOOK_RULE && flow_text(r, i).p[0] == '_')
			return i;
	}
	return r->flow_n;
}

static bool has_preamble(const struct reader *r, uint32_t from)
{
	for (uint32_t i = from; i < r->flow_n && i < from + HEADING_LINES; i++)
		if (flow_look(r, i) == LOOK_FL5)
			return true;
	return false;
}

/* "AMEMBASSY LA PAZ (LA PAZ 9641 - IMMEDIATE)" */
static void read_sender(struct reader *r, Str s)
{
	size_t open = str_find_byte(s, '('), end;
	Str name = str_trim(str_cut(s, 0, open)), number = str_cut(s, open + 1, s.n);
	const struct post *post = post_by_alias(name, NULL);

	end = str_find(number, S(" - "));
	r->c->has_from = true;
	r->c->from = (struct party){ .name = name, .raw = name, .post = post ? post->mrn : STR_NONE, .span = span_of(r, name) };
	add_piece(r, NODE_PLAD, name);
	number = str_trim(str_cut(number, 0, end));
	add_piece(r, NODE_MRN, number);
	add_mrn_form(r, MRN_IN_RECORD, number);
}

/* "TELEGRAM            December 03, 2002": the day, and no time. */
static void read_day(struct reader *r, Str s)
{
	Str day = str_trim(str_cut(s, 8, s.n)), t = day;
	uint32_t d, year;
	int month = month_read(t);

	if (!month)
		return;
	while (t.n && t.p[0] != ' ')
		t = str_cut(t, 1, t.n);
	take_blanks(&t);
	if (!take_number(&t, 2, &d) || !take_byte(&t, ',') || !take_blanks(&t) || !take_number(&t, 4, &year))
		return;
	r->c->dtg.date = (struct date){ (int16_t)year, (uint8_t)month, (uint8_t)d };
	r->c->dtg.zone = 'J';
	r->c->dtg_raw = day;
	add_piece(r, NODE_DTG, day);
	add_where(r, WHERE_DTG, day);
}

static void read_line(struct reader *r, Str s)
{
	if (str_starts(s, S("TELEGRAM ")))
		read_day(r, s);
	else if (take(&s, S("From:")) && str_find_byte(s, '(') < s.n)
		read_sender(r, str_trim(s));
}

void read_printout(struct reader *r)
{
	uint32_t rule = r->smart ? r->flow_n : find_rule(r);
	bool bare;

	if (rule == r->flow_n)
		return;
	bare = !has_preamble(r, rule);
	for (uint32_t i = 0; i <= rule; i++) {
		if (bare)
			read_line(r, flow_text(r, i));
		set_flow(r, i, flow_look(r, i) == LOOK_BLANK ? NODE_BLANK : NODE_WRAPPER);
	}
	r->has_record = bare;
	r->flow += rule + 1;
	r->flow_n -= rule + 1;
}
