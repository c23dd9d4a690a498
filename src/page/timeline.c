/*
 * timeline - hits by month, or by year where the months are many, as bars that are links.
 */
#include "page/timeline.h"

#include "base/calendar.h"
#include "page/words.h"

enum {
	BARS = 60,
	LABELS = 20,   /* heights, in pixels */
	WIDTH = 1000,  /* in tenths of a percent: the drawing is as wide as the page */
	LEAST_BAR = 2, /* so that one telegram can be seen and pointed at */
	MONTHS_MOST = 120,
	LABEL_WIDTH = 92, /* of a year on a telephone, with room to breathe */
};

/* One bar: a month, or a year where `month` is 0. */
struct bar {
	int year, month;
	uint64_t n;
};

struct chart {
	struct html *h;
	const struct asked *asked;
	LIST(struct bar) bars;
	uint64_t most;
	int labelled; /* where the last year was written; -LABEL_WIDTH: nowhere */
};

static void add(struct chart *c, struct bar bar)
{
	struct bar *last = c->bars.n ? &c->bars.v[c->bars.n - 1] : NULL;

	if (last && last->year == bar.year && last->month == bar.month)
		last->n += bar.n;
	else
		*(last = list_push(c->h->a, &c->bars)) = bar;
	if (last->n > c->most)
		c->most = last->n;
}

static void gather(struct chart *c, const struct timeline *t)
{
	for (uint32_t i = 0; i < t->n; i++) {
		int month = t->month - 1 + (int)i;

		add(c, (struct bar){ t->year + month / 12, t->n > MONTHS_MOST ? 0 : month % 12 + 1,
		                     t->counts[i] });
	}
}

static Str bar_term(struct arena *a, const struct bar *b)
{
	return b->month ? arena_printf(a, "date:%d-%02d", b->year, b->month)
	                : arena_printf(a, "date:%d", b->year);
}

static Str bar_words(struct arena *a, const struct bar *b)
{
	Str count = words_many(a, (long long)b->n, "telegram", "telegrams");

	return b->month ? arena_printf(a, "%s %d: %.*s", month_names[b->month], b->year, STR_ARG(count))
	                : arena_printf(a, "%d: %.*s", b->year, STR_ARG(count));
}

/* Within the days that are asked for? */
static bool is_on(struct chart *c, const struct bar *b)
{
	return asked_has(c->asked, bar_term(c->h->a, b)) ||
	       asked_has(c->asked, arena_printf(c->h->a, "date:%d", b->year));
}

static Str percent(struct arena *a, unsigned tenths)
{
	return arena_printf(a, "%u.%u%%", tenths / 10, tenths % 10);
}

static unsigned left_of(const struct chart *c, uint32_t i)
{
	return (unsigned)((uint64_t)i * WIDTH / c->bars.n);
}

/* The bar, and the whole height above it, which can be pointed at too. */
static void put_bar(struct chart *c, uint32_t i)
{
	struct arena *a = c->h->a;
	const struct bar *b = &c->bars.v[i];
	unsigned left = left_of(c, i), width = left_of(c, i + 1) - left, gap = width > 4 ? width / 6 + 1 : 0;
	unsigned height = (unsigned)(b->n * BARS / c->most);
	struct asked to = asked_toggle(a, c->asked, bar_term(a, b), S("date:"));

	if (!b->n)
		return;
	if (height < LEAST_BAR)
		height = LEAST_BAR;
	html_fill(c->h, "<a href=\"$\"><title>$</title>", asked_url(a, &to), bar_words(a, b));
	html_fill(c->h, "<rect class=\"reach\" x=\"$\" y=\"0\" width=\"$\" height=\"$\"/>", percent(a, left),
	          percent(a, width), html_number(c->h, BARS));
	html_fill(c->h, "<rect class=\"$\" x=\"$\" y=\"$\" width=\"$\" height=\"$\"/></a>",
	          is_on(c, b) ? S("bar on") : S("bar"), percent(a, left), html_number(c->h, BARS - (int)height),
	          percent(a, width - gap), html_number(c->h, (int)height));
}

/* A year below its first bar, where there is room. */
static void put_label(struct chart *c, uint32_t i)
{
	const struct bar *b = &c->bars.v[i];
	int x = (int)left_of(c, i);

	if ((i && b->month > 1) || x - c->labelled < LABEL_WIDTH || x > WIDTH - LABEL_WIDTH / 2)
		return;
	html_fill(c->h, "<text x=\"$\" y=\"$\">$</text>", percent(c->h->a, (unsigned)x),
	          html_number(c->h, BARS + LABELS - 5), html_number(c->h, b->year));
	c->labelled = x;
}

/* The same for those who do not look at bars. */
static void put_table(struct chart *c)
{
	struct arena *a = c->h->a;

	html_fill(c->h,
	          "<details class=\"table\"><summary>as a table</summary><table><thead><tr><th>$</th><th>Telegrams</th></tr></thead>"
	          "<tbody>\n",
	          c->bars.v[0].month ? S("Month") : S("Year"));
	for (uint32_t i = 0; i < c->bars.n; i++) {
		const struct bar *b = &c->bars.v[i];
		struct asked to = asked_toggle(a, c->asked, bar_term(a, b), S("date:"));
		Str name = b->month ? arena_printf(a, "%s %d", month_names[b->month], b->year) : html_number(c->h, b->year);

		if (b->n)
			html_fill(c->h, "<tr><th><a href=\"$\">$</a></th><td>$</td></tr>\n", asked_url(a, &to), name,
			          words_count(a, (long long)b->n));
		else
			html_fill(c->h, "<tr><th>$</th><td>0</td></tr>\n", name);
	}
	html_put(c->h, "</tbody></table></details>\n");
}

void timeline_put(struct html *h, const struct asked *asked, const struct timeline *t)
{
	struct chart c = { .h = h, .asked = asked, .labelled = -LABEL_WIDTH };

	gather(&c, t);
	if (c.bars.n < 2 || !c.most)
		return;
	html_fill(h,
	          "<div class=\"time\"><svg width=\"100%\" height=\"$\" role=\"group\" "
	          "aria-label=\"Hits over time, $\">",
	          html_number(h, BARS + LABELS), c.bars.v[0].month ? S("by month") : S("by year"));
	html_fill(h, "<rect class=\"axis\" x=\"0\" y=\"$\" width=\"100%\" height=\"1\"/>", html_number(h, BARS));
	for (uint32_t i = 0; i < c.bars.n; i++)
		put_bar(&c, i);
	for (uint32_t i = 0; i < c.bars.n; i++)
		put_label(&c, i);
	html_put(h, "</svg>");
	put_table(&c);
	if (t->undated)
		html_fill(h, "<p class=\"says\">$ without a date</p>",
		          words_many(h->a, (long long)t->undated, "telegram", "telegrams"));
	html_put(h, "</div>\n");
}
