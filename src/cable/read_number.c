/*
 * read_number - the telegram's own number, out of every form it stands in.
 *
 * The archive's record number goes first. On a Department copy the page line,
 * which a machine wrote, goes before the class line, which a person typed; its
 * post is cut to six columns, so the originator's name helps. The year is that
 * of the date-time group.
 */
#include "authority/posts.h"
#include "cable/reader.h"

static const struct mrn_form *first_form(const struct cable *c, enum mrn_place where)
{
	for (uint32_t i = 0; i < c->mrn_forms.n; i++)
		if (c->mrn_forms.v[i].where == where)
			return &c->mrn_forms.v[i];
	return NULL;
}

static bool is_prefix_folded(Str cut, Str whole)
{
	size_t k = 0;

	for (size_t i = 0; i < cut.n; i++) {
		if (!is_alnum((unsigned char)cut.p[i]))
			continue;
		if (k >= whole.n || to_upper((unsigned char)cut.p[i]) != whole.p[k++])
			return false;
	}
	return k > 0;
}

/* A cut post name is the originator's where it fits. */
static void mend_post(const struct cable *c, Str raw, struct mrn *m)
{
	size_t n = 0;

	while (n < raw.n && !is_digit((unsigned char)raw.p[n]))
		n++;
	if (c->from.post.n && is_prefix_folded(str_trim(str_cut(raw, 0, n)), c->from.post))
		m->post = c->from.post;
}

static bool take_form(struct reader *r, enum mrn_place where)
{
	const struct mrn_form *f = first_form(r->c, where);
	struct mrn m;

	if (!f || !mrn_read(r->a, f->raw, &m))
		return false;
	if (where == MRN_IN_PAGE)
		mend_post(r->c, f->raw, &m);
	if (!m.year && r->c->original.there) /* the number is that of the message as it was first sent */
		m.year = (uint16_t)r->c->original.dtg.date.year;
	if (!m.year)
		m.year = (uint16_t)r->c->dtg.date.year;
	r->c->mrn = m;
	return true;
}

static void from_serial(struct reader *r)
{
	const struct transmission *t = &r->c->transmission;
	uint32_t n;
	Str s = t->serial;

	if (t->serial.n)
		add_mrn_form(r, MRN_IN_SERIAL, t->serial);
	if (r->c->mrn.number || !r->c->from.post.n || r->c->form == FORM_READDRESSAL || !take_number(&s, 4, &n) || r->c->classification == LEVEL_NONE)
		return;
	r->c->mrn = (struct mrn){ .post = r->c->from.post, .year = (uint16_t)r->c->dtg.date.year, .number = n };
}

/* An originator that several series share, such as a travelling Secretary, is the one of the number. */
static void settle_originator(struct cable *c)
{
	struct aliases a = post_aliases(c->from.name);

	if (c->mrn.number && !c->from.post.n && str_starts(c->from.name, S("USDEL SECRETARY")))
		c->from.post = c->mrn.post; /* "USDEL SECRETARY JERUSALEM" */
	for (size_t i = 0; i < a.n; i++)
		if (c->mrn.number && str_eq(a.first[i].post->mrn, c->mrn.post))
			c->from.post = c->mrn.post;
}

static void add_places(struct reader *r)
{
	struct cable *c = r->c;

	for (uint32_t i = 0; i < c->mrn_forms.n; i++)
		if (c->mrn_forms.v[i].where == MRN_IN_PAGE || c->mrn_forms.v[i].where == MRN_IN_RECORD)
			*list_push(r->a, &c->where[WHERE_MRN]) = c->mrn_forms.v[i].span;
}

/* A year that the date-time group left out is the record's. */
static void fill_year(struct cable *c)
{
	if (!c->dtg.date.year && c->mrn.year && c->dtg_raw.n && c->dtg.date.month)
		c->dtg.date.year = (int16_t)c->mrn.year;
}

void read_number(struct reader *r)
{
	static const enum mrn_place machine[] = { MRN_IN_RECORD, MRN_IN_PAGE, MRN_IN_CLASS, MRN_IN_ATTRIBUTES };
	static const enum mrn_place person[] = { MRN_IN_RECORD, MRN_IN_CLASS, MRN_IN_PAGE, MRN_IN_ATTRIBUTES };
	const enum mrn_place *order = r->has_nara_page ? machine : person;

	for (int i = 0; i < 4 && !r->c->mrn.number; i++)
		take_form(r, order[i]);
	from_serial(r);
	settle_originator(r->c);
	add_places(r);
	fill_year(r->c);
}
