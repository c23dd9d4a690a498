/*
 * margin - what stands beside a telegram and explains it.
 */
#include "page/margin.h"

#include "authority/captions.h"
#include "authority/tags.h"
#include "cable/rules.h"
#include "page/readable.h"
#include "page/words.h"

enum { LIST_MOST = 30 }; /* lines of a list that is not folded */

static Str search_for(struct arena *a, Str field, Str value)
{
	const struct asked q = { .q = asked_term(a, field, value) };

	return asked_url(a, &q);
}

/* The name of a TAG; the table has some in capitals. */
static Str tag_name(struct arena *a, const struct cable_tag *t)
{
	if (t->name.n)
		return readable_title(a, t->name);
	return str_eq(t->kind, S("person")) ? S("a person") : S("not in the tables");
}

static void put_tags(struct html *h, const struct cable *c)
{
	if (!c->tags.n)
		return;
	html_put(h, "<h3>TAGS</h3>\n<dl>");
	for (uint32_t i = 0; i < c->tags.n; i++) {
		const struct cable_tag *t = &c->tags.v[i];
		bool mended = t->raw.n && !str_ieq(t->raw, t->tag);

		html_fill(h, "<dt><a href=\"$\">$</a></dt><dd>$", search_for(h->a, S("tag:"), t->tag), t->tag,
		          tag_name(h->a, t));
		if (mended)
			html_fill(h, " <span class=\"mended\">sent $</span>", t->raw);
		html_put(h, "</dd>");
	}
	html_put(h, "</dl>\n");
}

static void put_captions(struct html *h, const struct cable *c)
{
	if (!c->captions.n && !c->pass_lines.n)
		return;
	html_fill(h, "<h3>$</h3>\n<dl>", c->captions.n ? S("Captions") : S("To be passed to"));
	for (uint32_t i = 0; i < c->captions.n; i++) {
		const struct caption *known = caption_find(c->captions.v[i]);

		html_fill(h, "<dt>$</dt><dd>$</dd>", c->captions.v[i],
		          known ? known->meaning : S("not in the tables"));
	}
	html_put(h, "</dl>\n");
	if (c->pass_lines.n)
		html_put(h, "<ul>");
	for (uint32_t i = 0; i < c->pass_lines.n; i++)
		html_fill(h, "<li class=\"wire\">$</li>", c->pass_lines.v[i]);
	if (c->pass_lines.n)
		html_put(h, "</ul>\n");
}

static void put_held(struct html *h, const struct cited_number *r)
{
	html_fill(h, "<a class=\"num\" href=\"$\">$</a> <span class=\"says\">$</span>",
	          telegram_url(h->a, r->mrn, r->held), words_mrn(h->a, r->mrn),
	          readable_title(h->a, r->subject.p ? r->subject : S("no subject")));
}

static void put_not_held(struct html *h, const struct cited_number *r)
{
	html_fill(h, "<a class=\"num nothere\" href=\"$\">$</a> <span class=\"says\">not held",
	          telegram_url(h->a, r->mrn, 0), words_mrn(h->a, r->mrn));
	if (r->citations > 1)
		html_fill(h, ", cited by $", words_many(h->a, r->citations, "telegram", "telegrams"));
	html_put(h, "</span>");
}

static void put_reference(struct html *h, const struct cited_number *r)
{
	html_put(h, "<li>");
	if (r->label.n)
		html_fill(h, "<b>$</b> ", r->label);
	if (!r->mrn.p)
		html_fill(h, "<span class=\"wire\">$</span> <span class=\"says\">$</span>", r->raw, r->kind);
	else if (r->held)
		put_held(h, r);
	else
		put_not_held(h, r);
	if (r->notal)
		html_put(h, " <abbr title=\"not to all addressees: some of them never got it\">NOTAL</abbr>");
	html_put(h, "</li>");
}

static void put_references(struct html *h, const struct telegram_page *p)
{
	if (!p->refers_to.n)
		return;
	html_put(h, "<h3>Refers to</h3>\n<ul>");
	for (uint32_t i = 0; i < p->refers_to.n; i++)
		put_reference(h, &p->refers_to.v[i]);
	html_put(h, "</ul>\n");
}

static void put_citations(struct html *h, const struct telegram_page *p)
{
	uint32_t n = p->cited_by.n;

	if (!n)
		return;
	html_put(h, "<h3>Cited by</h3>\n<ul>");
	for (uint32_t i = 0; i < n && i < LIST_MOST; i++) {
		const struct citation *c = &p->cited_by.v[i];

		if (i && c->mrn.p && str_eq(c->mrn, c[-1].mrn)) /* another copy of the one before */
			continue;
		html_fill(h, "<li><a class=\"num\" href=\"$\">$</a> <span class=\"says\">$</span></li>",
		          telegram_url(h->a, c->mrn, c->id),
		          c->mrn.p ? words_mrn(h->a, c->mrn) : S("without a number"),
		          readable_title(h->a, c->subject.p ? c->subject : S("no subject")));
	}
	html_put(h, "</ul>\n");
	if (n > LIST_MOST)
		html_fill(h, "<p><a href=\"$\">all $</a></p>\n", search_for(h->a, S("cites:"), p->self->mrn),
		          words_many(h->a, n, "telegram", "telegrams"));
}

static void put_finding(struct html *h, const struct finding *f)
{
	html_fill(h, "<li><a class=\"num\" href=\"#how\">$</a> ", str_of(f->rule->id));
	if (f->severity > SEV_INFO)
		html_fill(h, "$: ", severity_word(f->severity));
	html_text(h->out, f->message);
	if (f->repair_to.p)
		html_fill(h, " <span class=\"says\">$ $</span>", f->certain ? S("read as") : S("perhaps"),
		          f->repair_to);
	html_put(h, "</li>");
}

static uint32_t count_findings(const struct cable *c, bool heavy)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->findings.n; i++)
		n += (c->findings.v[i].severity > SEV_INFO) == heavy;
	return n;
}

static void put_finding_list(struct html *h, const struct cable *c, bool heavy)
{
	html_put(h, "<ul class=\"findings\">");
	for (uint32_t i = 0; i < c->findings.n; i++)
		if ((c->findings.v[i].severity > SEV_INFO) == heavy)
			put_finding(h, &c->findings.v[i]);
	html_put(h, "</ul>\n");
}

/* What is wrong stands open; remarks on form are folded. */
static void put_findings(struct html *h, const struct cable *c)
{
	uint32_t heavy = count_findings(c, true), light = count_findings(c, false);

	if (!heavy && !light)
		return;
	html_put(h, "<h3>Findings</h3>\n");
	if (heavy)
		put_finding_list(h, c, true);
	if (!light)
		return;
	html_fill(h, "<details><summary>$ on form</summary>", words_many(h->a, light, "remark", "remarks"));
	put_finding_list(h, c, false);
	html_put(h, "</details>\n");
}

static void put_take(struct html *h, const struct telegram_page *p)
{
	Str base = telegram_url(h->a, p->same_number.n ? STR_NONE : p->self->mrn, p->self->id);

	html_put(h, "<section class=\"take\"><h3>Take</h3>\n<ul>");
	html_fill(h, "<li><a href=\"$/raw\">the bytes, explained</a></li>", base);
	html_fill(h, "<li><a href=\"$.txt\">the bytes as a file</a> <span class=\"says\">$</span></li>", base,
	          words_many(h->a, p->self->bytes, "byte", "bytes"));
	html_fill(h, "<li><a href=\"$.json\">all values as JSON</a></li></ul></section>\n", base);
}

static void put_source(struct html *h, const struct source *s)
{
	if (!s || !s->path.p)
		return;
	html_fill(h, "<h3>Came from</h3>\n<p class=\"wire\">$", s->path);
	if (s->member.p)
		html_fill(h, ", $", s->member);
	if (s->form.p)
		html_fill(h, " <span class=\"says\">form $</span>", s->form);
	html_put(h, "</p>\n");
}

void margin_put(struct html *h, const struct telegram_page *p)
{
	html_put(h, "<aside class=\"margin\" aria-label=\"About this telegram\">\n");
	put_tags(h, p->cable);
	put_captions(h, p->cable);
	put_references(h, p);
	put_citations(h, p);
	put_findings(h, p->cable);
	put_take(h, p);
	put_source(h, p->source);
	html_put(h, "</aside>\n");
}
