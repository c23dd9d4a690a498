/*
 * check_precedence - how fast a telegram shall go, said in up to three places (P01 to P08).
 *
 * The letter is doubled in the routing line, stands single in front of the
 * date-time group, and as a word behind an address. NIACT has the letter of
 * IMMEDIATE, so that letters are compared, not words.
 */
#include "cable/check.h"

/* Precedences with one letter are one step. */
static int step(enum prec p)
{
	return p == PREC_NIACT ? PREC_IMMEDIATE : (int)p;
}

static Span preamble_span(const struct check *k)
{
	Span at;

	if (has_line(k, NODE_FL5) &&
	    line_piece(k->c, k->facts.first[NODE_FL5], NODE_PRECEDENCE, &at))
		return at;
	return value_span(k, WHERE_PRECEDENCE, NODE_FL5);
}

static Span called_span(const struct check *k)
{
	Span at;

	if (has_line(k, NODE_FL2) &&
	    line_piece(k->c, k->facts.first[NODE_FL2], NODE_PRECEDENCE, &at))
		return at;
	return kind_span(k, NODE_FL2);
}

/* P01: a relay may lower the routing line of a branch that has only information addressees. */
void check_called_letter(struct check *k, const struct rule *r)
{
	enum prec called = k->c->transmission.precedence, own = k->c->precedence,
		  info = k->c->info_precedence;

	if (called == PREC_NONE || own == PREC_NONE || step(called) == step(own) ||
	    (info != PREC_NONE && step(called) == step(info)))
		return;
	report(k, r, AT(called_span(k), .expected = precedence_word(own)),
	       "The routing line says %.*s, the line with the date-time group %.*s; both should say the same.",
	       STR_ARG(precedence_word(called)), STR_ARG(precedence_word(own)));
}

/* P02 */
void check_called_low(struct check *k, const struct rule *r)
{
	enum prec called = k->c->transmission.precedence, info = k->c->info_precedence;

	if (called != PREC_NONE && info != PREC_NONE && step(called) < step(info))
		report(k, r, AT(called_span(k), .expected = precedence_word(info)),
		       "The routing line says %.*s, which is below even the precedence for information, %.*s.",
		       STR_ARG(precedence_word(called)), STR_ARG(precedence_word(info)));
}

/* P03 */
void check_dual(struct check *k, const struct rule *r)
{
	enum prec own = k->c->precedence, info = k->c->info_precedence;

	if (own != PREC_NONE && info != PREC_NONE && step(info) >= step(own))
		report(k, r, AT(preamble_span(k)),
		       "Of two precedences the second, for information, must be the lower one; here it is %.*s beside %.*s.",
		       STR_ARG(precedence_word(info)), STR_ARG(precedence_word(own)));
}

/* P04 */
static void check_words_above(struct check *k, const struct rule *r, const PartyList *l)
{
	for (uint32_t i = 0; i < l->n && !enough(k); i++) {
		const struct party *p = &l->v[i];

		if (p->precedence != PREC_NONE && step(p->precedence) > step(k->c->precedence))
			report(k, r, AT(p->span, .expected = precedence_word(k->c->precedence)),
			       "%.*s shall get the telegram %.*s, but the telegram goes %.*s.",
			       STR_ARG(p->name), STR_ARG(precedence_word(p->precedence)),
			       STR_ARG(precedence_word(k->c->precedence)));
	}
}

void check_word_above(struct check *k, const struct rule *r)
{
	if (!has_line(k, NODE_FL5) || k->c->precedence == PREC_NONE)
		return;
	check_words_above(k, r, &k->c->to);
	check_words_above(k, r, &k->c->info);
}

/* P05: an address without a word takes the precedence of the telegram. */
static bool all_below(const PartyList *l, enum prec own)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (l->v[i].precedence == PREC_NONE || step(l->v[i].precedence) >= step(own))
			return false;
	return true;
}

void check_words_below(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;

	if (has_line(k, NODE_FL5) && c->precedence != PREC_NONE && c->to.n &&
	    all_below(&c->to, c->precedence) && all_below(&c->info, c->precedence))
		report(k, r, AT(preamble_span(k)),
		       "The telegram goes %.*s, but every addressee is named with a lower precedence.",
		       STR_ARG(precedence_word(c->precedence)));
}

/* P06: the reader knows a misspelt word by what it is near to. */
void check_precedence_spelling(struct check *k, const struct rule *r)
{
	report_repairs(k, r);
}

/* P07 */
static const struct party *niact_of(const PartyList *l)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (l->v[i].precedence == PREC_NIACT)
			return &l->v[i];
	return NULL;
}

void check_niact(struct check *k, const struct rule *r)
{
	const struct cable *c = k->c;
	const struct party *p = niact_of(&c->to);
	bool signal = has_signal(c, S("ZZK"));

	if (!p)
		p = niact_of(&c->info);
	if (!has_relay_lines(k) || !p == !signal)
		return;
	if (p)
		report(k, r, AT(p->span, .expected = S("ZZK")),
		       "%.*s shall be called at any hour (NIACT), but the signal ZZK that tells relays so is missing.",
		       STR_ARG(p->name));
	else
		report(k, r, AT(kind_span(k, NODE_FL4)),
		       "The signal ZZK stands here, but no addressee is named with NIACT.");
}

/* P08 */
void check_override(struct check *k, const struct rule *r)
{
	if (k->c->precedence == PREC_OVERRIDE || k->c->transmission.precedence == PREC_OVERRIDE)
		report(k, r,
		       AT(k->c->precedence == PREC_OVERRIDE ? preamble_span(k) : called_span(k)),
		       "Precedence Y is for military emergency commands; the State Department does not send it.");
}
