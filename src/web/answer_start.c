/*
 * answer_start - the first page, the help page.
 */
#include "page/help.h"
#include "page/start.h"
#include "web/routes.h"

enum { LOOKS = 40 };

/* A number that a telegram cites and the archive lacks; absent if there is none. */
static bool find_cited(struct visit *v, int64_t id, Str *out, struct error *err)
{
	HeldReferenceList refs = { 0 };

	if (!archive_get_references(v->archive, v->rq->a, id, &refs, err))
		return false;
	for (uint32_t i = 0; i < refs.n && !out->p; i++)
		if (refs.v[i].mrn.p && !refs.v[i].held.n)
			*out = refs.v[i].mrn;
	return true;
}

/* Whether it is one to begin with: whole, with a subject and a number. */
static bool is_sample(const struct summary *s)
{
	return s->complete && s->subject.n && s->mrn.n;
}

/* A telegram to begin with, of the newest ones: the first of them that cites what the archive lacks, else the
 * first at all. */
static bool find_sample(struct visit *v, const struct stats *stats, struct start_page *p, struct error *err)
{
	for (int64_t id = stats->newest_id; id > 0 && id > stats->newest_id - LOOKS && !p->cited.p; id--) {
		struct summary *s = arena_new(v->rq->a, struct summary);
		struct error why = { ERR_NONE, "" };

		if (!archive_get_summary(v->archive, v->rq->a, id, s, &why)) {
			*err = why;
			if (why.kind != ERR_MISSING)
				return false;
		} else if (is_sample(s)) {
			if (!find_cited(v, id, &p->cited, err))
				return false;
			if (p->cited.p || !p->sample)
				p->sample = s;
		}
	}
	return true;
}

bool answer_start(struct visit *v, struct error *err)
{
	struct html h = { &v->rs->body, v->rq->a };
	struct stats stats = { 0 };
	struct start_page p = { .stats = &stats, .archive = str_of(v->room->path) };

	if (!archive_get_stats(v->archive, v->rq->a, &stats, err) || !find_sample(v, &stats, &p, err))
		return false;
	start_page(&h, &p);
	return true;
}

bool answer_help(struct visit *v, struct error *err)
{
	struct html h = { &v->rs->body, v->rq->a };

	(void)err;
	help_page(&h);
	return true;
}
