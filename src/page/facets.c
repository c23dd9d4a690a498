/*
 * facets - exact counts of the hits by year, post, class and TAGS.
 */
#include "page/facets.h"

#include <stdlib.h>

#include "authority/tags.h"
#include "page/readable.h"
#include "page/words.h"

enum { ROWS = 8 }; /* that stand open; further ones are folded */

struct facet {
	const char *title;
	Str prefix; /* of its terms: "from:" */
	bool one;   /* a choice takes the place of another: dates */
	Str (*term)(struct arena *a, Str name);
	Str (*words)(struct arena *a, Str name);
};

static Str same(struct arena *a, Str name)
{
	(void)a;
	return name;
}

/* The query language takes marks as well as words, and they have no blanks. */
static Str class_mark(struct arena *a, Str name)
{
	enum class_level level;

	(void)a;
	return level_read(name, &level) == name.n ? level_mark(level) : name;
}

static Str class_words(struct arena *a, Str name)
{
	return str_eq(name, S("SBU")) ? S("Sensitive (SBU)") : readable_title(a, name);
}

static Str tag_words(struct arena *a, Str name)
{
	struct tags known = tag_find(name);

	if (!known.n || !known.first->name.n)
		return name;
	return arena_printf(a, "%.*s %.*s", STR_ARG(name), STR_ARG(readable_title(a, known.first->name)));
}

static const struct facet year_facet = { "Year", S_INIT("date:"), true, same, same };
static const struct facet post_facet = { "From", S_INIT("from:"), false, same, words_post };
static const struct facet class_facet = { "Sent as, or is now", S_INIT("class:"), false, class_mark,
	                                  class_words };
static const struct facet tag_facet = { "TAGS", S_INIT("tag:"), false, same, tag_words };

static void put_row(struct html *h, const struct asked *asked, const struct facet *f, Str name, uint64_t n)
{
	Str term = asked_term(h->a, f->prefix, f->term(h->a, name));
	struct asked to = asked_toggle(h->a, asked, term, f->one ? f->prefix : S(""));
	bool on = asked_has(asked, term);

	html_put(h, "<li");
	if (on)
		html_put(h, " class=\"on\"");
	html_fill(h, "><a href=\"$\"", asked_url(h->a, &to));
	if (on)
		html_put(h, " aria-current=\"true\" title=\"take this away\"");
	html_fill(h, ">$</a> <span class=\"num\">$</span></li>", f->words(h->a, name),
	          words_count(h->a, (long long)n));
}

static void put_facet(struct html *h, const struct asked *asked, const struct facet *f, const struct tally *t)
{
	if (!t->counts.n)
		return;
	html_fill(h, "<h3>$</h3>\n<ul>", str_of(f->title));
	for (uint32_t i = 0; i < t->counts.n; i++) {
		if (i == ROWS && t->counts.n > ROWS + 1)
			html_fill(h, "</ul><details><summary>$ more</summary><ul>",
			          words_count(h->a, t->counts.n - ROWS));
		put_row(h, asked, f, t->counts.v[i].name, t->counts.v[i].n);
	}
	html_put(h, "</ul>");
	if (t->counts.n > ROWS + 1)
		html_put(h, "</details>");
	html_put(h, "\n");
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(((const struct count *)a)->name, ((const struct count *)b)->name);
}

/* In order of time, not of counts. */
static struct tally by_year(struct arena *a, const struct tally *t)
{
	struct tally out = { 0 };

	for (uint32_t i = 0; i < t->counts.n; i++)
		*list_push(a, &out.counts) = t->counts.v[i];
	if (out.counts.n)
		qsort(out.counts.v, out.counts.n, sizeof *out.counts.v, by_name);
	return out;
}

void facets_put(struct html *h, const struct asked *asked, const struct result *r, const struct result *wide)
{
	struct tally years = by_year(h->a, &wide->years);

	html_put(h, "<nav class=\"facets\" aria-label=\"Narrow the hits\">\n");
	put_facet(h, asked, &year_facet, &years);
	put_facet(h, asked, &post_facet, &r->posts);
	put_facet(h, asked, &class_facet, &r->classes);
	put_facet(h, asked, &tag_facet, &r->tags);
	html_put(h, "</nav>\n");
}
