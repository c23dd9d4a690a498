/*
 * facets - exact counts of the hits by year, post, class and TAGS.
 */
#include "page/facets.h"

#include <stdlib.h>

#include "authority/tags.h"
#include "page/readable.h"
#include "page/words.h"

enum {
	ROWS = 8,       /* that stand open; further ones are folded */
	ROWS_MOST = 60, /* for the rest there is a table */
};

/* How a facet is shown. */
struct shown {
	enum facet facet;
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

/* From the longest list to the shortest, more or less. */
static const struct shown shown[] = {
	{ FACET_YEAR, true, same, same },
	{ FACET_POST, false, same, words_post },
	{ FACET_CLASS, false, class_mark, class_words },
	{ FACET_TAGS, false, same, tag_words },
	{ FACET_COUNTRY, false, same, same },
	{ FACET_PRECEDENCE, false, same, readable_title },
	{ FACET_CAPTION, false, same, same },
	{ FACET_FORM, false, same, same },
};

/* A value that no query can ask for. */
static void put_plain_row(struct html *h, const struct shown *f, const struct count *c)
{
	html_fill(h, "<li><span>$</span> <span class=\"num\">$</span></li>", f->words(h->a, c->name),
	          words_count(h->a, (long long)c->n));
}

static void put_row(struct html *h, const struct asked *asked, const struct shown *f, const struct count *c)
{
	Str prefix = facet_term(f->facet), term = asked_term(h->a, prefix, f->term(h->a, c->name));
	struct asked to = asked_toggle(h->a, asked, term, f->one ? prefix : S(""));
	bool on = asked_has(asked, term);

	html_put(h, "<li");
	if (on)
		html_put(h, " class=\"on\"");
	html_fill(h, "><a href=\"$\"", asked_url(h->a, &to));
	if (on)
		html_put(h, " aria-current=\"true\" title=\"take this away\"");
	html_fill(h, ">$</a> <span class=\"num\">$</span></li>", f->words(h->a, c->name),
	          words_count(h->a, (long long)c->n));
}

/* What follows the rows that stand open. */
static void put_rest(struct html *h, const struct asked *asked, const struct shown *f, uint32_t left)
{
	Str parameters = asked_parameters(h->a, asked, 0);

	html_put(h, "</ul>");
	if (left)
		html_fill(h, "<p><a href=\"/facets.csv$$of=$\">$ more, as a table</a></p>", parameters, parameters.n ? S("&") : S("?"),
		          facet_name(f->facet), words_count(h->a, left));
	html_put(h, "</details>");
}

static void put_facet(struct html *h, const struct asked *asked, const struct shown *f, const struct tally *t)
{
	bool link = facet_term(f->facet).n > 0;

	if (!t->counts.n || (!link && t->counts.n < 2))
		return;
	html_fill(h, "<h3>$</h3>\n<ul>", facet_title(f->facet));
	for (uint32_t i = 0; i < t->counts.n && i < ROWS_MOST; i++) {
		if (i == ROWS && t->counts.n > ROWS + 1)
			html_fill(h, "</ul><details><summary>$ more</summary><ul>",
			          words_count(h->a, t->counts.n - ROWS));
		if (link)
			put_row(h, asked, f, &t->counts.v[i]);
		else
			put_plain_row(h, f, &t->counts.v[i]);
	}
	if (t->counts.n > ROWS + 1)
		put_rest(h, asked, f, t->counts.n > ROWS_MOST ? t->counts.n - ROWS_MOST : 0);
	else
		html_put(h, "</ul>");
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
	struct tally years = by_year(h->a, &wide->facets[FACET_YEAR]);

	html_put(h, "<nav class=\"facets\" aria-label=\"Narrow the hits\">\n");
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		put_facet(h, asked, &shown[i], shown[i].facet == FACET_YEAR ? &years : &r->facets[shown[i].facet]);
	html_put(h, "</nav>\n");
}
