/*
 * explain_copy - what archives, the Department's message center and releases put around a telegram.
 */
#include "cable/explain_part.h"

#include "authority/bureaus.h"

/* The archive's own lines in front */
void explain_record_id(struct explainer *x)
{
	const struct mrn *m = &x->c->mrn;

	say(x, "The number under which the archive keeps the telegram.");
	if (m->number)
		detail(x, "the year %u, the post %.*s, its telegram number %u", m->year,
		       STR_ARG(plain_post(m->post)), (unsigned)m->number);
}

void explain_record_subject(struct explainer *x)
{
	say(x, "The subject as the archive keeps it, cut at its first line.");
}

void explain_record_date(struct explainer *x)
{
	say(x, "The date as the archive keeps it; only day, month and year count.");
}

void explain_record_class(struct explainer *x)
{
	say(x, "The classification as the archive keeps it.");
}

void explain_record_origin(struct explainer *x)
{
	say(x, "The post as the archive named it years later.");
}

void explain_wrapper(struct explainer *x)
{
	say(x, "Put here by the archive or the program that kept the telegram; no part of it.");
}

/* Releases */
static const struct {
	Str text;
	const char *meaning;
} releases[] = {
	{ S_INIT("Systematic Review"),
	  "The Department of State reviewed the telegram and made it public on this day." },
	{ S_INIT("Declassified/Released"),
	  "The Department of State reviewed the telegram and made it public." },
	{ S_INIT("Case No."),
	  "Page line of a release under the Freedom of Information Act: case, document and date." },
	{ S_INIT("RELEASE IN FULL"), "Released without deletions." },
	{ S_INIT("RELEASE IN PART"),
	  "Released with passages taken out; codes in the margin say why." },
	{ S_INIT("Classified by DAS"),
	  "Passages were classified again when the telegram was reviewed." },
	{ S_INIT("***"), "The archive's note on what classification and handling are now." },
};

void explain_release(struct explainer *x)
{
	Str s = entry_text(x);

	for (size_t i = 0; i < sizeof releases / sizeof *releases; i++)
		if (str_find(s, releases[i].text) < s.n) {
			say(x, "%s It belongs to this copy, not to the telegram.",
			    releases[i].meaning);
			return;
		}
	say(x, "A mark of the release; it belongs to this copy, not to the telegram.");
}

/* NARA's attributes */
static const struct {
	Str key;
	const char *text;
} attributes[] = {
	{ S_INIT("Concepts"), "subject words of the archive's indexers" },
	{ S_INIT("Current Classification"), "what it is now" },
	{ S_INIT("Document Number"), "year, the first letters of the post, number" },
	{ S_INIT("Draft Date"), "the day of the date-time group" },
	{ S_INIT("Executive Order"), "how the drafter classified it" },
	{ S_INIT("Film Number"), "where it is on microfilm" },
	{ S_INIT("Locator"), "in which form it survives" },
	{ S_INIT("Original Classification"), "what it was when sent" },
	{ S_INIT("Review Markings"), "the decision to release it" },
	{ S_INIT("TAGS"), "as repaired and enlarged by the archive's indexers" },
};

void explain_attributes(struct explainer *x)
{
	const struct cable *c = x->c;

	say(x, "What the National Archives recorded about the telegram: %u entries.",
	    (unsigned)c->record.n);
	for (uint32_t i = 0; i < c->record.n; i++)
		for (size_t j = 0; j < sizeof attributes / sizeof *attributes; j++)
			if (str_eq(c->record.v[i].key, attributes[j].key) && c->record.v[i].value.n)
				detail(x, "%.*s: %s", STR_ARG(attributes[j].key),
				       attributes[j].text);
}

/* Pages */
void explain_banner(struct explainer *x)
{
	say(x, "The classification, printed at the head and foot of each page.");
}

static const struct page_mark *page_in(const struct explainer *x)
{
	const struct sections *s = &x->c->sections;
	uint32_t i = FIRST_OF_ENTRY(x, struct page_mark, s->pages);

	return i < s->pages.n && is_in_entry(x, s->pages.v[i].span) ? &s->pages.v[i] : NULL;
}

void explain_page(struct explainer *x)
{
	const struct page_mark *p = page_in(x);

	if (p && p->page)
		say(x,
		    "Page %d of the printed copy begins: post, number and the time at which it was relayed.",
		    p->page);
	else if (p && p->section)
		say(x, "Section %d of %d begins.", p->section, p->of);
	else
		say(x, "A new page begins.");
	if (!x->interrupted)
		say(x, "The text goes on below; the line is no part of it.");
	x->interrupted = true;
	if (p && p->page && p->of)
		detail(x, "section %d of %d", p->section, p->of);
}

/* The distribution */
static Str office_name(Str code)
{
	const struct bureau *b = bureau_find(code);

	return b && b->name.n ? b->name : S("an office whose name is not known here");
}

static void explain_copies(struct explainer *x, const struct copy *o)
{
	Str name = office_name(o->office);

	if (o->copies > 0)
		detail(x, "%.*s-%02d: %.*s, %d %s", STR_ARG(o->office), o->copies, STR_ARG(name),
		       o->copies, o->copies == 1 ? "copy" : "copies");
}

/* The offices that got none on paper, in one detail. */
static void explain_none(struct explainer *x, uint32_t from, uint32_t to)
{
	const struct copy *v = x->c->distribution.offices.v;
	Str all = STR_NONE;

	for (uint32_t i = from; i < to; i++)
		if (v[i].copies == 0)
			all = arena_printf(x->a, "%.*s%s%.*s (%.*s)", STR_ARG(all), all.n ? ", " : "", STR_ARG(v[i].office),
			                   STR_ARG(office_name(v[i].office)));
	if (all.n)
		*list_push(x->a, &x->e->details) = arena_printf(x->a, "-00, which means none on paper: %.*s", STR_ARG(all));
}

void explain_distribution(struct explainer *x)
{
	const struct distribution *d = &x->c->distribution;
	uint32_t from = FIRST_OF_ENTRY(x, struct copy, d->offices), to = from;

	if (x->c->profile == PROFILE_SMART) {
		say(x, "Offices of the receiving post; no part of the message.");
		return;
	}
	say(x,
	    "Who in the Department got how many copies: "
	    "the office that acts (ACTION, or ORIGIN of an outgoing telegram), then those for information.");
	if (d->total >= 0)
		say(x,
		    d->total == d->sum ? "The copies add up to the printed total of %d."
		                       : "The printed total is %d, but the copies add up to %d.",
		    d->total, d->sum);
	for (; to < d->offices.n && is_in_entry(x, d->offices.v[to].span); to++)
		explain_copies(x, &d->offices.v[to]);
	explain_none(x, from, to);
	if (is_digit((unsigned char)entry_text(x).p[0]))
		detail(x, "the digits alone: nobody knows any more what they meant");
}

void explain_dash(struct explainer *x)
{
	Str s = entry_text(x);

	say(x, "The message center's counter, a serial number%s.",
	    str_find_byte(s, 'Z') < s.n ? " and the day and time of receipt" : "");
	if (str_find_byte(s, '/') < s.n)
		detail(x, "the number behind the slash is not that of the copies; it may name the place of receipt");
}

void explain_drafting(struct explainer *x)
{
	say(x,
	    "Who drafted the telegram in the Department, who approved it, and which offices agreed.");
}

void explain_repeat(struct explainer *x)
{
	if (str_starts(entry_text(x), S("NNN")))
		say(x, "The end of this section: each was a transmission of its own. The next one follows.");
	else
		say(x, "The heading of a further section, which repeats that of the first.");
}
