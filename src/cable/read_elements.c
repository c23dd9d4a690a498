/*
 * read_elements - what stands between the class line and the text.
 *
 * Each line is given its element by its look; a label garbled on the wire
 * (TAOS:, SUBJELT:) is known by being one impulse or one letter off; two
 * elements on one line are cut apart.
 */
#include "authority/ita2.h"
#include "authority/near.h"
#include "authority/tags.h"
#include "cable/elements.h"

enum { BLOCK_LINES = 40, INSIDE_MOST = 16, LOOK_AHEAD = 30, REF_AHEAD = 6, LABEL_MOST = 12 };

/* Where a block of this kind ends beside at another element. */
enum extent { TO_BLANK, TAG_LINES, VALUE_LINES, REF_LINES };

static const struct element {
	enum look look;
	uint8_t kind;
	enum extent extent;
	Str label;   /* for garbles, and inside a line with a blank in front */
	const char *rule; /* says that a label was garbled */
	void (*read)(struct reader *r, const struct joined *j, Str value);
} elements[] = {
	{ LOOK_EO, NODE_EO, VALUE_LINES, S_INIT("E.O."), "E12", read_order },
	{ LOOK_TAGS, NODE_TAGS, TAG_LINES, S_INIT("TAGS:"), "T08", read_tags },
	{ LOOK_SUBJECT, NODE_SUBJECT, TO_BLANK, S_INIT("SUBJECT:"), "S04", read_subject },
	{ LOOK_SUBJECT, NODE_SUBJECT, TO_BLANK, S_INIT("SUBJ:"), "S04", read_subject },
	{ LOOK_REF, NODE_REF, REF_LINES, S_INIT("REF:"), "X01", read_refs },
	{ LOOK_REF, NODE_REF, REF_LINES, S_INIT("REFS:"), "X01", read_refs },
	{ LOOK_CLASSIFIED, NODE_CLASSIFIED_BY, TO_BLANK, S_INIT("CLASSIFIED BY:"), "E10", read_classified_by },
};
enum { ELEMENTS = sizeof elements / sizeof *elements };

int telegram_date(const struct reader *r)
{
	return dtg_known(&r->c->dtg) ? date_number(r->c->dtg.date) : 0;
}

static const struct element *element_of(enum look l)
{
	for (int i = 0; i < ELEMENTS; i++)
		if (elements[i].look == l)
			return &elements[i];
	return NULL;
}

/* The first word with its colon: what would be the label. Absent if there is none. */
static Str would_be_label(Str s)
{
	size_t n = str_find_byte(s, ':');

	return n < s.n && n >= 2 && n < LABEL_MOST ? str_cut(s, 0, n + 1) : STR_NONE;
}

/* An element whose label was garbled on the way. */
static const struct element *garbled_element(Str s)
{
	Str label = would_be_label(s);

	if (!label.n)
		return NULL;
	for (int i = 0; i < ELEMENTS; i++) {
		Str want = elements[i].label;

		if (elements[i].look == LOOK_EO || elements[i].look == LOOK_REF)
			continue;
		if (ita2_garbled(label, want, 1) || (want.n > 5 && near_edits(label, want) <= 2) ||
		    (want.n == 5 && near_edits(label, want) == 1 && label.p[0] == want.p[0]))
			return &elements[i];
	}
	return NULL;
}

/* "E.OM 11652: GDS": the order's label with one character wrong, known by the number behind it. */
static bool is_garbled_order(Str s)
{
	size_t n = 0;

	while (n < s.n && n < 6 && !is_digit((unsigned char)s.p[n]))
		n++;
	if (n < 3 || n + 5 > s.n || s.p[0] != 'E')
		return false;
	for (size_t i = 0; i < 5; i++)
		if (!is_digit((unsigned char)s.p[n + i]) && s.p[n + i] != ')' && s.p[n + i] != '(')
			return false;
	return near_edits(str_trim(str_cut(s, 0, n)), S("E.O.")) <= 1;
}

/* Mostly known codes, or persons in parentheses. */
static bool is_tag_line(const struct reader *r, Str s)
{
	uint32_t words = 0, known = 0;
	Str word;

	if (memchr(s.p, '(', s.n) || memchr(s.p, ')', s.n))
		return true;
	while (str_next(&s, ' ', &word)) {
		while (word.n && memchr(",.;", word.p[word.n - 1], 3))
			word.n--;
		words += word.n != 0;
		known += word.n && tag_at(word, telegram_date(r));
	}
	return known * 3 >= words * 2 && known;
}

/* "TAGZ EWWT, BL": the label with one letter wrong and no colon, known by the codes behind it. */
static bool is_garbled_tags(const struct reader *r, Str s)
{
	Str word = str_cut(s, 0, 4);

	return s.n > 6 && s.p[0] == 'T' && s.p[4] == ' ' && str_find_byte(word, ' ') == 4 && near_by_one(word, S("TAGS")) &&
	       is_tag_line(r, str_cut(s, 5, s.n));
}

/* "SUBJECT NAVY OFFERS A SCREW", "REF RIO 9077": the colon was left out. */
static const struct element *bare_element(const struct reader *r, Str s)
{
	if (!r->c->subject.n && str_starts(s, S("SUBJECT ")))
		return &elements[2];
	if (!r->c->subject.n && str_starts(s, S("SUBJ ")))
		return &elements[3];
	if (!r->c->has_ref_line && str_starts(s, S("REF ")) && is_digit((unsigned char)s.p[s.n - 1]))
		return &elements[4];
	return NULL;
}

static const struct element *element_at(const struct reader *r, uint32_t i, bool *garbled)
{
	const struct element *e = element_of(flow_look(r, i));
	Str s;

	*garbled = false;
	if (e || flow_look(r, i) != LOOK_TEXT)
		return e;
	s = flow_text(r, i);
	*garbled = true;
	if (is_garbled_order(s))
		return &elements[0];
	if (is_garbled_tags(r, s))
		return &elements[1];
	return bare_element(r, s) ? bare_element(r, s) : garbled_element(s);
}

/* "T AGS:", "SUBJECT :": as many letters as the label has, and the colon. */
static size_t spaced_label(const struct element *e, Str s)
{
	size_t letters = 0, n = 0;

	if (e->kind != NODE_TAGS && e->kind != NODE_SUBJECT)
		return 0;
	for (; n < s.n && n < LABEL_MOST && s.p[n] != ':'; n++) {
		if (!is_alpha((unsigned char)s.p[n]) && s.p[n] != ' ')
			return 0;
		letters += s.p[n] != ' ';
	}
	return n < s.n && s.p[n] == ':' && letters == e->label.n - 1 ? n + 1 : 0;
}

/* Bytes of the label in front of an element's value. */
static size_t label_length(const struct element *e, Str s)
{
	size_t n = 0;

	if (e->kind == NODE_EO) {
		while (n < s.n && n < 8 && !is_digit((unsigned char)s.p[n]))
			if (s.p[n++] == ':') /* "E.O.: Unknown" */
				break;
		return n;
	}
	if ((n = spaced_label(e, s)))
		return n;
	if (e->kind == NODE_CLASSIFIED_BY) {
		n = str_ifind(s, S("classified by")) + 13;
		return n + (n < s.n && (s.p[n] == ':' || s.p[n] == '.'));
	}
	if (str_starts(s, S("REF ")) && str_find_byte(str_cut(s, 0, LABEL_MOST), ':') >= LABEL_MOST)
		return 4; /* "REF RIO 9077" */
	while (n < s.n && (is_alpha((unsigned char)s.p[n]) || s.p[n] == ' ') && n < LABEL_MOST) {
		/* "REF A. …": the label is a word, then a list */
		if (s.p[n] == ' ' && (e->kind != NODE_REF || n > 4 || !str_find(str_cut(s, n, s.n), S(" ("))))
			break;
		n++;
	}
	if (str_starts(str_cut(s, n, s.n), S("(S)")))
		n += 3;
	while (n < s.n && s.p[n] == ' ')
		n++;
	return n + (n < s.n && memchr(":.;-", s.p[n], 4) != NULL);
}

/* Is this text the start of one more item of a reference list? */
static bool starts_item(Str s)
{
	take_byte(&s, '(');
	take_byte(&s, '[');
	if (s.n > 2 && s.p[0] == (char)0xC2)
		s = str_cut(s, 2, s.n);
	return s.n > 2 && is_upper((unsigned char)s.p[0]) && (s.p[1] == ')' || s.p[1] == '.' || s.p[1] == ']') &&
	       !(s.n > 3 && s.p[1] == '.' && is_upper((unsigned char)s.p[2]));
}

static bool ends_open(Str before)
{
	return before.n && (before.p[before.n - 1] == ',' || before.p[before.n - 1] == '(');
}

/* Does the line at `i` go on with the block whose last line is `before`? */
static bool continues(const struct reader *r, const struct element *e, uint32_t i, Str before)
{
	bool garbled;
	enum look l = flow_look(r, i);
	Str s;

	if (l == LOOK_PARAGRAPH || l == LOOK_RULE || l == LOOK_END || l == LOOK_COUNT || l == LOOK_BLANK ||
	    l == LOOK_CORRECTED || element_at(r, i, &garbled))
		return false;
	s = flow_text(r, i);
	if (str_istarts(s, S("SUMMARY")) || str_istarts(s, S("COMMENT:")))
		return false;
	switch (e->extent) {
	case TAG_LINES:
		return ends_open(before) || is_tag_line(r, s);
	case VALUE_LINES:
		return ends_open(before) || str_istarts(s, S("DECL")) || str_find_byte(before, '(') < before.n;
	default:
		return true;
	}
}

/* Behind a blank line a reference list may go on with its next item. */
static bool list_goes_on(const struct reader *r, const struct element *e, uint32_t *i)
{
	uint32_t next = *i;

	while (flow_look(r, next) == LOOK_BLANK)
		next++;
	if (e->extent != REF_LINES || flow_look(r, next) != LOOK_TEXT || !starts_item(flow_text(r, next)))
		return false;
	*i = next;
	return true;
}

/* The first place of a label with a blank in front; the length of `s` where there is none. */
static size_t find_label(Str s, Str label)
{
	Str rest = s;
	size_t here;

	while ((here = str_find(rest, label)) < rest.n) {
		size_t at = (size_t)(rest.p - s.p) + here;

		if (at > 0 && s.p[at - 1] == ' ')
			return at;
		rest = str_cut(rest, here + 1, rest.n);
	}
	return s.n;
}

/* The element whose label ends with the colon at `colon` and has a blank in front; NULL if there is none. */
static const struct element *label_before(Str s, size_t colon)
{
	for (int i = 0; i < ELEMENTS; i++) {
		Str label = elements[i].label;

		if (label.p[label.n - 1] == ':' && colon >= label.n && s.p[colon - label.n] == ' ' &&
		    memcmp(s.p + colon + 1 - label.n, label.p, label.n) == 0)
			return &elements[i];
	}
	return NULL;
}

/* The first further element in the middle of a block; NULL if there is none. Labels end in a colon, but for the order's. */
static const struct element *find_inside(Str s, size_t *at)
{
	const struct element *found = &elements[0];
	size_t colon = str_find_byte(s, ':');

	*at = find_label(s, found->label);
	for (; colon < s.n && colon < *at; colon += 1 + str_find_byte(str_cut(s, colon + 1, s.n), ':')) {
		const struct element *e = label_before(s, colon);

		if (e) {
			*at = colon + 1 - e->label.n;
			return e;
		}
	}
	return *at < s.n ? found : NULL;
}

/* The last element that begins on this line of a block: what follows goes on with it. */
static const struct element *last_inside(const struct element *e, Str s)
{
	const struct element *inside;
	size_t at;

	for (unsigned n = 0; n < INSIDE_MOST && (inside = find_inside(s, &at)); n++) {
		e = inside;
		s = str_cut(s, at + 1, s.n);
	}
	return e;
}

/* "-         CAPE": in the 1980s a dash kept the margin of a further line. */
static Str without_dash(Str s)
{
	Str t = s;

	return take_byte(&t, '-') && take_blanks(&t) > 1 ? t : s;
}

static uint32_t gather(struct reader *r, const struct element *e, Str *parts)
{
	uint32_t n = 0, i = r->at;
	const struct element *last = e;

	parts[n++] = flow_text(r, i);
	set_flow(r, i++, (enum node_kind)e->kind);
	while (n < BLOCK_LINES) {
		last = last_inside(last, parts[n - 1]);
		if (!continues(r, last, i, parts[n - 1]) && !(flow_look(r, i) == LOOK_BLANK && list_goes_on(r, last, &i)))
			break;
		parts[n++] = without_dash(flow_text(r, i));
		set_flow(r, i++, (enum node_kind)e->kind);
	}
	r->at = i;
	return n;
}

/* An element and those that stand behind it on its lines. */
static void read_block(struct reader *r, const struct element *e, const struct joined *j, Str s)
{
	for (unsigned n = 0; e && n < INSIDE_MOST; n++) {
		size_t label = label_length(e, s), at;
		Str value = str_cut(s, label, s.n);
		const struct element *inside = find_inside(value, &at);

		add_joined(r, NODE_LABEL, j, str_trim_right(str_cut(s, 0, label)));
		e->read(r, j, str_trim(str_cut(value, 0, at)));
		e = inside != e ? inside : NULL;
		s = str_cut(value, at, value.n);
	}
}

static void read_element(struct reader *r, const struct element *e, bool garbled)
{
	Str parts[BLOCK_LINES];
	uint32_t n;
	struct joined j;

	if (garbled) {
		Str label = str_trim(str_cut(flow_text(r, r->at), 0, label_length(e, flow_text(r, r->at))));

		add_repair(r, e->rule, label, e->label, "the label is one character off, and what follows fits it", true);
	}
	n = gather(r, e, parts);
	j = join(r->scratch, r, parts, n);
	read_block(r, e, &j, j.s);
}

/* Does any element come further down, before the first numbered paragraph? */
static bool element_ahead(const struct reader *r)
{
	for (uint32_t i = r->at; i < r->flow_n && i < r->at + LOOK_AHEAD; i++) {
		enum look l = flow_look(r, i);

		if (l == LOOK_EO || l == LOOK_TAGS || l == LOOK_SUBJECT || (l == LOOK_REF && i < r->at + REF_AHEAD))
			return true;
		if (l == LOOK_PARAGRAPH)
			return false;
	}
	return false;
}

/* A line that no label opens: captions, a pass line, or one more free line. */
static bool read_free_line(struct reader *r)
{
	Str s = flow_text(r, r->at), rest;
	size_t at;
	const struct element *e;
	bool ahead = element_ahead(r);

	if (read_captions(r, s, &rest)) {
		set_flow(r, r->at++, NODE_CAPTION);
		return true;
	}
	e = rest.n && rest.p > s.p ? find_inside(s, &at) : NULL;
	if (e && s.p + at == rest.p) {
		struct joined j = join(r->scratch, r, &s, 1);

		set_flow(r, r->at++, NODE_CAPTION);
		read_block(r, e, &j, rest);
		return true;
	}
	if (!ahead && r->c->subject.n)
		return false;
	if (read_pass_line(r, s)) {
		set_flow(r, r->at++, NODE_PASS_LINE);
		return true;
	}
	if (!ahead)
		return false;
	set_flow(r, r->at++, NODE_FIELD);
	return true;
}

/* A telegram repeated here before any text: what follows is its own. */
static bool starts_embedded(const struct reader *r)
{
	enum look l = flow_look(r, r->at);

	return l == LOOK_FL5 || l == LOOK_FM || l == LOOK_TI || (l == LOOK_TEXT && str_eq(flow_text(r, r->at), S("QUOTE")));
}

void read_elements(struct reader *r)
{
	while (r->at < r->flow_n && r->c->form != FORM_CODRESS) {
		bool garbled;
		const struct element *e = element_at(r, r->at, &garbled);
		enum look l = flow_look(r, r->at);

		if (l == LOOK_BLANK || l == LOOK_CORRECTED || l == LOOK_BANNER || l == LOOK_CLASS) {
			set_flow(r, r->at++, l == LOOK_BLANK ? NODE_BLANK : l == LOOK_CORRECTED ? NODE_CORRECTED : NODE_BANNER);
			continue;
		}
		if (starts_embedded(r))
			break;
		if (e)
			read_element(r, e, garbled);
		else if (l == LOOK_PARAGRAPH || l == LOOK_RULE || l == LOOK_END || !read_free_line(r))
			break;
	}
}

static const struct element *element_of_kind(uint8_t kind)
{
	for (int i = 0; i < ELEMENTS; i++)
		if (elements[i].kind == kind)
			return &elements[i];
	return NULL;
}

void read_element_alone(struct reader *r, uint8_t kind)
{
	const struct element *e;
	Str parts[BLOCK_LINES];
	uint32_t n = 0;
	bool garbled;
	struct joined j;

	while (flow_look(r, r->at) == LOOK_BLANK)
		r->at++;
	e = r->at < r->flow_n ? element_at(r, r->at, &garbled) : NULL;
	if (e) {
		read_elements(r);
		return;
	}
	for (uint32_t i = r->at; i < r->flow_n && n < BLOCK_LINES; i++)
		if (flow_text(r, i).n)
			parts[n++] = flow_text(r, i);
	if (!n)
		return;
	j = join(r->scratch, r, parts, n);
	element_of_kind(kind)->read(r, &j, j.s);
}
