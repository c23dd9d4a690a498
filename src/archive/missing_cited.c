/*
 * missing_cited - the numbers that are cited and not held, each once, with all that cite it.
 */
#include "archive/missing_part.h"

#include "archive/handle.h"

static bool same_number(const struct cite *x, const struct cite *y)
{
	return mrn_order(&x->mrn, &y->mrn) == 0 && x->doubt == y->doubt &&
	       (series_of(&x->mrn, x->by.raw) == SERIES_OFFICE) == (series_of(&y->mrn, y->by.raw) == SERIES_OFFICE);
}

static MissingCitedList *list_for(struct missing *out, const struct missing_cited *m)
{
	if (m->doubt != DOUBT_NONE)
		return &out->doubtful;
	return m->series != SERIES_POST || m->agency ? &out->aside : &out->cited;
}

static void add_citing(struct arena *a, struct missing_cited *m, const struct cite *c)
{
	if (m->by.n && m->by.v[m->by.n - 1].id == c->by.id)
		return;
	*list_push(a, &m->by) = c->by;
	if (!m->note.p)
		m->note = c->note;
}

static void begin_cited(const struct numbers *s, const struct group *g, const struct cite *c, struct missing *out)
{
	struct missing_cited m = {
		.mrn = c->mrn,
		.text = mrn_str(s->a, &c->mrn),
		.series = series_of(&c->mrn, c->by.raw),
		.doubt = c->doubt,
		.agency = c->agency,
	};

	m.when = pace_when(&g->pace, c->mrn.number);
	add_citing(s->a, &m, c);
	*list_push(s->a, list_for(out, &m)) = m;
}

static bool is_held(const struct numbers *s, const struct group *g, const struct cite *c)
{
	/* A telegram does not cite itself; and an office's number is not the embassy's. */
	if (c->doubt == DOUBT_SELF || series_of(&c->mrn, c->by.raw) == SERIES_OFFICE)
		return false;
	return numbers_hold(s, g, c->mrn.number);
}

static void put_group(const struct numbers *s, const struct group *g, struct missing *out)
{
	const struct cite *before = NULL;
	struct missing_cited *last = NULL;

	for (uint32_t i = g->cite_from; i < g->cite_to; i++) {
		const struct cite *c = &s->cites.v[i];
		MissingCitedList *list;

		out->references++;
		if (is_held(s, g, c)) {
			out->held++;
			continue;
		}
		if (before && same_number(before, c)) {
			add_citing(s->a, last, c);
			continue;
		}
		begin_cited(s, g, c, out);
		list = list_for(out, &(struct missing_cited){ .doubt = c->doubt, .agency = c->agency,
		                                              .series = series_of(&c->mrn, c->by.raw) });
		last = &list->v[list->n - 1];
		before = c;
	}
}

void missing_put_cited(const struct numbers *s, const struct missing_want *want, struct missing *out)
{
	for (uint32_t i = 0; i < s->groups.n; i++)
		if (missing_wanted(want, s->groups.v[i].key.post, s->groups.v[i].key.year))
			put_group(s, &s->groups.v[i], out);
}

static bool describe_one(struct archive *ar, struct arena *a, struct missing_cited *m, struct error *err)
{
	struct rows rows = db_query(ar->db, err,
		"SELECT mrn, time, coalesce(from_post, from_name), subject FROM telegram WHERE id = ?", INT(m->by.v[0].id));

	if (rows_next(&rows)) {
		m->by_mrn = row_text(&rows, 0, a);
		m->by_time = row_text(&rows, 1, a);
		m->by_from = row_text(&rows, 2, a);
		m->by_subject = row_text(&rows, 3, a);
	}
	return rows_end(&rows);
}

/* Read the telegram that cites first and keep only the sentence. */
static bool find_sentence(struct archive *ar, struct arena *a, struct missing_cited *m, missing_sentence *sentence,
                          struct error *err)
{
	struct arena own, scratch;
	Str text;
	bool ok;

	arena_init(&own);
	arena_init(&scratch);
	ok = archive_get_text(ar, &own, m->by.v[0].id, &text, err);
	if (ok) {
		Str found = sentence(&own, telegram_read(&own, &scratch, text), &m->mrn);

		m->sentence = found.p ? arena_str(a, found) : STR_NONE;
	}
	arena_release(&scratch);
	arena_release(&own);
	return ok;
}

bool missing_describe(struct archive *ar, struct arena *a, MissingCitedList *list, uint32_t most,
                      missing_sentence *sentence, struct error *err)
{
	for (uint32_t i = 0; i < list->n && i < most; i++) {
		struct missing_cited *m = &list->v[i];

		if (!m->by_mrn.p && !m->by_time.p && !describe_one(ar, a, m, err))
			return false;
		if (sentence && !m->sentence.p && !find_sentence(ar, a, m, sentence, err))
			return false;
	}
	return true;
}
