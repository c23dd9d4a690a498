/*
 * trouble - pages that say that there is no page, or that something failed.
 */
#include "page/trouble.h"

#include "page/frame.h"

void trouble_page(struct html *h, Str title, Str sentence)
{
	const struct frame f = { .title = title, .unlisted = true };

	frame_begin(h, &f);
	html_fill(h, "<main class=\"page\" id=\"main\">\n<h1>$</h1>\n<p>$</p>\n", title, sentence);
	html_put(h, "<p><a href=\"/\">This archive</a> says what there is; <a href=\"/help\">how "
	            "queries work</a> says how to look for it.</p>\n</main>\n");
	frame_end(h, &f);
}
