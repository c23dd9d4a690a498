/*
 * similar - telegrams about the same as one.
 */
#include "search/similar.h"

#include <math.h>
#include <stdlib.h>

#include "index/word.h"
#include "search/stem.h"

enum {
	WORDS = 16,     /* of the query */
	WORD_LEAST = 3, /* bytes */
};

/* A word of the telegram, in the form that it has most often. */
struct telling {
	Str form, stem;
	uint32_t often; /* in the telegram */
	double weight;
};
typedef LIST(struct telling) TellingList;

static bool is_telling_form(Str w)
{
	if (w.n < WORD_LEAST)
		return false;
	for (size_t i = 0; i < w.n; i++)
		if (!is_alpha((unsigned char)w.p[i]) && (unsigned char)w.p[i] < 0x80)
			return false;
	return true;
}

static struct tally count_forms(struct arena *a, const struct document *d)
{
	struct tally forms = { .mask = 0 };

	for (uint32_t i = 0; i < d->parts.n; i++) {
		const struct part *p = &d->parts.v[i];

		if (p->kind != PART_SUBJECT && p->kind != PART_PARAGRAPH)
			continue;
		for (uint32_t k = 0; k < p->n; k++)
			if (is_telling_form(d->tokens.v[p->first + k].word))
				tally_put(a, &forms, d->tokens.v[p->first + k].word, 1);
	}
	tally_sort(&forms);
	return forms;
}

static int by_stem(const void *x, const void *y)
{
	const struct telling *a = x, *b = y;
	int stems = str_cmp(a->stem, b->stem);

	if (stems != 0)
		return stems;
	return a->often != b->often ? (a->often > b->often ? -1 : 1) : str_cmp(a->form, b->form);
}

/* Forms of one word are one; the most frequent stands for it. */
static void list_words(struct arena *a, const struct document *d, TellingList *out)
{
	struct tally forms = count_forms(a, d);
	uint32_t n = 0;

	for (uint32_t i = 0; i < forms.counts.n; i++) {
		const struct count *c = &forms.counts.v[i];
		char *stem = arena_raw(a, c->name.n + 1);

		*list_push(a, out) = (struct telling){
			c->name, { stem, stem_read(c->name, stem) }, (uint32_t)c->n, 0
		};
	}
	if (out->n > 1)
		qsort(out->v, out->n, sizeof *out->v, by_stem);
	for (uint32_t i = 0; i < out->n; i++)
		if (n > 0 && str_eq(out->v[n - 1].stem, out->v[i].stem))
			out->v[n - 1].often += out->v[i].often;
		else
			out->v[n++] = out->v[i];
	out->n = n;
}

/* How telling: often here, seldom elsewhere. A word that no other telegram has leads nowhere. */
static void weigh(const struct index *x, TellingList *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		double n = 0;

		for (uint32_t k = 0; k < x->view_count; k++)
			n += word_docs(x->views[k].segment, l->v[i].stem);
		if (n > 1)
			l->v[i].weight =
				(1 + log(l->v[i].often)) * log(1 + ((double)x->docs + 0.5) / (n + 0.5));
	}
}

static int most_telling(const void *x, const void *y)
{
	const struct telling *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return str_cmp(a->stem, b->stem);
}

/* Nobody wrote its ORs: no other reading is to be offered. */
static struct query *without_offer(struct query *q)
{
	q->booleans = q->operators = false;
	return q;
}

static struct query *query_of(struct arena *a, const TellingList *l)
{
	Str text = S("");
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->n && n < WORDS && l->v[i].weight > 0; i++, n++)
		text = arena_printf(a, "%.*s%s%.*s", STR_ARG(text), n ? " OR " : "",
		                    STR_ARG(l->v[i].form));
	return n ? without_offer(query_read(a, text, false)) : NULL;
}

static struct query *make_query(struct arena *a, const struct index *x, const struct document *d)
{
	TellingList l = { 0 };

	list_words(a, d, &l);
	weigh(x, &l);
	if (l.n > 1)
		qsort(l.v, l.n, sizeof *l.v, most_telling);
	return query_of(a, &l);
}

struct reading {
	struct arena *a;
	const struct index *x;
	struct query *query;
};

static void read_one(void *data, const struct fed *one)
{
	struct reading *r = data;

	r->query = make_query(r->a, r->x, document_read(r->a, one->cable, PARTS_PLAIN));
}

static bool ask_index(struct arena *a, struct feed *f, int64_t id, struct query **out,
                      struct error *err)
{
	struct reading r = { .a = a };
	const struct lookup_view *v;
	bool ok;

	if (!f->lookup)
		return true;
	if (!lookup_take(f->lookup, f->archive, f->generation, &v, err))
		return false;
	r.x = v->index;
	ok = !r.x || feed_get(f, &id, 1, read_one, &r, err);
	lookup_give(f->lookup, v);
	*out = r.query;
	return ok;
}

static void take_others(struct arena *a, const struct result *r, int64_t id, uint32_t most,
                        HitList *out)
{
	for (uint32_t i = 0; i < r->hits.n && out->n < most; i++)
		if (r->hits.v[i].id != id)
			*list_push(a, out) = r->hits.v[i];
}

/* Without words to go by, what is much the same is all there is. */
static bool take_alike(struct arena *a, struct feed *f, uint32_t most, struct similar *s,
                       struct error *err)
{
	IdList ids = { 0 };

	for (uint32_t i = 0; i < s->alike.n && ids.n < most; i++)
		*list_push(a, &ids) = s->alike.v[i].id;
	return search_hits(a, f, query_read(a, S(""), true), &ids, &s->hits, err);
}

bool similar_find(struct arena *a, struct feed *f, int64_t id, uint32_t most, struct similar *out,
                  struct error *err)
{
	const struct run_want want = { .sort = SORT_RELEVANCE, .limit = (uint64_t)most + 1 };
	struct result r;

	*out = (struct similar){ 0 };
	if (!archive_get_alike(f->archive, a, id, &out->alike, err) ||
	    !ask_index(a, f, id, &out->query, err))
		return false;
	if (!out->query)
		return take_alike(a, f, most, out, err);
	if (!search_run(a, f, out->query, &want, &r, err))
		return false;
	take_others(a, &r, id, most, &out->hits);
	return true;
}
