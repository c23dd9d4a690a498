/*
 * read_class - the classification line: "UNCLAS SECTION 01 OF 03 ALMATY 003273",
 * "C O N F I D E N T I A L LA PAZ 0158", "UNCLAS FINAL SECTION OF 2 LA PAZ 2576".
 *
 * It is the first line of the text; where BT was stripped it may be glued to
 * the last address line, and a stray capital may stand in front (SS E C R E T).
 */
#include "cable/elements.h"

enum { CLASS_WITHIN = 12 };

static bool take_word(Str *s, const char *word)
{
	Str t = *s;

	take_blanks(&t);
	if (!str_istarts(t, str_of(word)))
		return false;
	*s = str_cut(t, strlen(word), t.n);
	return true;
}

static bool take_count(Str *s, int *out)
{
	static const char *const words[] = { "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN" };
	uint32_t n;

	take_blanks(s);
	if (take_number(s, 2, &n)) {
		*out = (int)n;
		return true;
	}
	for (int i = 0; i < 10; i++)
		if (take_word(s, words[i])) {
			*out = i + 1;
			return true;
		}
	return false;
}

/* "OF", also garbled as ON and 0F. */
static bool take_of(Str *s)
{
	return take_word(s, "OF") || take_word(s, "ON") || take_word(s, "0F");
}

/* "SECTION 01 OF 03", "FINAL SECTION OF 2". */
static void take_section(struct reader *r, Str *s)
{
	Str from, t = *s;
	int n = 0, of = 0;
	bool final;

	take_blanks(&t);
	from = t;
	final = take_word(&t, "FINAL");
	if (!take_word(&t, "SECTION"))
		return;
	if (!take_count(&t, &n) && !final)
		return;
	if (!take_of(&t) || !take_count(&t, &of))
		return;
	if (n == 0)
		n = of;
	r->c->sections.of = of;
	add_section(r, n);
	add_piece(r, NODE_SECTION, str_cut(from, 0, from.n - t.n));
	*s = t;
}

/* Letters right behind the class word that narrow it: "E F T O", "FOUO", "//NOFORN". */
static void take_control(struct reader *r, Str *s)
{
	static const Str controls[] = { S_INIT("E F T O"), S_INIT("EFTO"), S_INIT("FOUO"), S_INIT("//NOFORN"),
		S_INIT("NOFORN"), S_INIT("//SBU") };

	take_blanks(s);
	for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
		if (str_istarts(*s, controls[i])) {
			r->c->class_control = str_cut(*s, 0, controls[i].n);
			add_piece(r, NODE_CLASS, r->c->class_control);
			*s = str_cut(*s, controls[i].n, s->n);
			return;
		}
}

/* A post has at most four words; "SVC INT ZDK …" is a service message and none. */
static bool is_post_text(Str s)
{
	unsigned words = 1;

	for (size_t i = 0; i < s.n; i++) {
		words += s.p[i] == ' ';
		if (!is_alpha((unsigned char)s.p[i]) && !memchr(" .'", s.p[i], 3))
			return false;
	}
	return words <= 4 && !str_starts(s, S("SVC"));
}

/* "9I23": figures go on behind a letter that is none. */
static bool is_broken_number(Str behind)
{
	return behind.n > 1 && is_alpha((unsigned char)behind.p[0]) && is_digit((unsigned char)behind.p[1]);
}

/* Captions on the line itself: "UNCLAS SENSITIVE LIMA 009123", "LIMA 009123 SIPDIS". */
static void take_captions(struct reader *r, Str *s)
{
	size_t n;

	do {
		while (s->n && memchr(" /,", s->p[0], 3))
			*s = str_cut(*s, 1, s->n);
		n = read_caption(r, *s);
		*s = str_cut(*s, n, s->n);
	} while (n);
}

/* "ALMATY 003273", up to a TOSEC number or the end. */
static void take_mrn(struct reader *r, Str s)
{
	size_t n = 0, letters;

	s = str_trim(s);
	while (n < s.n && !is_digit((unsigned char)s.p[n]))
		n++;
	letters = n;
	while (n < s.n && (is_digit((unsigned char)s.p[n]) || s.p[n] == 'O'))
		n++;
	if (n == letters || letters < 2 || is_broken_number(str_cut(s, n, s.n)) || !is_post_text(str_trim(str_cut(s, 0, letters))))
		return;
	r->c->notes.class_post = mrn_post_part(str_trim(str_cut(s, 0, letters)));
	r->c->notes.class_number = str_cut(s, letters, n);
	r->c->notes.class_number_span = span_of(r, r->c->notes.class_number);
	add_piece(r, NODE_MRN, str_cut(s, 0, n));
	add_mrn_form(r, MRN_IN_CLASS, str_cut(s, 0, n));
	add_where(r, WHERE_MRN, str_cut(s, 0, n));
	s = str_cut(s, n, s.n);
	take_section(r, &s); /* "LIMA 9876 SECTION 2 OF 3" */
	take_captions(r, &s);
}

static bool read_class_text(struct reader *r, Str s)
{
	size_t n = level_read(s, &r->c->classification);
	bool damaged = !n && (n = level_read_near(s, &r->c->classification));
	Str word = str_cut(s, 0, n);

	if (!n)
		return false;
	if (damaged)
		add_repair(r, "C02", word, level_word(r->c->classification), "no other classification is as near", true);
	r->c->notes.class_span = span_of(r, word);
	add_piece(r, NODE_CLASS, word);
	add_where(r, WHERE_CLASSIFICATION, word);
	s = str_cut(s, n, s.n);
	take_control(r, &s);
	take_captions(r, &s);
	take_section(r, &s);
	take_captions(r, &s);
	if (str_starts(s, S("SVC")))
		r->c->notes.service = s;
	take_mrn(r, s);
	return true;
}

static void read_glued(struct reader *r)
{
	struct cable *c = r->c;
	uint32_t line = r->flow[r->at - 1];
	Str s = line_text(r, line);

	r->c->notes.text_from = line;
	s = str_cut(s, (size_t)(r->text.p + c->notes.glue.off - s.p), s.n);
	read_class_text(r, s);
}

static bool skips(enum look l)
{
	return l == LOOK_BLANK || l == LOOK_BT;
}

/* The class line close below the heading; `flow_n` if there is none. */
static uint32_t find_class(const struct reader *r)
{
	uint32_t tries = 0;
	enum class_level level;

	for (uint32_t i = r->at; i < r->flow_n && tries < CLASS_WITHIN; i++) {
		enum look l = flow_look(r, i);

		if (l == LOOK_CLASS || l == LOOK_BANNER || (is_plain(l) && level_read_near(flow_text(r, i), &level)))
			return i;
		if (l == LOOK_EO || l == LOOK_TAGS || l == LOOK_SUBJECT || l == LOOK_PARAGRAPH)
			break;
		tries += !skips(l);
	}
	return r->flow_n;
}

static void mark_between(struct reader *r, uint32_t to)
{
	for (; r->at < to; r->at++) {
		enum look l = flow_look(r, r->at);

		if (l == LOOK_BT) {
			set_flow(r, r->at, NODE_BREAK);
			r->c->notes.break_before = true;
		} else if (l == LOOK_BLANK || l == LOOK_DATE_LINE) {
			set_flow(r, r->at, l == LOOK_BLANK ? NODE_BLANK : NODE_WRAPPER);
		}
	}
}

/* A banner above is the class where the line below the heading is missing. */
static void take_banner(struct reader *r)
{
	for (uint32_t i = 0; i < r->end; i++)
		if (r->look[i] == LOOK_BANNER) {
			Str s = line_text(r, i);
			size_t n = level_read(s, &r->c->classification);

			add_where(r, WHERE_CLASSIFICATION, str_cut(s, 0, n));
			return;
		}
}

/* The routing line of JANAP 128 says the class by a letter, where nothing else does. */
static enum class_level janap_level(const struct reader *r)
{
	char letter = r->c->transmission.security.n ? r->c->transmission.security.p[0] : 0;

	if (letter == 'E')
		return LEVEL_UNCLASSIFIED;
	for (int l = LEVEL_UNCLASSIFIED; l < LEVEL_COUNT; l++)
		if (level_mark((enum class_level)l).n == 1 && level_mark((enum class_level)l).p[0] == letter)
			return (enum class_level)l;
	return str_eq(r->c->transmission.security, S("TTTT")) ? LEVEL_TOP_SECRET : LEVEL_NONE;
}

/* No class line: what separates heading and text is still no text. */
static void read_without(struct reader *r)
{
	uint32_t to = r->at;

	while (skips(flow_look(r, to)))
		to++;
	mark_between(r, to);
	take_banner(r);
	if (r->c->classification == LEVEL_NONE && r->c->notes.janap) {
		r->c->classification = janap_level(r);
		add_where(r, WHERE_CLASSIFICATION, r->c->transmission.security);
	}
}

void read_class(struct reader *r)
{
	uint32_t at;

	if (r->c->notes.glued) {
		read_glued(r);
		return;
	}
	at = find_class(r);
	if (at == r->flow_n || r->c->form == FORM_CODRESS) {
		read_without(r);
		return;
	}
	mark_between(r, at);
	r->c->notes.text_from = r->flow[at];
	set_flow(r, at, NODE_CLASS_LINE);
	read_class_text(r, flow_text(r, at));
	r->at = at + 1;
}
