/*
 * resolve - any spelling of a telegram's number: which number may be meant, and why.
 */
#include "archive/resolve.h"

#include "archive/handle.h"
#include "archive/resolve_part.h"
#include "authority/posts.h"

enum { CANDIDATES_MOST = 8, NEAR_ROWS = 3, LATER_LEAST = 2, NAME_LEAST = 3 };
enum { YEAR_FIRST = 1950, YEAR_LAST = 2049 }; /* two digits tell these apart */

void candidate_why(struct arena *a, struct candidate *c, Str why)
{
	*list_push(a, &c->why) = why;
}

/* The name of the post as it was written: what stands before the number, years left out. */
static Str spelt_post(Str raw)
{
	Str s = raw;

	while (s.n && !is_alpha((unsigned char)s.p[0]))
		s = str_cut(s, 1, s.n);
	for (size_t i = 0; i < s.n; i++)
		if (is_digit((unsigned char)s.p[i]) || strchr("(#-'/", s.p[i])) {
			s = str_cut(s, 0, i);
			break;
		}
	s = str_trim(s);
	if (s.n > 2 && str_ends(s, S(" A")))
		s = str_trim(str_cut(s, 0, s.n - 2));
	return s;
}

/* "STATE O1234": the letter O that stands for a zero. */
static bool has_letter_zero(Str raw)
{
	for (size_t i = 0; i + 1 < raw.n; i++)
		if (raw.p[i] == 'O' && is_digit((unsigned char)raw.p[i + 1]) &&
		    (i == 0 || !is_alpha((unsigned char)raw.p[i - 1])))
			return true;
	return false;
}

static struct candidate *add_candidate(struct arena *a, struct resolved *r, const struct mrn *m,
                                       const struct resolve_want *want)
{
	struct candidate *c = list_push(a, &r->candidates);

	c->mrn = *m;
	c->series = series_of(m, r->raw);
	if (!m->year && want->year) {
		c->mrn.year = (uint16_t)want->year;
		candidate_why(a, c, S("the year is the one given"));
	} else if (!m->year && want->near.year) {
		c->mrn.year = (uint16_t)want->near.year;
		candidate_why(a, c, S("the year is that of the day given"));
	}
	c->text = mrn_str(a, &c->mrn);
	if (has_letter_zero(r->raw))
		candidate_why(a, c, S("the letter O is read as a zero"));
	return c;
}

static void explain_alias(struct arena *a, struct candidate *c, Str spelt, enum alias_kind kind)
{
	static const char *const says[ALIAS_KIND_COUNT] = {
		[ALIAS_PLAD] = "is its address on the wire",
		[ALIAS_ORIGIN] = "is its name in records of origin",
		[ALIAS_SHORT] = "is its name cut short, as in numbers of 1973-79",
		[ALIAS_VARIANT] = "is a known way of writing it",
		[ALIAS_MALFORMED] = "is a known broken record number",
	};

	if (says[kind] && !str_ieq(spelt, c->mrn.post))
		candidate_why(a, c, arena_printf(a, "%.*s %s", STR_ARG(spelt), says[kind]));
}

/* An office in the embassy has numbers of its own; the embassy's own number comes second. */
static void add_office(struct arena *a, struct resolved *r, const struct mrn *m, const struct resolve_want *want)
{
	struct candidate *c = add_candidate(a, r, m, want);
	Str office = series_office(r->raw);

	r->says = arena_printf(a, "a number of %.*s, whose office has a series of its own", STR_ARG(office));
	c->series = SERIES_POST;
	candidate_why(a, c, S("if the embassy's own number is meant"));
}

/* All posts that an unknown name is as few slips away from as any. */
static void add_near(struct arena *a, struct resolved *r, const struct mrn *m, const struct resolve_want *want)
{
	unsigned best = NEAR_MAX + 1;
	size_t n;
	const struct post *all = post_all(&n);

	for (size_t i = 0; m->post.n >= NAME_LEAST && i < n; i++) {
		unsigned edits = near_edits(m->post, all[i].mrn);

		best = edits < best && (edits == 1 || m->post.n > NAME_LEAST + 1) ? edits : best;
	}
	for (size_t i = 0; best <= NEAR_MAX && i < n && r->candidates.n < CANDIDATES_MOST; i++) {
		struct mrn other = *m;

		if (near_edits(m->post, all[i].mrn) != best)
			continue;
		other.post = all[i].mrn;
		candidate_why(a, add_candidate(a, r, &other, want),
		              arena_printf(a, "no post is called %.*s; %.*s is %s off", STR_ARG(m->post), STR_ARG(other.post),
		                           best == 1 ? "one letter" : "two letters"));
	}
}

/* A name that several posts had. */
static void add_namesakes(struct arena *a, struct resolved *r, const struct mrn *m, Str spelt,
                          const struct resolve_want *want)
{
	struct aliases rows = post_aliases(spelt);

	for (size_t i = 0; i < rows.n && r->candidates.n < CANDIDATES_MOST; i++) {
		struct mrn other = *m;
		bool there = false;

		for (uint32_t k = 0; k < r->candidates.n; k++)
			there |= str_eq(r->candidates.v[k].mrn.post, rows.first[i].post->mrn);
		if (there)
			continue;
		other.post = rows.first[i].post->mrn;
		candidate_why(a, add_candidate(a, r, &other, want),
		              arena_printf(a, "%.*s stands for it, too", STR_ARG(spelt)));
	}
}

void candidates_add(struct arena *a, struct resolved *r, const struct mrn *m, const struct resolve_want *want)
{
	Str spelt = spelt_post(r->raw);
	enum alias_kind kind = ALIAS_MRN;
	enum series series = series_of(m, r->raw);
	const struct post *post = post_by_alias(spelt, &kind);
	struct candidate *c;

	if (!post)
		kind = ALIAS_MRN;
	if (series == SERIES_OFFICE && series_office(r->raw).p)
		add_office(a, r, m, want);
	else if (post_find(m->post) || series != SERIES_POST || !m->post.n) {
		c = add_candidate(a, r, m, want);
		explain_alias(a, c, spelt, kind);
		if (series != SERIES_POST)
			candidate_why(a, c, series_note(series));
		add_namesakes(a, r, m, spelt, want);
	} else {
		add_near(a, r, m, want);
		c = add_candidate(a, r, m, want);
		candidate_why(a, c, S("as it is written; no post of that name is known"));
	}
}

static bool put_held(struct archive *ar, struct arena *a, struct candidate *c, struct error *err)
{
	IdList ids = { 0 };

	if (!archive_find(ar, a, &c->mrn, &ids, err))
		return false;
	for (uint32_t i = 0; i < ids.n; i++)
		if (!archive_get_summary(ar, a, ids.v[i], list_push(a, &c->held), err))
			return false;
	return archive_count_citations(ar, &c->mrn, &c->citations, err);
}

/* A telegram of quite another year is no neighbour. */
static bool put_neighbour(struct archive *ar, struct arena *a, struct candidate *c, int64_t id, struct error *err)
{
	struct summary s = { 0 };

	if (id && !archive_get_summary(ar, a, id, &s, err))
		return false;
	if (id && (!c->mrn.year || (s.year >= c->mrn.year - 1 && s.year <= c->mrn.year + 1)))
		*list_push(a, &c->near) = s;
	return true;
}

/* Of a number without a year the nearest of any year. */
static bool put_nearest(struct archive *ar, struct arena *a, struct candidate *c, struct error *err)
{
	int64_t ids[NEAR_ROWS];
	size_t n = 0;
	struct rows rows = db_query(ar->db, err,
		"SELECT id FROM telegram WHERE post = ? AND airgram = ? ORDER BY abs(number - ?), year LIMIT ?",
		TEXT(c->mrn.post), INT(c->mrn.airgram), INT(c->mrn.number), INT(NEAR_ROWS));

	while (rows_next(&rows) && n < NEAR_ROWS)
		ids[n++] = row_int(&rows, 0);
	if (!rows_end(&rows))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!put_neighbour(ar, a, c, ids[i], err))
			return false;
	return true;
}

static bool put_near(struct archive *ar, struct arena *a, struct candidate *c, struct error *err)
{
	struct neighbours n;

	if (c->held.n || !c->mrn.post.n)
		return true;
	if (!c->mrn.year)
		return put_nearest(ar, a, c, err);
	return archive_get_neighbours(ar, &c->mrn, &n, err) && put_neighbour(ar, a, c, n.before, err) &&
	       put_neighbour(ar, a, c, n.after, err);
}

/* Whether telegrams held show that the post came to the number only after the day. */
static bool is_later(struct archive *ar, const struct candidate *c, struct date day, bool *out, struct error *err)
{
	Str text = arena_printf(&ar->scratch, "%04d-%02d-%02dT99", day.year, day.month, day.day);
	struct rows rows = db_query(ar->db, err,
		"SELECT count(*) FROM (SELECT 1 FROM telegram WHERE post = ? AND airgram = ? AND year = ? AND number < ?"
		" AND time > ? LIMIT 2)",
		TEXT(c->mrn.post), INT(c->mrn.airgram), INT(c->mrn.year), INT(c->mrn.number), TEXT(text));

	*out = rows_next(&rows) && row_int(&rows, 0) >= LATER_LEAST;
	arena_reset(&ar->scratch);
	return rows_end(&rows);
}

/* A number that the post had not come to by then is of the year before. */
static bool judge_day(struct archive *ar, struct arena *a, const struct resolve_want *want, struct resolved *r,
                      struct error *err)
{
	for (uint32_t i = 0; r->inferred && want->near.year && !want->year && i < r->candidates.n; i++) {
		struct candidate *c = &r->candidates.v[i];
		bool later = false;

		if (!is_later(ar, c, want->near, &later, err))
			return false;
		if (!later)
			continue;
		c->mrn.year--;
		c->text = mrn_str(a, &c->mrn);
		c->why.n = 0;
		candidate_why(a, c, S("the year before that of the day given: by then the post had not come to that number"));
	}
	return true;
}

static bool is_known(struct archive *ar, const struct mrn *m, bool *out, struct error *err)
{
	Str mrn = mrn_str(&ar->scratch, m);
	struct rows rows = db_query(ar->db, err,
		"SELECT EXISTS (SELECT 1 FROM telegram WHERE mrn = ?1) OR EXISTS (SELECT 1 FROM reference WHERE mrn = ?1)",
		TEXT(mrn));

	*out = rows_next(&rows) && row_int(&rows, 0);
	arena_reset(&ar->scratch);
	return rows_end(&rows);
}

/* The years in which a number is held or cited, for a candidate without one. */
static bool list_years(struct archive *ar, struct arena *a, const struct candidate *c, IdList *out, struct error *err)
{
	struct mrn m = c->mrn;
	bool known;

	for (m.year = YEAR_FIRST; m.year <= YEAR_LAST; m.year++) {
		if (!is_known(ar, &m, &known, err))
			return false;
		if (known)
			*list_push(a, out) = m.year;
	}
	return true;
}

static bool spread_years(struct archive *ar, struct arena *a, struct resolved *r, struct error *err)
{
	uint32_t n = r->candidates.n;

	for (uint32_t i = 0; i < n; i++) {
		struct candidate c = r->candidates.v[i];
		IdList years = { 0 };

		if (c.mrn.year || !c.mrn.post.n)
			continue;
		if (!list_years(ar, a, &c, &years, err))
			return false;
		for (uint32_t k = 0; k < years.n; k++) {
			struct candidate *to = k ? list_push(a, &r->candidates) : &r->candidates.v[i];

			*to = c;
			to->why.room = to->why.n; /* the list is shared until it grows */
			to->mrn.year = (uint16_t)years.v[k];
			to->text = mrn_str(a, &to->mrn);
			candidate_why(a, to, years.n == 1 ? S("the one year in which the archive knows that number")
			                                  : S("a year in which the archive knows that number"));
		}
	}
	return true;
}

/* Held ones first, then those that are cited, else as they were. */
static void order(struct resolved *r)
{
	for (uint32_t i = 1; i < r->candidates.n; i++) {
		struct candidate c = r->candidates.v[i];
		uint32_t at = i;

		for (; at > 0; at--) {
			const struct candidate *before = &r->candidates.v[at - 1];
			int held = (c.held.n > 0) - (before->held.n > 0);

			if (held < 0 || (held == 0 && c.citations <= before->citations))
				break;
			r->candidates.v[at] = *before;
		}
		r->candidates.v[at] = c;
	}
}

bool resolve_look_up(struct archive *ar, struct arena *a, const struct resolve_want *want, ResolvedList *list,
                     struct error *err)
{
	for (uint32_t i = 0; i < list->n; i++) {
		struct resolved *r = &list->v[i];

		if (!judge_day(ar, a, want, r, err) || !spread_years(ar, a, r, err))
			return false;
		for (uint32_t k = 0; k < r->candidates.n; k++)
			if (!put_held(ar, a, &r->candidates.v[k], err) || !put_near(ar, a, &r->candidates.v[k], err))
				return false;
		order(r);
	}
	return true;
}
