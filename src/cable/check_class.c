/*
 * check_class - the classification of the whole telegram (C01 to C06, C15).
 *
 * SBU and its like are controls over unclassified text, no levels: an
 * unclassified telegram may hold them if the caption SENSITIVE says so.
 */
#include "cable/check.h"

/* C01 */
void check_class_first(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	uint32_t line = class_line(k);

	if (!has_heading(k) || c->form == FORM_CODRESS)
		return;
	if (line == NO_LINE) {
		if (c->classification == LEVEL_NONE)
			report(k, r, AT(text_start(k)),
			       "The text does not begin with its classification.");
		return;
	}
	for (uint32_t i = c->notes.heading_to; i < line; i++)
		if ((c->lines.v[i].kind >= NODE_CORRECTED && c->lines.v[i].kind <= NODE_TEXT) ||
		    c->lines.v[i].kind == NODE_UNKNOWN) {
			report(k, r, AT(line_span(c, i)),
			       "This stands before the classification, which should be the first word of the text.");
			return;
		}
}

/* C02 */
static bool is_spaced(Str s)
{
	return s.n > 3 && s.p[1] == ' ' && s.p[3] == ' ';
}

void check_class_form(struct check *k, const struct rule *r)
{
	Span at = k->c->notes.class_span;
	Str word = str_at(k->c->text, at);

	report_repairs(k, r);
	if (!at.len || k->reported)
		return;
	if (is_classified(k->c) && !is_spaced(word))
		report(k, r, AT(at),
		       "The classification %.*s is written without blanks between its letters; "
		       "they make it stand out and hard to garble.",
		       STR_ARG(word));
	else if (k->c->classification == LEVEL_UNCLASSIFIED && !str_ieq(word, S("UNCLAS")))
		report(k, r, AT(at, .expected = S("UNCLAS")),
		       "%.*s is written for UNCLAS, the short form of telegrams.", STR_ARG(word));
}

/* C03, C04 */
static char security_letter(const struct check *k)
{
	Str s = k->c->transmission.security;

	if (k->c->notes.janap && s.n == 4) /* of the routing line: UUUU */
		return s.p[0];
	return s.n > 4 ? s.p[4] : 0;
}

/* LOU went over protected circuits too; letters that are not here are those of other networks. */
static const struct {
	char letter;
	enum class_level level;
} letters[] = {
	{ 'U', LEVEL_UNCLASSIFIED }, { 'U', LEVEL_LOU },    { 'E', LEVEL_UNCLASSIFIED },
	{ 'E', LEVEL_LOU },          { 'C', LEVEL_LOU },    { 'R', LEVEL_RESTRICTED },
	{ 'C', LEVEL_CONFIDENTIAL }, { 'S', LEVEL_SECRET }, { 'T', LEVEL_TOP_SECRET },
};

static bool letter_fits(char letter, enum class_level l)
{
	bool known = false;

	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		if (letters[i].letter == letter && letters[i].level == l)
			return true;
		known |= letters[i].letter == letter;
	}
	return !known;
}

void check_class_letter(struct check *k, const struct rule *r)
{
	char letter = security_letter(k);

	if (letter && k->c->classification != LEVEL_NONE &&
	    !letter_fits(letter, k->c->classification))
		report(k, r, AT(kind_span(k, NODE_FL4)),
		       "The heading warns relays with letter %c, but the text is %.*s: heading and text may be of two telegrams.",
		       letter, STR_ARG(level_word(k->c->classification)));
}

void check_warning_signal(struct check *k, const struct rule *r)
{
	char letter = security_letter(k);
	bool clear = str_starts(k->c->transmission.security, S("ZNR"));

	if (letter && str_starts(k->c->transmission.security, S("ZN")) && clear != (letter == 'U'))
		report(k, r, AT(kind_span(k, NODE_FL4), .expected = clear ? S("ZNY") : S("ZNR")),
		       clear ? "ZNR lets this pass over open circuits, but letter %c says that it is protected."
		             : "ZNY asks for protected circuits, but letter %c says that this is unclassified.",
		       letter);
}

/* C05 */
void check_efto(struct check *k, const struct rule *r)
{
	bool word =
		str_eq(k->c->class_control, S("EFTO")) || str_eq(k->c->class_control, S("E F T O"));
	char letter = security_letter(k);

	if (letter && word != (letter == 'E'))
		report(k, r, AT(word ? class_span(k) : kind_span(k, NODE_FL4)),
		       word ? "EFTO (encrypt for transmission only) needs ZNY EEEEE in the heading."
		            : "EEEEE in the heading means encrypt for transmission only, but the classification line does not say EFTO.");
}

/* C06 */
void check_record_class(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	Span at = kind_span(k, NODE_RECORD_CLASS);
	const char *control = "";
	Str want;

	if (!at.len || c->classification == LEVEL_NONE)
		return;
	if (c->classification == LEVEL_UNCLASSIFIED && is_sensitive(c))
		control = "//FOR OFFICIAL USE ONLY";
	else if (is_classified(c) && has_noforn(c))
		control = "//NOFORN";
	want = arena_printf(k->a, "%.*s%s", STR_ARG(level_word(c->classification)), control);
	if (!str_ieq(str_at(c->text, at), want))
		report(k, r, AT(at, .expected = want),
		       "The archive says %.*s, but classification and captions of the telegram give %.*s.",
		       STR_ARG(str_at(c->text, at)), STR_ARG(want));
}

/* C15 */
void check_stray_letter(struct check *k, const struct rule *r)
{
	static const struct {
		Str found, clean;
	} stray[] = {
		{ S_INIT("SS E C R E T"), S_INIT("S E C R E T") },
		{ S_INIT("CSE C R E T"), S_INIT("S E C R E T") },
		{ S_INIT("SSECRET"), S_INIT("SECRET") },
	};
	Span at = k->c->notes.class_span;

	for (size_t i = 0; i < sizeof stray / sizeof *stray; i++)
		if (str_ieq(str_at(k->c->text, at), stray[i].found))
			report(k, r,
			       AT(at, .expected = stray[i].clean, .repair_to = stray[i].clean,
			          .because = S("a letter of the routing was left in front"),
			          .certain = true),
			       "A stray letter stands in front of the classification: \"%.*s\" is %.*s.",
			       STR_ARG(stray[i].found), STR_ARG(stray[i].clean));
}
