/*
 * diagnose_number - the numbers next to one that no telegram has.
 *
 * An archive also knows what else a spelling may mean; of files, those of the same
 * post before and behind it are found by a walk.
 */
#include "archive/resolve.h"
#include "search/diagnose.h"

/* The numbers before and behind one, as far as the walk has come. */
struct neighbourhood {
	const struct mrn *of;
	struct mrn before, behind; /* number 0: none */
	struct arena *a;
};

static bool is_neighbour(const struct mrn *of, const struct mrn *m)
{
	return m->number > 0 && m->number != of->number && m->airgram == of->airgram && str_ieq(m->post, of->post) &&
	       (of->year == 0 || m->year == of->year);
}

static void look(void *data, const struct fed *one)
{
	struct neighbourhood *w = data;
	const struct mrn *m = &one->cable->mrn;
	struct mrn *to = m->number < w->of->number ? &w->before : &w->behind;
	bool nearer = to->number == 0 || (to == &w->before ? m->number > to->number : m->number < to->number);

	if (!is_neighbour(w->of, m) || !nearer)
		return;
	*to = *m;
	to->post = arena_str(w->a, m->post);
}

static bool near_in_files(struct arena *a, struct feed *f, const struct mrn *m, StrList *out, struct error *err)
{
	struct neighbourhood w = { .of = m, .a = a };

	if (!feed_walk(f, look, &w, err))
		return false;
	if (w.before.number > 0)
		*list_push(a, out) = mrn_str(a, &w.before);
	if (w.behind.number > 0)
		*list_push(a, out) = mrn_str(a, &w.behind);
	return true;
}

static bool near_in_archive(struct arena *a, struct archive *ar, const struct mrn *m, StrList *out, struct error *err)
{
	struct resolve_want want = { .year = m->year };
	ResolvedList list = { 0 };

	resolve_read(a, mrn_str(a, m), &want, &list);
	if (!resolve_look_up(ar, a, &want, &list, err))
		return false;
	for (uint32_t i = 0; i < list.n; i++) {
		for (uint32_t c = 0; c < list.v[i].candidates.n; c++) {
			const struct candidate *one = &list.v[i].candidates.v[c];

			for (uint32_t k = 0; k < one->near.n && out->n < DIAGNOSE_NEAR; k++)
				*list_push(a, out) = one->near.v[k].mrn;
		}
	}
	return true;
}

bool diagnose_numbers(struct arena *a, struct feed *f, AbsenceList *absent, struct error *err)
{
	for (uint32_t i = 0; i < absent->n; i++) {
		const struct query_node *n = absent->v[i].node;

		if (n->kind != Q_NUMBER || absent->v[i].near.n > 0)
			continue;
		if (f->archive ? !near_in_archive(a, f->archive, &n->number.mrn, &absent->v[i].near, err)
		               : !near_in_files(a, f, &n->number.mrn, &absent->v[i].near, err))
			return false;
	}
	return true;
}
