/*
 * read_sheet - the Department's printed sheet of about 1950-67 (format
 * specification 3.8): no date-time group, no TAGS, no subject.
 *
 * The distribution runs down the left margin, beside the text, and the date is
 * "NO: 88, July 17, noon" without a year, which "Rec'd:" has. Hours are local,
 * so only the day is taken.
 */
#include "authority/posts.h"
#include "cable/reader.h"

enum { HEAD_LINES = 40, TITLE_LINES = 12, FOOT_LINES = 12 };

static bool is_title(Str s)
{
	return str_find(s, S("INCOMING TELEGRAM")) < s.n || str_find(s, S("OUTGOING TELEGRAM")) < s.n;
}

/* The line with `label`, from `from` on; `r->flow_n` if there is none. */
static uint32_t find_label(const struct reader *r, uint32_t from, Str label)
{
	for (uint32_t i = from; i < r->flow_n && i < from + HEAD_LINES; i++) {
		Str s = line_at(r, r->flow[i]);

		if (str_find(s, label) < s.n)
			return i;
	}
	return r->flow_n;
}

/* What stands behind a label on its line. */
static Str value_of(struct reader *r, uint32_t at, Str label)
{
	Str s, v;
	size_t n;

	if (at == r->flow_n)
		return STR_NONE;
	s = line_at(r, r->flow[at]);
	n = str_find(s, label);
	add_piece(r, NODE_LABEL, str_cut(s, n, n + label.n));
	v = str_trim(str_cut(s, n + label.n, s.n));
	for (size_t i = 0; i + 2 < v.n; i++) /* the next column */
		if (v.p[i] == ' ' && v.p[i + 1] == ' ' && v.p[i + 2] == ' ')
			return str_cut(v, 0, i);
	return v;
}

/* "July 17" in front; the day without its year. */
static bool take_day(Str *s, struct date *d)
{
	uint32_t day;
	int month = month_read(*s);

	if (!month)
		return false;
	while (s->n && s->p[0] != ' ')
		*s = str_cut(*s, 1, s->n);
	take_blanks(s);
	if (!take_number(s, 2, &day))
		return false;
	d->month = (uint8_t)month;
	d->day = (uint8_t)day;
	return true;
}

static void read_received(struct reader *r, Str s)
{
	uint32_t year;

	if (take_day(&s, &r->c->dtg.date) && take_byte(&s, ',') && take_blanks(&s) && take_number(&s, 4, &year))
		r->c->dtg.date.year = (int16_t)year;
}

static void read_no(struct reader *r, Str s)
{
	struct cable *c = r->c;
	struct date d = c->dtg.date;
	uint32_t number;
	Str digits = s;

	if (!take_number(&s, 6, &number))
		return;
	digits.n -= s.n;
	c->mrn = (struct mrn){ .post = c->from.post, .year = (uint16_t)d.year, .number = c->from.post.n ? number : 0 };
	add_piece(r, NODE_MRN, digits);
	add_where(r, WHERE_MRN, digits);
	add_mrn_form(r, MRN_IN_SERIAL, digits);
	take_byte(&s, ',');
	take_blanks(&s);
	if (!s.n || !take_day(&(Str){ s.p, s.n }, &d))
		return;
	c->dtg.date = d;
	c->dtg.zone = 'J'; /* local time */
	c->dtg_raw = s;
	add_piece(r, NODE_DTG, s);
	add_where(r, WHERE_DTG, s);
}

static void read_party(struct party *p, struct reader *r, Str s)
{
	const struct post *post = post_by_alias(s, NULL);

	p->raw = p->name = s;
	p->span = span_of(r, s);
	p->post = post ? post->mrn : STR_NONE;
	add_piece(r, NODE_PLAD, s);
}

static void read_level(struct reader *r, uint32_t to)
{
	for (uint32_t i = 0; i < to; i++) {
		Str s = line_at(r, r->flow[i]);

		for (size_t k = 0; k < s.n; k++) {
			Str rest = str_cut(s, k, s.n);
			size_t n = is_upper((unsigned char)s.p[k]) && (k == 0 || s.p[k - 1] == ' ') ? level_read(rest, &r->c->classification) : 0;

			if (n) {
				add_piece(r, NODE_CLASS, str_cut(rest, 0, n));
				add_where(r, WHERE_CLASSIFICATION, str_cut(rest, 0, n));
				return;
			}
		}
	}
}

/* Bureau codes beside the text, in the columns before `margin`. */
static void read_margin(struct reader *r, uint32_t from)
{
	for (uint32_t i = from; i < r->flow_n; i++) {
		Str code = str_trim(str_cut(line_at(r, r->flow[i]), 0, r->margin));

		add_piece(r, NODE_OFFICE, code);
		if (code.n && !line_text(r, r->flow[i]).n)
			set_flow(r, i, NODE_DIST);
	}
}

static void mark_head(struct reader *r, uint32_t to)
{
	for (uint32_t i = 0; i <= to; i++)
		set_flow(r, i, flow_look(r, i) == LOOK_BLANK ? NODE_BLANK : NODE_FIELD);
}

/* Lines of the margin alone are no blank lines of the text: they leave the flow. */
static void drop_margin_lines(struct reader *r)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < r->flow_n; i++)
		if (r->c->lines.v[r->flow[i]].kind != NODE_DIST)
			r->flow[n++] = r->flow[i];
	r->flow_n = n;
}

/* The form's own words at the foot, and what follows them, are no text. */
static void cut_foot(struct reader *r)
{
	for (uint32_t i = r->flow_n; i-- > 0 && r->flow_n - i <= FOOT_LINES;) {
		Str s = line_at(r, r->flow[i]);

		if (str_find(s, S("REPRODUCTION FROM THIS COPY")) == s.n)
			continue;
		for (uint32_t k = i; k < r->flow_n; k++)
			set_flow(r, k, flow_look(r, k) == LOOK_BLANK ? NODE_BLANK : NODE_TAIL);
		r->flow_n = i;
		return;
	}
}

void read_sheet(struct reader *r)
{
	uint32_t title = 0, from, no;

	if (r->smart || r->has_nara_page)
		return;
	while (title < r->flow_n && title < TITLE_LINES && !is_title(line_at(r, r->flow[title])))
		title++;
	if (title == r->flow_n || title == TITLE_LINES)
		return;
	from = find_label(r, title, S("FROM:"));
	no = find_label(r, title, S("NO:"));
	if (from == r->flow_n || no == r->flow_n)
		return;
	mark_head(r, no > from ? no : from);
	read_level(r, from);
	r->c->has_from = true;
	read_party(&r->c->from, r, value_of(r, from, S("FROM:")));
	if (find_label(r, title, S("TO:")) < r->flow_n)
		read_party(list_push(r->a, &r->c->to), r, value_of(r, find_label(r, title, S("TO:")), S("TO:")));
	read_received(r, value_of(r, find_label(r, title, S("Rec'd:")), S("Rec'd:")));
	read_no(r, value_of(r, no, S("NO:")));
	r->margin = (uint32_t)str_find(line_at(r, r->flow[from]), S("FROM:"));
	r->flow += no + 1;
	r->flow_n -= no + 1;
	r->sheet_from = r->flow_n ? r->flow[0] : 0;
	cut_foot(r);
	read_margin(r, 0);
	drop_margin_lines(r);
}
