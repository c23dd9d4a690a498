/*
 * resolve_set - lists of telegrams that a query asks for: citedby: and is:duplicate.
 *
 * An archive knows who cites whom and which texts are of one telegram. Files are
 * walked for it, so they must be such as can be read again for the run itself.
 */
#include <stdlib.h>

#include "archive/duplicates.h"
#include "search/feed.h"
#include "search/filter.h"
#include "search/query.h"

/* A text among files: two with one key are of one telegram. */
struct text_of {
	Str key;
	int64_t id;
};

struct resolver {
	struct arena *a;
	struct feed *f;
	struct query_node *node;
	IdList ids;
	LIST(struct mrn) cited;  /* of files: what the number cites */
	LIST(struct text_of) texts;
	struct error *err;
};

static int compare_id(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* In order, each once. */
static void settle(struct resolver *r)
{
	uint32_t n = 0;

	if (r->ids.n > 1)
		qsort(r->ids.v, r->ids.n, sizeof *r->ids.v, compare_id);
	for (uint32_t i = 0; i < r->ids.n; i++) {
		if (n == 0 || r->ids.v[n - 1] != r->ids.v[i])
			r->ids.v[n++] = r->ids.v[i];
	}
	r->node->set.ids = r->ids.v;
	r->node->set.n = n;
}

static bool cited_in_archive(struct resolver *r)
{
	IdList citing = { 0 };

	if (!archive_find(r->f->archive, r->a, &r->node->set.mrn, &citing, r->err))
		return false;
	for (uint32_t i = 0; i < citing.n; i++) {
		HeldReferenceList refs = { 0 };

		if (!archive_get_references(r->f->archive, r->a, citing.v[i], &refs, r->err))
			return false;
		for (uint32_t k = 0; k < refs.n; k++) {
			for (uint32_t h = 0; h < refs.v[k].held.n; h++)
				*list_push(r->a, &r->ids) = refs.v[k].held.v[h];
		}
	}
	return true;
}

static void note_cited(void *data, const struct fed *one)
{
	struct resolver *r = data;
	const struct cable *c = one->cable;

	if (!mrn_means(&r->node->set.mrn, &c->mrn))
		return;
	for (uint32_t i = 0; i < c->refs.n; i++) {
		struct mrn *m;

		if (c->refs.v[i].mrn.number == 0)
			continue;
		m = list_push(r->a, &r->cited);
		*m = c->refs.v[i].mrn;
		m->post = arena_str(r->a, m->post);
	}
}

static void put_cited(void *data, const struct fed *one)
{
	struct resolver *r = data;

	for (uint32_t i = 0; i < r->cited.n; i++) {
		if (mrn_means(&r->cited.v[i], &one->cable->mrn)) {
			*list_push(r->a, &r->ids) = one->id;
			return;
		}
	}
}

/* The same number and the same time, or where one is missing the same bytes. */
static void put_text(void *data, const struct fed *one)
{
	struct resolver *r = data;
	const struct cable *c = one->cable;
	struct date d = c->dtg.date;
	struct text_of *t = list_push(r->a, &r->texts);

	t->id = one->id;
	if (c->mrn.number > 0 && dtg_known(&c->dtg)) {
		Str mrn = mrn_str(r->a, &c->mrn);

		t->key = arena_printf(r->a, "%.*s %d %d", STR_ARG(mrn), date_number(d), (int)c->dtg.minute);
	} else {
		t->key = arena_str(r->a, c->text);
	}
}

static int compare_text(const void *a, const void *b)
{
	const struct text_of *x = a, *y = b;
	int keys = str_cmp(x->key, y->key);

	return keys != 0 ? keys : compare_id(&x->id, &y->id);
}

static void put_same(struct resolver *r)
{
	if (r->texts.n > 1)
		qsort(r->texts.v, r->texts.n, sizeof *r->texts.v, compare_text);
	for (uint32_t i = 0; i < r->texts.n; i++) {
		bool before = i > 0 && str_eq(r->texts.v[i - 1].key, r->texts.v[i].key);
		bool behind = i + 1 < r->texts.n && str_eq(r->texts.v[i + 1].key, r->texts.v[i].key);

		if (before || behind)
			*list_push(r->a, &r->ids) = r->texts.v[i].id;
	}
}

static bool resolve_files(struct resolver *r)
{
	bool cited = r->node->set.which == SET_CITED;

	if (!feed_lasts(r->f))
		return fail(r->err, ERR_USAGE, "%s has to read the telegrams twice; name files or an archive, not -",
		            cited ? "citedby:" : "is:duplicate");
	if (!feed_walk(r->f, cited ? note_cited : put_text, r, r->err) || (cited && !feed_walk(r->f, put_cited, r, r->err)))
		return false;
	put_same(r);
	return true;
}

bool query_resolve(struct query *q, struct arena *a, struct feed *f, struct error *err)
{
	for (uint32_t i = 0; i < q->sets.n; i++) {
		struct resolver r = { .a = a, .f = f, .node = q->sets.v[i], .err = err };
		bool ok = !f->archive ? resolve_files(&r) : r.node->set.which == SET_CITED ? cited_in_archive(&r)
		          : archive_get_duplicates(f->archive, a, &r.ids, err);

		if (!ok)
			return false;
		settle(&r);
	}
	return true;
}
