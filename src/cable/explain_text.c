/*
 * explain_text - paragraphs, headings, signature and the signs of the end.
 *
 * Prose needs no explanation; a portion mark gets one where it first stands.
 */
#include "cable/explain_part.h"

void explain_rule(struct explainer *x)
{
	if (x->c->headings.n == 0)
		say(x, "A rule of dashes.");
}

void explain_heading(struct explainer *x)
{
	say(x, "A heading for the paragraphs below.");
}

static const struct {
	Str level;
	const char *text;
} levels[] = {
	{ S_INIT("SBU"), "Sensitive But Unclassified: not secret, but not for everybody" },
	{ S_INIT("U"), "Unclassified" },
	{ S_INIT("C"), "Confidential" },
	{ S_INIT("S"), "Secret" },
	{ S_INIT("TS"), "Top Secret" },
	{ S_INIT("LOU"), "Limited Official Use: not secret, but for official eyes only" },
	{ S_INIT("FOUO"), "For Official Use Only" },
};

static const struct paragraph *paragraph_in(const struct explainer *x)
{
	uint32_t i = FIRST_OF_ENTRY(x, struct paragraph, x->c->paragraphs);

	return i < x->c->paragraphs.n && is_in_entry(x, x->c->paragraphs.v[i].span)
	               ? &x->c->paragraphs.v[i]
	               : NULL;
}

static void explain_mark(struct explainer *x, const struct paragraph *p)
{
	for (unsigned i = 0; i < sizeof levels / sizeof *levels; i++) {
		if (!str_eq(p->level, levels[i].level) || x->marks & 1u << i)
			continue;
		x->marks |= 1u << i;
		say(x, "The mark is the classification of this paragraph alone.");
		detail(x, "(%.*s): %s", STR_ARG(p->mark), levels[i].text);
		if (str_find(p->mark, S("NF")) < p->mark.n ||
		    str_find(p->mark, S("NOFORN")) < p->mark.n)
			detail(x, "NF: not releasable to foreign nationals");
	}
}

void explain_paragraph(struct explainer *x)
{
	const struct paragraph *p = paragraph_in(x);

	if (p && p->mark.n)
		explain_mark(x, p);
}

void explain_text(struct explainer *x)
{
	explain_paragraph(x);
}

void explain_signer(struct explainer *x)
{
	say(x,
	    "The name of the chief of the post, or of the Secretary, in whose name all telegrams go; "
	    "who wrote this one it does not say.");
}

void explain_embedded(struct explainer *x)
{
	say(x, "Another telegram, repeated inside this one.");
}

void explain_validation(struct explainer *x)
{
	if (str_starts(entry_text(x), S("C")))
		say(x, "A correction that was found after the text had gone: the words behind the place it names are the right ones. "
		       "The text above is left as it came.");
	else
		say(x,
		    "The serial number of the heading once more: heading and ending are of one message.");
}

void explain_end(struct explainer *x)
{
	Str s = entry_text(x);

	if (str_starts(s, S("NNN")))
		say(x, "The sign for the end of the message; relay stations cut here.");
	else
		say(x, "The end of the document, as the archive marks it.");
}

void explain_tail(struct explainer *x)
{
	say(x, "Added behind the signature; no part of the text.");
}

void explain_unknown(struct explainer *x)
{
	say(x, "Not understood; nothing was taken from it.");
}
