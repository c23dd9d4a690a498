/*
 * start - the first page: what is in this archive, how far to trust it, what to try.
 */
#include "page/start.h"

#include "page/frame.h"
#include "page/readable.h"
#include "page/words.h"

enum { POSTS_MOST = 12, TROUBLES_MOST = 50 };

static void put_search_link(struct html *h, Str words, Str query)
{
	const struct asked q = { .q = query };

	html_fill(h, "<a href=\"$\">$</a>", asked_url(h->a, &q), words);
}

static void put_posts(struct html *h, const struct stats *s)
{
	html_put(h, "<p>");
	for (uint32_t i = 0; i < s->posts.n && i < POSTS_MOST; i++) {
		Str post = s->posts.v[i].name;

		if (i)
			html_put(h, ", ");
		if (post.p)
			put_search_link(h, words_post(h->a, post), asked_term(h->a, S("from:"), post));
		else
			html_put(h, "sender not known");
		html_fill(h, " <span class=\"num\">$</span>", words_count(h->a, s->posts.v[i].n));
	}
	if (s->posts.n > POSTS_MOST)
		html_fill(h, " and $", words_many(h->a, s->posts.n - POSTS_MOST, "more post", "more posts"));
	html_put(h, "</p>\n");
}

static void put_forms(struct html *h, const struct stats *s)
{
	html_put(h, "<p class=\"says\">From ");
	for (uint32_t i = 0; i < s->forms.n; i++)
		html_fill(h, "$$ of form <b>$</b>", i ? S(", ") : S(""),
		          words_many(h->a, s->forms.v[i].files, "file", "files"), s->forms.v[i].form);
	html_put(h, ".</p>\n");
}

static void put_holdings(struct html *h, const struct stats *s)
{
	html_fill(h, "<h1>$</h1>\n", words_many(h->a, s->telegrams, "telegram", "telegrams"));
	if (s->first.p)
		html_fill(h, "<p class=\"route\">sent from $ to $</p>\n", words_iso_date(h->a, s->first),
		          words_iso_date(h->a, s->last));
	put_posts(h, s);
	if (s->forms.n)
		put_forms(h, s);
}

/* A line of the balance: how many, of what, and the list behind it. */
static void put_fact(struct html *h, long long n, const char *one, const char *many, const char *meaning)
{
	html_fill(h, "<dt>$</dt><dd>$</dd>", words_many(h->a, n, one, many), str_of(meaning));
}

static void put_imports(struct html *h, const struct stats *s)
{
	const struct stats_import *m = s->imports.v;

	if (!s->imports.n)
		return;
	html_fill(h,
	          "<p>Last import: <span class=\"num\">$</span>$: $ imported, $ already there, $ "
	          "no telegram, $ failed.</p>\n",
	          words_stamp(h->a, m->started), m->finished.p ? S("") : S(", broken off"),
	          words_count(h->a, m->imported), words_count(h->a, m->already_there),
	          words_count(h->a, m->not_telegrams), words_count(h->a, m->failed));
}

static void put_trust(struct html *h, const struct stats *s)
{
	html_put(h, "<h2>How far to trust it</h2>\n<dl class=\"facts\">");
	put_fact(h, s->failed.n, "file failed", "files failed",
	         s->failed.n ? "could not be read; they are listed below"
	                     : "every file that was offered could be read");
	put_fact(h, s->others.n, "file holds no telegram", "files hold no telegram",
	         "set aside by import, with the reason");
	put_fact(h, s->incomplete.n, "telegram is incomplete", "telegrams are incomplete",
	         "sections of them are not held");
	put_fact(h, s->cited_not_held, "number is cited and not held", "numbers are cited and not held",
	         "telegrams that this archive knows of and does not have");
	if (s->without_mrn || s->without_time)
		put_fact(h, s->without_mrn + s->without_time, "value is missing", "values are missing",
		         "telegrams without a number or a time");
	html_put(h, "</dl>\n");
	put_imports(h, s);
}

static void put_trouble(struct html *h, const struct stats_trouble *t)
{
	html_fill(h, "<li><span class=\"wire\">$</span>", t->path);
	if (t->member.p)
		html_fill(h, ", <span class=\"wire\">$</span>", t->member);
	html_fill(h, "<br><span class=\"says\">$</span></li>\n", t->reason);
}

static void put_incomplete(struct html *h, const struct stats_incomplete *t)
{
	html_fill(h,
	          "<li><a class=\"num\" href=\"$\">$</a> <span class=\"says\">$ of $ sections</span> $</li>\n",
	          telegram_url(h->a, t->mrn, t->id), t->mrn.p ? words_mrn(h->a, t->mrn) : S("without a number"),
	          words_count(h->a, t->held), words_count(h->a, t->sections),
	          readable_title(h->a, t->subject.p ? t->subject : S("no subject")));
}

static void begin_list(struct html *h, const char *title, uint32_t n)
{
	html_fill(h, "<details><summary>$ ($)</summary>\n<ul class=\"plain\">\n", str_of(title),
	          words_count(h->a, n));
}

static void end_list(struct html *h, uint32_t n)
{
	if (n > TROUBLES_MOST)
		html_fill(h, "<li>and $ more: <kbd>cable info --all</kbd> lists them</li>\n",
		          words_count(h->a, n - TROUBLES_MOST));
	html_put(h, "</ul></details>\n");
}

static void put_lists(struct html *h, const struct stats *s)
{
	if (s->failed.n) {
		begin_list(h, "Files that failed", s->failed.n);
		for (uint32_t i = 0; i < s->failed.n && i < TROUBLES_MOST; i++)
			put_trouble(h, &s->failed.v[i]);
		end_list(h, s->failed.n);
	}
	if (s->others.n) {
		begin_list(h, "Files without a telegram", s->others.n);
		for (uint32_t i = 0; i < s->others.n && i < TROUBLES_MOST; i++)
			put_trouble(h, &s->others.v[i]);
		end_list(h, s->others.n);
	}
	if (s->incomplete.n) {
		begin_list(h, "Incomplete telegrams", s->incomplete.n);
		for (uint32_t i = 0; i < s->incomplete.n && i < TROUBLES_MOST; i++)
			put_incomplete(h, &s->incomplete.v[i]);
		end_list(h, s->incomplete.n);
	}
}

static void put_sample(struct html *h, const struct summary *s)
{
	if (!s)
		return;
	html_fill(h,
	          "<li>Read one: <a href=\"$\">$</a> <span class=\"num\">$</span>. Beside it "
	          "stands what its codes mean; below it, how it was sent.</li>\n",
	          telegram_url(h->a, s->mrn, s->id),
	          readable_title(h->a, s->subject.p ? s->subject : S("a telegram")),
	          s->mrn.p ? words_mrn(h->a, s->mrn) : S(""));
}

static void put_things_to_try(struct html *h, const struct start_page *p)
{
	const struct stats *s = p->stats;

	html_put(h, "<h2>Three things to try</h2>\n<ol class=\"try\">\n");
	put_sample(h, p->sample);
	html_put(h, "<li>Search for two words, then narrow by post, year or TAGS: ");
	put_search_link(h, S("wheat shortage"), S("wheat shortage"));
	if (s->posts.n && s->posts.v[0].name.p) {
		html_put(h, ", or all that ");
		put_search_link(h,
		                arena_printf(h->a, "%.*s sent", STR_ARG(words_post(h->a, s->posts.v[0].name))),
		                asked_term(h->a, S("from:"), s->posts.v[0].name));
	}
	html_put(h, ". <a href=\"/help\">How queries work</a> fits on a page.</li>\n");
	if (p->cited.p)
		html_fill(h,
		          "<li>Look at a telegram that is only cited: <a class=\"num nothere\" "
		          "href=\"$\">$</a>. Its page says who cites it, and which numbers stand "
		          "near it.</li>\n",
		          telegram_url(h->a, p->cited, 0), words_mrn(h->a, p->cited));
	else
		html_put(h, "<li>Type a number in any spelling, such as <span class=\"num\">74 la paz "
		            "1673</span>.</li>\n");
	html_put(h, "</ol>\n");
}

static void put_empty(struct html *h, const struct start_page *p)
{
	html_put(h, "<h1>This archive is empty</h1>\n<p>One command fills it. It takes files and "
	            "folders, and can be run again: what is already there is passed by.</p>\n");
	html_fill(h, "<pre class=\"command\"><code>cable import --archive $ FOLDER</code></pre>\n", p->archive);
	html_put(h, "<p>Then load this page again. Nothing has to be stopped meanwhile.</p>\n");
}

void start_page(struct html *h, const struct start_page *p)
{
	const struct frame f = { .title = S("This archive") };

	frame_begin(h, &f);
	html_put(h, "<main class=\"page\" id=\"main\">\n");
	if (p->stats->telegrams) {
		put_holdings(h, p->stats);
		put_things_to_try(h, p);
		put_trust(h, p->stats);
	} else {
		put_empty(h, p);
	}
	put_lists(h, p->stats);
	html_fill(h, "<p class=\"says\">The archive is the file <span class=\"wire\">$</span>.</p>\n</main>\n",
	          p->archive);
	frame_end(h, &f);
}
