/*
 * read_form - what kind of message the heading makes it (ACP 127(G) 143-146, 503):
 * plaindress, abbreviated plaindress, codress, or a readdressal, which carries its
 * old heading behind the new one.
 */
#include "cable/reader.h"

/* Take what a preamble and address lines say out of the telegram. */
static struct original take_heading(struct cable *c)
{
	struct original h = { .dtg_raw = c->dtg_raw, .dtg = c->dtg, .precedence = c->precedence, .from = c->from, .to = c->to, .info = c->info };

	c->dtg_raw = STR_NONE;
	c->from = (struct party){ 0 };
	c->has_from = false;
	memset(&c->to, 0, sizeof c->to);
	memset(&c->info, 0, sizeof c->info);
	return h;
}

static void give_heading(struct cable *c, const struct original *h)
{
	c->dtg_raw = h->dtg_raw;
	c->dtg = h->dtg;
	c->precedence = h->precedence;
	c->from = h->from;
	c->has_from = h->from.raw.n != 0;
	c->to = h->to;
	c->info = h->info;
}

/* A readdressed message keeps its old heading, from its preamble on, behind the new one, whose values count. */
static void read_original(struct reader *r)
{
	struct cable *c = r->c;
	struct original outer = take_heading(c);
	uint32_t dtgs = c->where[WHERE_DTG].n, precedences = c->where[WHERE_PRECEDENCE].n, signals = c->transmission.signals.n;
	uint32_t from = r->flow[r->at];
	enum prec info = c->info_precedence;
	PartyList exempt = c->exempt;

	set_flow(r, r->at, NODE_FL5);
	read_preamble(r, flow_text(r, r->at++));
	read_address_lines(r, 0);
	c->original = take_heading(c);
	c->original.there = true;
	c->original.span = span_of(r, (Str){ line_at(r, from).p, (size_t)(line_at(r, r->flow[r->at - 1]).p - line_at(r, from).p) });
	c->original.span.len += (uint32_t)line_at(r, r->flow[r->at - 1]).n;
	give_heading(c, &outer);
	c->info_precedence = info;
	c->exempt = exempt;
	c->where[WHERE_DTG].n = dtgs;
	c->where[WHERE_PRECEDENCE].n = precedences;
	c->transmission.signals.n = signals;
}

/* Two or more groups of five letters or figures and nothing else. */
static bool is_groups(Str s)
{
	uint32_t n = 0;
	Str word;

	while (str_next(&s, ' ', &word)) {
		for (size_t i = 0; i < word.n; i++)
			if (!is_alnum((unsigned char)word.p[i]))
				return false;
		if (word.n && word.n != 5)
			return false;
		n += word.n != 0;
	}
	return n > 1;
}

/* Addresses inside the encrypted text: none outside, a count of groups, and groups. */
static bool is_codress(const struct reader *r)
{
	uint32_t i = r->at;
	Str s;

	while (flow_look(r, i) == LOOK_BLANK || flow_look(r, i) == LOOK_BT)
		i++;
	s = r->has_group_count && i < r->flow_n ? flow_text(r, i) : STR_NONE;
	if (take(&s, S("EXERCISE")) && !s.n && i + 1 < r->flow_n)
		s = flow_text(r, i + 1);
	return is_groups(s);
}

void read_form(struct reader *r)
{
	struct cable *c = r->c;
	bool addressed = c->has_from || c->to.n;

	if (addressed && flow_look(r, r->at) == LOOK_FL5) {
		read_original(r);
		c->form = FORM_READDRESSAL;
	} else if (addressed) {
		c->form = FORM_PLAIN;
	} else if (is_codress(r)) {
		c->form = FORM_CODRESS;
	} else if (c->transmission.there) {
		c->form = FORM_ABBREVIATED;
	}
}
