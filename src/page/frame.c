/*
 * frame - what every page has around it: head, box, ways to the other pages.
 */
#include "page/frame.h"

static void put_head(struct html *h, const struct frame *f)
{
	html_put(h, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	            "<meta name=\"color-scheme\" content=\"light dark\">\n");
	html_fill(h, "<title>$ · Cableroom</title>\n", f->title);
	html_put(h, "<link rel=\"stylesheet\" href=\"/room.css\">\n<link rel=\"icon\" "
	            "href=\"/icon.svg\" type=\"image/svg+xml\">\n");
	if (f->canonical.p)
		html_fill(h, "<link rel=\"canonical\" href=\"$\">\n", f->canonical);
	if (f->data.p)
		html_fill(h, "<link rel=\"alternate\" type=\"application/json\" href=\"$\">\n", f->data);
	if (f->unlisted)
		html_put(h, "<meta name=\"robots\" content=\"noindex\">\n");
	if (f->script)
		html_put(h, "<script src=\"/room.js\" defer></script>\n");
	html_put(h, "</head>\n<body>\n");
}

static void put_hidden(struct html *h, const struct asked *asked)
{
	for (uint32_t i = 0; i < asked->filters.n; i++)
		html_fill(h, "<input type=\"hidden\" name=\"f\" value=\"$\">", asked->filters.v[i]);
	if (asked->sort != SORT_DEFAULT)
		html_fill(h, "<input type=\"hidden\" name=\"sort\" value=\"$\">", query_sort_word(asked->sort));
	if (asked->sentence_case)
		html_put(h, "<input type=\"hidden\" name=\"case\" value=\"sentence\">");
}

/* The facets of what was asked go with the words. */
static void put_box(struct html *h, const struct asked *asked)
{
	html_put(h, "<form class=\"box\" action=\"/search\" role=\"search\">");
	html_fill(h,
	          "<input type=\"search\" name=\"q\" aria-label=\"Search the archive\" "
	          "autocomplete=\"off\" spellcheck=\"false\" value=\"$\">",
	          asked ? asked->q : S(""));
	if (asked)
		put_hidden(h, asked);
	html_put(h, "<button>Search</button></form>");
}

static void put_top(struct html *h, const struct frame *f)
{
	html_put(h, "<header class=\"top\"><a class=\"name\" href=\"/\">Cableroom</a>");
	put_box(h, f->asked);
	html_put(h, "<nav aria-label=\"Rooms\"><a href=\"/\">This archive</a><a href=\"/help\">How "
	            "queries work</a></nav></header>\n");
}

void frame_begin(struct html *h, const struct frame *f)
{
	put_head(h, f);
	html_put(h, "<a class=\"skip\" href=\"#main\">Skip to the text</a>\n");
	if (f->banner)
		banner_put(h, f->banner);
	put_top(h, f);
}

void frame_end(struct html *h, const struct frame *f)
{
	if (f->banner)
		banner_put(h, f->banner);
	html_put(h, "</body>\n</html>\n");
}
