/*
 * peer_query - the queries of the protocol, answered and timed.
 *
 * Clock and loop are those of all peers: up to five rounds of all queries to warm
 * up, then each query and mode at least ten times.
 */
#include <stdlib.h>

#include "base/calendar.h"
#include "peer.h"

enum { RUNS_MOST = 100, YEAR_FIRST = 1900, YEARS = 200, HITS_MOST = 20 };

struct peer_query {
	Str kind, text;
	const struct ask *root;
};

struct peer_run {
	const struct index *x;
	struct peer_cutter *cutter;
	struct arena keep, a; /* of the queries; of one answer */
	LIST(struct peer_query) queries;
	int64_t bounds[YEARS + 1]; /* of years, in minutes */
	uint32_t years;
	int year;             /* the first */

	/* the last answer */
	struct find_hit hits[HITS_MOST];
	uint32_t n;
	uint64_t count, by_year[YEARS];
	uint32_t *by_class, *by_post;
	struct error err;
};

/* ---- The query as a tree ---- */

static const struct ask *make_node(struct peer_run *r, struct ask n)
{
	struct ask *out = arena_new(&r->keep, struct ask);

	*out = n;
	return out;
}

static Str lower(struct peer_run *r, Str text)
{
	char *p = arena_z(&r->keep, text);

	for (size_t i = 0; i < text.n; i++)
		p[i] = is_upper(p[i]) ? (char)(p[i] + 0x20) : p[i];
	return (Str){ p, text.n };
}

static const struct ask *word_node(struct peer_run *r, Str word)
{
	Str form = lower(r, word);

	if (str_ends(form, S("*")))
		return make_node(r, (struct ask){ .kind = ASK_FORMS, .fit = { str_cut(form, 0, form.n - 1), NULL, NULL } });
	return make_node(r, (struct ask){ .kind = ASK_WORD, .word = {
		arena_str(&r->keep, peer_stem(r->cutter, form)), STR_NONE } });
}

static int64_t year_start(int year)
{
	return date_days((struct date){ (int16_t)year, 1, 1 }) * 24 * 60;
}

static const struct ask *filter_node(struct peer_run *r, Str filter)
{
	size_t eq = str_find_byte(filter, '=');
	Str name = str_cut(filter, 1, eq), value = str_cut(filter, eq + 1, filter.n), *word;

	if (str_eq(name, S("year"))) {
		int year = atoi(arena_z(&r->keep, value));

		return make_node(r, (struct ask){ .kind = ASK_NUMBER, .number = {
			S("time"), year_start(year), year_start(year + 1) - 1, false } });
	}
	word = arena_new(&r->keep, Str);
	*word = value;
	return make_node(r, (struct ask){ .kind = ASK_VALUE, .value = { name, word, 1, NULL } });
}

static const struct ask *read_query(struct peer_run *r, Str text)
{
	const struct ask **child = arena_array(&r->keep, const struct ask *, text.n + 1);
	enum ask_kind kind = ASK_AND;
	uint32_t n = 0;
	Str rest = text, word;

	if (take_byte(&rest, '"')) {
		kind = ASK_PHRASE;
		rest.n--;
	}
	while (str_next(&rest, ' ', &word)) {
		if (str_eq(word, S("OR")))
			kind = ASK_OR;
		else
			child[n++] = word.p[0] == '@' ? filter_node(r, word) : word_node(r, word);
	}
	return n == 1 ? child[0] : make_node(r, (struct ask){ .kind = kind, .child = child, .n = n });
}

/* ---- One answer ---- */

static void ask_top(struct peer_run *r, const struct peer_query *q, uint32_t most)
{
	struct find *f;

	arena_reset(&r->a);
	f = find_open(r->x, &r->a, q->root, &r->err);
	if (!f || !find_top(f, most, r->hits, &r->n))
		peer_die("query", r->err.text);
}

static void top10(struct peer_run *r, const struct peer_query *q)
{
	ask_top(r, q, 10);
}

static void top20_facets(struct peer_run *r, const struct peer_query *q)
{
	struct find *f;
	const struct segment *s = r->x->views[0].segment;

	arena_reset(&r->a);
	f = find_open(r->x, &r->a, q->root, &r->err);
	if (!f || !find_all(f) || !find_top(f, HITS_MOST, r->hits, &r->n))
		peer_die("query", r->err.text);
	r->count = find_count(f);
	find_values(&f->parts[0], segment_column(s, S("class")), r->by_class);
	find_values(&f->parts[0], segment_column(s, S("post")), r->by_post);
	find_times(f, r->bounds, r->years, r->by_year);
}

/* ---- The clock ---- */

static int by_size(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return (a > b) - (a < b);
}

/* Times in microseconds, in order; returns how many. */
static int measure(struct peer_run *r, const struct peer_query *q, void (*run)(struct peer_run *, const struct peer_query *),
                   double times[RUNS_MOST])
{
	double spent = 0;

	for (int n = 1;; n++) {
		double start = peer_now(), took;

		run(r, q);
		took = peer_now() - start;
		times[n - 1] = took * 1e6;
		spent += took;
		if ((took > 0.2 && n >= 3) || n == RUNS_MOST || (n >= 10 && spent > 0.02)) {
			qsort(times, (size_t)n, sizeof *times, by_size);
			return n;
		}
	}
}

static void warm_up(struct peer_run *r)
{
	double start = peer_now();

	for (int round = 0; round < 5 && peer_now() - start < 20; round++)
		for (uint32_t i = 0; i < r->queries.n; i++) {
			top10(r, &r->queries.v[i]);
			top20_facets(r, &r->queries.v[i]);
		}
}

/* ---- In and out ---- */

static void print_string(Str s)
{
	putchar('"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			putchar('\\');
		putchar(s.p[i]);
	}
	putchar('"');
}

static void print_classes(struct peer_run *r)
{
	const struct column *c = segment_column(r->x->views[0].segment, S("class"));
	bool more = false;

	for (uint32_t v = 1; v <= c->most; v++)
		if (r->by_class[v]) {
			printf("%s", more ? "," : "");
			print_string(column_word(&r->a, c, v));
			printf(":%u", (unsigned)r->by_class[v]);
			more = true;
		}
}

static void print_years(const struct peer_run *r)
{
	bool more = false;

	for (uint32_t i = 0; i < r->years; i++)
		if (r->by_year[i]) {
			printf("%s\"%d\":%llu", more ? "," : "", r->year + (int)i, (unsigned long long)r->by_year[i]);
			more = true;
		}
}

static void print_answer(struct peer_run *r, const struct peer_query *q, const Str *ids)
{
	const struct column *posts = segment_column(r->x->views[0].segment, S("post"));
	unsigned count = 0;

	top20_facets(r, q);
	for (uint32_t v = 1; v <= posts->most; v++)
		count += r->by_post[v] != 0;
	printf("{\"peer\":\"cableroom\",\"phase\":\"query\",\"class\":\"%.*s\",\"query\":", STR_ARG(q->kind));
	print_string(q->text);
	printf(",\"facets\":{\"class\":{");
	print_classes(r);
	printf("},\"year\":{");
	print_years(r);
	printf("},\"posts\":%u},\"count\":%llu,\"top\":[", count, (unsigned long long)r->count);
	top10(r, q);
	for (uint32_t i = 0; i < r->n; i++) {
		printf("%s", i ? "," : "");
		print_string(ids ? ids[r->hits[i].id] : arena_printf(&r->a, "%lld", (long long)r->hits[i].id));
	}
	printf("]");
}

static void read_queries(struct peer_run *r, const char *path)
{
	FILE *f = fopen(path, "r");
	char line[4096];

	if (!f)
		peer_die(path, "cannot be read");
	while (fgets(line, sizeof line, f)) {
		Str text = arena_str(&r->keep, (Str){ line, strcspn(line, "\n") });
		size_t tab = str_find_byte(text, '\t');
		struct peer_query *q = list_push(&r->keep, &r->queries);

		q->kind = str_cut(text, 0, tab);
		q->text = str_cut(text, tab + 1, text.n);
		q->root = read_query(r, q->text);
	}
	fclose(f);
}

/* The years that the corpus has. */
static void find_years(struct peer_run *r)
{
	const struct segment *s = r->x->views[0].segment;
	const struct column *time = segment_column(s, S("time"));
	int64_t first = column_number(time, 0), last = column_number(time, s->tail.docs - 1);

	for (int year = YEAR_FIRST; year < YEAR_FIRST + YEARS; year++) {
		if (year_start(year + 1) <= first || year_start(year) > last)
			continue;
		if (r->years == 0)
			r->year = year;
		r->bounds[r->years++] = year_start(year);
		r->bounds[r->years] = year_start(year + 1);
	}
}

void peer_queries(const char *path, const struct index *x, struct peer_cutter *cutter, const Str *ids)
{
	struct peer_run r = { .x = x, .cutter = cutter };
	const struct segment *s = x->views[0].segment;

	arena_init(&r.keep);
	arena_init(&r.a);
	find_years(&r);
	r.by_class = arena_array(&r.keep, uint32_t, segment_column(s, S("class"))->most + 1);
	r.by_post = arena_array(&r.keep, uint32_t, segment_column(s, S("post"))->most + 1);
	read_queries(&r, path);
	warm_up(&r);
	for (uint32_t i = 0; i < r.queries.n; i++) {
		double top[RUNS_MOST], all[RUNS_MOST];
		int n, m;

		print_answer(&r, &r.queries.v[i], ids);
		n = measure(&r, &r.queries.v[i], top10, top);
		m = measure(&r, &r.queries.v[i], top20_facets, all);
		printf(",\"us_top10_min\":%.3f,\"us_top10_median\":%.3f,\"us_top20_count_facets_min\":%.3f,"
		       "\"us_top20_count_facets_median\":%.3f,\"n\":%d}\n", top[0], top[n / 2], all[0], all[m / 2], n);
	}
	arena_release(&r.a);
	arena_release(&r.keep);
}
