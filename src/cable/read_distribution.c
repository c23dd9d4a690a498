/*
 * read_distribution - the Department's copy list above the heading (1968 to
 * about 2009): ACTION and INFO offices with their copies, the printed total,
 * the dash counter, and the drafting lines of outgoing telegrams.
 */
#include "authority/bureaus.h"
#include "cable/reader.h"

enum { ABOVE_MOST = 150 };

static bool is_heading_start(enum look l, enum look next)
{
	return l == LOOK_TI || l == LOOK_JANAP || l == LOOK_FL5 || (l == LOOK_FL2 && next == LOOK_FL3) ||
	       (l == LOOK_FM && next == LOOK_TO);
}

static bool is_text_start(enum look l)
{
	return l == LOOK_EO || l == LOOK_TAGS || l == LOOK_SUBJECT || l == LOOK_PARAGRAPH || l == LOOK_SMART_MRN;
}

/* Where in the flow the heading starts; `flow_n` where there is none. */
static uint32_t find_heading(const struct reader *r)
{
	for (uint32_t i = 0; i < r->flow_n && i < ABOVE_MOST; i++) {
		if (is_heading_start(flow_look(r, i), flow_look(r, i + 1)))
			return i;
		if (is_text_start(flow_look(r, i)))
			break;
	}
	return r->flow_n;
}

static void add_copy(struct reader *r, Str office, int copies, bool action)
{
	struct copy *c = list_push(r->a, &r->c->distribution.offices);

	c->office = office;
	c->copies = copies;
	c->action = action;
	c->span = span_of(r, office);
	if (copies > 0)
		r->c->distribution.sum += copies;
	add_piece(r, NODE_OFFICE, office);
}

static void read_total(struct reader *r, Str item)
{
	Str s = str_cut(item, 1, item.n);
	uint32_t total;

	if (!take_number(&s, 3, &total))
		return;
	r->c->distribution.total = (int)total;
	r->c->distribution.total_span = span_of(r, item);
	add_piece(r, NODE_NUMBER, item);
}

/* "ARA-20", or "20" behind an "ARA" of 1968-69, or "/104". */
static void read_copy(struct reader *r, Str item, bool action, Str *pending)
{
	size_t dash = str_find_byte(item, '-');
	Str digits = str_cut(item, dash + 1, item.n);
	uint32_t copies;

	if (item.p[0] == '/') {
		read_total(r, item);
	} else if (dash < item.n && take_number(&digits, 2, &copies)) {
		add_copy(r, str_cut(item, 0, dash), (int)copies, action);
	} else if (pending->n && take_number(&item, 2, &copies)) {
		add_copy(r, *pending, (int)copies, action);
		*pending = STR_NONE;
	} else if (is_upper((unsigned char)item.p[0])) {
		*pending = item;
	}
}

static Str cut_item(Str *s)
{
	size_t n = 0;
	Str item;

	while (n < s->n && s->p[n] != ' ' && s->p[n] != ',')
		n++;
	item = str_cut(*s, 0, n);
	*s = str_cut(*s, n + (n < s->n), s->n);
	return item;
}

static void read_copies(struct reader *r, Str s, bool *action)
{
	Str pending = STR_NONE, item;

	if (take(&s, S("ACTION ")) || take(&s, S("ORIGIN ")))
		*action = true;
	else if (take(&s, S("INFO ")))
		*action = false;
	while (s.n) {
		item = cut_item(&s);
		if (item.n)
			read_copy(r, item, *action, &pending);
	}
}

static bool is_copies(enum look l)
{
	return l == LOOK_DIST || l == LOOK_DIST_HEAD;
}

/* A pilot: a routing line above the message's own identification, and the signals below it. */
static bool is_pilot(const struct reader *r, uint32_t i)
{
	Str s = flow_text(r, i);

	if (flow_look(r, i) == LOOK_FL2)
		return true;
	return i > 0 && r->c->lines.v[r->flow[i - 1]].kind == (flow_look(r, i - 1) == LOOK_FL2 ? NODE_PILOT : NODE_COUNT) &&
	       s.n >= 3 && s.p[0] == 'Z' && is_upper((unsigned char)s.p[1]) && is_upper((unsigned char)s.p[2]);
}

/* "66605" below the distribution of an outgoing copy of 1969-74; its meaning is not known. */
static bool is_five_digits(Str s)
{
	unsigned n;

	return s.n == 5 && take_digits(&s, 5, &n);
}

/* What a post's own print has above the heading: "ACTION: ECON", "CHARGE: STA". */
static bool is_post_print(Str s)
{
	static const Str labels[] = { S_INIT("ACTION:"), S_INIT("INFO:"), S_INIT("DISSEMINATION:"), S_INIT("CHARGE:"), S_INIT("APPROVED:"),
		S_INIT("DRAFTED:"), S_INIT("CLEARED:") };

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (str_starts(s, labels[i]))
			return true;
	return false;
}

static void read_above(struct reader *r, uint32_t i, bool *action, bool *drafting)
{
	enum look l = flow_look(r, i);

	if (is_copies(l) && !*drafting) {
		r->c->distribution.there = true;
		set_flow(r, i, NODE_DIST);
		read_copies(r, flow_text(r, i), action);
	} else if (l == LOOK_DASH) {
		set_flow(r, i, NODE_DASH);
	} else if (l == LOOK_TWO_DIGITS || is_five_digits(flow_text(r, i)) || is_post_print(flow_text(r, i))) {
		set_flow(r, i, NODE_DIST);
	} else if (is_pilot(r, i)) {
		set_flow(r, i, NODE_PILOT);
	} else if (l == LOOK_BANNER) {
		set_flow(r, i, NODE_BANNER);
	} else if (l == LOOK_DRAFTING || *drafting) {
		*drafting = true;
		set_flow(r, i, l == LOOK_BLANK ? NODE_BLANK : NODE_DRAFTING);
	}
}

void read_distribution(struct reader *r)
{
	uint32_t start = find_heading(r);
	bool action = false, drafting = false;

	r->c->distribution.total = -1;
	if (start == r->flow_n)
		start = 0;
	for (uint32_t i = 0; i < start; i++)
		read_above(r, i, &action, &drafting);
	r->at = start;
	r->c->notes.heading_from = start < r->flow_n ? r->flow[start] : 0;
}
