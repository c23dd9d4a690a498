/*
 * telegram - the page of one telegram.
 */
#include "page/telegram.h"

#include "page/banner.h"
#include "page/body.h"
#include "page/frame.h"
#include "page/margin.h"
#include "page/readable.h"
#include "page/sent.h"
#include "page/words.h"
#include "search/snippet.h"

/* Its lasting address: several telegrams of one number are told apart by id. */
static Str own_url(struct arena *a, const struct telegram_page *p)
{
	return telegram_url(a, p->same_number.n ? STR_NONE : p->self->mrn, p->self->id);
}

static Str number_of(struct html *h, const struct summary *s)
{
	return s->mrn.p ? words_mrn(h->a, s->mrn) : S("without a number");
}

static void put_hits(struct html *h, const struct telegram_page *p)
{
	const struct hit_walk *w = &p->walk;

	if (!w->total)
		return;
	html_fill(h, "<nav class=\"hits\" aria-label=\"Hits\"><a href=\"$\">hit $ of $</a>",
	          asked_url(h->a, p->asked), words_count(h->a, w->at), words_count(h->a, w->total));
	if (w->before.p)
		html_fill(h, " <a href=\"$\" rel=\"prev\">‹ previous hit</a>", w->before);
	if (w->after.p)
		html_fill(h, " <a href=\"$\" rel=\"next\">next hit ›</a>", w->after);
	html_put(h, "</nav>\n");
}

static void put_neighbour(struct html *h, const struct summary *s, bool after)
{
	Str day = s && s->time.n >= 10 ? words_iso_date(h->a, str_cut(s->time, 0, 10)) : S("");

	if (!s)
		html_put(h, "<span></span>");
	else if (after)
		html_fill(h, "<a href=\"$\" title=\"the next number of this post that is held: $\">$ ›</a>",
		          telegram_url(h->a, s->mrn, s->id), day, words_mrn(h->a, s->mrn));
	else
		html_fill(h, "<a href=\"$\" title=\"the number before that is held: $\">‹ $</a>",
		          telegram_url(h->a, s->mrn, s->id), day, words_mrn(h->a, s->mrn));
}

static void put_walk(struct html *h, const struct telegram_page *p)
{
	html_put(h, "<nav class=\"walk\" aria-label=\"Numbers of this post\">");
	put_neighbour(h, p->before, false);
	html_fill(h, "<b class=\"num\">$</b>", number_of(h, p->self));
	put_neighbour(h, p->after, true);
	html_put(h, "</nav>\n");
}

static Str party_name(struct html *h, const struct party *p)
{
	return words_place(h->a, p->name.n ? p->name : p->raw);
}

static void put_parties(struct html *h, const char *before, const PartyList *list, bool strong)
{
	for (uint32_t i = 0; i < list->n; i++) {
		html_text(h->out, i ? S(", ") : str_of(before));
		if (strong)
			html_fill(h, "<b>$</b>", party_name(h, &list->v[i]));
		else
			html_text(h->out, party_name(h, &list->v[i]));
	}
}

static void put_time(struct html *h, const struct cable *c)
{
	Str date = words_date(h->a, c->dtg.date);

	if (date.p)
		html_fill(h, " · <span class=\"when\">$</span>",
		          arena_printf(h->a, "%.*s %02d:%02dZ", STR_ARG(date), c->dtg.minute / 60,
		                       c->dtg.minute % 60));
	else if (c->dtg_raw.p)
		html_fill(h, " · <span class=\"when\">$</span>", c->dtg_raw);
	if (c->precedence != PREC_NONE)
		html_fill(h, " · $", precedence_word(c->precedence));
}

static void put_route(struct html *h, const struct cable *c)
{
	html_put(h, "<p class=\"route\">");
	if (c->has_from)
		html_fill(h, "<b>$</b>", party_name(h, &c->from));
	else
		html_put(h, "Sender not known");
	put_parties(h, " to ", &c->to, true);
	put_parties(h, " · info ", &c->info, false);
	put_parties(h, " · not to ", &c->exempt, false);
	put_time(h, c);
	html_put(h, "</p>\n");
}

static void put_title(struct html *h, const struct telegram_page *p)
{
	Str subject = p->cable->subject;
	SpanList hits = { 0 };

	if (!subject.n) {
		html_put(h, "<h1>Telegram without a subject</h1>\n");
		return;
	}
	if (p->document)
		hits = snippet_subject(h->a, p->document, &p->marks);
	html_fill(h, "<h1 title=\"sent: $\">", subject);
	ink_put_hits(h, readable_title(h->a, subject), &hits);
	html_put(h, "</h1>\n");
}

static void put_choice(struct html *h, const struct summary *s, bool chosen, unsigned position)
{
	Str words = arena_printf(h->a, "%u. %.*s, %.*s", position,
	                         STR_ARG(s->time.p ? words_stamp(h->a, s->time) : S("no time")),
	                         STR_ARG(words_many(h->a, s->bytes, "byte", "bytes")));

	if (chosen)
		html_fill(h, "<li><b>$</b> (this one)</li>", words);
	else
		html_fill(h, "<li><a href=\"$\">$</a></li>", telegram_url(h->a, STR_NONE, s->id), words);
}

static void put_chooser(struct html *h, const struct telegram_page *p)
{
	if (!p->same_number.n)
		return;
	html_fill(h,
	          "<nav class=\"chooser\" aria-label=\"Telegrams of this number\"><p>$ bear this "
	          "number.</p><ul>",
	          words_many(h->a, p->same_number.n, "telegram", "telegrams"));
	for (uint32_t i = 0; i < p->same_number.n; i++)
		put_choice(h, p->same_number.v[i], p->same_number.v[i]->id == p->self->id, i + 1);
	html_put(h, "</ul></nav>\n");
}

static void put_near_one(struct html *h, const struct near_telegram *n)
{
	html_fill(h, "<li><a href=\"$\">$</a>", telegram_url(h->a, n->other->mrn, n->other->id), number_of(h, n->other));
	if (n->mispaired)
		html_put(h, ": the same number on another text; one of the two is likely wrong</li>");
	else
		html_fill(h, ": $ percent of the text is the same</li>", words_count(h->a, n->likeness));
}

static void put_near(struct html *h, const struct telegram_page *p)
{
	if (!p->near.n)
		return;
	html_put(h, "<nav class=\"chooser\" aria-label=\"Much alike\"><p>Much alike:</p><ul>");
	for (uint32_t i = 0; i < p->near.n; i++)
		put_near_one(h, &p->near.v[i]);
	html_put(h, "</ul></nav>\n");
}

/* Corrections by persons stand above the text, which stays as it is. */
static void put_errata(struct html *h, const struct telegram_page *p)
{
	if (!p->corrections.n)
		return;
	html_put(h, "<section class=\"chooser errata\" aria-label=\"Corrections\"><p>Corrections:</p><ul>");
	for (uint32_t i = 0; i < p->corrections.n; i++) {
		const struct correction *c = &p->corrections.v[i];

		html_fill(h, "<li>$ is <b>$</b>: $ ($, $)</li>", c->field, c->value, c->because, c->by,
		          words_iso_date(h->a, str_cut(c->time, 0, strlen("2026-11-24"))));
	}
	html_put(h, "</ul></section>\n");
}

static void put_case_switch(struct html *h, const struct telegram_page *p, const struct body_text *t)
{
	bool cased = p->asked->sentence_case;
	struct asked other = asked_cased(p->asked, !cased);
	Str url = arena_printf(h->a, "%.*s%.*s", STR_ARG(own_url(h->a, p)),
	                       STR_ARG(asked_parameters(h->a, &other, p->walk.at)));

	if (!t->capitals)
		return;
	if (cased)
		html_fill(h,
		          "<p class=\"switch\"><a href=\"$\">as sent</a> · <b>sentence case, by "
		          "guess</b></p>\n",
		          url);
	else
		html_fill(h, "<p class=\"switch\"><b>as sent</b> · <a href=\"$\">sentence case</a></p>\n", url);
}

void telegram_page(struct html *h, const struct telegram_page *p)
{
	struct banner banner = banner_of_cable(h->a, p->cable);
	struct body_text text = body_prepare(h->a, p);
	Str subject = p->cable->subject.n ? readable_title(h->a, p->cable->subject) : S("no subject");
	struct frame f = {
		.title = arena_printf(h->a, "%.*s · %.*s", STR_ARG(number_of(h, p->self)), STR_ARG(subject)),
		.asked = p->asked,
		.banner = &banner,
		.canonical = own_url(h->a, p),
		.data = arena_printf(h->a, "%.*s.json", STR_ARG(own_url(h->a, p))),
	};

	frame_begin(h, &f);
	html_put(h, "<main class=\"telegram\" id=\"main\">\n<article>\n");
	put_hits(h, p);
	put_walk(h, p);
	put_title(h, p);
	put_route(h, p->cable);
	put_chooser(h, p);
	put_near(h, p);
	put_errata(h, p);
	put_case_switch(h, p, &text);
	body_put(h, p, &text);
	sent_put(h, p->cable);
	html_put(h, "</article>\n");
	margin_put(h, p);
	html_put(h, "</main>\n");
	frame_end(h, &f);
}
