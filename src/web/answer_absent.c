/*
 * answer_absent - the page of a telegram that nobody holds.
 */
#include "page/absent.h"
#include "page/citing.h"
#include "web/named.h"

/* The sentence of the citing text that names the number; absent where only its references do. */
static bool find_sentence(struct visit *v, const struct mrn *m, const struct citation *by, Str *out,
                          struct error *err)
{
	struct loaded l;

	if (!named_load(v, by->id, &l, err))
		return false;
	*out = citing_sentence(v->rq->a, l.cable, m);
	return true;
}

bool answer_absent(struct visit *v, const struct mrn *m, struct error *err)
{
	enum { SENTENCES_MOST = 50 };
	struct html h = { &v->rs->body, v->rq->a };
	struct absent_page p = { .mrn = mrn_str(v->rq->a, m) };
	CitationList list = { 0 };

	if (!archive_get_citations(v->archive, v->rq->a, m, &list, err) ||
	    !named_neighbours(v, m, &p.before, &p.after, err))
		return false;
	for (uint32_t i = 0; i < list.n; i++) {
		struct citing *c = list_push(v->rq->a, &p.cited_by);

		c->citation = list.v[i];
		if (i < SENTENCES_MOST && !find_sentence(v, m, &list.v[i], &c->sentence, err))
			return false;
	}
	v->rs->status = HTTP_NOT_FOUND;
	absent_page(&h, &p);
	return true;
}
