/*
 * answer_start - the first page, the help page.
 */
#include "base/json.h"
#include "page/help.h"
#include "page/start.h"
#include "web/routes.h"

/* A telegram to begin with: the newest of the archive that has a subject, within a few. */
static bool find_sample(struct visit *v, const struct stats *s, struct summary *out, bool *found, struct error *err)
{
	enum { LOOKS = 20 };
	struct error missing;

	*found = false;
	for (int64_t id = s->newest_id; id > 0 && id > s->newest_id - LOOKS && !*found; id--)
		if (archive_get_summary(v->archive, v->rq->a, id, out, &missing))
			*found = out->subject.n > 0 && out->complete;
		else if (missing.kind != ERR_MISSING) {
			*err = missing;
			return false;
		}
	return true;
}

/* A number that the sample cites and the archive lacks. */
static bool find_cited(struct visit *v, int64_t id, Str *out, struct error *err)
{
	HeldReferenceList refs;

	if (!archive_get_references(v->archive, v->rq->a, id, &refs, err))
		return false;
	for (uint32_t i = 0; i < refs.n; i++)
		if (refs.v[i].mrn.p && !refs.v[i].held.n)
			*out = refs.v[i].mrn;
	return true;
}

bool answer_start(struct visit *v, struct error *err)
{
	struct html h = { &v->rs->body, v->rq->a };
	struct stats stats = { 0 };
	struct summary sample;
	struct start_page p = { .stats = &stats, .archive = str_of(v->room->path) };
	bool found;

	if (!archive_get_stats(v->archive, v->rq->a, &stats, err) || !find_sample(v, &stats, &sample, &found, err))
		return false;
	if (found && !find_cited(v, sample.id, &p.cited, err))
		return false;
	p.sample = found ? &sample : NULL;
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
