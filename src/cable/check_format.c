/*
 * check_format - the format lines of ACP 127 and their order (F01 to F21).
 *
 * Archives strip what relays add, so that most of a missing line is worth a
 * word on the wire and hardly one in a stored copy.
 */
#include "cable/check.h"

#include "authority/signals.h"

/* F01 */
static bool is_identification(Str id, enum profile profile)
{
	size_t digits = 0;

	while (digits < id.n && is_digit(id.p[id.n - 1 - digits]))
		digits++;
	if (profile == PROFILE_ACP127)
		return digits == 3;
	return str_starts(id, S("VZCZC")) && id.n == 8 + digits && (digits == 4 || digits == 3);
}

void check_identification(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	Str want = c->profile == PROFILE_ACP127 ? S("VZCZCABC123") : S("VZCZCABC1234");

	if (!has_heading(k) || c->notes.janap || (!has_relay_lines(k) && c->profile != PROFILE_ACP127))
		return;
	if (!c->transmission.id.p)
		report(k, r, AT({ c->lines.v[c->notes.heading_from].off, 0 }, .expected = want),
		       "The heading does not begin with a transmission identification such as %.*s, "
		       "by which relays count what they receive.",
		       STR_ARG(want));
	else if (!is_identification(c->transmission.id, c->profile))
		report(k, r, AT(kind_span(k, NODE_FL1), .expected = want),
		       "The transmission identification \"%.*s\" is not VZCZC, three letters and a number of %s digits.",
		       STR_ARG(c->transmission.id),
		       c->profile == PROFILE_ACP127 ? "three" : "four");
}

/* F02: a second preamble with its own FM is a readdressal, whose old heading follows the new one. */
static bool is_readdressal(const struct cable *c, uint32_t line, unsigned before)
{
	return c->lines.v[line].kind == NODE_FL5 && before >= NODE_FL7;
}

void check_format_order(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	unsigned last = 0;

	for (uint32_t i = c->notes.heading_from; i < c->notes.heading_to && i < c->lines.n; i++) {
		unsigned kind = c->lines.v[i].kind;

		if (kind < NODE_FL1 || kind > NODE_BREAK)
			continue;
		if (kind < last && !is_readdressal(c, i, last)) {
			report(k, r, AT(line_span(c, i)),
			       "This format line (%.*s) stands behind one that should follow it (%.*s); the heading has a fixed order.",
			       STR_ARG(node_name(kind)), STR_ARG(node_name(last)));
			return;
		}
		last = kind;
	}
}

/* F03 */
static bool is_doubled(Str word)
{
	return word.n == 2 && word.p[0] == word.p[1] &&
	       precedence_of_letter(word.p[0]) != PREC_NONE;
}

void check_called_precedence(struct check *k, const struct rule *r)
{
	uint32_t line = k->facts.first[NODE_FL2];
	Str word;
	size_t blank;

	if (line == NO_LINE) {
		if (has_line(k, NODE_FL1) && has_line(k, NODE_FL3))
			report(k, r, AT({ kind_span(k, NODE_FL3).off, 0 }, .expected = S("RR")),
			       "The routing line, which tells relays how fast and where to send, is missing.");
		return;
	}
	if (k->c->notes.janap) /* its routing line has one letter, in the first column */
		return;
	word = line_text(k->c, line);
	blank = str_find_byte(word, ' ');
	word = str_cut(word,
	               str_find_byte(word, (char)7) < word.n ? str_find_byte(word, (char)7) + 1 : 0,
	               blank);
	if (!is_doubled(word))
		report(k, r,
		       AT({ line_span(k->c, line).off, (uint32_t)blank },
		          .expected = S("YY, ZZ, OO, PP or RR")),
		       "The routing line begins with \"%.*s\"; it should begin with the letter of the precedence "
		       "written twice: YY, ZZ, OO, PP or RR.",
		       STR_ARG(word));
}

/* F04 */
void check_calling_station(struct check *k, const struct rule *r)
{
	const struct transmission *t = &k->c->transmission;

	if (!has_line(k, NODE_FL3)) {
		if (has_line(k, NODE_FL2) && !k->c->notes.janap && has_line(k, NODE_FL5))
			report(k, r,
			       AT({ kind_span(k, NODE_FL5).off, 0 },
			          .expected = S("DE RUEHXX #1234 0010000")),
			       "The line DE with the sending station, its serial number and the time of filing is missing.");
	} else if (!t->station.p || !t->serial.p || !t->filed.p) {
		report(k, r, AT(kind_span(k, NODE_FL3), .expected = S("DE RUEHXX #1234 0010000")),
		       "The line of the sending station lacks its %s.",
		       !t->station.p  ? "routing indicator"
		       : !t->serial.p ? "serial number"
		                      : "time of filing");
	} else if (!routing_known(t->station)) {
		report(k, r, AT(k->c->notes.station_span),
		       "The sending station %.*s is in no list of routing indicators.",
		       STR_ARG(t->station));
	}
}

/* F05: other networks put UU or HH into format line 1 instead. */
static bool is_warning(Str s)
{
	if ((!take(&s, S("ZNR ")) && !take(&s, S("ZNY "))) || s.n < 5 || !is_upper(s.p[0]))
		return false;
	for (size_t i = 1; i < 5; i++)
		if (s.p[i] != s.p[0])
			return false;
	return s.n == 5 || !is_alnum(s.p[5]);
}

static bool is_marked_in_identification(const struct check *k)
{
	Str id = line_text(k->c, k->facts.first[NODE_FL1]);

	return str_ends(id, S(" UU")) || str_ends(id, S(" HH"));
}

void check_security_warning(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	uint32_t fl3 = k->facts.first[NODE_FL3], fl4 = k->facts.first[NODE_FL4];

	if (fl3 == NO_LINE ||
	    (fl4 == NO_LINE && has_line(k, NODE_FL1) && is_marked_in_identification(k)))
		return;
	if (fl4 == NO_LINE)
		report(k, r,
		       AT({ c->lines.v[fl3].off + c->lines.v[fl3].len, 0 },
		          .expected = S("ZNR UUUUU")),
		       "The security warning (ZNR or ZNY) does not follow the line of the sending station; "
		       "without it a relay must treat the telegram as classified.");
	else if (fl4 != fl3 + 1)
		report(k, r, AT(line_span(c, fl4)),
		       "The security warning must stand directly behind the line of the sending station.");
	else if (!is_warning(line_text(c, fl4)))
		report(k, r, AT(line_span(c, fl4), .expected = S("ZNR UUUUU")),
		       "This line should begin with ZNR or ZNY and five equal letters that name the classification.");
}

/* F06 */
void check_preamble(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	Span dtg;

	if (!has_line(k, NODE_FL5)) {
		if (has_heading(k) && !is_service(k))
			report(k, r,
			       AT({ c->lines.v[c->notes.heading_from].off, 0 },
			          .expected = S("R 010000Z JAN 06")),
			       "The heading has no line with precedence and date-time group.");
		return;
	}
	if (c->precedence == PREC_NONE ||
	    (!c->dtg_raw.p && !line_piece(c, k->facts.first[NODE_FL5], NODE_DTG, &dtg)))
		report(k, r, AT(kind_span(k, NODE_FL5), .expected = S("R 010000Z JAN 06")),
		       "This line should give the precedence and the date-time group, such as \"R 010000Z JAN 06\".");
}

/* F07: a telegram to an address indicator group may leave out its originator. */
void check_from(struct check *k, const struct rule *r)
{
	bool readdressed = k->facts.lines[NODE_FL5] > 1;

	if (!has_heading(k) || is_service(k) || k->c->form == FORM_CODRESS)
		return;
	if (!k->c->has_from && !has_collective(k->c))
		report(k, r,
		       AT({ kind_span(k, has_line(k, NODE_FL7) ? NODE_FL7 : NODE_FL5).off, 0 },
		          .expected = S("FM")),
		       "No line FM says who sent this telegram.");
	else if (k->facts.lines[NODE_FL6] > 1 && !readdressed)
		report(k, r, AT(kind_span(k, NODE_FL6)),
		       "There are %u lines FM; a telegram has one sender.",
		       (unsigned)k->facts.lines[NODE_FL6]);
}

/* F08 */
void check_to(struct check *k, const struct rule *r)
{
	if (has_heading(k) && !is_service(k) && k->c->form != FORM_CODRESS && k->c->to.n == 0)
		report(k, r,
		       AT({ has_line(k, NODE_FL6) ? span_end(kind_span(k, NODE_FL6))
		                                  : text_start(k).off,
		            0 },
		          .expected = S("TO")),
		       "No line TO says who shall act on this telegram.");
}

/* F09 */
static bool is_address_line(unsigned kind)
{
	return kind == NODE_FL7 || kind == NODE_FL8 || kind == NODE_FL9;
}

/* "RUEHLP/AMEMBASSY LA PAZ 1588 RUEHBR/AMEMBASSY BRASILIA" */
static bool share_line(const struct cable *c, const struct party *p, const struct party *q)
{
	return q->routing.p && q->span.off >= span_end(p->span) &&
	       !memchr(c->text.p + span_end(p->span), '\n', q->span.off - span_end(p->span));
}

static void check_shared_lines(struct check *k, const struct rule *r, const PartyList *l)
{
	for (uint32_t i = 1; i < l->n && !enough(k); i++)
		if (share_line(k->c, &l->v[i - 1], &l->v[i]))
			report(k, r, AT(l->v[i].span),
			       "A second address stands on this line; each addressee needs a line of its own.");
}

void check_address_lines(struct check *k, const struct rule *r)
{
	if (k->c->notes.glued)
		report(k, r, AT(k->c->notes.glue),
		       "The last line of addresses carries more than its address.");
	check_shared_lines(k, r, &k->c->to);
	check_shared_lines(k, r, &k->c->info);
}

/* F15 */
void check_glue(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	Span line;

	if (!c->notes.glued || !is_address_line(c->lines.v[line_with(c, c->notes.glue.off)].kind))
		return;
	line = line_span(c, line_with(c, c->notes.glue.off));
	report(k, r, AT(line, .expected = S("a line end")),
	       "The classification line is glued to the last address: \"%.*s\" ends the heading and \"%.*s\" begins the text.",
	       STR_ARG(str_trim(str_cut(str_at(c->text, line), 0, c->notes.glue.off - line.off))),
	       STR_ARG(str_cut(str_at(c->text, line), c->notes.glue.off - line.off, line.len)));
}

/* F16 */
void check_exempt(struct check *k, const struct rule *r)
{
	if (k->c->exempt.n && !has_collective(k->c))
		report(k, r, AT(k->c->exempt.v[0].span),
		       "XMT exempts %.*s from a collective address, but no collective is addressed.",
		       STR_ARG(k->c->exempt.v[0].name));
}

/* F17 */
struct groups {
	uint32_t n, odd; /* words, and those that are not five letters */
};

static void count_groups(struct groups *g, Str s)
{
	Str word;

	while (str_next(&s, ' ', &word)) {
		if (word.n == 0)
			continue;
		g->n++;
		g->odd += word.n != 5;
	}
}

void check_group_count(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	struct groups g = { 0, 0 };
	Str said = has_line(k, NODE_FL10) ? line_text(c, k->facts.first[NODE_FL10]) : STR_NONE;
	uint32_t n;

	if (!take(&said, S("GR")) || (take_blanks(&said), !take_number(&said, 6, &n)))
		return;
	for (uint32_t i = c->notes.text_from; i < c->lines.n; i++)
		if (c->lines.v[i].kind == NODE_TEXT || c->lines.v[i].kind == NODE_PARAGRAPH)
			count_groups(&g, line_text(c, i));
	if (g.odd > g.n / 10)
		report(k, r, AT(kind_span(k, NODE_FL10)),
		       "A count of groups stands here, but the text is plain language; only encrypted groups are counted.");
	else if (g.n != n)
		report(k, r,
		       AT(kind_span(k, NODE_FL10),
		          .expected = arena_printf(k->a, "GR %u", (unsigned)g.n)),
		       "The heading counts %u encrypted groups, the text has %u.", (unsigned)n,
		       (unsigned)g.n);
}

/* F18 */
void check_pilot(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	uint32_t first = k->facts.first[NODE_PILOT];
	Str second;

	if (first == NO_LINE)
		return;
	second = first + 1 < c->lines.n && c->lines.v[first + 1].kind == NODE_PILOT
	                 ? line_text(c, first + 1)
	                 : STR_NONE;
	if (!is_doubled(str_cut(line_text(c, first), 0, 2)) ||
	    !opsignal_find(str_cut(second, 0, str_find_byte(second, ' '))))
		report(k, r, AT(line_span(c, first)),
		       "A relay put a pilot in front of the heading; it should be a precedence with stations and, "
		       "on the next line, an operating signal such as ZOV with the station that added it.");
}

/* F19 */
void check_bell(struct check *k, const struct rule *r)
{
	Str line = has_line(k, NODE_FL2) ? line_text(k->c, k->facts.first[NODE_FL2]) : STR_NONE;

	if (line.p && k->c->transmission.precedence >= PREC_FLASH &&
	    str_find_byte(line, 7) == line.n && str_find(line, S("JJJJJ")) == line.n)
		report(k, r, AT(kind_span(k, NODE_FL2)),
		       "A FLASH telegram should ring the bell in front of the routing line, so that somebody comes.");
}

/* F20 */
void check_dual_flash(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	if (c->precedence == PREC_FLASH && c->info_precedence != PREC_NONE &&
	    c->info_precedence != PREC_FLASH)
		report(k, r, AT(value_span(k, WHERE_PRECEDENCE, NODE_FL5)),
		       "FLASH for action and %.*s for information were sent as one transmission; "
		       "a dual FLASH message goes out as two.",
		       STR_ARG(precedence_word(c->info_precedence)));
}

/* F21 */
static bool may_precede(unsigned kind)
{
	return kind <= NODE_RECORD_ORIGIN || kind == NODE_BLANK || kind == NODE_PILOT ||
	       kind == NODE_RELEASE;
}

void check_lines_before(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	uint32_t first = k->facts.first[NODE_FL1];

	for (uint32_t i = 0; first != NO_LINE && i < first; i++)
		if (!may_precede(c->lines.v[i].kind)) {
			report(k, r, AT(line_span(c, i)),
			       "This stands before the transmission identification, which should begin the message.");
			return;
		}
}
