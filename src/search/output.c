/*
 * output - the answer to a query as JSON ("search/1") and CSV.
 */
#include "search/output.h"

#include "base/csv.h"

enum { EXPLAIN_MOST = 1024 * 1024 };

static void put_explained(struct json *j, const char *key, const struct query_node *n)
{
	struct buf b;

	buf_init(&b, EXPLAIN_MOST);
	query_explain(&b, n);
	json_put_str(j, key, buf_str(&b));
	buf_release(&b);
}

static void put_span(struct json *j, Span s)
{
	json_list(j);
	json_int(j, s.off);
	json_int(j, s.len);
	json_list_end(j);
}

static void put_spans(struct json *j, const char *key, const SpanList *l)
{
	json_key(j, key);
	json_list(j);
	for (uint32_t i = 0; i < l->n; i++)
		put_span(j, l->v[i]);
	json_list_end(j);
}

static void put_strings(struct json *j, const char *key, const StrList *l)
{
	json_key(j, key);
	json_list(j);
	for (uint32_t i = 0; i < l->n; i++)
		json_str(j, l->v[i]);
	json_list_end(j);
}

static void put_notes(struct json *j, const struct query *q)
{
	json_key(j, "notes");
	json_list(j);
	for (uint32_t i = 0; i < q->notes.n; i++) {
		json_map(j);
		json_put_str(j, "message", q->notes.v[i].text);
		json_key(j, "span");
		put_span(j, q->notes.v[i].span);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_snippet(struct json *j, const struct snippet *s)
{
	json_key(j, "snippet");
	json_map(j);
	json_put_str(j, "part", part_name(s->kind));
	json_key(j, "number");
	if (s->number >= 0)
		json_int(j, s->number);
	else
		json_null(j);
	json_put_str(j, "mark", s->mark);
	json_put_str(j, "text", s->text);
	put_spans(j, "hits", &s->hits);
	json_put_bool(j, "cut_front", s->cut_front);
	json_put_bool(j, "cut_end", s->cut_end);
	json_put_int(j, "more_paragraphs", s->more);
	json_map_end(j);
}

static void put_time(struct buf *b, const struct hit *h)
{
	if (dtg_known(&h->dtg))
		dtg_print_time(b, &h->dtg);
}

/* Absent where the time is not known to the minute. */
static void put_json_time(struct json *j, const struct hit *h)
{
	struct buf b;

	buf_init(&b, EXPLAIN_MOST);
	put_time(&b, h);
	json_put_str(j, "time", b.n > 0 ? buf_str(&b) : STR_NONE);
	buf_release(&b);
}

static void put_hit(struct json *j, const struct hit *h)
{
	json_map(j);
	json_put_int(j, "id", h->id);
	json_put_str(j, "path", h->path);
	json_put_str(j, "member", h->member);
	json_put_str(j, "mrn", h->number);
	put_json_time(j, h);
	json_put_str(j, "from", h->from);
	put_strings(j, "to", &h->to);
	json_put_str(j, "classification", level_word(h->sent));
	json_put_str(j, "current", level_word(h->now));
	json_put_bool(j, "sbu", h->sbu);
	json_put_str(j, "subject", h->subject);
	put_spans(j, "subject_hits", &h->subject_hits);
	put_snippet(j, &h->snippet);
	json_map_end(j);
}

static void put_tally(struct json *j, Str key, const struct tally *t)
{
	json_key(j, key.p);
	json_list(j);
	for (uint32_t i = 0; i < t->counts.n; i++) {
		json_map(j);
		json_put_str(j, "value", t->counts.v[i].name);
		json_put_int(j, "count", (long long)t->counts.v[i].n);
		json_map_end(j);
	}
	json_list_end(j);
}

static void put_months(struct json *j, const struct timeline *t)
{
	json_key(j, "months");
	json_map(j);
	json_put_int(j, "year", t->year);
	json_put_int(j, "month", t->month);
	json_key(j, "counts");
	json_list(j);
	for (uint32_t i = 0; i < t->n; i++)
		json_int(j, (long long)t->counts[i]);
	json_list_end(j);
	json_put_int(j, "undated", (long long)t->undated);
	json_map_end(j);
}

static void put_absent(struct json *j, const AbsenceList *l)
{
	json_key(j, "absent");
	json_list(j);
	for (uint32_t i = 0; i < l->n; i++) {
		json_map(j);
		put_explained(j, "part", l->v[i].node);
		json_key(j, "span");
		put_span(j, l->v[i].span);
		put_strings(j, "near", &l->v[i].near);
		json_map_end(j);
	}
	json_list_end(j);
}

/* What every answer begins with. */
void answer_json(struct json *j, const struct query *q, const struct result *r)
{
	json_put_str(j, "query", q->text);
	put_explained(j, "read_as", q->root);
	put_notes(j, q);
	json_put_int(j, "searched", (long long)r->searched);
	json_put_int(j, "unindexed", (long long)r->unindexed);
	json_put_int(j, "total", (long long)r->total);
}

static void put_head(struct json *j, Str schema, const struct query *q, const struct result *r)
{
	json_put_str(j, "schema", schema);
	answer_json(j, q, r);
}

void hits_json(struct json *j, const HitList *l)
{
	json_key(j, "hits");
	json_list(j);
	result_json_hits(j, l);
	json_list_end(j);
}

void result_json_begin(struct json *j, const struct query *q, const struct result *r)
{
	json_map(j);
	put_head(j, S("search/1"), q, r);
	json_put_str(j, "sort", query_sort_word(r->sort));
	json_put_int(j, "offset", (long long)r->offset);
	json_key(j, "hits");
	json_list(j);
}

void result_json_hits(struct json *j, const HitList *l)
{
	for (uint32_t i = 0; i < l->n; i++)
		put_hit(j, &l->v[i]);
}

void result_json_end(struct json *j, const struct result *r)
{
	json_list_end(j);
	for (int i = 0; i < FACET_COUNT; i++)
		if (i != FACET_MONTH)
			put_tally(j, facet_key((enum facet)i), &r->facets[i]);
	put_months(j, &r->months);
	put_absent(j, &r->absent);
	json_map_end(j);
}

void result_json(struct json *j, const struct query *q, const struct result *r)
{
	result_json_begin(j, q, r);
	result_json_hits(j, &r->hits);
	result_json_end(j, r);
}

static void put_recipients(struct buf *b, const StrList *l)
{
	struct buf all;

	buf_init(&all, BUF_MOST);
	for (uint32_t i = 0; i < l->n; i++) {
		buf_z(&all, i > 0 ? "; " : "");
		buf_put(&all, l->v[i]);
	}
	csv_put(b, buf_str(&all));
	buf_release(&all);
}

static void put_row(struct buf *b, const struct hit *h)
{
	const Str cells[] = { level_word(h->sent), level_word(h->now), h->subject, h->snippet.mark, h->snippet.text, h->path };

	buf_printf(b, "%lld,", (long long)h->id);
	csv_put(b, h->number);
	buf_byte(b, ',');
	put_time(b, h);
	buf_byte(b, ',');
	csv_put(b, h->from);
	buf_byte(b, ',');
	put_recipients(b, &h->to);
	buf_byte(b, ',');
	if (h->snippet.number >= 0)
		buf_number(b, h->snippet.number);
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		buf_byte(b, ',');
		csv_put(b, cells[i]);
	}
	buf_byte(b, '\n');
}

void hits_csv_head(struct buf *b)
{
	buf_z(b, "id,mrn,time,from,to,paragraph,classification,current,subject,mark,text,path\n");
}

void hits_csv_rows(struct buf *b, const HitList *l)
{
	for (uint32_t i = 0; i < l->n; i++)
		put_row(b, &l->v[i]);
}

void hits_csv(struct buf *b, const HitList *l)
{
	hits_csv_head(b);
	hits_csv_rows(b, l);
}

void similar_json(struct buf *b, const struct similar *s, int64_t id)
{
	struct json j;

	json_init(&j, b);
	json_map(&j);
	json_put_str(&j, "schema", S("similar/1"));
	json_put_int(&j, "id", id);
	json_put_str(&j, "query", s->query ? s->query->text : STR_NONE);
	hits_json(&j, &s->hits);
	json_key(&j, "alike");
	json_list(&j);
	for (uint32_t i = 0; i < s->alike.n; i++) {
		json_map(&j);
		json_put_int(&j, "id", s->alike.v[i].id);
		json_put_int(&j, "likeness", s->alike.v[i].likeness);
		json_map_end(&j);
	}
	json_list_end(&j);
	json_map_end(&j);
	buf_byte(b, '\n');
}

/* ---- Counts ---- */

void count_json(struct buf *b, const struct query *q, const struct result *r)
{
	struct json j;

	json_init(&j, b);
	json_map(&j);
	put_head(&j, S("count/1"), q, r);
	json_map_end(&j);
	buf_byte(b, '\n');
}

void facets_json(struct buf *b, const struct query *q, const struct result *r, unsigned which)
{
	struct json j;

	json_init(&j, b);
	json_map(&j);
	put_head(&j, S("facets/1"), q, r);
	for (int f = 0; f < FACET_COUNT; f++)
		if (which & 1u << f)
			put_tally(&j, facet_key((enum facet)f), &r->facets[f]);
	json_map_end(&j);
	buf_byte(b, '\n');
}

void facets_csv(struct buf *b, const struct result *r, unsigned which)
{
	buf_z(b, "facet,value,count\n");
	for (int f = 0; f < FACET_COUNT; f++) {
		for (uint32_t i = 0; (which & 1u << f) && i < r->facets[f].counts.n; i++) {
			const struct count *c = &r->facets[f].counts.v[i];

			buf_printf(b, "%.*s,", STR_ARG(facet_name((enum facet)f)));
			csv_put(b, c->name);
			buf_printf(b, ",%llu\n", (unsigned long long)c->n);
		}
	}
}

void timeline_json(struct buf *b, const struct query *q, const struct result *r)
{
	struct json j;

	json_init(&j, b);
	json_map(&j);
	put_head(&j, S("timeline/1"), q, r);
	put_months(&j, &r->months);
	json_map_end(&j);
	buf_byte(b, '\n');
}

Str timeline_label(struct arena *a, const struct timeline *t, uint32_t i)
{
	int month = t->month - 1 + (int)i;

	if (t->month == 0)
		return arena_printf(a, "%d", t->year + (int)i);
	return arena_printf(a, "%d-%02d", t->year + month / 12, month % 12 + 1);
}

void timeline_csv(struct buf *b, struct arena *a, const struct result *r)
{
	buf_printf(b, "%s,count\n", r->months.month ? "month" : "year");
	for (uint32_t i = 0; i < r->months.n; i++)
		buf_printf(b, "%.*s,%llu\n", STR_ARG(timeline_label(a, &r->months, i)), (unsigned long long)r->months.counts[i]);
}
