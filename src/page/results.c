/*
 * results - the page of a search.
 */
#include "page/results.h"

#include "page/banner.h"
#include "page/facets.h"
#include "page/frame.h"
#include "page/ink.h"
#include "page/readable.h"
#include "page/timeline.h"
#include "page/words.h"

enum { EXPLAINED_MOST = 64 * 1024, PLACES_MOST = 3 };

static Str explained(struct arena *a, const struct query_node *n)
{
	struct buf b;
	Str out;

	buf_init(&b, EXPLAINED_MOST);
	query_explain(&b, n);
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

static void put_reading(struct html *h, const struct results_page *p)
{
	struct asked other = asked_literally(p->asked, !p->asked->literal);

	html_fill(h, "<div class=\"reading\"><p>Read as: <b>$</b>", explained(h->a, p->query->root));
	if (p->asked->literal)
		html_fill(h, " · literally, <a href=\"$\">read it with operators</a>", asked_url(h->a, &other));
	else if (p->query->operators)
		html_fill(h, " · <a href=\"$\">read it literally</a>", asked_url(h->a, &other));
	html_put(h, " · <a href=\"/help\">how queries work</a></p>\n");
	for (uint32_t i = 0; i < p->query->notes.n; i++)
		html_fill(h, "<p class=\"trouble\">$</p>\n", words_capital(h->a, p->query->notes.v[i].text));
	html_put(h, "</div>\n");
}

/* What narrows the words, each to be taken away again. */
static void put_narrowed(struct html *h, const struct asked *asked)
{
	if (!asked->filters.n)
		return;
	html_put(h, "<p class=\"narrowed\">Narrowed by");
	for (uint32_t i = 0; i < asked->filters.n; i++) {
		struct asked without = asked_toggle(h->a, asked, asked->filters.v[i], S(""));

		html_fill(h,
		          " <a href=\"$\" title=\"take this away\">$ <span aria-hidden=\"true\">×</span></a>",
		          asked_url(h->a, &without), asked->filters.v[i]);
	}
	html_put(h, "</p>\n");
}

static void put_sorts(struct html *h, const struct results_page *p)
{
	static const struct {
		enum query_sort sort;
		const char *words;
	} sorts[] = { { SORT_RELEVANCE, "relevance" },
		      { SORT_DATE, "oldest first" },
		      { SORT_DATE_DOWN, "newest first" },
		      { SORT_MRN, "number" } };

	html_put(h, "<span>sort: ");
	for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
		struct asked by = asked_sorted(p->asked, sorts[i].sort);

		if (i)
			html_put(h, " · ");
		if (p->result->sort == sorts[i].sort)
			html_fill(h, "<b>$</b>", str_of(sorts[i].words));
		else
			html_fill(h, "<a href=\"$\">$</a>", asked_url(h->a, &by), str_of(sorts[i].words));
	}
	html_put(h, "</span>");
}

/* Only where there is something to switch. */
static void put_case_switch(struct html *h, const struct results_page *p)
{
	struct asked other = asked_cased(p->asked, !p->asked->sentence_case);
	bool capitals = false;

	for (uint32_t i = 0; i < p->result->hits.n; i++)
		capitals |= readable_is_capitals(p->result->hits.v[i].snippet.text);
	if (!capitals)
		return;
	if (p->asked->sentence_case)
		html_fill(h, "<span>text: <a href=\"$\">as sent</a> · <b>sentence case</b></span>",
		          asked_url(h->a, &other));
	else
		html_fill(h, "<span>text: <b>as sent</b> · <a href=\"$\">sentence case</a></span>",
		          asked_url(h->a, &other));
}

static void put_tally(struct html *h, const struct results_page *p)
{
	const struct result *r = p->result;
	long long first = (long long)r->offset + 1, last = (long long)r->offset + r->hits.n;

	html_fill(h, "<p class=\"tally\"><span><b>$</b>",
	          words_many(h->a, (long long)r->total, "telegram", "telegrams"));
	if (r->hits.n)
		html_fill(h, ", $–$", words_count(h->a, first), words_count(h->a, last));
	html_put(h, "</span>");
	put_sorts(h, p);
	put_case_switch(h, p);
	html_put(h, "</p>\n");
}

/* The page of the telegram, which remembers the search it was opened from. */
static Str hit_url(struct arena *a, const struct results_page *p, uint32_t i)
{
	const struct hit *hit = &p->result->hits.v[i];
	struct asked first = asked_page(p->asked, 1), asked = asked_list(&first, p->result->generation);

	return arena_printf(a, "%.*s%.*s",
	                    STR_ARG(telegram_url(a, p->shared[i] ? STR_NONE : hit->number, hit->id)),
	                    STR_ARG(asked_parameters(a, &asked, (long long)(p->result->offset + i + 1))));
}

static struct banner hit_banner(struct arena *a, const struct hit *hit)
{
	const struct summary s = { .class_sent = level_word(hit->sent),
		                   .class_now = level_word(hit->now),
		                   .sbu = hit->sbu };

	return banner_of_summary(a, &s);
}

static Str hit_time(struct arena *a, const struct hit *hit)
{
	struct dtg d = hit->dtg;

	if (dtg_known(&d))
		return arena_printf(a, "%04d-%02d-%02d %02d:%02dZ", d.date.year, d.date.month, d.date.day,
		                    d.minute / 60, d.minute % 60);
	if (hit->day)
		return arena_printf(a, "%04d-%02d-%02d", hit->day / 10000, hit->day / 100 % 100,
		                    hit->day % 100);
	return S("no date");
}

static void put_route(struct html *h, const struct hit *hit)
{
	html_fill(h, "<span>$ → ", hit->from.p ? words_post(h->a, hit->from) : S("not known"));
	for (uint32_t i = 0; i < hit->to.n && i < PLACES_MOST; i++)
		html_fill(h, "$$", i ? S(", ") : S(""), words_post(h->a, hit->to.v[i]));
	if (hit->to.n > PLACES_MOST)
		html_fill(h, " and $", words_many(h->a, hit->to.n - PLACES_MOST, "other", "others"));
	if (!hit->to.n)
		html_put(h, "not known");
	html_put(h, "</span>");
}

/* Name of the part that the snippet comes from, where it is no paragraph. */
static void put_snippet(struct html *h, const struct snippet *s, bool sentence_case)
{
	if (!s->text.n)
		return;
	html_put(h, "<p class=\"best\">");
	if (s->kind != PART_PARAGRAPH)
		html_fill(h, "<span class=\"says\">$:</span> ", part_words(s->kind));
	else if (s->number >= 0)
		html_fill(h, "<span class=\"says\">$$$</span> ", html_number(h, s->number),
		          s->mark.p ? S(" ") : S(""), s->mark.p ? s->mark : S(""));
	else if (s->mark.p)
		html_fill(h, "<span class=\"says\">$</span> ", s->mark);
	if (s->cut_front)
		html_put(h, "… ");
	ink_put_hits(h, sentence_case ? readable_text(h->a, s->text) : s->text, &s->hits);
	if (s->cut_end)
		html_put(h, " …");
	html_put(h, "</p>\n");
	if (s->more)
		html_fill(h, "<p class=\"more\">$</p>\n",
		          words_many(h->a, s->more, "more paragraph", "more paragraphs"));
}

static void put_hit(struct html *h, const struct results_page *p, uint32_t i)
{
	const struct hit *hit = &p->result->hits.v[i];
	struct banner banner = hit_banner(h->a, hit);
	Str url = hit_url(h->a, p, i);

	html_fill(h,
	          "<li class=\"hit\"><p class=\"meta\"><span class=\"num\">$</span> <a "
	          "class=\"num\" href=\"$\">$</a> ",
	          hit_time(h->a, hit), url,
	          hit->number.p ? words_mrn(h->a, hit->number) : S("without a number"));
	put_route(h, hit);
	banner_put_chip(h, &banner);
	html_fill(h, "</p>\n<h2><a href=\"$\">", url);
	if (hit->subject.n)
		ink_put_hits(h, readable_title(h->a, hit->subject), &hit->subject_hits);
	else
		html_put(h, "No subject");
	html_put(h, "</a></h2>\n");
	put_snippet(h, &hit->snippet, p->asked->sentence_case);
	html_put(h, "</li>\n");
}

static void put_pages(struct html *h, const struct results_page *p)
{
	long last = (long)((p->result->total + RESULTS_PER_PAGE - 1) / RESULTS_PER_PAGE), page = p->asked->page;
	struct asked list = asked_list(p->asked, p->result->generation);
	struct asked before = asked_page(&list, page - 1), after = asked_page(&list, page + 1);

	if (last < 2)
		return;
	html_put(h, "<nav class=\"pages\" aria-label=\"Pages\">");
	if (page > 1)
		html_fill(h, "<a href=\"$\" rel=\"prev\">‹ earlier hits</a> ", asked_url(h->a, &before));
	html_fill(h, "<span>page $ of $</span>", words_count(h->a, page), words_count(h->a, last));
	if (page < last)
		html_fill(h, " <a href=\"$\" rel=\"next\">further hits ›</a>", asked_url(h->a, &after));
	html_put(h, "</nav>\n");
}

/* The query with one part of it spelt otherwise. */
static Str respelt(struct arena *a, const struct asked *asked, Span span, Str near)
{
	struct asked to = asked_page(asked, 1);

	to.q = arena_printf(a, "%.*s%.*s%.*s", STR_ARG(str_cut(asked->q, 0, span.off)), STR_ARG(near),
	                    STR_ARG(str_cut(asked->q, span_end(span), asked->q.n)));
	return asked_url(a, &to);
}

static void put_absence(struct html *h, const struct results_page *p, const struct absence *ab)
{
	html_fill(h, "<li>No telegram has <b>$</b>.", explained(h->a, ab->node));
	for (uint32_t i = 0; i < ab->near.n; i++)
		html_fill(h, "$<a href=\"$\">$</a>", i ? S(", ") : S(" Near it: "),
		          respelt(h->a, p->asked, ab->span, ab->near.v[i]), ab->near.v[i]);
	html_put(h, "</li>\n");
}

static void put_near_number(struct html *h, const struct summary *s, const char *what)
{
	if (s)
		html_fill(h,
		          "<li>The nearest number held $ it: <a class=\"num\" href=\"$\">$</a> "
		          "<span class=\"says\">$</span></li>\n",
		          str_of(what), telegram_url(h->a, s->mrn, s->id), words_mrn(h->a, s->mrn),
		          s->time.p ? words_stamp(h->a, s->time) : S("no time"));
}

static void put_empty(struct html *h, const struct results_page *p)
{
	const struct asked all = { .q = p->asked->q };

	html_put(h, "<h1>No telegram fits</h1>\n");
	if (!p->result->searched && p->result->unindexed)
		html_put(h, "<p>None could be asked: the index is still to be made.</p>\n");
	html_put(h, "<ul class=\"plain\">\n");
	for (uint32_t i = 0; i < p->result->absent.n; i++)
		put_absence(h, p, &p->result->absent.v[i]);
	if (!p->result->absent.n && p->result->diagnosed && p->result->searched)
		html_put(h, "<li>Each part of the query has hits, but no telegram has all of them. "
		            "Leave one out, or put <kbd>OR</kbd> between words of which one is enough.</li>\n");
	if (p->asked->filters.n)
		html_fill(h, "<li><a href=\"$\">The same words without what narrows them</a></li>\n",
		          asked_url(h->a, &all));
	put_near_number(h, p->before, "before");
	put_near_number(h, p->after, "after");
	html_fill(h, "</ul>\n<p class=\"says\">$ were searched.</p>\n",
	          words_many(h->a, (long long)p->result->searched, "telegram", "telegrams"));
}

/* What the counts are without, and whether this page goes with the one before. */
static void put_state(struct html *h, const struct results_page *p)
{
	const struct result *r = p->result;
	struct asked anew = asked_list(p->asked, 0), first = asked_page(&anew, 1);

	if (r->unindexed)
		html_fill(h,
		          "<p class=\"trouble\">$ not indexed yet: what is said here is without them. "
		          "<kbd>cable index</kbd> brings the index up to date.</p>\n",
		          words_many(h->a, (long long)r->unindexed, "telegram is", "telegrams are"));
	if (p->asked->generation && r->generation && p->asked->generation != r->generation)
		html_fill(h,
		          "<p class=\"trouble\">The archive has changed since this list was begun, so that hits may have "
		          "moved from page to page. <a href=\"$\">Begin again</a></p>\n",
		          asked_url(h->a, &first));
}

static void put_hits(struct html *h, const struct results_page *p)
{
	Str parameters = asked_parameters(h->a, p->asked, 0);

	html_put(h, "<section class=\"found\">\n");
	put_tally(h, p);
	html_fill(h, "<ol class=\"hits\" start=\"$\">\n", html_number(h, (long long)p->result->offset + 1));
	for (uint32_t i = 0; i < p->result->hits.n; i++)
		put_hit(h, p, i);
	html_put(h, "</ol>\n");
	put_pages(h, p);
	html_fill(h,
	          "<p class=\"says\">Take all $: <a href=\"/search.csv$\">as a table (CSV)</a> · "
	          "<a href=\"/search.json$\">this page as JSON</a> · "
	          "<a href=\"/search.atom$\">the latest as a feed (Atom)</a></p>\n</section>\n",
	          words_count(h->a, (long long)p->result->total), parameters, parameters, parameters);
}

void results_page(struct html *h, const struct results_page *p)
{
	struct frame f = {
		.title = p->asked->q.n ? p->asked->q : S("All telegrams"),
		.asked = p->asked,
		.data = arena_printf(h->a, "/search.json%.*s", STR_ARG(asked_parameters(h->a, p->asked, 0))),
		.unlisted = true,
	};

	frame_begin(h, &f);
	html_put(h, "<main class=\"search\" id=\"main\">\n");
	put_reading(h, p);
	put_narrowed(h, p->asked);
	put_state(h, p);
	if (p->result->total) {
		timeline_put(h, p->asked, &p->wide->months);
		facets_put(h, p->asked, p->result, p->wide);
		put_hits(h, p);
	} else {
		html_put(h, "<section class=\"none\">\n");
		put_empty(h, p);
		html_put(h, "</section>\n");
	}
	html_put(h, "</main>\n");
	frame_end(h, &f);
}
