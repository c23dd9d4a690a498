/*
 * check_layout - lines and characters (L01 to L12), all out of the one look over the lines.
 */
#include "cable/check.h"

/* "3 lines, first line 14" is said by count and place alone. */
static const struct tally *met(const struct check *k, enum tally_kind kind)
{
	const struct tally *t = &k->facts.tally[kind];

	return t->n ? t : NULL;
}

static const char *plural(uint32_t n)
{
	return n == 1 ? "" : "s";
}

/* The only long line is so because another is glued to it (F15). */
static bool is_glue(const struct check *k, const struct tally *t)
{
	return t->n == 1 && k->c->notes.glued && k->c->notes.glue.off > t->first.off &&
	       k->c->notes.glue.off < span_end(t->first);
}

/* L01: where a tenth of all lines is long, the text has no hard line ends at all. */
void check_long_lines(struct check *k, const struct rule *r)
{
	const struct tally *t = met(k, TALLY_LONG);
	bool flowing = t && t->n * 10 >= k->facts.tally[TALLY_LINES].n;

	if (t && !is_glue(k, t))
		report(k, r,
		       AT(t->first, .at_most = flowing && k->c->profile >= PROFILE_ARCHIVE
		                                       ? SEV_INFO
		                                       : SEV_NONE),
		       "%u line%s longer than 69 characters, the most that a teletype prints%s.",
		       (unsigned)t->n, t->n == 1 ? " is" : "s are",
		       flowing ? "; the line ends of the original are lost" : "");
}

/* L02 */
void check_wide_lines(struct check *k, const struct rule *r)
{
	const struct tally *t = met(k, TALLY_WIDE);

	if (t && t->n > k->facts.tally[TALLY_LONG].n)
		report(k, r, AT(t->first),
		       "%u line%s longer than 65 characters, the width to write in.",
		       (unsigned)t->n, t->n == 1 ? " is" : "s are");
}

/* L03 */
void check_characters(struct check *k, const struct rule *r)
{
	const struct tally *t = met(k, TALLY_FOREIGN);

	if (t)
		report(k, r, AT(t->first),
		       "\"%.*s\" is on no teletype; %u such character%s in the text.",
		       STR_ARG(str_at(k->c->text, t->first)), (unsigned)t->n,
		       t->n == 1 ? " is" : "s are");
}

/* L04 */
void check_lower_case(struct check *k, const struct rule *r)
{
	const struct tally *t = met(k, TALLY_LOWER);

	if (t)
		report(k, r, AT(t->first), "%u line%s small letters; a teletype has capitals only.",
		       (unsigned)t->n, t->n == 1 ? " has" : "s have");
}

/* L06 */
void check_controls(struct check *k, const struct rule *r)
{
	const struct tally *t = met(k, TALLY_CONTROLS);

	if (t)
		report(k, r, AT(t->first),
		       "%u byte%s no text: control characters, or bytes that are not valid UTF-8.",
		       (unsigned)t->n, t->n == 1 ? " is" : "s are");
}

/* L07 */
void check_line_ends(struct check *k, const struct rule *r)
{
	unsigned ends = k->facts.ends;

	if (ends & (ends - 1))
		report(k, r, AT({ 0, 0 }),
		       "Lines end in different ways (%s%s%s%s) within this one telegram.",
		       ends & END_LF ? " LF" : "", ends & END_CRLF ? " CRLF" : "",
		       ends & END_2CRLF ? " CRCRLF" : "", ends & END_CR ? " CR" : "");
}

/* L08 */
void check_trailing(struct check *k, const struct rule *r)
{
	const struct tally *t = met(k, TALLY_TRAILING);

	if (t)
		report(k, r, AT(t->first), "%u line%s in blanks that nobody sees.", (unsigned)t->n,
		       t->n == 1 ? " ends" : "s end");
}

/* L09 */
void check_last_newline(struct check *k, const struct rule *r)
{
	Str s = k->c->text;

	if (s.n && s.p[s.n - 1] != '\n' && s.p[s.n - 1] != '\r')
		report(k, r, AT({ (uint32_t)s.n, 0 }),
		       "The last line has no line end; the file may have been cut.");
}

/* L10 */
void check_tabs(struct check *k, const struct rule *r)
{
	const struct tally *t = met(k, TALLY_TABS);

	if (t)
		report(k, r, AT(t->first),
		       "%u tab%s in the text; no teletype has tabs, and their width is unknown.",
		       (unsigned)t->n, t->n == 1 ? " stands" : "s stand");
}

/* L11 */
void check_gaps(struct check *k, const struct rule *r)
{
	const struct tally *t = met(k, TALLY_GAPS);

	if (t)
		report(k, r, AT(t->first),
		       "More than two blank lines stand in a row at %u place%s of the text.",
		       (unsigned)t->n, plural(t->n));
}

/* L12 */
void check_typographic(struct check *k, const struct rule *r)
{
	const struct tally *t = met(k, TALLY_TYPOGRAPHIC);

	if (t)
		report(k, r, AT(t->first),
		       "\"%.*s\" is a sign of print; %u such quotation mark%s, dashes or fixed blanks came in with a word processor.",
		       STR_ARG(str_at(k->c->text, t->first)), (unsigned)t->n, plural(t->n));
}
