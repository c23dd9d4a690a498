/*
 * read_heading - format lines 1 to 10 (ACP 127(G) 142), in the dialects that
 * archives hold: full, short (from format line 5 on), JANAP 128.
 *
 * Archives strip the separation BT, so the heading ends where a classification
 * line begins, and that line may be glued to the last address (0384UNCLAS).
 */
#include "cable/reader.h"

enum { PREAMBLE_WITHIN = 6 };

/* What stood above a further identification was a relay's pilot: the message proper begins here. */
static void leave_pilot(struct reader *r)
{
	for (uint32_t i = r->flow[r->at]; i-- > r->c->notes.heading_from;) {
		uint8_t kind = r->c->lines.v[i].kind;

		if (kind == NODE_FL1)
			break;
		if (kind == NODE_FL2 || kind == NODE_FL4)
			set_kind(r, i, NODE_PILOT);
	}
	memset(&r->c->transmission, 0, sizeof r->c->transmission);
	r->c->where[WHERE_PRECEDENCE].n = 0;
}

static void read_ti(struct reader *r, Str s)
{
	struct transmission *t = &r->c->transmission;

	if (t->id.n)
		leave_pilot(r);
	add_piece(r, NODE_SERIAL, s);
	t->there = true;
	t->id = s;
	take(&s, S("VZCZC"));
	t->channel = str_cut(s, 0, 3);
	t->number = str_trim(str_cut(s, 3, s.n));
}

static Str next_word(Str *s)
{
	Str word;

	take_blanks(s);
	word = str_cut(*s, 0, str_find_byte(*s, ' '));
	*s = str_cut(*s, word.n, s->n);
	return word;
}

static void read_called(struct reader *r, Str s, bool first)
{
	Str word;

	r->c->transmission.there = true;
	if (first) {
		word = next_word(&s);
		r->c->transmission.precedence = precedence_of_letter(word.p[0]);
		add_piece(r, NODE_PRECEDENCE, word);
		add_where(r, WHERE_PRECEDENCE, word);
	}
	while ((word = next_word(&s)).n) {
		if (word.n > 1 && word.p[word.n - 1] == '.') /* the end of a JANAP 128 list */
			word.n--;
		*list_push(r->a, &r->c->transmission.routing) = word;
		add_piece(r, NODE_ROUTING, word);
	}
}

static void read_serial(struct reader *r, Str word)
{
	struct transmission *t = &r->c->transmission;
	Str digits = word, section;
	uint32_t n;
	size_t slash;

	take_byte(&digits, '#');
	slash = str_find_byte(digits, '/');
	section = str_cut(digits, slash + 1, digits.n);
	if (slash == 0)
		return; /* a number sign and no number */
	t->serial = str_cut(digits, 0, slash);
	r->c->notes.serial_span = span_of(r, t->serial);
	add_piece(r, NODE_SERIAL, t->serial);
	if (!section.n)
		return;
	r->c->notes.section_span = span_of(r, section);
	add_piece(r, NODE_SECTION, section);
	if (take_number(&section, 2, &n))
		t->section = (int)n;
}

/* A filing time is seven digits, or 17/2207Z. */
static bool is_filed(Str word)
{
	unsigned v;
	Str s = word;

	if (take_digits(&s, 7, &v) && s.n == 0)
		return true;
	s = word;
	return take_digits(&s, 2, &v) && take_byte(&s, '/') && take_digits(&s, 4, &v);
}

static void read_calling(struct reader *r, Str s)
{
	struct transmission *t = &r->c->transmission;
	Str word;

	t->there = true;
	take(&s, S("DE"));
	t->station = next_word(&s);
	r->c->notes.station_span = span_of(r, t->station);
	add_piece(r, NODE_STATION, t->station);
	while ((word = next_word(&s)).n) {
		if (is_filed(word)) {
			t->filed = word;
			r->c->notes.filed_span = span_of(r, word);
			add_piece(r, NODE_FILED, word);
		} else if (!t->serial.n) {
			read_serial(r, word);
		}
	}
}

static void read_signals(struct reader *r, Str s)
{
	Str word;

	while ((word = next_word(&s)).n) {
		*list_push(r->a, &r->c->transmission.signals) = word;
		add_piece(r, NODE_SIGNAL, word);
	}
}

static void read_instructions(struct reader *r, Str s)
{
	Str warning = s, signal = next_word(&s), letters = next_word(&s);

	r->c->transmission.there = true;
	warning.n = (size_t)(letters.p + letters.n - warning.p);
	if (signal.n == 3 && letters.n) {
		r->c->transmission.security = warning;
		add_piece(r, NODE_SECURITY, warning);
	}
	read_signals(r, s);
}

static void read_precedences(struct reader *r, Str *s)
{
	enum prec *into[] = { &r->c->precedence, &r->c->info_precedence };

	for (int i = 0; i < 2; i++) {
		Str letter = str_cut(*s, 0, 1);

		if (s->n < 2 || s->p[1] != ' ' || !precedence_of_letter(letter.p[0]))
			return;
		*into[i] = precedence_of_letter(letter.p[0]);
		add_piece(r, NODE_PRECEDENCE, letter);
		add_where(r, WHERE_PRECEDENCE, letter);
		*s = str_cut(*s, 1, s->n);
		take_blanks(s);
	}
}

void read_preamble(struct reader *r, Str s)
{
	size_t n;
	Str group;

	read_precedences(r, &s);
	n = dtg_read(s, &r->c->dtg);
	group = str_cut(s, 0, n);
	r->c->dtg_raw = group;
	add_piece(r, NODE_DTG, group);
	add_where(r, WHERE_DTG, group);
	read_signals(r, str_cut(s, n, s.n));
}

/* Do these six bytes begin a class word? */
static bool starts_class(const char *p)
{
	switch (*p) {
	case 'U': return memcmp(p, "UNCLAS", 6) == 0;
	case 'C': return memcmp(p, "C O N ", 6) == 0 || memcmp(p, "CONFID", 6) == 0;
	case 'S': return memcmp(p, "S E C ", 6) == 0;
	case 'L': return memcmp(p, "LIMITE", 6) == 0;
	default: return false;
	}
}

/*
 * The place in an address line where a class line is glued on, 0 if there is
 * none: a class word right behind a digit or letter, and more behind it.
 */
static size_t find_glue(Str s)
{
	enum class_level level;

	for (size_t i = 3; i + 6 < s.n; i++)
		if (s.p[i - 1] != ' ' && starts_class(s.p + i) && level_read(str_cut(s, i, s.n), &level))
			return i;
	return 0;
}

struct address_state {
	uint8_t kind; /* NODE_FL6 … NODE_FL9 of the last label */
};

static bool take_label(Str *s, uint8_t *kind)
{
	static const struct {
		Str label;
		uint8_t kind;
	} labels[] = {
		{ S_INIT("FM "), NODE_FL6 },
		{ S_INIT("TO "), NODE_FL7 },
		{ S_INIT("INFO "), NODE_FL8 },
		{ S_INIT("XMT "), NODE_FL9 },
		{ S_INIT("XMT/"), NODE_FL9 },
	};

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (take(s, labels[i].label)) {
			*kind = labels[i].kind;
			take_blanks(s);
			return true;
		}
	return false;
}

static void read_address_line(struct reader *r, uint32_t i, struct address_state *st)
{
	Str line = flow_text(r, i), s = line;
	size_t glue = find_glue(line);

	if (take_label(&s, &st->kind))
		add_piece(r, NODE_LABEL, str_trim_right(str_cut(line, 0, line.n - s.n)));
	if (glue) {
		s.n = (size_t)(line.p + glue - s.p);
		r->c->notes.glued = true;
		r->c->notes.glue = (Span){ span_of(r, line).off + (uint32_t)glue, 0 };
	}
	set_flow(r, i, (enum node_kind)st->kind);
	read_address(r, str_trim_right(s), st->kind);
}

static bool ends_addresses(enum look l)
{
	switch (l) {
	case LOOK_CLASS:
	case LOOK_BANNER:
	case LOOK_EO:
	case LOOK_TAGS:
	case LOOK_SUBJECT:
	case LOOK_REF:
	case LOOK_PARAGRAPH:
	case LOOK_CORRECTED:
	case LOOK_BT:
	case LOOK_RULE:
	case LOOK_DATE_LINE:
	case LOOK_COUNT:
		return true;
	default:
		return false;
	}
}

static uint32_t past_blanks(const struct reader *r, uint32_t i)
{
	while (flow_look(r, i) == LOOK_BLANK)
		i++;
	return i;
}

static bool is_label(enum look l)
{
	return l == LOOK_FM || l == LOOK_TO || l == LOOK_INFO || l == LOOK_XMT;
}

/* A class line with a letter lost is no addressee. */
static bool is_damaged_class(const struct reader *r, enum look l)
{
	enum class_level level;

	return is_plain(l) && level_read_near(flow_text(r, r->at), &level);
}

static void read_prefix(struct reader *r)
{
	r->has_group_count |= str_starts(flow_text(r, r->at), S("GR"));
	set_flow(r, r->at, NODE_FL10);
}

void read_address_lines(struct reader *r, uint8_t kind)
{
	struct address_state st = { kind };

	while (r->at < r->flow_n && !r->c->notes.glued) {
		enum look l = flow_look(r, r->at);

		if (l == LOOK_BLANK) {
			uint32_t next = past_blanks(r, r->at);

			if (!is_label(flow_look(r, next)))
				return;
			r->at = next;
			continue;
		}
		if (l == LOOK_FL10)
			read_prefix(r);
		else if (ends_addresses(l) || l == LOOK_FL5 || is_damaged_class(r, l) || (!st.kind && !is_label(l)))
			return;
		else
			read_address_line(r, r->at, &st);
		r->at++;
	}
}

/* Does a preamble or calling station stand close below? */
static bool goes_on(const struct reader *r)
{
	for (uint32_t i = r->at + 1; i <= r->at + PREAMBLE_WITHIN; i++) {
		enum look l = flow_look(r, i);

		if (l == LOOK_FL5 || l == LOOK_FL3 || l == LOOK_FM)
			return true;
		if (ends_addresses(l))
			return false;
	}
	return false;
}

/* One line above the addresses; false where the heading's first part is over. */
static bool read_line_above(struct reader *r)
{
	Str s = flow_text(r, r->at);
	static uint8_t const kinds[LOOK_COUNT] = {
		[LOOK_TI] = NODE_FL1, [LOOK_FL2] = NODE_FL2, [LOOK_INDICATORS] = NODE_FL2, [LOOK_FL3] = NODE_FL3,
		[LOOK_FL4] = NODE_FL4, [LOOK_FL5] = NODE_FL5, [LOOK_JANAP] = NODE_FL2, [LOOK_BLANK] = NODE_BLANK,
	};
	enum look l = flow_look(r, r->at);

	enum node_kind kind = l < LOOK_COUNT ? (enum node_kind)kinds[l] : NODE_RECORD_ID;

	if (!kind && !goes_on(r))
		return false;
	set_flow(r, r->at, kind ? kind : NODE_FL4);
	switch (l) {
	case LOOK_TI: read_ti(r, s); break;
	case LOOK_FL2: read_called(r, s, true); break;
	case LOOK_INDICATORS: read_called(r, s, false); break;
	case LOOK_FL3: read_calling(r, s); break;
	case LOOK_FL4: read_instructions(r, s); break;
	case LOOK_FL5: read_preamble(r, s); break;
	case LOOK_JANAP: read_janap(r, s); break;
	default: break;
	}
	return true;
}

static bool is_done(const struct reader *r)
{
	enum look l = flow_look(r, r->at);

	return is_label(l) || l == LOOK_COUNT || ends_addresses(l);
}

void read_heading(struct reader *r)
{
	enum look l = flow_look(r, r->at);

	if (l != LOOK_TI && l != LOOK_FL2 && l != LOOK_FL5 && l != LOOK_JANAP && l != LOOK_FM)
		return;
	while (!is_done(r) && read_line_above(r))
		r->at++;
	read_address_lines(r, 0);
	read_form(r);
	r->c->notes.heading_to = r->at < r->flow_n ? r->flow[r->at] : r->end;
}
