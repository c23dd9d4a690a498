/*
 * sent - how a telegram was sent: its lines as they came over the wire, and what each means.
 */
#include "page/sent.h"

#include "cable/explain.h"

enum { LINES_MOST = 400 }; /* an archive's attributes may be many */

/* Kinds that the page shows as text. */
static bool is_text(uint8_t kind)
{
	switch (kind) {
	case NODE_HEADING:
	case NODE_RULE:
	case NODE_PARAGRAPH:
	case NODE_TEXT:
	case NODE_SIGNER:
	case NODE_EMBEDDED:
	case NODE_BLANK: return true;
	}
	return false;
}

/* Kinds that stand on every page of a long telegram: the first of each says it all. */
static bool is_repeated(uint8_t kind)
{
	return kind == NODE_PAGE_LINE || kind == NODE_BANNER || kind == NODE_RELEASE || kind == NODE_REPEAT;
}

static void put_meaning(struct html *h, const struct explained *e)
{
	if (e->meaning.n)
		html_fill(h, "<p>$</p>", e->meaning);
	if (e->details.n)
		html_put(h, "<ul>");
	for (uint32_t i = 0; i < e->details.n; i++)
		html_fill(h, "<li>$</li>", e->details.v[i]);
	if (e->details.n)
		html_put(h, "</ul>");
	for (uint32_t i = 0; i < e->troubles.n; i++)
		html_fill(h, "<p class=\"trouble\">$</p>", e->troubles.v[i]);
}

void sent_put(struct html *h, const struct cable *c)
{
	ExplainedList list = telegram_explain(h->a, c);
	uint32_t shown = 0;
	bool seen[NODE_COUNT] = { false };

	html_put(h, "<details class=\"sent\"><summary>How it was sent: the lines on the wire, "
	            "explained</summary>\n<div class=\"lines\" id=\"how\">\n");
	for (uint32_t i = 0; i < list.n && shown < LINES_MOST; i++) {
		const struct explained *e = &list.v[i];

		if (is_text(e->kind) || (is_repeated(e->kind) && seen[e->kind]))
			continue;
		seen[e->kind] = true;
		shown++;
		html_fill(h, "<pre>$</pre><div>", str_trim_right(str_at(c->text, e->span)));
		put_meaning(h, e);
		html_put(h, "</div>\n");
	}
	html_put(h, "</div></details>\n");
}
