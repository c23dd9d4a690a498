/*
 * read_body - the text: paragraphs with number and mark, headings, signer, end.
 *
 * The flow has no page lines left in it, so a paragraph that a page break cut
 * is whole here. An archive's paragraph sign (¶) is dropped from the text.
 */
#include "cable/reader.h"

enum { HEADING_MOST = 72, PARAGRAPH_LINES = 4096 };

struct body {
	struct reader *r;
	Str *parts;    /* lines of the open paragraph */
	uint32_t n;
	int number;    /* of the open paragraph, -1: none */
	int last;      /* number of the last numbered paragraph */
	Str mark;
	Span number_span, mark_span;
	uint32_t from, to; /* bytes */
	Str heading;
	bool after_blank;
	bool in_tail; /* behind the first line of a note of the telegraph office, up to a blank line */
};

static void reset(struct body *b)
{
	b->n = 0;
	b->number = -1;
	b->mark = STR_NONE;
	b->number_span = b->mark_span = (Span){ 0, 0 };
}

static Str level_of(Str mark)
{
	size_t n = 0;

	while (n < mark.n && !memchr("/-, ", mark.p[n], 4))
		n++;
	return mark.n ? str_cut(mark, 0, n) : STR_NONE;
}

static void close_paragraph(struct body *b)
{
	struct reader *r = b->r;
	struct paragraph *p;

	if (b->n == 0 && b->number < 0)
		return;
	p = list_push(r->a, &r->c->paragraphs);
	p->number = b->number;
	p->mark = b->mark;
	p->level = level_of(b->mark);
	p->heading = b->heading;
	p->text = join_text(r->a, b->parts, b->n);
	p->span = (Span){ b->from, b->to - b->from };
	p->number_span = b->number_span;
	p->mark_span = b->mark_span;
	reset(b);
}

static void add_line(struct body *b, Str s)
{
	if (b->n == PARAGRAPH_LINES)
		close_paragraph(b); /* no line is lost: the rest is a paragraph of its own */
	if (b->n == 0 && b->number < 0)
		b->from = span_of(b->r, s).off;
	if (s.n)
		b->parts[b->n++] = s;
	b->to = span_end(span_of(b->r, s));
}

/* "(C)" before unnumbered text of a telegram that is not classified is the third item of a list. */
static bool is_list_item(const struct body *b, Str mark)
{
	return mark.n == 1 && b->number < 0 && b->r->c->classification <= LEVEL_LOU && mark.p[0] != 'U' && mark.p[0] != 'L';
}

/* "(S/NF)" in front: letters, slashes, blanks, at most 24 of them. */
static Str take_mark(struct body *b, Str *s)
{
	Str t = *s, mark;
	size_t end;

	take_blanks(&t);
	end = str_find_byte(t, ')');
	if (!t.n || t.p[0] != '(' || end == t.n || end > 25)
		return STR_NONE;
	mark = str_cut(t, 1, end);
	for (size_t i = 0; i < mark.n; i++)
		if (!is_upper((unsigned char)mark.p[i]) && !memchr("/- ,", mark.p[i], 4))
			return STR_NONE;
	if (level_of(mark).n == 0 || level_of(mark).n > 4 || is_list_item(b, mark))
		return STR_NONE;
	*s = str_cut(t, end + 1, t.n);
	take_blanks(s);
	b->mark_span = span_of(b->r, mark);
	add_piece(b->r, NODE_MARK, mark);
	return mark;
}

static void open_numbered(struct body *b, Str line, uint32_t number)
{
	struct reader *r = b->r;
	Str s = line, digits;
	uint32_t n;

	close_paragraph(b);
	b->from = span_of(r, line).off;
	take(&s, S("\xC2\xB6"));
	digits = s;
	take_number(&s, 3, &n);
	digits.n -= s.n;
	b->number = (int)number;
	b->last = b->number;
	b->number_span = span_of(r, digits);
	add_piece(r, NODE_NUMBER, digits);
	take_byte(&s, '.');
	b->mark = take_mark(b, &s);
	take_blanks(&s);
	b->to = span_end(span_of(r, line));
	add_line(b, s);
}

/* A number opens a paragraph where it is the next one, or stands behind a blank line. */
static bool opens(const struct body *b, Str s, uint32_t *number)
{
	take(&s, S("\xC2\xB6"));
	if (!take_number(&s, 3, number) || *number == 0)
		return false;
	return (int)*number == b->last + 1 || b->after_blank || b->last < 0;
}

static void add_heading(struct body *b, Str s)
{
	struct heading *h;

	close_paragraph(b);
	h = list_push(b->r->a, &b->r->c->headings);
	h->text = s;
	h->span = span_of(b->r, s);
	b->heading = s;
}

static bool is_heading_text(Str s)
{
	return s.n >= 3 && s.n <= HEADING_MOST && s.p[s.n - 1] != '.' && s.p[s.n - 1] != ',' && s.p[s.n - 1] != ';';
}

/* A rule, a line, a rule; or a line with a rule below it. */
static bool is_boxed(const struct reader *r, uint32_t i)
{
	return is_plain(flow_look(r, i)) && flow_look(r, i + 1) == LOOK_RULE && flow_text(r, i).n <= HEADING_MOST;
}

/* One short line alone between blank lines, in front of a numbered paragraph. */
static bool is_plain_heading(const struct body *b, uint32_t i)
{
	const struct reader *r = b->r;
	uint32_t next = i + 1;

	if (!b->after_blank || b->n || !is_plain(flow_look(r, i)) || flow_look(r, next) != LOOK_BLANK || !is_heading_text(flow_text(r, i)))
		return false;
	while (flow_look(r, next) == LOOK_BLANK)
		next++;
	return flow_look(r, next) == LOOK_PARAGRAPH;
}

static bool is_ending(enum look l)
{
	return l == LOOK_END || l == LOOK_VALIDATION || l == LOOK_BT;
}

static enum node_kind ending_kind(enum look l)
{
	return l == LOOK_END ? NODE_END : l == LOOK_VALIDATION ? NODE_VALIDATION : l == LOOK_BT ? NODE_BREAK :
	       l == LOOK_BLANK ? NODE_BLANK : l == LOOK_BANNER ? NODE_BANNER : NODE_TAIL;
}

static void note_ending(struct reader *r, enum look l)
{
	r->c->notes.end_mark |= l == LOOK_END;
	r->c->notes.break_after |= l == LOOK_BT;
}

/* Format line 15, behind the text: "C PAGE 3 LINE 2 WAS ESTABLISHED", "C7 - PROXU". */
static bool is_correction(Str s)
{
	return s.n > 3 && s.p[0] == 'C' && (s.p[1] == ' ' || is_digit((unsigned char)s.p[1]));
}

static void read_ending(struct body *b, uint32_t at)
{
	struct reader *r = b->r;

	close_paragraph(b);
	for (uint32_t i = at; i < r->flow_n; i++) {
		enum look l = flow_look(r, i);

		note_ending(r, l);
		set_flow(r, i, ending_kind(l));
		if (l == LOOK_TEXT && is_correction(flow_text(r, i))) {
			set_flow(r, i, NODE_VALIDATION);
			*list_push(r->a, &r->c->corrections) = flow_text(r, i);
		}
	}
	r->at = r->flow_n;
}

static void read_text_line(struct body *b, uint32_t i)
{
	struct reader *r = b->r;
	Str s = flow_text(r, i);
	uint32_t number;

	if (flow_look(r, i) == LOOK_PARAGRAPH && opens(b, s, &number)) {
		open_numbered(b, s, number);
		set_flow(r, i, NODE_PARAGRAPH);
	} else if (is_boxed(r, i) || is_plain_heading(b, i)) {
		add_heading(b, s);
		set_flow(r, i, NODE_HEADING);
	} else {
		if (b->n == 0 && b->number < 0)
			b->mark = take_mark(b, &s);
		add_line(b, s);
		set_flow(r, i, NODE_TEXT);
	}
}

/* CONFID*NTIAL: a class word with one or two characters lost to an asterisk. */
static bool is_garbled_banner(Str s)
{
	if (s.n < 6 || s.n > 20 || str_find_byte(s, '*') == s.n)
		return false;
	for (int l = LEVEL_UNCLASSIFIED; l < LEVEL_COUNT; l++) {
		Str word = level_word((enum class_level)l);
		unsigned off = 0;

		for (size_t i = 0; word.n == s.n && i < s.n; i++)
			off += word.p[i] != s.p[i];
		if (word.n == s.n && off <= 2)
			return true;
	}
	return false;
}

/* The class line again, at a page end: "UNCLAS        SECSTATE 53577". */
static bool is_own_class_line(const struct reader *r, uint32_t i)
{
	return flow_look(r, i) == LOOK_CLASS && r->c->notes.class_number.n && str_ends(flow_text(r, i), r->c->notes.class_number);
}

static void read_line(struct body *b, uint32_t i)
{
	struct reader *r = b->r;
	enum look l = flow_look(r, i);

	if (l == LOOK_BLANK) {
		set_flow(r, i, NODE_BLANK);
		if (b->n)
			close_paragraph(b);
	} else if (l == LOOK_RULE) {
		close_paragraph(b);
		set_flow(r, i, NODE_RULE);
	} else if (l == LOOK_BANNER || is_own_class_line(r, i) || (l == LOOK_TEXT && is_garbled_banner(flow_text(r, i)))) {
		set_flow(r, i, NODE_BANNER);
	} else if (l == LOOK_TAIL || (b->in_tail && is_plain(l))) {
		close_paragraph(b);
		set_flow(r, i, NODE_TAIL);
	} else if (l == LOOK_CORRECTED && r->c->paragraphs.n == 0) {
		set_flow(r, i, NODE_CORRECTED);
	} else {
		read_text_line(b, i);
	}
	b->in_tail = l == LOOK_TAIL || (b->in_tail && is_plain(l));
	b->after_blank = l == LOOK_BLANK || l == LOOK_RULE || (l == LOOK_BANNER && b->after_blank);
}

/* A surname or name alone: letters, at most four words, no sentence. */
static bool is_name(Str s)
{
	unsigned words = 1;

	if (s.n < 3 || s.n > 32 || s.p[s.n - 1] == '.' || !is_upper((unsigned char)s.p[0]))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		int c = (unsigned char)s.p[i];

		if (!is_alpha(c) && !memchr(" .'-,", c, 5))
			return false;
		words += c == ' ';
	}
	return words <= 4;
}

static bool ends_sentence(Str s)
{
	return s.n && memchr(".)\"'?!:-", s.p[s.n - 1], 8);
}

static bool is_text_kind(uint8_t kind)
{
	return kind == NODE_TEXT || kind == NODE_PARAGRAPH;
}

/* The last line of text; `flow_n` where there is none, or a heading below it. */
static uint32_t last_line(const struct reader *r)
{
	uint32_t i = r->flow_n;

	while (i > 0 && !is_text_kind(r->c->lines.v[r->flow[i - 1]].kind))
		if (--i == 0 || r->c->lines.v[r->flow[i]].kind == NODE_HEADING)
			return r->flow_n;
	return i ? i - 1 : r->flow_n;
}

/* The line of text before the last, blank lines skipped; `flow_n` where there is none. */
static uint32_t line_before(const struct reader *r, uint32_t i, bool *blank)
{
	*blank = false;
	while (i > 0 && !is_text_kind(r->c->lines.v[r->flow[i - 1]].kind))
		*blank |= flow_look(r, --i) == LOOK_BLANK;
	return i ? i - 1 : r->flow_n;
}

/* Take the signer's line out of the last paragraph. */
static void cut_signer(struct reader *r, Str name)
{
	struct cable *c = r->c;
	struct paragraph *p = &c->paragraphs.v[c->paragraphs.n - 1];
	Str text = str_trim_right(p->text);

	if (!str_ends(text, name))
		return;
	p->text = str_trim_right(str_cut(text, 0, text.n - name.n));
	if (p->text.n == 0 && p->number < 0)
		c->paragraphs.n--;
	else
		p->span.len = (uint32_t)(span_of(r, name).off - p->span.off);
}

/* Words of capitals that close a text and sign nothing. */
static bool is_closing_word(Str s)
{
	static const Str words[] = { S_INIT("REGARDS"), S_INIT("THANKS"), S_INIT("ENDS"), S_INIT("UNQUOTE"), S_INIT("NOFORN"),
		S_INIT("EXDIS"), S_INIT("NODIS"), S_INIT("LIMDIS"), S_INIT("SECRET"), S_INIT("CONFIDENTIAL"),
		S_INIT("UNCLASSIFIED"), S_INIT("EXERCISE"), S_INIT("SIPDIS") };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq(s, words[i]))
			return true;
	return false;
}

/* Does the full stop at the end of `s` end a sentence? It does not behind MR, U.S or the number of a paragraph. */
static bool ends_text(Str s)
{
	static const Str titles[] = { S_INIT("MR"), S_INIT("MRS"), S_INIT("MS"), S_INIT("DR"), S_INIT("ST"), S_INIT("GEN"), S_INIT("COL"),
		S_INIT("LT"), S_INIT("CAPT"), S_INIT("SEN"), S_INIT("REP"), S_INIT("GOV"), S_INIT("AMB"), S_INIT("MIN"),
		S_INIT("MAJ"), S_INIT("SGT"), S_INIT("ADM"), S_INIT("PROF"), S_INIT("MESSRS") };
	Str word = s;

	if (s.n < 2 || s.p[s.n - 1] != '.')
		return false;
	word.n--;
	while (memchr(word.p, ' ', word.n))
		word = str_cut(word, str_find_byte(word, ' ') + 1, word.n);
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (str_ieq(word, titles[i]))
			return false;
	return word.n > 1 && !memchr(word.p, '.', word.n) && !(word.p == s.p && is_digit((unsigned char)word.p[0]));
}

/* "... AMMUNITION CARGO.  STEDMAN": a surname in capitals behind the full stop of the last sentence. */
static Str signer_behind(Str s)
{
	size_t n = s.n, blanks = 0;

	while (n > 0 && is_upper((unsigned char)s.p[n - 1]))
		n--;
	while (blanks < n && s.p[n - 1 - blanks] == ' ')
		blanks++;
	if (s.n - n < 4 || !blanks || is_closing_word(str_cut(s, n, s.n)) || !ends_text(str_cut(s, 0, n - blanks)))
		return STR_NONE;
	return str_cut(s, n, s.n);
}

static void read_signer(struct reader *r)
{
	uint32_t last = last_line(r), before;
	bool blank;
	Str s;

	if (!r->c->paragraphs.n || last == r->flow_n)
		return;
	s = flow_text(r, last);
	r->c->notes.last_text = span_of(r, s);
	before = line_before(r, last, &blank);
	if (is_plain(flow_look(r, last)) && is_name(s) && before < r->flow_n && (blank || ends_sentence(flow_text(r, before))))
		set_flow(r, last, NODE_SIGNER);
	else if (!(s = signer_behind(s)).n)
		return;
	r->c->signer = s;
	add_where(r, WHERE_SIGNER, s);
	add_piece(r, NODE_NAME, s);
	cut_signer(r, s);
}

/* The line from which on there is no text any more: an end mark with nothing but end marks below. */
static uint32_t find_ending(const struct reader *r)
{
	uint32_t i = r->flow_n, end = r->flow_n;

	while (i > r->at) {
		enum look l = flow_look(r, i - 1);

		if (is_ending(l))
			end = i - 1;
		else if (l != LOOK_BLANK && l != LOOK_BANNER && !is_correction(flow_text(r, i - 1)))
			break;
		i--;
	}
	return end;
}

void read_body(struct reader *r)
{
	struct body b = { .r = r, .last = -1, .after_blank = true };
	uint32_t end = find_ending(r);

	b.parts = arena_raw(r->scratch, PARAGRAPH_LINES * sizeof *b.parts);
	reset(&b);
	for (uint32_t i = r->at; i < end; i++)
		read_line(&b, i);
	read_ending(&b, end);
	if (r->c->form != FORM_CODRESS)
		read_signer(r);
}
