/*
 * explain_elements - what stands between the heading and the text: who may
 * see it, for how long it is secret, what it is about, what it answers.
 */
#include "cable/explain_part.h"

#include "authority/captions.h"
#include "authority/orders.h"
#include "authority/signals.h"

/* What a class word means. */
static const char *const class_texts[LEVEL_COUNT] = {
	[LEVEL_UNCLASSIFIED] = "nothing in it is secret",
	[LEVEL_LOU] = "not secret, but for official eyes only (until 1995)",
	[LEVEL_RESTRICTED] =
		"secret to the lowest degree, given up by the United States in 1953 but used by allies",
	[LEVEL_CONFIDENTIAL] = "to make it known could damage national security",
	[LEVEL_SECRET] = "to make it known could damage national security seriously",
	[LEVEL_TOP_SECRET] = "to make it known could damage national security gravely",
};

static void explain_service(struct explainer *x)
{
	const struct service *v = &x->c->service;

	say(x, "SVC: a service message, in which operators talk about other messages.%s", v->asks ? " INT makes it a question." : "");
	for (uint32_t i = 0; i < v->signals.n; i++) {
		const struct opsignal *o = opsignal_find(v->signals.v[i]);

		if (o)
			detail(x, "%.*s: %.*s", STR_ARG(v->signals.v[i]), STR_ARG(o->meaning));
	}
	for (uint32_t i = 0; i < v->about.n; i++)
		detail(x, "%.*s: what it is about, by station, serial number and time, or by channel and number", STR_ARG(v->about.v[i]));
}

void explain_class(struct explainer *x)
{
	const struct cable *c = x->c;
	const struct sections *s = &c->sections;

	if (c->classification == LEVEL_NONE)
		say(x, "The text should begin with its classification.");
	else
		say(x, "The text begins with its classification, %.*s: %s.",
		    STR_ARG(level_word(c->classification)), class_texts[c->classification]);
	if (c->service.there)
		explain_service(x);
	if (c->class_control.n)
		detail(x, "%.*s: narrows who may have it", STR_ARG(c->class_control));
	if (s->of > 1)
		detail(x, "%.*s: the text is long and goes in %d parts",
		       STR_ARG(entry_piece(x, NODE_SECTION)), s->of);
	if (c->notes.class_number.n)
		detail(x,
		       "%.*s %.*s: the number of the telegram, which %.*s counts through the year",
		       STR_ARG(c->notes.class_post), STR_ARG(c->notes.class_number),
		       STR_ARG(plain_post(c->mrn.post)));
}

void explain_corrected(struct explainer *x)
{
	say(x,
	    "A copy that replaces an earlier one with a fault; the reason stands in parentheses.");
}

void explain_caption(struct explainer *x)
{
	say(x, "A caption says who may see the telegram or how to handle it.");
	for (uint32_t i = x->piece; i < x->piece_to; i++) {
		Str word = str_at(x->c->text, x->c->pieces.v[i].span);
		const struct caption *cap =
			x->c->pieces.v[i].kind == NODE_VALUE ? caption_find(word) : NULL;

		if (cap)
			detail(x, "%.*s: %.*s", STR_ARG(cap->words), STR_ARG(cap->meaning));
	}
}

/* "DEPARTMENT FOR SCA/CEN", "PLEASE PASS USTR" */
static void explain_pass(struct explainer *x, Str item)
{
	size_t pass = str_find(item, S("PASS ")), at = str_find(item, S(" FOR "));
	Str whom = str_cut(item, pass + 5, item.n);

	if (pass < item.n) {
		take(&whom, S("TO "));
		detail(x, "to be passed on to %.*s", STR_ARG(whom));
	} else if (at < item.n) {
		detail(x, "at %.*s it is for %.*s", STR_ARG(str_cut(item, 0, at)),
		       STR_ARG(str_cut(item, at + 5, item.n)));
	}
}

void explain_pass_line(struct explainer *x)
{
	say(x,
	    "A pass line: for whom the telegram is within the office that gets it, or to whom it shall be passed on.");
	for (uint32_t i = x->piece; i < x->piece_to; i++)
		if (x->c->pieces.v[i].kind == NODE_VALUE)
			explain_pass(x, str_at(x->c->text, x->c->pieces.v[i].span));
}

/* Words of the line E.O. */
static const struct {
	Str word;
	const char *text;
} actions[] = {
	{ S_INIT("N/A"), "not applicable: nothing in the telegram is classified" },
	{ S_INIT("XGDS"), "exempt from the general schedule; the digit says why" },
	{ S_INIT("GDS"), "general declassification schedule: open after six to ten years" },
	{ S_INIT("ADS"), "advanced schedule: open at the date or event named" },
	{ S_INIT("RDS"), "to be reviewed for declassification at the date named" },
	{ S_INIT("XDS"), "extended schedule: closed until the date named" },
	{ S_INIT("DECL"), "to be declassified at the date or event named" },
	{ S_INIT("OADR"), "open only when the originating agency decides so" },
	{ S_INIT("DNG"), "to be downgraded at the date named" },
};

static void explain_action(struct explainer *x, Str action)
{
	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
		if (str_istarts(action, actions[i].word)) {
			detail(x, "%.*s: %s", STR_ARG(action), actions[i].text);
			return;
		}
}

void explain_order(struct explainer *x)
{
	const struct executive_order *e = &x->c->eo;
	Str date = plain_date(x, e->date);

	say(x, "The Executive Order by which the telegram is classified, and when that ends.");
	if (e->order.n)
		detail(x,
		       e->in_force.n && str_eq(e->order, e->in_force)
		               ? "%.*s: the order on classification then in force"
		               : "%.*s: the number of the order",
		       STR_ARG(e->order));
	if (e->action.n)
		explain_action(x, e->action);
	if (date.p)
		detail(x, "the date: %.*s", STR_ARG(date));
}

/* TAGS */
static void explain_tag(struct explainer *x, const struct cable_tag *t)
{
	bool as_sent = str_ieq(t->raw, t->tag);

	if (str_eq(t->kind, S("person")))
		detail(x, "(%.*s): a person", STR_ARG(t->raw));
	else if (str_eq(t->kind, S("unknown")))
		detail(x, "%.*s: not a known code", STR_ARG(t->raw));
	else
		detail(x, as_sent ? "%.*s: %.*s" : "%.*s: %.*s (sent as %.*s)", STR_ARG(t->tag),
		       STR_ARG(t->name.n ? t->name : S("a known code whose name is not known")),
		       STR_ARG(t->raw));
}

void explain_tags(struct explainer *x)
{
	say(x, "TAGS, Traffic Analysis by Geography and Subject: "
	       "codes for what the telegram is about and which countries, by which it is filed.");
	for (uint32_t i = FIRST_OF_ENTRY(x, struct cable_tag, x->c->tags);
	     i < x->c->tags.n && is_in_entry(x, x->c->tags.v[i].span); i++)
		explain_tag(x, &x->c->tags.v[i]);
}

void explain_subject(struct explainer *x)
{
	say(x, "What the telegram is about, in the drafter's words.");
	if (x->c->subject_mark.n)
		detail(x, "(%.*s): the classification of the subject line itself",
		       STR_ARG(x->c->subject_mark));
}

/* REF */
static const char *const ref_texts[REF_KIND_COUNT] = {
	[REF_AIRGRAM] = "an airgram, sent by air pouch",
	[REF_DTG] = "a telegram by its date-time group",
	[REF_EMAIL] = "an e-mail",
	[REF_TELCON] = "a talk on the telephone",
	[REF_MEMO] = "a memorandum",
	[REF_LETTER] = "a letter",
	[REF_REPORT] = "a report",
	[REF_BOOK] = "a manual",
	[REF_FAX] = "a fax",
	[REF_MEETING] = "a meeting",
	[REF_WEB] = "a web page",
	[REF_SERVICE] = "a service message",
	[REF_NONE] = "nothing",
	[REF_UNKNOWN] = "not recognized",
};

static void explain_ref(struct explainer *x, const struct reference *r)
{
	Str label = r->label.n ? arena_printf(x->a, "%.*s, ", STR_ARG(r->label)) : S("");

	if (r->kind != REF_CABLE)
		detail(x, "%.*s%.*s: %s", STR_ARG(label), STR_ARG(r->raw), ref_texts[r->kind]);
	else
		detail(x, "%.*s%.*s: telegram %u of %.*s%s%.*s%s", STR_ARG(label), STR_ARG(r->raw),
		       (unsigned)r->mrn.number, STR_ARG(plain_post(r->mrn.post)),
		       r->mrn.year ? " of " : "",
		       STR_ARG(r->mrn.year ? arena_printf(x->a, "%u", r->mrn.year) : S("")),
		       r->year_inferred ? " (the year is inferred)" : "");
	if (r->notal)
		detail(x, "NOTAL: not all addressees of this telegram have that one");
}

void explain_refs(struct explainer *x)
{
	say(x,
	    "References: earlier telegrams and papers that this one answers or builds on; the text calls them REF A or REFTEL.");
	for (uint32_t i = FIRST_OF_ENTRY(x, struct reference, x->c->refs);
	     i < x->c->refs.n && is_in_entry(x, x->c->refs.v[i].span); i++)
		explain_ref(x, &x->c->refs.v[i]);
}

/* Section 1.4 of E.O. 12958 and 13526. */
static const char *const reasons[] = {
	"military plans, weapons systems or operations",
	"foreign government information",
	"intelligence activities, sources or methods",
	"foreign relations or foreign activities of the United States",
	"scientific, technological or economic matters of national security",
	"protection of nuclear materials or facilities",
	"vulnerabilities or capabilities of systems and installations",
	"weapons of mass destruction",
};

void explain_classified_by(struct explainer *x)
{
	const struct classified_by *cb = &x->c->classified_by;

	say(x, "Who classified the telegram, and for which reasons of the order.");
	for (uint32_t i = 0; i < cb->reasons.n; i++) {
		Str s = cb->reasons.v[i];
		char letter = s.n > 4 ? s.p[4] : 0;

		if (letter >= 'a' && letter <= 'h')
			detail(x, "%.*s: %s", STR_ARG(s), reasons[letter - 'a']);
	}
}

/* Fields of SMART, and lines without a label of their own. */
static const struct {
	Str label;
	const char *text;
	explain_function *explain;
} fields[] = {
	{ S_INIT("MRN"),
	  "The number of the message: year, post, and the post's count through the year.", NULL },
	{ S_INIT("Date"),
	  "When it was released, as a date and as a date-time group in Zulu (Greenwich) time.",
	  NULL },
	{ S_INIT("From"), "From whom it is.", NULL },
	{ S_INIT("Action Post"), "The post that shall act; mostly empty.", NULL },
	{ S_INIT("Action Office"), "The office of the receiving post that shall act.", NULL },
	{ S_INIT("Info Office"), "Offices of the receiving post that get it for information.",
	  NULL },
	{ S_INIT("Action"), "Who shall act on it, each with a precedence.", NULL },
	{ S_INIT("Info"), "Who gets it for information, each with a precedence.", NULL },
	{ S_INIT("XMT"), "Who of a collective address does not get it.", NULL },
	{ S_INIT("E.O."), NULL, explain_order },
	{ S_INIT("TAGS"), NULL, explain_tags },
	{ S_INIT("Subject"), NULL, explain_subject },
	{ S_INIT("Reference"), NULL, explain_refs },
	{ S_INIT("Captions"), "Who may see it, or how to handle it.", NULL },
	{ S_INIT("Pass Line"),
	  "For whom it is within the receiving office, or to whom it shall be passed.", NULL },
	{ S_INIT("Signature"), "The chief of the post, or the Secretary, in whose name it goes.",
	  NULL },
	{ S_INIT("Drafted By"), "Who wrote it.", NULL },
	{ S_INIT("Cleared By"), "Who agreed to it.", NULL },
	{ S_INIT("Approved By"), "Who approved it.", NULL },
	{ S_INIT("Released By"), "Who sent it off.", NULL },
	{ S_INIT("Attachments"), "Files that go with it.", NULL },
	{ S_INIT("Dissemination Rule"), "The rule by which the system gave this copy out.", NULL },
};

void explain_field(struct explainer *x)
{
	Str s = entry_text(x);

	for (size_t i = 0; x->c->profile == PROFILE_SMART && i < sizeof fields / sizeof *fields;
	     i++)
		if (str_istarts(s, fields[i].label)) {
			if (fields[i].explain)
				fields[i].explain(x);
			else
				say(x, "%s", fields[i].text);
			return;
		}
	if (x->c->profile != PROFILE_SMART)
		say(x, "A line without a label; it may be a caption or instruction of its own.");
}
