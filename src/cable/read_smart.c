/*
 * read_smart - the header and foot of a SMART message, from 2009 on (format
 * specification 3.5): "Label:      value", values going on at their column.
 *
 * Header and foot are taken off first, so that the body between them is read
 * like any text. An old telegram that SMART carries inside (outgoing system
 * cables, back-converted copies) is read as such, and the header, which a
 * program made up for it, fills only what the old telegram does not say.
 */
#include "authority/posts.h"
#include "cable/elements.h"

enum { MRN_WITHIN = 120, VALUE_LINES = 40 };

static void fill_mrn(struct reader *r, const struct joined *j);
static void fill_dtg(struct reader *r, const struct joined *j);
static void fill_from(struct reader *r, const struct joined *j);
static void fill_action(struct reader *r, const struct joined *j);
static void fill_info(struct reader *r, const struct joined *j);
static void fill_exempt(struct reader *r, const struct joined *j);
static void fill_order(struct reader *r, const struct joined *j);
static void fill_tags(struct reader *r, const struct joined *j);
static void fill_refs(struct reader *r, const struct joined *j);
static void fill_subject(struct reader *r, const struct joined *j);
static void fill_captions(struct reader *r, const struct joined *j);
static void fill_passes(struct reader *r, const struct joined *j);
static void fill_signer(struct reader *r, const struct joined *j);

static const struct label {
	Str text;
	bool foot;
	void (*fill)(struct reader *r, const struct joined *j);
} labels[] = {
	{ S_INIT("Action Office"), false, NULL },
	{ S_INIT("Info Office"), false, NULL },
	{ S_INIT("MRN"), false, fill_mrn },
	{ S_INIT("Date/DTG"), false, fill_dtg },
	{ S_INIT("From"), false, fill_from },
	{ S_INIT("Action"), false, fill_action },
	{ S_INIT("E.O."), false, fill_order },
	{ S_INIT("TAGS"), false, fill_tags },
	{ S_INIT("Captions"), false, fill_captions },
	{ S_INIT("Reference"), false, fill_refs },
	{ S_INIT("Pass Line"), false, fill_passes },
	{ S_INIT("Subject"), false, fill_subject },
	{ S_INIT("Signature"), true, fill_signer },
	{ S_INIT("Drafted By"), true, NULL },
	{ S_INIT("Cleared By"), true, NULL },
	{ S_INIT("Approved By"), true, NULL },
	{ S_INIT("Released By"), true, NULL },
	{ S_INIT("Info"), true, fill_info },
	{ S_INIT("XMT"), true, fill_exempt },
	{ S_INIT("Attachments"), true, NULL },
	{ S_INIT("Action Post"), true, NULL },
	{ S_INIT("Dissemination Rule"), true, NULL },
};
enum { LABELS = sizeof labels / sizeof *labels };

struct smart_value {
	const struct label *label;
	struct joined j;
};

struct smart {
	LIST(struct smart_value) values;
};

/* OCR reads the slash of Date/DTG as l, ! or 1. */
static bool is_date_label(Str s)
{
	return s.n == 8 && str_starts(s, S("Date")) && (str_ends(s, S("DTG")) || str_ends(s, S("DIG")));
}

/* The label that opens a line; `*value` is what stands behind its colon. */
static const struct label *label_of(Str line, Str *value)
{
	size_t n = str_find_byte(line, ':');
	Str name = str_trim(str_cut(line, 0, n));

	if (n == line.n)
		return NULL;
	*value = str_trim(str_cut(line, n + 1, line.n));
	for (int i = 0; i < LABELS; i++)
		if (str_eq(name, labels[i].text) || (i == 3 && is_date_label(name)))
			return &labels[i];
	return NULL;
}

static bool is_control_banner(Str s)
{
	return str_eq(s, S("SBU")) || str_eq(s, S("SENSITIVE BUT UNCLASSIFIED"));
}

static uint32_t find_mrn(const struct reader *r)
{
	for (uint32_t i = 0; i < r->flow_n && i < MRN_WITHIN; i++)
		if (flow_look(r, i) == LOOK_SMART_MRN)
			return i;
	return r->flow_n;
}

static enum node_kind kind_above(const struct reader *r, uint32_t i)
{
	Str value;
	enum look l = flow_look(r, i);

	if (l == LOOK_BLANK)
		return NODE_BLANK;
	if (l == LOOK_BANNER || is_control_banner(flow_text(r, i)))
		return NODE_BANNER;
	return label_of(flow_text(r, i), &value) == &labels[0] || label_of(flow_text(r, i), &value) == &labels[1] ? NODE_DIST : NODE_WRAPPER;
}

static bool is_indented(const struct reader *r, uint32_t i)
{
	return line_at(r, r->flow[i]).n > line_text(r, r->flow[i]).n;
}

/* One label with the lines that go on below it. Returns the line after it. */
static uint32_t read_value(struct reader *r, struct smart *m, uint32_t i)
{
	Str parts[VALUE_LINES], value, line = flow_text(r, i);
	const struct label *l = label_of(line, &value);
	struct smart_value *v;
	uint32_t n = 0;

	add_piece(r, NODE_LABEL, str_cut(line, 0, str_find_byte(line, ':') + 1));
	if (value.n)
		parts[n++] = value;
	set_flow(r, i++, NODE_FIELD);
	while (i < r->flow_n && n < VALUE_LINES && flow_look(r, i) != LOOK_BLANK && is_indented(r, i) &&
	       flow_look(r, i) != LOOK_BANNER && !is_control_banner(flow_text(r, i)) && !label_of(flow_text(r, i), &value)) {
		parts[n++] = flow_text(r, i);
		set_flow(r, i++, NODE_FIELD);
	}
	v = list_push(r->scratch, &m->values);
	v->label = l;
	v->j = join(r->scratch, r, parts, n);
	return i;
}

static bool is_value_line(const struct reader *r, uint32_t i, bool foot)
{
	Str value;
	const struct label *l = i < r->flow_n ? label_of(flow_text(r, i), &value) : NULL;

	return l && l->foot == foot && !is_indented(r, i);
}

static uint32_t read_header(struct reader *r, struct smart *m, uint32_t i)
{
	while (i < r->flow_n) {
		uint32_t next = i;

		while (flow_look(r, next) == LOOK_BLANK)
			next++;
		if (!is_value_line(r, next, false) || next > i + 1)
			return i;
		for (; i < next; i++)
			set_flow(r, i, NODE_BLANK);
		i = read_value(r, m, i);
	}
	return i;
}

static uint32_t find_foot(const struct reader *r, uint32_t from)
{
	for (uint32_t i = from; i < r->flow_n; i++)
		if (is_value_line(r, i, true))
			return i;
	for (uint32_t i = r->flow_n; i > from; i--) /* no foot: the closing banner */
		if (flow_look(r, i - 1) != LOOK_BLANK && flow_look(r, i - 1) != LOOK_BANNER && !is_control_banner(flow_text(r, i - 1)))
			return i;
	return r->flow_n;
}

static void read_foot(struct reader *r, struct smart *m, uint32_t i)
{
	while (i < r->flow_n) {
		if (is_value_line(r, i, true)) {
			i = read_value(r, m, i);
			continue;
		}
		set_flow(r, i, flow_look(r, i) == LOOK_BLANK ? NODE_BLANK :
			       flow_look(r, i) == LOOK_BANNER || is_control_banner(flow_text(r, i)) ? NODE_BANNER : NODE_TAIL);
		i++;
	}
}

void read_smart(struct reader *r)
{
	uint32_t mrn = find_mrn(r), body, foot;

	if (mrn == r->flow_n)
		return;
	r->smart = arena_new(r->scratch, struct smart);
	for (uint32_t i = 0; i < mrn; i++)
		set_flow(r, i, kind_above(r, i));
	body = read_header(r, r->smart, mrn);
	foot = find_foot(r, body);
	read_foot(r, r->smart, foot);
	r->flow += body;
	r->flow_n = foot - body;
}

/* "WASHDC, SECSTATE" is SECSTATE WASHDC turned round. */
static Str turned(struct arena *a, Str s)
{
	size_t comma = str_find_byte(s, ',');

	if (comma == s.n)
		return arena_str(a, s);
	return arena_printf(a, "%.*s %.*s", STR_ARG(str_trim(str_cut(s, comma + 1, s.n))), STR_ARG(str_cut(s, 0, comma)));
}

static enum prec take_precedence(Str *s)
{
	for (int p = PREC_COUNT - 1; p > PREC_NONE; p--) {
		Str word = precedence_word((enum prec)p);

		if (s->n > word.n && str_ieq(str_cut(*s, s->n - word.n, s->n), word)) {
			*s = str_trim(str_cut(*s, 0, s->n - word.n));
			return (enum prec)p;
		}
	}
	return PREC_NONE;
}

static void read_item(struct reader *r, const struct joined *j, Str item, struct party *p)
{
	const struct post *post;
	size_t slash;

	p->raw = arena_str(r->a, item);
	p->span = joined_span(j, item);
	p->precedence = take_precedence(&item);
	add_joined(r, NODE_PLAD, j, item);
	slash = str_find_byte(item, '/');
	if (slash < item.n && str_starts(item, S("RU"))) {
		p->routing = arena_str(r->a, str_cut(item, 0, slash));
		item = str_cut(item, slash + 1, item.n);
	}
	p->name = turned(r->a, item);
	post = post_by_alias(p->name, NULL);
	if (post)
		p->post = post->mrn;
}

static void read_items(struct reader *r, const struct joined *j, PartyList *list, enum prec *highest)
{
	Str item, rest = j->s;

	while (str_next(&rest, ';', &item)) {
		struct party *p;

		item = str_trim(item);
		if (!item.n)
			continue;
		p = list_push(r->a, list);
		read_item(r, j, item, p);
		if (p->precedence > *highest)
			*highest = p->precedence;
	}
}

static void fill_mrn(struct reader *r, const struct joined *j)
{
	struct mrn_form *f;

	add_joined(r, NODE_MRN, j, j->s);
	add_joined_where(r, WHERE_MRN, j, j->s);
	f = list_push(r->a, &r->c->mrn_forms);
	f->raw = arena_str(r->a, j->s);
	f->span = joined_span(j, j->s);
	f->where = MRN_IN_RECORD;
}

static void fill_dtg(struct reader *r, const struct joined *j)
{
	struct dtg d;

	if (r->c->dtg_raw.n)
		return;
	for (size_t i = 0; i + 7 <= j->s.n; i++) {
		Str s = str_cut(j->s, i, j->s.n);
		size_t n = i == 0 || !is_digit((unsigned char)j->s.p[i - 1]) || i > 12 ? dtg_read(s, &d) : 0;

		if (!n)
			continue;
		r->c->dtg = d;
		r->c->dtg_raw = arena_str(r->a, str_cut(s, 0, n));
		add_joined(r, NODE_DTG, j, str_cut(s, 0, n));
		add_joined_where(r, WHERE_DTG, j, str_cut(s, 0, n));
		return;
	}
}

static void fill_from(struct reader *r, const struct joined *j)
{
	if (r->c->has_from)
		return;
	r->c->has_from = true;
	read_item(r, j, j->s, &r->c->from);
}

static void fill_action(struct reader *r, const struct joined *j)
{
	if (!r->c->to.n)
		read_items(r, j, &r->c->to, &r->c->precedence);
}

static void fill_info(struct reader *r, const struct joined *j)
{
	if (!r->c->info.n)
		read_items(r, j, &r->c->info, &r->c->info_precedence);
}

static void fill_exempt(struct reader *r, const struct joined *j)
{
	enum prec none = PREC_NONE;

	if (!r->c->exempt.n)
		read_items(r, j, &r->c->exempt, &none);
}

static void fill_order(struct reader *r, const struct joined *j)
{
	read_order(r, j, j->s);
}

static void fill_tags(struct reader *r, const struct joined *j)
{
	if (!r->c->has_tags_line)
		read_tags(r, j, j->s);
}

static void fill_refs(struct reader *r, const struct joined *j)
{
	if (!r->c->has_ref_line)
		read_refs(r, j, j->s);
}

static void fill_subject(struct reader *r, const struct joined *j)
{
	read_subject(r, j, j->s);
}

static void fill_captions(struct reader *r, const struct joined *j)
{
	Str rest;

	for (uint32_t i = 0; i < j->segs.n; i++)
		read_captions(r, (Str){ r->text.p + j->segs.v[i].off, j->segs.v[i].len }, &rest);
}

static void fill_passes(struct reader *r, const struct joined *j)
{
	for (uint32_t i = 0; i < j->segs.n; i++) {
		Str s = { r->text.p + j->segs.v[i].off, j->segs.v[i].len };

		*list_push(r->a, &r->c->pass_lines) = s;
		add_where(r, WHERE_PASS_LINES, s);
		add_piece(r, NODE_VALUE, s);
	}
}

static void fill_signer(struct reader *r, const struct joined *j)
{
	if (r->c->signer.n || !j->s.n)
		return;
	r->c->signer = arena_str(r->a, j->s);
	add_joined(r, NODE_NAME, j, j->s);
	add_joined_where(r, WHERE_SIGNER, j, j->s);
}

void read_smart_values(struct reader *r)
{
	if (!r->smart)
		return;
	for (uint32_t i = 0; i < r->smart->values.n; i++) {
		struct smart_value *v = &r->smart->values.v[i];

		if (v->label && v->label->fill && v->j.s.n)
			v->label->fill(r, &v->j);
	}
}
