/*
 * absent - the page of a telegram that nobody holds.
 */
#include "page/absent.h"

#include "cable/values.h"
#include "page/frame.h"
#include "page/readable.h"
#include "page/words.h"

static void put_citing(struct html *h, const struct citing *c)
{
	const struct citation *by = &c->citation;

	html_fill(h,
	          "<li><p class=\"meta\"><span class=\"num\">$</span> <a class=\"num\" "
	          "href=\"$\">$</a></p><p><a href=\"$\">$</a></p>",
	          by->time.p ? words_stamp(h->a, by->time) : S("no time"), telegram_url(h->a, by->mrn, by->id),
	          by->mrn.p ? words_mrn(h->a, by->mrn) : S("without a number"),
	          telegram_url(h->a, by->mrn, by->id),
	          readable_title(h->a, by->subject.p ? by->subject : S("no subject")));
	if (c->sentence.p)
		html_fill(h, "<blockquote>$</blockquote>", c->sentence);
	else
		html_fill(h, "<p class=\"says\">in its references: <span class=\"wire\">$ $</span></p>",
		          by->label.p ? by->label : S(""), by->raw);
	html_put(h, "</li>\n");
}

static void put_near(struct html *h, const struct summary *s, const char *what)
{
	if (s)
		html_fill(h, "<li>$ <a class=\"num\" href=\"$\">$</a> <span class=\"says\">$</span></li>",
		          str_of(what), telegram_url(h->a, s->mrn, s->id), words_mrn(h->a, s->mrn),
		          s->time.p ? words_stamp(h->a, s->time) : S("no time"));
}

static void put_neighbours(struct html *h, const struct absent_page *p)
{
	if (!p->before && !p->after)
		return;
	html_put(h, "<h2>Nearest numbers of this post</h2>\n<ul class=\"plain\">");
	put_near(h, p->before, "before it");
	put_near(h, p->after, "after it");
	html_put(h, "</ul>\n");
}

/* The numbers held about it bracket the day on which it was sent, where they are in order. */
static bool is_bracketed(const struct absent_page *p)
{
	return p->before && p->after && p->before->year == p->after->year && p->before->time.p &&
	       p->after->time.p && str_cmp(p->before->time, p->after->time) <= 0;
}

static void put_when(struct html *h, const struct absent_page *p)
{
	if (is_bracketed(p))
		html_fill(h, "<p>By its number it was probably sent between $ and $.</p>\n",
		          words_iso_date(h->a, p->before->time), words_iso_date(h->a, p->after->time));
}

void absent_page(struct html *h, const struct absent_page *p)
{
	Str number = words_mrn(h->a, p->mrn);
	struct frame f = {
		.title = arena_printf(h->a, "%.*s is not held", STR_ARG(number)),
		.data = STR_NONE,
		.unlisted = true,
	};

	frame_begin(h, &f);
	html_fill(h,
	          "<main class=\"page\" id=\"main\">\n<p class=\"num\">$</p>\n<h1>This telegram is "
	          "not held</h1>\n",
	          number);
	if (p->cited_by.n)
		html_fill(h, "<p>The archive knows it only because $ it. Its text is not here.</p>\n",
		          words_many(h->a, p->cited_by.n, "telegram cites", "telegrams cite"));
	else
		html_put(h, "<p>No telegram of this archive bears or cites that number. Perhaps it is "
		            "spelt in another way: two digits of the year, the post, the number, as "
		            "in <span class=\"num\">74 LA PAZ 1673</span>.</p>\n");
	put_when(h, p);
	if (p->cited_by.n) {
		html_put(h, "<h2>Who cites it</h2>\n<ol class=\"citing\">\n");
		for (uint32_t i = 0; i < p->cited_by.n; i++)
			put_citing(h, &p->cited_by.v[i]);
		html_put(h, "</ol>\n");
	}
	put_neighbours(h, p);
	html_put(h, "</main>\n");
	frame_end(h, &f);
}
