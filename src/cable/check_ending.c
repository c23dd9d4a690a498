/*
 * check_ending - the signs around the text: BT, validation, NNNN (F10 to F14).
 *
 * Archives strip them, so that a missing one is worth a word on the wire only.
 */
#include "cable/check.h"

/* F10 */
void check_break_before(struct check *k, const struct rule *r)
{
	if (has_heading(k) && !k->c->notes.break_before)
		report(k, r, AT(text_start(k), .expected = S("BT")),
		       "The separation BT, which ends the heading, is missing before the text; archives strip it.");
}

/* F11 */
void check_break_after(struct check *k, const struct rule *r)
{
	if (has_heading(k) && !k->c->notes.break_after)
		report(k, r, AT(text_end(k), .expected = S("BT")),
		       "The separation BT, which ends the text, is missing behind it; archives strip it.");
}

/* F12 */
void check_validation(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	Str serial = c->transmission.serial;
	Str got = has_line(k, NODE_VALIDATION)
	                  ? str_trim(line_text(c, k->facts.first[NODE_VALIDATION]))
	                  : STR_NONE;

	if (!serial.p || !is_digit(serial.p[serial.n - 1]))
		return; /* allied serials end in a letter and are not repeated */
	if (!got.p)
		report(k, r,
		       AT(text_end(k), .expected = arena_printf(k->a, "#%.*s", STR_ARG(serial))),
		       "The validation #%.*s, which repeats the serial number behind the text, is missing; archives strip it.",
		       STR_ARG(serial));
	else if (!take_byte(&got, '#') || !str_eq(got, serial))
		report(k, r,
		       AT(kind_span(k, NODE_VALIDATION),
		          .expected = arena_printf(k->a, "#%.*s", STR_ARG(serial))),
		       "The validation behind the text is not the serial number %.*s of the heading: "
		       "the ending may belong to another telegram.",
		       STR_ARG(serial));
}

/* F13: what an archive put behind the end does not count. */
static uint32_t line_behind_end(const struct cable *c, uint32_t end)
{
	for (uint32_t i = end + 1; i < c->lines.n; i++) {
		unsigned kind = c->lines.v[i].kind;

		if (kind == NODE_TEXT || kind == NODE_PARAGRAPH || kind == NODE_UNKNOWN ||
		    kind == NODE_TAIL)
			return i;
	}
	return NO_LINE;
}

void check_end(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	uint32_t behind;

	if (!has_line(k, NODE_END)) {
		if (!c->notes.end_mark && has_heading(k))
			report(k, r, AT(text_end(k), .expected = S("NNNN")),
			       "The sign NNNN, which ends every message, is missing; archives strip it.");
		return;
	}
	behind = line_behind_end(c, k->facts.first[NODE_END]);
	if (behind != NO_LINE)
		report(k, r, AT(line_span(c, behind)),
		       "This stands behind NNNN, the end of the message.");
}

/* F14 */
void check_signals_in_text(struct check *k, const struct rule *r)
{
	const struct tally *t = &k->facts.tally[TALLY_SIGNALS];

	if (t->n)
		report(k, r, AT(t->first),
		       "%.*s stands inside the text; it is the sign that begins or ends a message, "
		       "so that a relay would cut the telegram here.",
		       STR_ARG(str_at(k->c->text, t->first)));
}
