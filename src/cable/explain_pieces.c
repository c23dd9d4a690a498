/*
 * explain_pieces - the tokens within a line that mean the same wherever they stand.
 */
#include "cable/explain_part.h"

#include "authority/precedences.h"
#include "authority/signals.h"

static void explain_precedence(struct explainer *x, Str s)
{
	const struct precedence *p = s.n == 2 ? precedence_by_letter(s.p[0]) : NULL;

	if (p && x->e->kind != NODE_FL5)
		detail(x, "%.*s: %.*s, to arrive %.*s", STR_ARG(s), STR_ARG(p->word),
		       STR_ARG(p->speed));
}

void explain_routing(struct explainer *x, Str s)
{
	Str whose = plain_station(x, s);

	detail(x, "%.*s: %s%.*s", STR_ARG(s), str_starts(whose, S("a station")) ? "" : "the station of ", STR_ARG(whose));
}

static const struct {
	char letter;
	const char *text;
} levels[] = {
	{ 'U', "unclassified" }, { 'E', "encrypt for transmission only" },
	{ 'R', "RESTRICTED" },   { 'C', "CONFIDENTIAL" },
	{ 'S', "SECRET" },       { 'T', "TOP SECRET" },
};

static void explain_security(struct explainer *x, Str s)
{
	detail(x, str_starts(s, S("ZNR")) ? "ZNR: may go over lines that are not protected"
	                                  : "ZNY: must not go unencrypted");
	for (size_t i = 0; s.n > 8 && i < sizeof levels / sizeof *levels; i++)
		if (s.p[4] == levels[i].letter)
			detail(x, "%.*s: %s", STR_ARG(str_cut(s, 4, 9)), levels[i].text);
}

static void explain_signal(struct explainer *x, Str s)
{
	const struct opsignal *o = opsignal_find(s);

	if (o)
		detail(x, "%.*s: %.*s", STR_ARG(s), STR_ARG(o->meaning));
}

static const struct {
	uint8_t kind;
	void (*explain)(struct explainer *x, Str s);
} pieces[] = {
	{ NODE_PRECEDENCE, explain_precedence },
	{ NODE_ROUTING, explain_routing },
	{ NODE_SECURITY, explain_security },
	{ NODE_SIGNAL, explain_signal },
};

void explain_pieces(struct explainer *x)
{
	for (uint32_t i = x->piece; i < x->piece_to; i++)
		for (size_t j = 0; j < sizeof pieces / sizeof *pieces; j++)
			if (x->c->pieces.v[i].kind == pieces[j].kind)
				pieces[j].explain(x, str_at(x->c->text, x->c->pieces.v[i].span));
}
