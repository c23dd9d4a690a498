/*
 * run_plain - a query over telegrams that are looked at one by one.
 */
#include "search/filter.h"
#include "search/match.h"
#include "search/run_part.h"

/* Whether it has a number that the query asks for, not behind a NOT. */
static bool bears_number(const struct query_node *n, const struct cable *c)
{
	if (n->kind == Q_NOT)
		return false;
	if (n->kind == Q_NUMBER)
		return n->number.itself && filter_is_number(n, c);
	for (uint32_t i = 0; i < n->n; i++)
		if (bears_number(n->child[i], c))
			return true;
	return false;
}

static void add_row(struct runner *r, const struct fed *one, const struct document *d)
{
	struct found *row = list_push(r->a, &r->rows);

	*row = (struct found){
		.id = one->id, .time = cable_time(one->cable), .numbered = true, .mrn = one->cable->mrn
	};
	row->mrn.post = row->mrn.post.p ? arena_str(r->a, row->mrn.post) : STR_NONE;
	row->asked = bears_number(r->q->root, one->cable);
	if (r->scoring)
		*list_push(r->a, &r->scored) = scoring_keep(r->scoring, r->a, &r->doc, d);
	if (r->keep && !r->want->count_only) {
		row->ready = r->ready.n;
		*list_push(r->a, &r->ready) = hit_make(r->a, &r->doc, r->q, one, d);
	}
}

/* Every telegram counts in how telling a word is, so that all of its words are needed. */
static void look(void *data, const struct fed *one)
{
	struct runner *r = data;
	bool counts = (r->scoring && !r->weighed) || r->want->parts;
	struct document *d;

	r->out->searched++;
	if (!counts && !match_possible(r->q, one->cable))
		return;
	arena_reset(&r->doc);
	d = document_read(&r->doc, one->cable, r->q->parts | (r->scoring ? PARTS_PLAIN : 0));
	d->id = one->id;
	if (r->scoring && !r->weighed)
		scoring_look(r->scoring, &r->doc, d);
	if (r->want->parts)
		parts_look(&r->doc, &r->out->parts, d);
	if (!match(&r->doc, r->q, d))
		return;
	r->out->total++;
	add_row(r, one, d);
	if (r->want->facets)
		facets_count(r->a, &r->doc, r->out->facets, one, r->out->total);
}

static bool finish(struct runner *r, bool ok)
{
	for (uint32_t i = 0; ok && i < r->scored.n; i++)
		r->rows.v[i].score = (float)scoring_score(r->scoring, &r->scored.v[i]);
	return ok;
}

static void begin(struct runner *r)
{
	if (r->out->sort == SORT_RELEVANCE && !r->want->count_only && !r->scoring)
		r->scoring = scoring_open(r->a, r->q);
}

bool plain_all(struct runner *r, struct error *err)
{
	begin(r);
	return finish(r, feed_walk(r->f, look, r, err));
}

bool plain_some(struct runner *r, const int64_t *ids, size_t n, struct error *err)
{
	begin(r);
	return finish(r, feed_get(r->f, ids, n, look, r, err));
}
