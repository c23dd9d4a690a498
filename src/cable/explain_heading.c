/*
 * explain_heading - the format lines, which tell relays and clerks how fast and where to.
 */
#include "cable/explain_part.h"

#include "authority/addresses.h"
#include "authority/posts.h"
#include "authority/precedences.h"

Str plain_address(struct explainer *x, Str plad)
{
	struct buf b;
	Str s;

	buf_init(&b, 300);
	place_print(&b, plad);
	s = arena_str(x->a, buf_str(&b));
	buf_release(&b);
	return s;
}

Str plain_station(struct explainer *x, Str ri)
{
	const struct post *post = post_by_ri(ri, x->date);
	const struct collective *all = collective_by_ri(ri);

	if (str_eq(ri, S("RUEHC")))
		return S("the Department of State");
	if (str_eq(ri, S("RUEHWEB")))
		return S("the Department's store of telegrams");
	if (post && post_name(post, ALIAS_PLAD).n)
		return plain_address(x, post_name(post, ALIAS_PLAD));
	if (all)
		return plain_address(x, all->name);
	return agency_has_ri(ri) ? S("other agencies") : S("a station that is in no list");
}

Str plain_post(Str mrn_post)
{
	const struct post *post = post_find(mrn_post);

	return post && post->city.n && post->type != POST_DEPARTMENT ? post->city : mrn_post;
}

Str plain_date(struct explainer *x, struct date d)
{
	return date_valid(d) ? arena_printf(x->a, "%d %s %d", d.day, month_names[d.month], d.year)
	                     : STR_NONE;
}

/* FL1 */
void explain_identification(struct explainer *x)
{
	const struct transmission *t = &x->c->transmission;

	say(x,
	    "The message begins: relay stations count by this line what each channel brings them.");
	if (str_starts(t->id, S("VZCZC")))
		detail(x, "VZCZC: sign for the start of a message; the V in front protects it");
	if (t->channel.n)
		detail(x, "%.*s: the channel", STR_ARG(t->channel));
	if (t->number.n)
		detail(x, "%.*s: running number on this channel", STR_ARG(t->number));
}

/* FL2 */
void explain_called(struct explainer *x)
{
	if (x->c->notes.janap)
		say(x, "A routing line in the fixed columns of JANAP 128, the form of the military network AUTODIN: "
		       "precedence, class and kind of text in the first word, then the sending station with its serial number, "
		       "day of the year and hour of filing, the letter of the class four times, and the stations called.");
	else
		say(x,
		    "The routing line: how fast the telegram goes, and to which stations. "
		    "A relay leaves only the stations of its own branch, so that these need not be the addressees.");
	explain_pieces(x);
}

/* FL3: a calendar day is behind the slash of "18/0645Z", a day of the year in front of "2610645". */
static void explain_filed(struct explainer *x, Str s)
{
	unsigned day, hour, minute;
	int year = x->c->dtg.date.year;
	Str t = s;

	if (!take_digits(&t, 3, &day) || !take_digits(&t, 2, &hour) ||
	    !take_digits(&t, 2, &minute)) {
		detail(x, "%.*s: when the communications center got it", STR_ARG(s));
		return;
	}
	if (year && day >= 1 && day <= 366)
		detail(x,
		       "%.*s: the communications center got it on day %u of the year, %.*s, at %02u:%02u Zulu (Greenwich) time",
		       STR_ARG(s), day,
		       STR_ARG(plain_date(
			       x, date_from_days(date_days((struct date){ (int16_t)year, 1, 1 }) +
		                                 (long)day - 1))),
		       hour, minute);
	else
		detail(x,
		       "%.*s: the communications center got it on day %u of the year at %02u:%02u Zulu time",
		       STR_ARG(s), day, hour, minute);
}

/* Posts number their transmissions by their telegrams, other stations by themselves. */
static bool is_of_number(const struct cable *c)
{
	uint32_t n;
	Str s = c->transmission.serial;

	return c->mrn.number && take_number(&s, 4, &n) && n == c->mrn.number % 10000;
}

void explain_calling(struct explainer *x)
{
	const struct transmission *t = &x->c->transmission;

	say(x,
	    "DE means \"from\": the station that sends, its serial number for this telegram and the time of filing.");
	if (t->station.n)
		explain_routing(x, t->station);
	if (t->serial.n)
		detail(x, is_of_number(x->c) ? "#%.*s: the last four digits of the telegram's number"
		                             : "%.*s: the running number of what this station sent",
		       STR_ARG(t->serial));
	if (t->section)
		detail(x, "/%02d: section %d", t->section, t->section);
	if (t->filed.n)
		explain_filed(x, t->filed);
}

/* FL4 */
void explain_instructions(struct explainer *x)
{
	say(x,
	    "What relays must know: how well the telegram has to be protected, and operating signals.");
	explain_pieces(x);
}

/* A line of the heading that the message had before somebody sent it on to others. */
static bool explain_original(struct explainer *x)
{
	const struct original *o = &x->c->original;

	if (!o->there || x->e->span.off < o->span.off || x->e->span.off >= span_end(o->span))
		return false;
	say(x, x->e->kind == NODE_FL5
	               ? "Here the message begins as it was first sent: it was readdressed, and the heading above is the new one. "
	                 "The old date-time group stays its name."
	               : "Of the heading that the message had when it was first sent.");
	return true;
}

/* FL5 */
void explain_preamble(struct explainer *x)
{
	const struct cable *c = x->c;
	const struct precedence *p = c->precedence != PREC_NONE
	                                     ? precedence_by_word(precedence_word(c->precedence))
	                                     : NULL;

	if (explain_original(x))
		return;
	if (dtg_known(&c->dtg))
		say(x,
		    "The telegram was released on %.*s at %02d:%02d Zulu (Greenwich) time; this date-time group names it from now on.",
		    STR_ARG(plain_date(x, c->dtg.date)), c->dtg.minute / 60, c->dtg.minute % 60);
	else
		say(x,
		    "Precedence and date-time group: how urgent the telegram is, and when it was released.");
	if (p)
		detail(x, "%c: %.*s, to arrive %.*s", p->letter, STR_ARG(p->word),
		       STR_ARG(p->speed));
	if (c->info_precedence != PREC_NONE)
		detail(x, "the second letter: %.*s for those who get it for information",
		       STR_ARG(precedence_word(c->info_precedence)));
	if (c->dtg_raw.n)
		detail(x, "%.*s: day, hour and minute, Z for Zulu time, month and year",
		       STR_ARG(c->dtg_raw));
	explain_pieces(x);
}

/* FL6 to FL9 */
static const struct party *party_in(const struct explainer *x, const PartyList *l)
{
	uint32_t i = FIRST_OF_ENTRY(x, struct party, *l);

	return i < l->n && is_in_entry(x, l->v[i].span) ? &l->v[i] : NULL;
}

static const struct {
	uint8_t kind;
	const char *label, *text;
} addresses[] = {
	{ NODE_FL6, "FM", "From whom the telegram is: " },
	{ NODE_FL7, "TO", "Who shall act on it: " },
	{ NODE_FL8, "INFO", "Who gets it for information: " },
	{ NODE_FL9, "XMT", "Who of a collective address does not get it: " },
};

static const struct party *entry_party(const struct explainer *x)
{
	const struct cable *c = x->c;

	switch (x->e->kind) {
	case NODE_FL6: return &c->from;
	case NODE_FL7: return party_in(x, &c->to);
	case NODE_FL8: return party_in(x, &c->info);
	default: return party_in(x, &c->exempt);
	}
}

static void explain_party(struct explainer *x, const struct party *p)
{
	if (p->routing.n)
		detail(x, "%.*s: routing indicator of its station", STR_ARG(p->routing));
	if (p->office.n)
		detail(x, "//%.*s//: the office there", STR_ARG(p->office));
	if (p->precedence != PREC_NONE)
		detail(x, "%.*s: the precedence for this addressee",
		       STR_ARG(precedence_word(p->precedence)));
	if (p->number.n)
		detail(x, "%.*s: running number of what this sender sent to this addressee",
		       STR_ARG(p->number));
}

void explain_address(struct explainer *x)
{
	const struct party *p = entry_party(x);

	if (explain_original(x))
		return;
	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
		if (addresses[i].kind == x->e->kind)
			say(x, "%s%.*s.", addresses[i].text,
			    STR_ARG(p ? plain_address(x, p->name) : S("nobody is named")));
	if (p)
		explain_party(x, p);
	if (x->c->notes.glued && x->c->notes.glue.off > x->e->span.off &&
	    x->c->notes.glue.off < span_end(x->e->span))
		explain_class(x);
}

void explain_prefix(struct explainer *x)
{
	say(x, "Accounting symbol or, behind GR, the count of encrypted groups.");
	if (x->c->form == FORM_CODRESS)
		say(x, "Sender and addressees stand inside the encrypted text.");
}

void explain_break(struct explainer *x)
{
	say(x,
	    "BT, the break that separates the heading from the text and the text from the ending.");
}

void explain_pilot(struct explainer *x)
{
	say(x,
	    "A pilot: lines that a relay put in front of the original heading, to send it another way or to warn of a fault.");
	explain_pieces(x);
}
