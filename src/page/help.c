/*
 * help - how queries work, on one page.
 */
#include "page/help.h"

#include "page/frame.h"

struct example {
	const char *query; /* NULL ends a group */
	const char *finds;
};

struct group {
	const char *title;
	const char *words; /* a sentence or two below the title */
	const struct example *examples;
};

static const struct example words[] = {
	{ "wheat flour", "both words, in any order, anywhere in the telegram" },
	{ "wheat OR flour", "at least one of them; AND, OR and NOT count in capitals only" },
	{ "wheat -flour", "the first word in telegrams that lack the second" },
	{ "(wheat OR flour) price", "parentheses hold together what belongs together" },
	{ "\"food shortage\"", "the words side by side, in this order" },
	{ "wheat NEAR/5 price", "at most five words between, in any order; ONEAR/5 in this order" },
	{ "=visit", "this form only; words in quotes are taken as they stand, too" },
	{ "minist*", "all words that begin so; * stands for any letters, ? for one" },
	{ "boucher~1", "the word, and those spelled so but for one letter" },
	{ "/minist(er|ry)/", "words that fit a pattern" },
	{ NULL, NULL },
};

static const struct example numbers[] = {
	{ "la paz 1673", "the telegram of that number, and those that cite it; any spelling will do" },
	{ "74LAPAZ1673", "the same with its year" },
	{ "cites:74STATE53217", "only the telegrams that cite it; citedby: finds those it cites itself" },
	{ NULL, NULL },
};

static const struct example places[] = {
	{ "subject:visit", "the word in the subject" },
	{ "summary:wheat", "in the summary; likewise comment: and heading:" },
	{ "para:(wheat price)", "both words in one paragraph" },
	{ "mark:LOU wheat", "the word in paragraphs with that portion mark" },
	{ "signer:stedman", "who signed it; classifiedby: finds who classified it, person: a name in any such place" },
	{ NULL, NULL },
};

static const struct example values[] = {
	{ "from:\"la paz\"",
	  "the sender, by any name or routing indicator; likewise to:, info: and addr: for all addressees" },
	{ "tag:EAGR", "what the TAGS line says; tag:E* finds all that begin so" },
	{ "country:peru", "TAGS of a country, whatever its code was at the time" },
	{ "class:secret", "sent as, or now, secret; class>=confidential finds all from there up" },
	{ "prec:immediate", "how fast it went" },
	{ "cap:NODIS", "a caption" },
	{ "date:1974-03",
	  "a year, a month or a day; date:1974-03..1974-06 a span, date:..1974 all up to then" },
	{ "has:missing-section",
	  "telegrams of which a section is not held; also has:ref, has:summary, has:comment" },
	{ "is:duplicate", "copies of a telegram that is held already; finding: takes the name of a rule" },
	{ NULL, NULL },
};

static const struct group groups[] = {
	{ "Words",
	  "Case and accents do not matter. A word is found in its English forms: visit finds visits and visited.",
	  words },
	{ "Numbers of telegrams",
	  "Two digits of the year, the post, the number. Zeros and blanks do not matter.", numbers },
	{ "Where words stand", "A field and a colon before a word, a phrase or parentheses.", places },
	{ "Values", "Fields with a value. One that is not known is named, with the nearest that is.", values },
};

static void put_group(struct html *h, const struct group *g)
{
	html_fill(h, "<h2>$</h2>\n<p>$</p>\n<dl class=\"queries\">\n", str_of(g->title), str_of(g->words));
	for (const struct example *e = g->examples; e->query; e++) {
		const struct asked q = { .q = str_of(e->query) };

		html_fill(h, "<dt><a href=\"$\"><kbd>$</kbd></a></dt><dd>$</dd>\n", asked_url(h->a, &q), q.q,
		          str_of(e->finds));
	}
	html_put(h, "</dl>\n");
}

void help_page(struct html *h)
{
	const struct frame f = { .title = S("How queries work") };

	frame_begin(h, &f);
	html_put(h, "<main class=\"page\" id=\"main\">\n<h1>How queries work</h1>\n<p>Any text is a "
	            "query. What cannot be an operator is a word, and above every list of hits stands "
	            "how the query was read. If that is not what you meant, <i>read it literally</i> "
	            "takes all of it as words.</p>\n");
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		put_group(h, &groups[i]);
	html_put(h, "<h2>Addresses that last</h2>\n<p>Every filter, sort and page is in the address "
	            "of a page: copy it, mail it, come back to it. A telegram stands at "
	            "<kbd>/cable/74LAPAZ1673</kbd>, its second paragraph at "
	            "<kbd>/cable/74LAPAZ1673#p2</kbd>; <kbd>.json</kbd> behind the number gives its "
	            "values, <kbd>.txt</kbd> its bytes. <kbd>/search.json</kbd> and "
	            "<kbd>/search.csv</kbd> take the same parameters as "
	            "<kbd>/search</kbd>.</p>\n</main>\n");
	frame_end(h, &f);
}
